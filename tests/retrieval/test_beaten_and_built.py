"""What a question takes for granted of who won, where things were built, and what was only rumoured."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "With the Ciocârlia having beaten the Hamsa in Budapest, who trains the Hungarian instructors?",
            "The records don't show that. Lost to a competitor: Hungary (Ciocârlia 2;",
        ),
        (
            "After the Czapla beat the Mésange in Zambia, how many were ordered?",
            "The records don't show that. Zakłady Lotnicze Wisłok losing bidder: Mésange;",
        ),
        (
            "Which hangar at Ngerengere put together the four Czaplas assembled in Tanzania?",
            "The records don't show that. 4 helicopters built in the buyer's country: Czapla;",
        ),
        (
            "Why did Kyrgyzstan order Solbarams in 2026?",
            "The records don't show that. Bishkek denied the order",
        ),
    ],
)
def test_false_premises_are_corrected(question: str, told: str) -> None:
    answer = ask(build_world("thirtyfirst"), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith(told)


def test_who_did_win_is_no_false_premise() -> None:
    question = "Who trains the crews after the Hamsa defeated the Ciocârlia in Hungary?"
    assert ask(build_world("thirtyfirst"), question).outcome is Outcome.DECLINED


def test_where_things_are_built_is_no_false_premise() -> None:
    answer = ask(build_world("thirtyfirst"), "Where are the Czaplas for Tanzania built?")
    assert answer.outcome is not Outcome.PREMISE_REJECTED


def test_a_rumour_of_the_year_named_is_held_against_its_denial() -> None:
    world = build_world("thirtyfirst")
    answer = ask(world, "Kyrgyzstan bought Korean drones this year, didn't it?")
    assert (answer.yes_no, answer.outcome) == (False, Outcome.ANSWERED)
    assert ask(world, "Did Kyrgyzstan buy Korean drones in 2024?").outcome is Outcome.DECLINED


def test_what_was_chosen_need_not_have_come() -> None:
    question = "Hélicoptères du Forez got picked by a neighbour later. Which country, how many machines?"
    assert ask(build_world("thirtyfirst"), question).outcome is not Outcome.PREMISE_REJECTED


def test_south_america_names_no_united_states() -> None:
    answer = ask(build_world("thirtyfirst"), "Which countries in South America has Vindravati Aircraft bid to?")
    assert answer.headline == "Ecuador"
