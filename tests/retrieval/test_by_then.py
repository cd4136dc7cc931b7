"""What is said to have come by a past day: held against counts and first arrivals, not against plans."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world, figures_in


@pytest.mark.parametrize(
    ("world", "question", "yes", "figure"),
    [
        ("eighth", "Had all the mortars arrived by the end of 2025?", False, "12 mortars delivered"),
        ("eighth", "Had all of the Philippines' radars arrived by the end of 2023?", False, "11 radars delivered"),
        ("fourth", "Had any Lynx arrived by summer 2022?", False, "15 October 2022"),
        ("fourth", "Did Portugal receive its first KC-390 in 2023?", True, "16 October 2023"),
        ("fourth", "Did Portugal receive its first KC-390 in February 2023?", False, "16 October 2023"),
        (
            "sixteenth",
            "Had all of Poland's TB2s arrived by mid-2024?",
            True,
            "16 May 2024: deliveries to Poland completed",
        ),
        ("sixteenth", "Were all of Croatia's Rafales there by the end of 2024?", False, "In delivery: Croatia"),
    ],
)
def test_what_had_come_by_then_is_told_by_what_came(world: str, question: str, figure: str, *, yes: bool) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert figure in answer.headline


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("sixteenth", "Did Indonesia get its first Rafale in 2025?"),  # it was planned so; the first came later
        ("sixteenth", "Had Lithuania's HIMARS arrived by the end of 2025?"),
    ],
)
def test_a_plan_does_not_show_that_it_came_about(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Talcahuano had both ex-Norwegian subs by the summer of 2025 – true?", "Yes: 2 April 2025"),
        ("Were both Hval submarines delivered by March 2025?", "No: on record is 2 April 2025"),  # the plan was March
        ("Had Denmark got all its Kaarna 26s by the end of 2025?", "No: on record is 6 bridges of 14 delivered"),
    ],
)
def test_all_by_a_past_day_is_told_by_what_came(thirteenth: Answerer, text: str, told: str) -> None:
    assert ask(thirteenth, text).headline.startswith(told)


def test_plan_for_a_past_day_proves_no_arrival(shipped: Answerer) -> None:
    text = "Had all K2s of the first contract been delivered to Poland by the end of {}?"
    assert ask(shipped, text.format(2025)).headline.startswith("Yes: 13 November 2025: deliveries to Poland completed")
    assert ask(shipped, text.format(2024)).yes_no is False


@pytest.mark.parametrize(
    ("world", "question", "yes", "figure"),
    [
        ("third", "Isn't it true that Bulgaria ordered 190 Strykers?", False, "178 vehicles ordered"),
        ("fourth", "Isn't it true that Hungary ordered 90 Lynx in the first call-off?", False, "46 vehicles ordered"),
        ("third", "Isn't it true that Nigeria got 180 Cobras under the first call-off?", True, "180 vehicles"),
    ],
)
def test_is_it_not_true_asks_of_no_remainder(world: str, question: str, figure: str, *, yes: bool) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert figure in answer.headline


def test_promise_of_a_thing_is_not_its_delivery() -> None:
    text = "Has Mondego delivered the car that replaces the one lost overboard?"
    assert ask(build_world("twentyfirst"), text).outcome is Outcome.DECLINED
    assert ask(build_world("twentyfirst"), "Was one Lontra lost overboard?").yes_no is True


@pytest.mark.parametrize(
    "question",
    [
        "The 18 jammers of Denmark's first call-off – were they in by the agreed end of 2024?",
        "Did Denmark's jammers make it by the end of 2024?",
    ],
)
def test_what_was_due_by_a_day_tells_nothing_of_what_came(question: str) -> None:
    answer = ask(build_world("seventh"), question)
    assert answer.yes_no is False
    assert answer.headline.startswith("No: on record is 15 systems of 18 delivered to Denmark")


@pytest.mark.parametrize(
    "question",
    [
        "Did Denmark's jammers arrive in 2024?",
        "Did the last of Denmark's jammers arrive in 2024?",
        "Were deliveries to Denmark completed in 2024?",
        "¿Llegaron los inhibidores a Dinamarca en 2024?",
        "Czy ostatnie zagłuszarki dotarły do Danii w 2024 roku?",
    ],
)
def test_the_year_in_which_it_was_due_is_not_the_one_in_which_it_came(question: str) -> None:
    answer = ask(build_world("seventh"), question)
    assert (answer.yes_no, figures_in(answer)[:1]) == (False, ["15 systems"])


def test_the_year_in_which_it_came_is() -> None:
    answer = ask(build_world("seventh"), "Did Chile's patrol planes arrive in 2021?")
    assert answer.headline.startswith("Yes: 2 aircraft of 2 delivered to Chile")
