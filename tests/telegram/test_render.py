"""Answers as messages: what is on them, in which order, and that they always fit."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.render import BUDGET, render_answer
from bot.telegram.wording import Wordings
from index.records import Article
from retrieval.answer import Answer, Citation, Outcome
from tests.telegram.desk import HERALD, QUOTE, SEVENTY_ONE, UNKNOWN
from tests.telegram.double.entities import check_entities, typed_entities
from tests.telegram.test_text import HOSTILE

ENGLISH = Wordings().of("en")


def _article(number: int, **fields: object) -> Article:
    return HERALD.model_copy(update={"id": f"a{number}", "url": f"https://x.org/{number}", **fields})


def test_a_summary_is_cited_as_a_summary() -> None:
    summary = _article(1, is_summary=True, publisher="Rzeczpospolita", published=date(2023, 11, 1))
    answer = replace(SEVENTY_ONE, citations=(Citation(summary, "48 FA-50s", "Rzeczpospolita"),))
    assert render_answer(answer, ENGLISH).text.text.endswith(
        "[1] “48 FA-50s” — summary of Rzeczpospolita\n[1] summary of Rzeczpospolita, 1 November 2023"
    )


def test_an_article_cited_twice_is_one_source_with_two_quotes() -> None:
    undated = _article(2, published=None, url=None, publisher="MON")
    citations = (
        Citation(HERALD, QUOTE, "The Korea Herald"),
        Citation(undated, "180 tanks", "MON"),
        Citation(HERALD, "109  were\nto come", "The Korea Herald"),
        Citation(HERALD, QUOTE, "The Korea Herald"),
    )
    assert render_answer(replace(SEVENTY_ONE, citations=citations), ENGLISH).text.text.endswith(
        f"[1] “{QUOTE}” — The Korea Herald\n"
        "[2] “180 tanks” — MON\n"
        "[1] “109 were to come” — The Korea Herald\n"
        "[1] The Korea Herald, 18 November 2024\n"
        "[2] MON"
    )


def test_a_refusal_explains_no_figure() -> None:
    nearest = replace(SEVENTY_ONE, headline="The records don't say.", strong="", outcome=Outcome.DECLINED)
    text = render_answer(nearest, ENGLISH).text.text
    assert text.startswith("The records don't say.\n\n109 were still to come.")
    assert text.endswith("Read as: delivered quantity · buyer Poland · product K2")


def test_several_details_are_a_list() -> None:
    text = render_answer(replace(UNKNOWN, reading="", details=("one", "two")), ENGLISH).text
    assert text.text == "The records don't say.\n\n• one\n• two"


def test_notes_are_set_apart() -> None:
    noted = replace(UNKNOWN, outcome=Outcome.ANSWERED, notes=("Nobody has reviewed this figure.",))
    text = render_answer(noted, ENGLISH).text
    assert text.text == "The records don't say.\n\nNobody has reviewed this figure."


def test_a_strong_part_that_does_not_start_the_headline_stresses_nothing() -> None:
    text = render_answer(replace(SEVENTY_ONE, strong="180 tanks"), ENGLISH).text
    assert "bold" not in {span.kind for span in text.spans}
    assert text.text.startswith("71 of the 180 K2 tanks ordered")


def test_at_most_four_choices() -> None:
    answer = replace(UNKNOWN, outcome=Outcome.CLARIFY, choices=tuple("abcdef"))
    buttons = render_answer(answer, ENGLISH).buttons
    assert [(button.label, button.data) for button in buttons] == [
        ("a", "choice:1"),
        ("b", "choice:2"),
        ("c", "choice:3"),
        ("d", "choice:4"),
    ]


def test_hostile_text_is_inert_wherever_it_comes_from() -> None:
    article = _article(3, publisher=HOSTILE, url="javascript:alert(1)")
    answer = Answer(
        HOSTILE,
        Outcome.DECLINED,
        HOSTILE[:9],
        None,
        (),
        None,
        (HOSTILE,),
        None,
        (Citation(article, *[HOSTILE] * 2),),
    )
    answer = replace(answer, reading=HOSTILE, notes=(HOSTILE,))
    text = render_answer(answer, ENGLISH, HOSTILE).text
    assert typed_entities(text.text) == []
    assert {span.kind for span in text.spans} == {"bold", "italic", "expandable_blockquote"}


def test_quotes_are_cut_first_then_details_then_sources() -> None:
    long_quotes = tuple(Citation(_article(number), "q" * 900, "MON") for number in range(8))
    details = tuple(f"{number}. {'z' * 148}" for number in range(8))
    answer = replace(SEVENTY_ONE, citations=long_quotes[:4])
    assert _kept(answer) == (4, 1, 4)
    assert _kept(replace(answer, citations=long_quotes, details=details)) == (8, 8, 8)
    assert _kept(replace(answer, citations=long_quotes, details=details * 2)) == (0, 16, 8)
    kept = _kept(replace(answer, citations=long_quotes, details=details * 4))
    assert (kept[0], kept[2]) == (0, 8)
    assert 15 < kept[1] < 32
    wordy = tuple(Citation(_article(n, publisher="P" * 600), "q", "MON") for n in range(8))
    assert _kept(replace(answer, citations=wordy, details=details)) == (0, 0, 5)


def _kept(answer: Answer) -> tuple[int, int, int]:
    text = render_answer(answer, ENGLISH).text
    assert len(text) <= BUDGET
    lines = text.text.splitlines()
    details = sum(line.endswith(("z", "come.")) for line in lines)
    return text.text.count("“"), details, sum(line.startswith("[") and "“" not in line for line in lines)


@given(
    headline=st.text(min_size=1, max_size=5000).filter(str.strip),
    details=st.lists(st.text(max_size=2000), max_size=8),
    quotes=st.lists(st.text(min_size=1, max_size=9000), max_size=8),
    question=st.text(max_size=500),
)
def test_every_answer_fits_and_is_sound(headline: str, details: list[str], quotes: list[str], question: str) -> None:
    citations = tuple(Citation(_article(number), quote, "x" * 700) for number, quote in enumerate(quotes))
    answer = Answer(headline, Outcome.ANSWERED, headline[:40], details=tuple(details), citations=citations)
    text = render_answer(answer, ENGLISH, question).text
    assert len(text) <= BUDGET
    check_entities(text.text, [entity.to_dict() for entity in text.entities()])


@pytest.mark.parametrize("language", ["en", "pl", "ko", "", None, "x-unknown", "EN-us"])
def test_every_language_has_words(language: str | None) -> None:
    assert render_answer(UNKNOWN, Wordings().of(language)).text.text.startswith("The records don't say.")
