"""Events said to have been one before the other, and plants said to be in another country."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "ninth",
            "Ireland signed first and only then chose the Terne 60. How long did that choice take?",
            "The records don't show that. 2 July 2025 selected: Terne 60",
        ),
        (
            "ninth",
            "Why was Sri Lanka's contract signed before the cabinet approved it?",
            "The records don't show that. 6 February 2023 approved: Terne 45",
        ),
        (
            "fifteenth",
            "Luxembourg drew on its goggles option before it had been given a single pair. Why so early?",
            "The records don't show that. 310 goggles delivered: Luchs",
        ),
        (
            "fifteenth",
            "Why did Fiji let its option lapse before the first aircraft arrived?",
            "The records don't show that. October 2023 deliveries start: Umineko",
        ),
    ],
)
def test_an_order_of_events_that_their_days_contradict_is_corrected(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.headline.startswith(told)
    assert answer.outcome is Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Did Ireland choose its boat before it signed?", True),
        ("¿Eligió Irlanda el Terne 60 antes de firmar?", True),
        ("Czy Irlandia podpisała umowę, zanim wybrała Terne 60?", False),
        ("아일랜드는 테르네 60을 선정하기 전에 서명했나요?", False),
    ],
)
def test_which_of_two_events_was_first_is_told_by_their_days(question: str, yes: bool) -> None:
    assert ask(build_world("ninth"), question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Which Dominican yard builds the four Yurumí for Bolivia?",
            "Not Dominican Republic: Yurumí for Bolivia comes from Mompox (Colombia).",
        ),
        (
            "¿Qué astillero dominicano fabrica los cuatro Yurumí de la Armada Boliviana?",
            "No República Dominicana: Yurumí para Bolivia es de Mompox (Colombia).",
        ),
        ("Która dominikańska stocznia buduje cztery promy Yurumí dla Boliwii?", "Nie Dominikana: Yurumí (Boliwia)"),
    ],
)
def test_no_plant_of_another_buyer_makes_what_is_asked_about(question: str, told: str) -> None:
    assert ask(build_world("fifteenth"), question).headline.startswith(told)


def test_a_plant_of_the_buyers_own_is_told() -> None:
    answer = ask(build_world("fifteenth"), "Which Bolivian yard builds two of the Yurumí for Bolivia?")
    assert answer.headline.startswith("“con el astillero local Navales del Beni”")


def test_events_of_two_deals_are_put_in_no_order_by_either(shipped: Answerer) -> None:
    question = "Did Poland sign its second K2 contract before the first was completed?"
    assert ask(shipped, question).outcome is Outcome.DECLINED


def test_that_something_came_tells_nothing_of_what_went_before_it() -> None:
    question = "Did Malta let its option go before it got its first ship?"
    assert ask(build_world("eleventh"), question).outcome is Outcome.DECLINED


def test_what_is_upgraded_is_not_new() -> None:
    answer = ask(build_world("fifteenth"), "Are Benin's goggles new?")
    assert answer.headline.startswith("No: on record is 310 goggles to be upgraded: Luchs-7")
    assert ask(build_world("fifteenth"), "Are Kosovo's goggles new?").outcome is Outcome.DECLINED


def test_why_one_thing_is_so_bears_out_nothing_of_all() -> None:
    assert ask(build_world("eleventh"), "Are all ten of Kenya's Jiskras armed?").outcome is Outcome.DECLINED
