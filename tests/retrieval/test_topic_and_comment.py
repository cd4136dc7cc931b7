"""Questions that set a topic first, and yes or no to what no role has: by what a sentence says of just that."""

import pytest

from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer, build_world


@pytest.mark.parametrize(
    ("world", "question", "yes", "said"),
    [
        ("seventh", "Chile's Umineko buyout: does the rent already paid come off the price?", False, "none of that"),
        ("seventh", "Denmark's jammers - are they all delivered?", True, "18 systems of 18 delivered"),
        ("seventh", "Zambia and its Inyatis: has it cancelled?", True, "cancelled status"),
        ("seventh", "Is Lusaka hanging on to the Inyatis it got before it pulled out?", True, "means to keep them"),
        ("seventh", "Does Zambia keep the six Inyatis it received?", True, "means to keep them"),
        ("thirteenth", "Did the Lobito dock open?", True, "opened in May 2025"),
        ("thirteenth", "Has the first Liwa been launched?", True, "launched in Abu Dhabi"),
    ],
)
def test_what_is_said_of_a_topic_is_a_yes_or_no(world: str, question: str, yes: bool, said: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert said in answer.headline


def test_a_topic_that_asks_is_no_topic() -> None:
    answer = ask(build_world("seventh"), "Latvia's howitzers: how many are in?")
    assert answer.headline.startswith("16 howitzers of 16 delivered to Latvia")


def test_that_things_are_to_be_somewhere_doesnt_tell_that_they_are() -> None:
    answer = ask(build_world("seventh"), "Are the two Uminekos that Chile bought in Concón yet?")
    assert answer.headline.startswith("Yes: 18 December 2021 completed")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Was the Malaysian FA-50 deal cancelled?", "No: on record is Contract signed: Malaysia (FA-50M"),
        ("Did Vietnam buy used K9s?", "The records don't say."),
        ("Did Vietnam buy K9s?", "Yes: Contract signed: Vietnam (K9 Thunder"),
    ],
)
def test_a_signature_tells_that_a_deal_stands_not_on_what_terms(question: str, start: str) -> None:
    assert ask(build_answerer(DATA), question).headline.startswith(start)
