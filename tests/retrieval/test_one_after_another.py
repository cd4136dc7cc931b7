"""Deals told by their place beside another, lots that are deals, and lists of what came to nothing."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (
            "How many K2s are in Poland's second contract?",
            "And the previous one?",
            "First executive contract for K2 tanks",
        ),
        ("How many K2s are in Poland's first contract?", "and the one after that?", "Second executive contract for K2"),
        ("Ile czołgów K2 jest w drugiej umowie Polski?", "A w poprzedniej?", "First executive contract for K2 tanks"),
        ("폴란드 K2 2차 계약은 몇 대인가요?", "그 이전 계약은?", "First executive contract for K2 tanks"),
        (
            "¿Cuántos K2 incluye el segundo contrato de Polonia?",
            "¿Y el anterior?",
            "First executive contract for K2 tanks",
        ),
    ],
)
def test_a_follow_up_steps_to_the_deal_before_or_after(shipped: Answerer, first: str, then: str, expected: str) -> None:
    assert expected in ask(shipped, first, then).headline


def test_a_first_lot_that_is_a_deal_is_no_batch_of_deliveries(third: Answerer) -> None:
    assert ask(third, "Have all the F-16s of the first Bulgarian lot arrived?").yes_no is True
    assert ask(third, "Has the second lot of Bulgaria's F-16s arrived?").yes_no is False


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which deals were cancelled, shelved or suspended?", "3 deals on record: "),
        ("Whose orders were cancelled?", "1 deal: Honduras's plan for five Lanyu-4 radars (Honduras)"),
        ("Which options lapsed?", "1 deal: Qatar's option on two more Zeevonk minesweepers (Qatar)"),
    ],
)
def test_a_list_of_what_came_to_nothing(fourteenth: Answerer, question: str, expected: str) -> None:
    assert ask(fourteenth, question).headline.startswith(expected)


def test_options_that_lapsed_are_listed_in_spanish(third: Answerer) -> None:
    told = ask(third, "¿Qué opciones de compra caducaron sin ejercerse?").headline
    assert told.startswith("2 acuerdos registrados: Option for two more Avante 2200 corvettes (Catar); ")


def test_what_an_army_had_is_what_had_been_delivered(third: Answerer) -> None:
    told = ask(third, "How many CV90s did the Slovak army have at the end of June 2025?").headline
    assert told.startswith("18 vehicles delivered to Slovakia (CV90;")


def test_renting_asks_for_the_lease(third: Answerer) -> None:
    assert ask(third, "How much did Ecuador spend on renting a C295?").headline.startswith("€9 million: ")


def test_what_was_never_concluded_has_no_day_of_signature(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "On what date did Zagreb sign the contract for the Israeli F-16s?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith("The records don't show that. Cancelled: Croatia (F-16 Barak;")


def test_a_number_of_another_role_is_told_as_what_it_is(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "Why did Taiwan order 82 HIMARS?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith("The records don't show that. 82 launchers notified: HIMARS;")
    assert [line.split(":")[0] for line in answer.details] == ["11 launchers ordered", "18 launchers ordered"]


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Every country that has HIMARS under contract or already delivered?",
            "Estonia, Latvia, Lithuania, Poland and Taiwan",
        ),
        ("Which of the planned purchases were called off for good?", "4 deals on record: Israeli F-16 Barak fighters"),
    ],
)
def test_all_that_came_to_something_and_all_that_came_to_nothing(
    sixteenth: Answerer, question: str, headline: str
) -> None:
    assert ask(sixteenth, question).headline.startswith(headline)


def test_a_sellers_own_figure_is_told_by_the_seller() -> None:
    told = ask(
        build_answerer(WORLDS / "twelfth"), "What does Rotori Adda itself book for the ten Dutch naval helicopters?"
    )
    assert told.headline.startswith("€690 million: ")
    assert told.headline.endswith("(Lombard Rotor Review, citing Rotori Adda)")
