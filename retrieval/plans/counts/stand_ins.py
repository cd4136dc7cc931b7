"""Roles that stand in for one of which no figure is recorded: a plan, a requirement, talks, a lease, an upgrade."""

from collections.abc import Sequence
from dataclasses import replace

from index.records import Attribute, DealKind
from retrieval.case import Case, Row

A = Attribute


def of_wish(case: Case, attribute: Attribute) -> Attribute | None:
    """The role that tells what was wanted: a plan or a requirement, else what it came to."""
    if attribute is A.NEGOTIATED_QUANTITY or case.question.frame.printed:
        ordered = bool(case.rows(A.ORDERED_QUANTITY))
        if ordered and case.question.frame.printed:
            return A.ORDERED_QUANTITY  # "thought to be six", by what was printed then
        return A.PLANNED_QUANTITY if case.rows(A.PLANNED_QUANTITY) and not ordered else None
    other = A.REQUIRED_QUANTITY if attribute is A.PLANNED_QUANTITY else A.PLANNED_QUANTITY
    for role in (other, A.NEGOTIATED_QUANTITY)[: 1 + (attribute is A.PLANNED_QUANTITY)]:
        if case.rows(role):
            return role
    came = case.rows(A.ORDERED_QUANTITY) and attribute is A.PLANNED_QUANTITY and not case.question.times
    return A.ORDERED_QUANTITY if came else None


def first_wish(case: Case) -> Attribute | None:
    """What tells how many will be bought where nothing is ordered yet."""
    return next((role for role in (A.PLANNED_QUANTITY, A.NEGOTIATED_QUANTITY) if case.rows(role)), None)


def of_its_kind(case: Case) -> Attribute | None:
    """What a lease or an upgrade counts in place of an order."""
    kinds = {deal.kind for deal in case.deals}
    if kinds == {DealKind.LEASE} and case.question.attributes:
        return None  # "and how many had it ordered", asked of a lease
    for kind, attribute in ((DealKind.LEASE, A.LEASED_QUANTITY), (DealKind.UPGRADE, A.UPGRADE_QUANTITY)):
        if kinds == {kind} and case.rows(attribute):
            return attribute
    return None


def let_beside(case: Case) -> list[Row]:
    """What others lease of the same thing, where just its deal is spoken of: "the K2 deal: how many tanks"."""
    question = case.question
    kinds = question.subject.kinds
    told = question.claims & {"buys", "orders", "delivered"} or kinds - {DealKind.PURCHASE} or question.subject.ordinals
    if told or question.sorts[:1] != ("deal",) or (kinds and "one_deal" not in question.claims):
        return []
    return case.about(replace(question.subject, kinds=frozenset())).rows(A.LEASED_QUANTITY)  # a contract may be a lease


def fleet(case: Case) -> Row | None:
    """What serves with a country of which no order is recorded: that is what it has."""
    rows = case.rows(A.IN_SERVICE_QUANTITY)
    return rows[0] if len(rows) == 1 and not case.rows(A.ORDERED_QUANTITY) else None


def worth_of_option(case: Case) -> Row | None:
    """What the one option asked about would cost, where that is all that is told of it: "what could it add"."""
    rows = case.rows(A.VALUE, [deal for deal in case.deals if deal.kind is DealKind.OPTION])
    return rows[0] if len(rows) == 1 else None


def fleets_delivered(case: Case, serving: Sequence[Row]) -> list[Row]:
    """What has come to the buyers named of whom nobody says how many serve, as far as no loss of theirs is told."""
    told = {row.deal.buyer for row in serving}
    lost = {fact.buyer for fact in case.known(case.facts(A.LOST_QUANTITY)) if fact.value != 0}
    missing = case.question.subject.buyers - told - lost
    return [row for row in case.firm(case.rows(A.DELIVERED_QUANTITY)) if row.deal.buyer in missing]


def told_as(name: str, row: Row, attribute: Attribute, case: Case) -> str:
    """The name of a side, with what its figure counts where that only stands in for what serves."""
    stands_in = attribute is A.IN_SERVICE_QUANTITY is not row.fact.attribute
    return f"{name} ({case.speech.word('role', row.fact.attribute)})" if stands_in else name
