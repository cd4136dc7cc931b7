"""What came between two dates, how a count grew, what two parties say apart, and what became of an option."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_what_came_between_two_dates_is_the_growth_of_the_count(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2s reached Poland between 18 November 2024 and 13 November 2025?")
    assert answer.headline.startswith("109 tanks: 180 tanks (13 November 2025, delivered) − 71 tanks (18 November 2024")


def test_what_came_since_an_unconfirmed_count_is_not_told(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2s reached Poland between 31 December 2023 and 18 November 2024?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Ile Freccii z pierwszego zamówienia dotarło do Maroka między 31 marca 2024 a 28 lutego 2025?", "19 pojazdów"),
        ("¿Cuántos Freccia del primer pedido llegaron a Marruecos entre el 31 de marzo de 2024 y el 28 de febrero de "
         "2025?", "19 vehículos"),
        ("2024년 3월 31일부터 2025년 2월 28일까지 모로코에 인도된 1차 프레치아는 몇 대인가요?", "19 대"),
    ],
)  # fmt: skip
def test_a_stretch_is_told_in_every_language(fifth: Answerer, question: str, figure: str) -> None:
    assert ask(fifth, question).headline.startswith(f"{figure}: 41")


@pytest.mark.parametrize(
    "question",
    [
        "How has the tally of K2s delivered to Poland grown?",
        "Jak rosła liczba czołgów K2 dostarczonych Polsce?",
        "¿Cómo fue creciendo la cuenta de K2 entregados a Polonia?",
        "폴란드 K2 인도 누계는 어떻게 늘었나요?",
    ],
)
def test_a_count_that_grew_is_told_in_order(shipped: Answerer, question: str) -> None:
    assert ask(shipped, question).headline.endswith("10 → 31 → 46 → 71 → 77 → 84 → 119 → 180")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What's the gap between the German yard's price for Chile's Type 220s and the comptroller general's?",
         "€70 million: €1.31 billion (Comptroller General of Chile, contract value) − €1.24 billion (Förde Werft"),
        ("How much did Chile pay for its submarines besides the deposit?", "€124 million: €310 million"),
        ("Of the vehicles delivered under the second Freccia call-off, how many were not built in Morocco?",
         "5 vehicles: 9 (delivered) − 4 (built in the buyer's country)"),
        ("How many Caracals of Kuwait's option were taken up, and how many lapsed?",
         "2 helicopters: 6 (under option) − 4 (ordered)"),
        ("In August 2025, how many helicopters could Kuwait still draw from its Caracal option?",
         "2 helicopters: 6 (under option) − 4 (ordered)"),
        ("How many helicopters can Kuwait still draw from its Caracal option?", "option lapsed"),
        ("How many Pilen missiles did Thailand buy in 2022, as wrongly reported?", "48 missiles ordered by Thailand"),
    ],
)  # fmt: skip
def test_figures_are_held_against_the_right_ones(fifth: Answerer, question: str, start: str) -> None:
    assert ask(fifth, question).headline.startswith(start)


def test_a_price_without_tax_is_none_with_it(fifth: Answerer) -> None:
    answer = ask(fifth, "What is the gross price of Thailand's second Trana contract?")
    assert answer.outcome is Outcome.DECLINED
    assert any("SEK 5.4 billion" in line for line in answer.details)


def test_a_history_of_an_option_begins_with_its_grant(fifth: Answerer) -> None:
    details = ask(fifth, "Give me the timeline of the Caracal option.").details
    assert [line.split(":")[0] for line in details[:3]] == ["8 March 2022", "17 June 2025", "31 December 2025"]


def test_a_third_of_two_is_corrected(fifth: Answerer) -> None:
    answer = ask(fifth, "Why was the third battery from Thailand's first Trana contract so late?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
