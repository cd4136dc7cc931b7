"""split_sentences: exact spans, headings and rows apart, abbreviations and decimals whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.sentences import split_sentences


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        (
            "en",
            "Warsaw picked the contractor.Under the deal it pays approx. $2.1 billion. Gen. K. Kim agreed.",
            [
                "Warsaw picked the contractor.",
                "Under the deal it pays approx. $2.1 billion.",
                "Gen. K. Kim agreed.",
            ],
        ),
        (
            "en",
            "Hanwha Co., Ltd. said on Nov. 18 that 3.4 trillion won was paid. The U.S. Army bought 12.",
            [
                "Hanwha Co., Ltd. said on Nov. 18 that 3.4 trillion won was paid.",
                "The U.S. Army bought 12.",
            ],
        ),
        (
            "pl",
            "Umowa kosztuje ok. 26 mld zł. Obejmuje 180 szt. czołgów K2.",
            ["Umowa kosztuje ok. 26 mld zł.", "Obejmuje 180 szt. czołgów K2."],
        ),
        (
            "es",
            "El Sr. Pérez compró en EE. UU. aprox. 40 unidades. Firmaron ayer.",
            ["El Sr. Pérez compró en EE. UU. aprox. 40 unidades.", "Firmaron ayer."],
        ),
        (
            "ko",
            "현대로템은 18일 밝혔다.계약 규모는 9.2조원이다. 폴란드는 180대를 받는다.",
            ["현대로템은 18일 밝혔다.", "계약 규모는 9.2조원이다.", "폴란드는 180대를 받는다."],
        ),
    ],
)
def test_sentences_are_parted_and_abbreviations_are_not(language: str, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text, language)] == sentences


def test_headings_list_entries_and_table_rows_are_sentences_of_their_own() -> None:
    text = (
        "The package\nUnder the contract that was signed in Gliwice, Poland gets these:\n\n"
        "- 180 tanks\n- 81 other vehicles\n\n| Year | Tanks |\n| 2026 | 20 |\nNothing else was said."
    )

    assert [sentence.text for sentence in split_sentences(text, "en")] == [
        "The package",
        "Under the contract that was signed in Gliwice, Poland gets these:",
        "- 180 tanks",
        "- 81 other vehicles",
        "| Year | Tanks |",
        "| 2026 | 20 |",
        "Nothing else was said.",
    ]


def test_a_line_that_only_wraps_ends_no_sentence() -> None:
    text = "The earlier contract, from 2022, also covered 180 tanks and was signed by\nHyundai Rotem in Warsaw."

    assert [sentence.text for sentence in split_sentences(text, "en")] == [text]


@given(
    st.text() | st.from_regex(r"([A-Z][a-z]+|[ .!?\n|\"-]|Co|다|ok){1,40}"),
    st.sampled_from(("en", "ko", "pl", "es", "de")),
)
def test_sentences_cover_every_word_of_any_text_in_order(text: str, language: str) -> None:
    sentences = split_sentences(text, language)

    assert all(sentence.text == text[sentence.start : sentence.end] != "" for sentence in sentences)
    assert all(first.end <= second.start for first, second in pairwise(sentences))
    assert "".join("".join(sentence.text.split()) for sentence in sentences) == "".join(text.split())
