"""Prices and years said to differ, sums of two papers, and offers told by the countries that make them."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


def test_two_prices_are_told_where_the_number_given_is_a_count(ninth: Answerer) -> None:
    headline = ask(ninth, "Why do I see two euro prices for Slovenia's 54 Gams?").headline
    assert "€79.5 million" in headline
    assert "€97 million" in headline


def test_two_counts_are_still_told(eighteenth: Answerer) -> None:
    headline = ask(eighteenth, "Why is Oman's order given as 30 by some and 24 by others?").headline
    assert "30 howitzers" in headline
    assert "24 howitzers" in headline


def test_years_at_odds_are_told_with_who_gives_them(fifth: Answerer) -> None:
    headline = ask(fifth, "Why do sources give two years for the first of Thailand's new batteries?").headline
    assert "2028 (Bangkok Defence Desk, citing Royal Thai Army" in headline
    assert "2027 (Bangkok Defence Desk, citing Öresund Systems" in headline


def test_sums_of_two_papers_are_held_side_by_side(twelfth: Answerer) -> None:
    question = "One paper prints 1.02 billion NZ dollars for the minehunters, another 1.09. How come?"
    headline = ask(twelfth, question).headline
    assert "NZD 1.02 billion, a conversion" in headline
    assert "NZD 1.09 billion" in headline


def test_offers_are_told_by_the_countries_that_make_them(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Whose offer to Croatia was cheaper, the Norwegian or the French one?")
    assert answer.headline.startswith("Sagittaire Systèmes (France): €198 million")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "절충교역 비율은 케냐 이스크라 계약과 우루과이 하브쇤 기본협정 중 어느 쪽이 더 높나요?",
            "Ten LM-41 Jiskra for Kenya (케냐): 40%",
        ),
        (
            "¿Qué compensación es mayor en porcentaje, la de Kenia por los Jiskra o la de Uruguay por los Havsörn?",
            "Ten LM-41 Jiskra for Kenya (Kenia): 40 %",
        ),
    ],
)
def test_offsets_in_percent_are_compared(eleventh: Answerer, question: str, start: str) -> None:
    assert ask(eleventh, question).headline.startswith(start)


def test_two_who_are_asked_to_agree_on_a_day_and_dont() -> None:
    answer = ask(build_world("twentysecond"), "Do maker and ministry agree on when the Bar battery comes?")
    assert answer.headline.startswith("Sources disagree: September 2026 (Southern Skies Quarterly, citing Ionia")
    assert "November 2026" in answer.headline


def test_a_figure_that_was_put_right_is_told_with_the_right_one() -> None:
    question = "Where did the figure of 11 Garças in December 2024 come from, and does it still stand?"
    assert ask(build_world("twentysecond"), question).headline == (
        "Sources disagree: 11 aircraft (Manama Business Post, citing Bahrain Defence Force, 15 December 2024); 9 "
        "aircraft (Manama Business Post, 15 December 2024)"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Do Embrasul and the Portuguese auditors tell the same story about the refund?",
        "Do Embrasul and the Portuguese court of auditors agree on the refund?",
        "Do Embrasul and the Portuguese court of auditors give the same figure for the refund?",
    ],
)
def test_two_who_are_asked_to_say_the_same_and_dont(eighteenth: Answerer, question: str) -> None:
    answer = ask(eighteenth, question)
    assert answer.yes_no is False
    assert "€22 million (Southern Cone Aviation, citing Embrasul Aeronáutica, 14 August 2025)" in answer.headline
    assert "€18 million (Southern Cone Aviation, citing Portuguese court of auditors, 2 July 2025)" in answer.headline


def test_two_who_say_the_same_are_not_at_odds(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Do Embrasul and Portugal agree on the number of jets ordered?")
    assert answer.headline.startswith("Tagus Newswire, 7 July 2022: 10 aircraft ordered")
