"""What facts that only a machine has read neither bear out nor deny: it is left open."""

from datetime import date
from decimal import Decimal

import pytest

from index.corpus import load_corpus
from index.records import Attribute, Fact, Modality, Records, Review, Status
from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.doubts import (
    is_beside_claim,
    is_counted_twice,
    is_described,
    is_half_told,
    is_list_of_one,
    is_open_premise,
    is_other_count,
    is_other_role,
)
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


def case_of(answerer: Answerer, question: str) -> Case:
    """A question over what an answerer knows."""
    asked = answerer.reader.read(question, date(2026, 11, 21), "en")
    speech = answerer.speeches["en"]
    return Case(asked, answerer.knowledge, speech, answerer.search, answerer.stale_after_days, answerer.rates)


@pytest.fixture(scope="module")
def sure() -> Answerer:
    return unreviewed(0.9)


@pytest.mark.parametrize(
    ("question", "found", "is_other"),
    [
        ("How many Havsörns can Malta still call off under the framework?", Attribute.ORDERED_QUANTITY, True),
        ("How many Havsörns did Malta order?", Attribute.ORDERED_QUANTITY, False),
        ("When did Malta's Havsörn contract take effect?", Attribute.SIGNED, True),
        ("How many Havsörns are still to be delivered to Malta?", Attribute.DELIVERED_QUANTITY, False),
    ],
)
def test_what_was_ordered_is_not_what_may_still_be(
    sure: Answerer, question: str, found: Attribute, is_other: bool
) -> None:
    fact = next(one for one in sure.knowledge.records.facts.values() if one.attribute is found)
    assert is_other_role(Draft("2 vessels", (fact,), Outcome.ANSWERED), case_of(sure, question)) is is_other


@pytest.mark.parametrize(
    ("question", "found", "yes", "is_beside"),
    [
        ("Has Malta ordered any Havsörns?", Attribute.VALUE, True, True),  # a bid has a price too
        ("Has Malta ordered any Havsörns?", Attribute.ORDERED_QUANTITY, True, False),
        ("Has Malta ordered any Havsörns?", Attribute.VALUE, False, False),
        ("Is Malta's Havsörn contract worth anything?", Attribute.VALUE, True, False),
    ],
)
def test_a_price_or_a_day_shows_no_order(
    sure: Answerer, question: str, found: Attribute, yes: bool, is_beside: bool
) -> None:
    fact = next(one for one in sure.knowledge.records.facts.values() if one.attribute is found)
    draft = Draft("2 vessels", (fact,), Outcome.ANSWERED, yes_no=yes)
    assert is_beside_claim(draft, case_of(sure, question)) is is_beside


def fact_of(answerer: Answerer, attribute: Attribute) -> Fact:
    """The first fact of an attribute that an answerer knows."""
    return next(one for one in answerer.knowledge.records.facts.values() if one.attribute is attribute)


@pytest.mark.parametrize(
    ("modality", "is_beside"), [(Modality.NEGOTIATED, True), (Modality.PROPOSED, True), (Modality.ACTUAL, False)]
)
def test_what_is_talked_about_bears_out_no_claim(sure: Answerer, modality: Modality, is_beside: bool) -> None:
    fact = fact_of(sure, Attribute.ORDERED_QUANTITY).model_copy(update={"modality": modality})
    draft = Draft("Yes: 2 vessels", (fact,), Outcome.ANSWERED, yes_no=True)
    assert is_beside_claim(draft, case_of(sure, "Has Malta ordered any Havsörns?")) is is_beside


@pytest.mark.parametrize(
    ("question", "is_so"),
    [
        ("Of those that the small island state wants for its coast, how many did Malta order in the end?", True),
        ("Of those that the small island state wants for its coast, how many Havsörns did Malta order?", False),
        ("How many did Malta order in the end?", False),
    ],
)
def test_a_long_question_that_names_no_product_describes_it(sure: Answerer, question: str, is_so: bool) -> None:
    assert is_described(case_of(sure, question)) is is_so


@pytest.mark.parametrize(
    ("question", "entries", "is_so"),
    [
        ("Which countries have ordered the Havsörn?", 1, True),
        ("Which countries have ordered the Havsörn?", 2, False),
        ("Which contracts has Malta signed?", 1, False),
    ],
)
def test_a_list_of_one_may_lack_the_others(sure: Answerer, question: str, entries: int, is_so: bool) -> None:
    orders = [one for one in sure.knowledge.records.facts.values() if one.attribute is Attribute.ORDERED_QUANTITY]
    draft = Draft("Malta", tuple(orders[:entries]), Outcome.ANSWERED)
    assert is_list_of_one(draft, case_of(sure, question)) is is_so


