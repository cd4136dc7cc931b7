"""What comes with the main thing of a deal: every other thing ordered in it with its count."""

from index.records import Attribute, DealKind, Fact
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.inside import tell_things
from retrieval.question import Asked, Subject
from retrieval.selection import covered, find_deals

A = Attribute
_ROLES = (A.ORDERED_QUANTITY, A.SUPPORT_VEHICLES, A.LEASED_QUANTITY)


def answer_extras(case: Case) -> Draft | None:
    """All that was ordered beside what the question names; None where that isn't asked or a part is on record."""
    question = case.question
    asks = "extras" in question.claims and question.asked in (Asked.ANY, Asked.QUANTITY) and not question.is_yes_no
    if not asks or "offered" in question.claims:  # what was offered besides wasn't ordered
        return None
    mains, wanted = _named(case)
    if not mains:
        return None
    facts = [fact for fact in _beside(case, mains) if not wanted or fact.product in wanted]
    if not facts or len(facts) > SOURCES:
        return None if case.facts(A.COMPONENT) else decline(case, A.SUPPORT_VEHICLES)
    return tell_things(case, facts)


def _named(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """The main things that the question names, and the sort of things beside them where it names one."""
    known = case.knowledge.products
    named = {p for p in case.question.subject.products | case.question.aside if p in known}
    sellers, buyers = case.question.subject.sellers, case.question.subject.buyers
    firsts = {
        deal.products[0]
        for deal in find_deals(Subject(buyers=buyers, sellers=sellers), case.knowledge)
        if deal.products and deal.kind is not DealKind.BID
    }
    mains = {p for p in named if case.knowledge.covers(p) & firsts or case.knowledge.family(p) & firsts}
    return covered(mains, case.knowledge), covered(named - mains, case.knowledge)


def _beside(case: Case, mains: frozenset[str]) -> list[Fact]:
    """What was ordered beside the main things in the firm deals that are for them, as it stands."""
    subject = case.question.subject
    deals = find_deals(Subject(subject.buyers, subject.sellers, products=mains, deals=subject.deals), case.knowledge)
    firm = {row.deal.id: row.deal for row in case.firm(case.about(Subject()).rows(A.ORDERED_QUANTITY, deals))}
    return [
        row.fact
        for deal in firm.values()
        if mains & frozenset(deal.products[:1])
        for product in sorted(case.knowledge.products_of(deal.id) - mains)
        for role in _ROLES
        for row in case.about(Subject(products=frozenset({product}))).rows(role, [deal])
        if row.product == product and row.fact.value != 0
    ]
