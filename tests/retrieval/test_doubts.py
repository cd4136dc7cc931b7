"""What facts that only a machine has read neither bear out nor deny: it is left open."""

from datetime import date

import pytest

from index.corpus import load_corpus
from index.records import Attribute, Records, Review
from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.doubts import is_other_role
from tests.retrieval.asking import WORLDS, answerer_over, ask
from tests.retrieval.test_caution import unreviewed


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("eleventh", "Are all of Turkmenistan's Bozdağ 155s delivered?"),  # signed; what came since may be unread
        ("eighteenth", "Has Thailand taken up the whole of its option on the Almería class?"),  # in part, it may be
        ("fifteenth", "What will the upgrade of Kosovo's Luchs-9Ts cost?"),  # a signature makes no premise false
        ("seventeenth", "Why did Vietnam buy nine VRX-5s in one go?"),  # a passage tells of no order
    ],
)
def test_what_is_told_beside_the_claim_is_left_open(world: str, question: str) -> None:
    assert ask(unreviewed(0.9, world=world), question).outcome is Outcome.DECLINED


@pytest.fixture(scope="module")
def sure() -> Answerer:
    return unreviewed(0.9)


@pytest.mark.parametrize(
    ("question", "found", "is_other"),
    [
        ("How many Havsörns can Malta still call off under the framework?", Attribute.ORDERED_QUANTITY, True),
        ("How many Havsörns did Malta order?", Attribute.ORDERED_QUANTITY, False),
        ("How many Havsörns are still to be delivered to Malta?", Attribute.DELIVERED_QUANTITY, False),
    ],
)
def test_what_was_ordered_is_not_what_may_still_be(
    sure: Answerer, question: str, found: Attribute, is_other: bool
) -> None:
    fact = next(one for one in sure.knowledge.records.facts.values() if one.attribute is found)
    asked = sure.reader.read(question, date(2026, 11, 21), "en")
    case = Case(asked, sure.knowledge, sure.speeches["en"], sure.search, sure.stale_after_days, sure.rates)
    assert is_other_role(Draft("2 vessels", (fact,), Outcome.ANSWERED), case) is is_other


@pytest.mark.parametrize(
    ("question", "answered"),
    [("Why did the welding of Malta's Havsörns stop?", True), ("Why did Malta cut its order to 3 Havsörns?", False)],
)
def test_a_sentence_that_gives_a_reason_answers_what_it_speaks_of(question: str, answered: bool) -> None:
    records = load_corpus(WORLDS / "eleventh").records
    fact = next(one for one in records.facts.values() if (one.deal, one.attribute) == (MALTA, Attribute.SIGNED))
    told = {"attribute": Attribute.REASON, "value": REASON, "quote": REASON, "unit": "", "rule": "told"}
    article = records.articles[fact.article].model_copy(update={"text": REASON})
    reason = fact.model_copy(update={**told, "span": None, "review": Review.EXTRACTED, "confidence": 0.6})
    read = Records(
        articles={article.id: article}, facts={reason.id: reason}, deals=records.deals, products=records.products,
        organisations=records.organisations, countries=records.countries,
    )  # fmt: skip
    assert (ask(answerer_over(read), question).outcome is Outcome.ANSWERED) is answered


MALTA = "malta-havsorn-2020"
REASON = "The welding stopped because a crane broke."
