"""What facts that nobody has reviewed can't bear: a machine leaves out what it could not read, and misreads some."""

from decimal import Decimal

from index.extraction.cues import load_names
from index.names import fold
from index.records import DATES, MONEY, QUANTITIES, Attribute, Fact, Review
from retrieval.answer import TOLD, Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.plans.doubts import (
    is_beside_claim,
    is_counted_twice,
    is_described,
    is_half_told,
    is_list_of_one,
    is_open_premise,
    is_other_count,
    is_other_reason,
    is_other_role,
    is_unread_order,
)
from retrieval.question import Operation
from retrieval.resolution import is_part
from retrieval.stems import has_stem

# Confidence below which a fact is shown as the nearest one, not as the answer. Of the facts between these, two in five
# are right, but seven in ten of those that are just the figures a question asks for, prices apart.
_SURE, _SURE_OF_FIGURE = 0.4, 0.15
_SLIP = 3  # letters: words left over that are no longer are mostly mistyped: teh, ovr
_OF_MEMBERS = frozenset({Operation.TOTAL, Operation.COMPARE, Operation.DIFFERENCE})
_TAX = frozenset({"net", "gross"})
_PLAIN = frozenset({Operation.LOOKUP, Operation.PROGRESS})


def bear(draft: Draft, case: Case) -> Draft:
    """The draft; a refusal with its fact as the nearest one where unreviewed facts alone can't bear what it says."""
    if draft.outcome is Outcome.ANSWERED and draft.facts and _is_other_tax(draft, case):
        return not_recorded(case, draft.facts, draft.facts[0].attribute)
    if is_unread_order(draft, case):
        return not_recorded(case, case.known(case.deal_facts()))
    if not (draft.outcome in TOLD and draft.facts and all(fact.review is Review.EXTRACTED for fact in draft.facts)):
        return draft
    lead = draft.facts[0]
    too_much = (
        _is_absence(draft, case)
        or is_described(case)
        or is_list_of_one(draft, case)
        or _is_unsure(draft, case)
        or _is_no_difference(draft, case)
        or _is_part_of_sum(draft, case)
        or _is_more_than_ordered(draft)
        or _lacks_tax(lead, case)
        or _is_of_more(lead, case)
        or _is_other_figure(lead, case)
        or _lacks_words(draft, case)
        or is_open_premise(draft, case)
        or is_other_reason(lead, case)
        or is_beside_claim(draft, case)
        or is_other_role(draft, case)
        or is_half_told(draft, case)
        or is_other_count(lead, case)
        or is_counted_twice(draft, case)
    )
    if not too_much:
        return draft
    return not_recorded(case, draft.facts, lead.attribute)


def _is_absence(draft: Draft, case: Case) -> bool:
    """Whether a premise is called false only because no deal like it was read."""
    return draft.outcome is Outcome.PREMISE_REJECTED and not case.deals


def _is_unsure(draft: Draft, case: Case) -> bool:
    """Whether the figure shown, or a member of the sum or comparison shown, is likelier misread than not."""
    operation = case.question.operation
    members = draft.facts if operation in _OF_MEMBERS else draft.facts[:1]
    is_figure = draft.outcome is Outcome.ANSWERED and operation in _PLAIN | _OF_MEMBERS
    is_figure = is_figure and members[0].attribute is not Attribute.VALUE
    least = _SURE_OF_FIGURE if is_figure else _SURE
    return any(fact.confidence is not None and fact.confidence < least for fact in members)


def _is_other_figure(lead: Fact, case: Case) -> bool:
    """Whether it is asked who gives a figure, and the one found is another."""
    figures = {number.value for number in case.question.numbers}
    asked = case.question.operation is Operation.PROVENANCE and bool(figures)
    return asked and isinstance(lead.value, Decimal) and lead.value not in figures


def _is_no_difference(draft: Draft, case: Case) -> bool:
    """Whether a figure would be held against itself: of the two that the question is about only one was read."""
    two = draft.facts[:2]
    return case.question.operation is Operation.DIFFERENCE and len(two) == 2 and two[0].value == two[1].value


def _is_part_of_sum(draft: Draft, case: Case) -> bool:
    """Whether a sum was asked for, and one figure found that no source calls a sum."""
    alone = case.question.operation is Operation.TOTAL and not draft.computations
    return alone and "total" not in draft.facts[0].scope


def _is_more_than_ordered(draft: Draft) -> bool:
    """Whether more is shown as delivered than was ordered in the same deal: one of the two was misread."""
    ordered = {fact.deal: fact.number for fact in draft.facts if fact.attribute is Attribute.ORDERED_QUANTITY}
    return any(
        fact.attribute is Attribute.DELIVERED_QUANTITY and fact.number > ordered.get(fact.deal, fact.number)
        for fact in draft.facts
    )


def _lacks_tax(lead: Fact, case: Case) -> bool:
    """Whether a price with or without tax was asked for, and the one found doesn't say which it is."""
    asked = case.question.scopes & _TAX
    return bool(asked) and lead.attribute in MONEY and not asked & set(lead.scope)


def _is_of_more(lead: Fact, case: Case) -> bool:
    """Whether the price of a thing by itself was asked for, and the one found doesn't say that it is."""
    return "alone" in case.question.scopes and lead.attribute in MONEY and not is_part(lead)


def _is_other_tax(draft: Draft, case: Case) -> bool:
    """Whether a price with tax was asked for and all that is shown is the one without, or the other way round."""
    asked = case.question.scopes & _TAX
    plain = len(asked) == 1 and case.question.operation is Operation.LOOKUP and not draft.computations
    money = [fact for fact in draft.facts if fact.attribute in MONEY]
    other = _TAX - asked
    return plain and bool(money) and all(other & set(fact.scope) and not asked & set(fact.scope) for fact in money)


def _lacks_words(draft: Draft, case: Case) -> bool:
    """Whether a condition in the asker's own words isn't in the sentence of a count or a date: for the police.

    One word is none where the article is of another language, where it is as short as a slip, or names the product.
    Of a sum no member may bear it.
    """
    operation, lead = case.question.operation, draft.facts[0]
    if operation is not Operation.TOTAL and (operation not in _PLAIN or lead.attribute not in QUANTITIES | DATES):
        return False
    told = " ".join(fact.quote for fact in (draft.facts if operation is Operation.TOTAL else draft.facts[:1]))
    article = case.knowledge.records.articles[lead.article]
    named = {fold(name) for name in case.question.unknown if fold(name) in fold(article.text)}  # nobody registered it
    missing = [one for one in case.question.words if one not in named and not has_stem(one, told)]
    if len(missing) == 1 and article.language != case.question.language:
        return False
    return any(len(one) > _SLIP and not _names_product(one, lead, case) for one in missing)


def _names_product(word: str, lead: Fact, case: Case) -> bool:
    """Whether a word is part of how the product of a fact is called, or of what kind it is."""
    product = case.knowledge.records.products.get(lead.product)
    forms = (product.name, *product.aliases) if product else ()
    return any(has_stem(word, form) for form in forms) or word in load_names(case.question.language, "things")
