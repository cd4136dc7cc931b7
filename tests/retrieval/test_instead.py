"""What is offered after a refusal is answered: in every language, for every deal that ships."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import TODAY

UNTOLD = frozenset({"part", "superseded", "disputed"})


@pytest.mark.parametrize("language", ["en", "es", "ko", "pl"])
def test_every_question_that_may_be_offered_is_answered(shipped: Answerer, language: str) -> None:
    speech, knowledge = shipped.speeches[language], shipped.knowledge
    questions = {
        speech.sections["instead"][fact.attribute].format(
            buyer=speech.country(fact.buyer), product=knowledge.product_name(fact.product)
        )
        for fact in knowledge.records.facts.values()
        if fact.attribute in speech.sections["instead"] and fact.product and not UNTOLD & set(fact.scope)
    }
    answers = {question: shipped.answer(question, TODAY)[0] for question in questions}
    assert len(questions) > 100
    assert {q: a.outcome for q, a in answers.items() if (a.outcome, a.language) != (Outcome.ANSWERED, language)} == {}


def test_a_refusal_offers_what_it_has_not_told(shipped: Answerer) -> None:
    refusal, _ = shipped.answer("How many K2s have been delivered to Peru?", TODAY)
    assert "54 tanks covered by the framework" in refusal.details[0]
    assert refusal.choices == (
        "Peru, K2 Black Panther: what is it worth?",
        "Peru, K2 Black Panther: what is the status?",
    )


def test_a_name_nobody_knows_gets_no_suggestions(shipped: Answerer) -> None:
    refusal, _ = shipped.answer("How many K2s did Atlantis order?", TODAY)
    assert (refusal.outcome, refusal.choices) == (Outcome.DECLINED, ())
