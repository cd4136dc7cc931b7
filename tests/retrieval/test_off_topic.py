"""What isn't about deals is declined, even right after a question that is."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import TODAY


@pytest.mark.parametrize(
    "question",
    [
        "What's the weather in Warsaw?",
        "population of Peru?",
        "tell me a joke about Poland",
        "who won the football match between Poland and Norway?",
    ],
)
def test_other_talk_inherits_nothing_and_is_declined(shipped: Answerer, question: str) -> None:
    _, before = shipped.answer("How many K2s has Poland ordered?", TODAY)
    answer, _ = shipped.answer(question, TODAY, before)
    assert (answer.outcome, answer.figures) == (Outcome.DECLINED, ())
