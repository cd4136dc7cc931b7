"""A figure that nobody asked for by name is no answer where a word of the question is left over."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    "question",
    ["That launcher mishap near Huambo - any fatalities?", "Any injuries in the launcher mishap in Angola?"],
)
def test_a_count_is_no_answer_to_another_noun(ninth: Answerer, question: str) -> None:
    assert ask(ninth, question).outcome is Outcome.DECLINED


def test_a_loss_that_is_asked_for_is_told(ninth: Answerer) -> None:
    assert ask(ninth, "How many launchers did Angola lose?").headline.startswith("1 launcher lost by Angola")


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Bird strike near Villarrica: did both airmen get out alive?", Outcome.DECLINED),
        ("Has Paraguay received all its Tuiuiú jets?", Outcome.ANSWERED),
    ],
)
def test_a_count_that_came_says_neither_yes_nor_no_to_another_thing(
    eighteenth: Answerer, question: str, outcome: Outcome
) -> None:
    assert ask(eighteenth, question).outcome is outcome


@pytest.mark.parametrize("question", ["Was the Sokol's the lowest bid in Latvia?", "Whose bid was smaller in Latvia?"])
def test_a_small_order_is_no_low_bid(seventh: Answerer, question: str) -> None:
    assert ask(seventh, question).outcome is Outcome.DECLINED


def test_a_small_order_is_told_as_one(seventh: Answerer) -> None:
    answer = ask(seventh, "Which of Latvia's two Sokol batches was smaller?")
    assert answer.headline.startswith("Second batch of Sokol 155 howitzers (Latvia): 12 howitzers (ordered)")
