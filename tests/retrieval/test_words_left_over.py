"""A figure that nobody asked for by name is no answer where a word of the question is left over."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_a_count_is_no_answer_to_another_noun(sixth: Answerer) -> None:
    assert ask(sixth, "Rehmani's quip about the Nigerian option?").outcome is Outcome.DECLINED
    told = ask(sixth, "Nigerian option for more Markhors?")
    assert told.headline.startswith("4 aircraft under option for Nigeria (Markhor")


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


def test_what_a_thing_is_made_of_is_no_question_for_how_many(twelfth: Answerer) -> None:
    answer = ask(twelfth, "What are the hulls of Bangladesh's new ships built from?")
    assert answer.outcome is Outcome.DECLINED


def test_which_of_two_unlike_deals_is_binding_is_asked_back(eighth: Answerer) -> None:
    answer = ask(eighth, "Is the Colombian deal binding yet?")
    assert answer.outcome is Outcome.CLARIFY
    assert "Tembusu radar satellites for Colombia and Memorandum on Shershen loitering munitions" in answer.headline
    assert ask(eighth, "Is Colombia's memorandum binding?").yes_no is False
