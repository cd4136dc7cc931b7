"""Wordings that cue words take for what hardly anybody asks: the exemplars know better what is wanted."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("rent podgorica pays for the borrowed minesweeper, whole term, eur",
         "€36 million: value of Montenegro's deal (Zeevonk; "),
        ("Once the four years are up, may the Montenegrins simply buy the ship they're leasing?",
         "No: on record is “The lease gives no right to buy.” (Zeevonk; "),
        ("I'm totting up what Ulaanbaatar has spent so far on hand-me-down Thai dozers. Both purchases, in baht?",
         "THB 55 million contract value in all by Mongolia (Khwai 30): THB 42 million + THB 13 million"),
    ],
)  # fmt: skip
def test_what_is_likelier_wanted_is_told(fourteenth: Answerer, question: str, headline: str) -> None:
    assert ask(fourteenth, question).headline.startswith(headline)


def test_a_date_to_look_from_is_not_what_is_wanted(eleventh: Answerer) -> None:
    what = "I'm reconstructing what people thought at the start of September 2023."
    assert ask(eleventh, f"{what} How many trainers had Nairobi got by then?").headline.startswith(
        "3 aircraft delivered to Kenya (LM-41 Jiskra; "
    )


def test_what_is_rarely_asked_so_is_told_where_the_words_are_plain(fourteenth: Answerer) -> None:
    told = ask(fourteenth, "How many minesweepers does Montenegro lease?").headline
    assert told.startswith("1 minesweeper leased by Montenegro (Zeevonk; ")


def test_languages_without_exemplars_are_read_by_their_cue_words(fourteenth: Answerer) -> None:
    told = ask(fourteenth, "¿Cuántos dragaminas arrienda Montenegro?").headline
    assert told.startswith("1 minesweepers en arrendamiento para Montenegro (Zeevonk; ")
