"""In all: counts in one role, or in the two roles a question names, added up."""

from dataclasses import replace

from index.records import QUANTITIES, Attribute, DealKind, Status
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.counts.to_come import left_of_orders
from retrieval.plans.counts.totals import several
from retrieval.plans.wording_match import rows_in_words
from retrieval.question import Asked
from retrieval.tellings import tells

A = Attribute


def answer_sum(case: Case) -> Draft:
    """Counts in one role added up; in two roles, when the question names both: in service plus on order."""
    if A.REMAINING_QUANTITY in case.question.attributes:
        return left_of_orders(case) or answer_quantity(case, A.REMAINING_QUANTITY)
    if parts := rows_in_words(case):
        return several(case, parts, A.ORDERED_QUANTITY)
    roles = [a for a in case.question.attributes if a in _ADDABLE]
    named = {a for a in case.question.attributes if a in QUANTITIES}
    bought = A.ORDERED_QUANTITY in named or not _BOUGHT.isdisjoint(case.question.claims)  # not of options alone
    with_options = A.OPTIONAL_QUANTITY in named and named <= {A.OPTIONAL_QUANTITY, A.ORDERED_QUANTITY}
    if bought and with_options and (orders := case.firm(case.rows(A.ORDERED_QUANTITY))):
        return _with_options(case, orders)
    if len(roles) < 2:
        first = next((a for a in case.question.attributes if a in named), A.ORDERED_QUANTITY)
        came = first is A.DELIVERED_QUANTITY and "buys" not in case.question.claims  # "received under both orders"
        lead = A.ORDERED_QUANTITY if A.ORDERED_QUANTITY in named and not came else first
        beside = lead is A.ORDERED_QUANTITY and not case.rows(lead) and case.rows(A.SUPPORT_VEHICLES)
        return answer_quantity(case, A.SUPPORT_VEHICLES if beside and case.question.subject.products else lead)
    rows = [row for role in roles[:2] for row in case.firm(case.rows(role))]
    newest = case.about(replace(case.question.subject, ordinals=(-1,)))
    if -1 in case.question.subject.ordinals:
        whole = case.about(replace(case.question.subject, ordinals=()))
        rows = [*whole.firm(whole.rows(roles[0])), *newest.firm(newest.rows(roles[1]))]
    if len({row.fact.unit for row in rows}) != 1:
        return answer_quantity(case, roles[0])
    return several(case, rows, A.ORDERED_QUANTITY)


def if_option_taken(case: Case) -> Draft | None:
    """What there would be in all if an option were used; None where that isn't asked."""
    asks = case.question.asked is Asked.QUANTITY and tells("would_have", case.question.text)
    orders = case.firm(case.rows(A.ORDERED_QUANTITY)) if asks and "if_taken" in case.question.claims else []
    return _with_options(case, orders) if orders else None


_BOUGHT = frozenset({"signed", "buys", "orders", "exercised", "delivered"})


def _with_options(case: Case, orders: list[Row]) -> Draft:
    """What was ordered, with what was taken up of options; where none was taken up, with what is under option."""
    taken = any(row.deal.kind is DealKind.OPTION for row in orders)
    unused = "if_taken" in case.question.claims and tells("had_it_used", case.question.text)
    open_ones = [] if taken else [r for r in case.rows(A.OPTIONAL_QUANTITY) if _is_open(case, r, lapsed=unused)]
    if not open_ones or {row.fact.unit for row in orders} != {row.fact.unit for row in open_ones}:
        return answer_quantity(case, A.ORDERED_QUANTITY)
    return several(case, [*orders, *open_ones], A.ORDERED_QUANTITY)


def _is_open(case: Case, row: Row, *, lapsed: bool) -> bool:
    """Whether an option may still be used, as far as is known, or `lapsed` unused."""
    statuses = {fact.value for fact in case.known(case.knowledge.facts_of.get(row.deal.id, ()))}
    used = {Status.OPTION_EXERCISED, Status.CANCELLED} & statuses
    return not used and (lapsed or Status.OPTION_LAPSED not in statuses)


_ADDABLE = (A.IN_SERVICE_QUANTITY, A.ORDERED_QUANTITY)
