"""Figures named by what came of them, sides that have only another figure, and things asked for beside a deal."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What share of the reduced price had Montenegro paid by 30 June 2025?", "68 percent: €71 million of €104"),
        ("What share of the price had Montenegro paid by 30 June 2025?", "48 percent: €71 million of €148 million"),
    ],
)
def test_the_reduced_price_is_the_one_it_was_cut_to(question: str, start: str) -> None:
    assert ask(build_world("twentysecond"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Karaçal-2 fleets of Turkey, Uzbekistan and Senegal today, biggest first",
            "Turkey: 36 drones (in service), against 9 drones for Uzbekistan and 2 drones for Senegal (delivered), as",
        ),
        ("Who has more Karaçal-2s in service, Turkey or Uzbekistan?", "Turkey: 36 drones (in service), against 9"),
        ("Rank Turkey, Uzbekistan and Senegal by the drones ordered.", "The records don't say."),
    ],
)
def test_no_side_is_left_out_of_a_comparison(eighteenth: Answerer, question: str, start: str) -> None:
    assert ask(eighteenth, question).headline.startswith(start)


def test_a_loan_and_the_first_payment_are_added_up(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "French loan plus down payment: together they make what share of Serbia's Vautour bill?")
    assert answer.headline.startswith("95 percent: 80 % + 15 % of €312 million")
    alone = ask(eighteenth, "What share of the Vautour price does the loan pay?")
    assert alone.headline.startswith("“The loan from two French banks, which pays for 80 per cent of the contract")


def test_how_many_some_money_would_buy_is_no_unit_price(eighteenth: Answerer) -> None:
    question = (
        "With the kroner still free under FMI's ceiling, how many shells could it get at the second contract's price?"
    )
    assert ask(eighteenth, question).outcome is Outcome.DECLINED


def test_a_figure_that_comes_from_a_sum_is_told_with_it(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "What does Thailand's first Almería cost?", "so where do the papers get 19.9 from")
    assert "THB 19.9 billion = THB 17.8 billion + THB 2.1 billion (Cierzo" in answer.headline


def test_a_figure_nobody_gives_comes_from_nowhere(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "Where does the figure of 53 Bulgarian tanks come from?").outcome is Outcome.DECLINED


def test_anything_beside_the_main_thing_is_asked_of_the_contract(eighteenth: Answerer) -> None:
    question = "Any recovery vehicles in Bulgaria's second tank contract?"
    assert ask(eighteenth, question).headline.startswith("Yes: 3 vehicles support vehicles: Hagen Berge")
    assert ask(eighteenth, question, "How many?").headline.startswith("3 vehicles ordered by Bulgaria")
    assert ask(eighteenth, question, "price of just those?").outcome is Outcome.DECLINED
    assert ask(eighteenth, "Any radars in Bulgaria's second tank contract?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("questions", "start"),
    [
        (
            ("Ile radarów Korpen 4D kupiła Słowenia?", "A ile z nich stanie na ciężarówkach?"),
            "Słowenia: zamówiono 1 radar",
        ),
        (("How many Korpen radars did Slovenia buy?", "How many of those will be on trucks?"), "1 radar ordered by"),
        (("How many trucks did Slovenia buy?",), "No deal for military truck with Slovenia is on record."),
    ],
)
def test_what_goes_on_trucks_is_told_of_those_counted(
    eighteenth: Answerer, questions: tuple[str, ...], start: str
) -> None:
    assert ask(eighteenth, *questions).headline.startswith(start)
