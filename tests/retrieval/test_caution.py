"""What facts that only a machine has read are not trusted with: they are shown as the nearest, not as the answer."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import pytest

from index.corpus import load_corpus
from index.records import QUANTITIES, Attribute, Records, Review
from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import WORLDS, answerer_over, ask


def unreviewed(
    confidence: float, misread: Mapping[Attribute, Decimal] = MappingProxyType({}), world: str = "eleventh"
) -> Answerer:
    """An answerer over a world whose facts a machine has read, each as sure as the next, some `misread`."""
    records = load_corpus(WORLDS / world).records
    facts = {
        key: fact.model_copy(
            update={
                "review": Review.EXTRACTED,
                "confidence": confidence,
                "value": misread.get(fact.attribute, fact.value),
            }
        )
        for key, fact in records.facts.items()
    }
    read = Records(
        articles=records.articles, facts=facts, deals=records.deals, products=records.products,
        organisations=records.organisations, countries=records.countries,
    )  # fmt: skip
    return answerer_over(read)


@pytest.fixture(scope="module")
def sure() -> Answerer:
    return unreviewed(0.9)


@pytest.fixture(scope="module")
def unsure() -> Answerer:
    return unreviewed(0.1)


def test_a_plain_question_is_answered_from_unreviewed_facts(sure: Answerer, eleventh: Answerer) -> None:
    question = "How many Havsörns did Malta order?"
    assert ask(sure, question).headline == ask(eleventh, question).headline


def test_a_fact_nobody_is_sure_of_is_the_nearest_not_the_answer(unsure: Answerer) -> None:
    answer = ask(unsure, "How many Havsörns did Malta order?")
    assert answer.outcome is Outcome.DECLINED
    assert answer.details == (
        "Not the answer, but the nearest on record: 2 vessels ordered: Havsörn 60; Two Havsörn 60 patrol vessels for "
        "Malta, as of 15 September 2020 (Grand Harbour Gazette)",
    )


def test_less_will_do_for_the_figure_asked_for_than_for_a_yes() -> None:
    doubtful = unreviewed(0.3)
    assert ask(doubtful, "How many Havsörns did Malta order?").outcome is Outcome.ANSWERED
    assert ask(doubtful, "Did Malta order two Havsörns?").outcome is Outcome.DECLINED
    assert ask(doubtful, "What did Malta's Havsörns cost?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "question",
    [
        "how many havsörns did malta order teh",  # a slip
        "¿Cuántos Havsörn bonitos encargó Malta?",  # one word, of another language than the article
    ],
)
def test_a_word_that_says_no_more_than_how_it_is_asked_is_no_condition(sure: Answerer, question: str) -> None:
    assert ask(sure, question).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "How many Jiskras did Kenya order for its police?",  # a condition that no sentence states
        "How much does Kenya pay for its Jiskras, tax included?",  # the price found doesn't say
        "How many frigates did Malta order?",  # what wasn't read may be there all the same
        "How much does Malta pay for the Havsörns alone?",  # the price found doesn't say that it is for no more
    ],
)
def test_what_a_machine_may_have_missed_is_not_concluded(sure: Answerer, eleventh: Answerer, question: str) -> None:
    assert ask(eleventh, question).outcome is not Outcome.DECLINED
    assert ask(sure, question).outcome is Outcome.DECLINED


def test_a_sum_is_not_one_of_its_members(sure: Answerer, eleventh: Answerer) -> None:
    question = "What is the total value of Malta's and Uruguay's Havsörn contracts?"
    assert ask(sure, question).headline == ask(eleventh, question).headline  # all its members were read


def test_more_delivered_than_ordered_is_no_progress(sure: Answerer) -> None:
    overshot = unreviewed(0.9, {Attribute.ORDERED_QUANTITY: Decimal(1)})
    question = "How many of Malta's Havsörns have been delivered out of those ordered?"
    assert ask(sure, question).outcome is Outcome.ANSWERED
    assert ask(overshot, question).outcome is Outcome.DECLINED


def test_who_gives_a_figure_is_not_who_gives_another(sure: Answerer, eleventh: Answerer) -> None:
    question = "Who says that Malta ordered two Havsörns?"
    assert ask(sure, question).headline == ask(eleventh, question).headline
    misread = unreviewed(0.9, dict.fromkeys(QUANTITIES, Decimal(12)))
    assert ask(misread, question).outcome is Outcome.DECLINED


def test_a_figure_is_not_held_against_itself(sure: Answerer) -> None:
    question = "How many more Havsörns did Ghana order than Malta?"
    assert ask(sure, question).headline.startswith("1 vessel: 3 vessels")
    assert ask(unreviewed(0.9, {Attribute.ORDERED_QUANTITY: Decimal(10)}), question).outcome is Outcome.DECLINED


def test_a_sum_of_all_is_not_that_of_those_asked_for(sure: Answerer) -> None:
    assert ask(sure, "How many Havsörns did Malta and Ghana order in all?").outcome is Outcome.ANSWERED
    assert ask(sure, "How many armoured Havsörns did Malta and Ghana order in all?").outcome is Outcome.DECLINED
