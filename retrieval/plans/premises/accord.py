"""Yes or no to whether two agree on a figure: held against what each of them says."""

from index.records import DATES, MONEY, QUANTITIES, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.provenance import with_source
from retrieval.plans.premises.claims import verdict
from retrieval.question import SIDES, Operation
from retrieval.speakers import is_of_seller
from retrieval.tellings import tells


def by_accord(case: Case, stages: list[Stage]) -> Draft | None:
    """Agreement or discord claimed of those who give a figure: right or wrong where two of them give another one.

    That nobody contradicts a figure doesn't say that two agree on it.
    """
    question = case.question
    if not question.is_yes_no or "conflict" not in question.about_sources:
        return None
    discord = tells("differs", question.text)
    if not (discord or tells("agrees", question.text)):
        return None
    sides = _sides(case)
    if _names_both(case) and {is_of_seller(fact, case.knowledge) for fact in sides} != {True, False}:
        sides = []
    if not sides:  # where it is asked who says what, dates and sums in words may still be told
        return decline(case) if question.operation is Operation.VERIFY else None
    text = "; ".join(with_source(fact, case) for fact in sides)
    return verdict(case, Draft(text, tuple(sides)), discord)


def _names_both(case: Case) -> bool:
    """Whether it is the buyer and the seller that are to agree: what a newsroom says is neither's word."""
    named, deals = {name for _, name in case.question.mentions}, case.deals
    sellers = {party for deal in deals for party in (*deal.seller, deal.seller_country)}
    return bool(named & {deal.buyer for deal in deals}) and bool(named & sellers)


def _sides(case: Case) -> list[Fact]:
    """The figures of one role in one deal that different speakers give; nothing where they give the same."""
    roles = [role for role in case.question.attributes if role in MONEY | QUANTITIES | DATES]
    named = case.question.scopes - SIDES  # what was paid is no refund
    for role in roles:
        facts = [fact for fact in case.known(case.facts(role)) if not _LOOSE & set(fact.scope)]
        facts = [fact for fact in facts if named & set(fact.scope)] or facts
        for row in case.rows(role):
            same = [f for f in facts if (f.deal, f.product, f.unit) == (row.deal.id, row.product, row.fact.unit)]
            rivals = [f for f in (*row.standing.rivals, *same) if f.value != row.fact.value and _is_rival(f, row.fact)]
            if rivals:
                return [row.fact, rivals[0]]
    return []


_LOOSE = frozenset({"superseded", "converted", "part"})


def _is_rival(fact: Fact, other: Fact) -> bool:
    """Whether a figure is given against another one, and not just at an earlier time."""
    disputed = fact.attribute not in QUANTITIES and "disputed" in (*fact.scope, *other.scope)  # counts grow
    at_once = fact.as_of == other.as_of or disputed
    return at_once and fact.stated_by != other.stated_by