@pytest.mark.parametrize(
    ("question", "attribute", "value", "is_open"),
    [
        ("Why did Malta buy four Havsörns?", Attribute.REQUIRED_QUANTITY, Decimal(4), True),
        ("When did Malta get its four Havsörns?", Attribute.STATUS, Status.BID, True),
        ("Why did Malta exercise its option on the Havsörns?", Attribute.STATUS, Status.OPTION_OPEN, True),
        ("Why did Malta cancel its Havsörns?", Attribute.STATUS, Status.OPTION_OPEN, False),
        ("Why did Malta buy four Havsörns?", Attribute.ORDERED_QUANTITY, Decimal(2), False),
    ],
)
def test_a_wish_or_an_open_option_makes_no_premise_false(
    sure: Answerer, question: str, attribute: Attribute, value: Decimal | str, is_open: bool
) -> None:
    fact = fact_of(sure, Attribute.ORDERED_QUANTITY).model_copy(update={"attribute": attribute, "value": value})
    draft = Draft("The records don't show that.", (fact,), Outcome.PREMISE_REJECTED)
    assert is_open_premise(draft, case_of(sure, question)) is is_open


@pytest.mark.parametrize(
    ("question", "is_half"),
    [
        (
            "Some sources have 20 Havsörns delivered to Malta, others 22. Who says which?",
            True,
        ),  # of the two one is found
        ("Who says that 22 Havsörns were delivered to Malta?", False),
        ("Who counts 22 Havsörns delivered to Malta, and why?", True),
    ],
)
def test_who_gives_two_figures_is_not_told_by_one(sure: Answerer, question: str, is_half: bool) -> None:
    facts = sure.knowledge.records.facts.values()
    fact = next(one for one in facts if one.attribute is Attribute.DELIVERED_QUANTITY)
    found = fact.model_copy(update={"value": Decimal(22)})
    assert is_half_told(Draft("22 vessels", (found,), Outcome.ANSWERED), case_of(sure, question)) is is_half


@pytest.mark.parametrize(
    ("question", "value", "is_other"),
    [
        ("How many of Malta's Havsörns are grey-painted hulls?", 24, True),
        ("How many of Malta's Havsörns are grey-painted hulls?", 6, False),
        ("How many Havsörns are built in Busan for Malta?", 8, False),  # eight of the twelve
    ],
)
def test_a_count_is_not_that_of_other_things_in_its_sentence(
    sure: Answerer, question: str, value: int, is_other: bool
) -> None:
    fact = next(one for one in sure.knowledge.records.facts.values() if one.attribute is Attribute.ORDERED_QUANTITY)
    quote = "It is for 24 boats and six grey hulls; eight of the twelve are built in Busan."
    lead = fact.model_copy(update={"value": Decimal(value), "quote": quote})
    assert is_other_count(lead, case_of(sure, question)) is is_other


@pytest.mark.parametrize(
    ("attributes", "is_twice"),
    [
        ((Attribute.ORDERED_QUANTITY, Attribute.ORDERED_QUANTITY, Attribute.OPTIONAL_QUANTITY), True),
        ((Attribute.ORDERED_QUANTITY, Attribute.OPTIONAL_QUANTITY), False),
        ((Attribute.ORDERED_QUANTITY, Attribute.ORDERED_QUANTITY), False),
    ],
)
def test_an_option_is_not_added_to_what_was_taken_up_of_it(
    sure: Answerer, attributes: tuple[Attribute, ...], is_twice: bool
) -> None:
    fact = next(one for one in sure.knowledge.records.facts.values() if one.attribute is Attribute.ORDERED_QUANTITY)
    found = tuple(fact.model_copy(update={"attribute": attribute}) for attribute in attributes)
    case = case_of(sure, "How many Havsörns has Malta ordered in all, the option included?")
    assert is_counted_twice(Draft("9 vessels", found, Outcome.ANSWERED), case) is is_twice


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Why did the welding of Malta's Havsörns stop?", True),
        ("Why did Malta cut its order to 3 Havsörns?", False),
        ("Why are the Havsörns for Malta delayed?", False),
    ],
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
