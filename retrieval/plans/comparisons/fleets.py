"""Who has more of a thing, however they came by it: by what serves with those of whom no order is told."""

from dataclasses import replace

from index.records import Attribute
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.comparisons.comparing import show_ranking
from retrieval.plans.comparisons.entries import Entry

A = Attribute


def by_fleets(case: Case) -> Draft | None:
    """The buyer that has, or will have, more; None where that isn't asked, or orders tell it of all of them."""
    question = case.question
    bought = question.attributes or {"buys", "orders"} & question.claims or "more" not in question.leans
    if bought or len(question.subject.buyers) < 2:
        return None
    cases = [case.about(replace(question.subject, buyers=frozenset({one}))) for one in sorted(question.subject.buyers)]
    if all(one.rows(A.ORDERED_QUANTITY) for one in cases):
        return None
    sides = [_had(one) for one in cases]
    rows = [row for side in sides for row in side]
    if not all(sides) or len({row.fact.unit for row in rows}) != 1:
        return None
    entries = [
        Entry(
            case.speech.country(one), tuple(side), sum((row.fact.number for row in side), start=side[0].fact.number * 0)
        )
        for one, side in zip(sorted(question.subject.buyers), sides, strict=True)
    ]
    return show_ranking(case, sorted(entries, key=lambda entry: (-entry.amount, entry.name)), A.IN_SERVICE_QUANTITY)


def _had(case: Case) -> list[Row]:
    """What one buyer has by the last count; of what it will have all that is on order, unless older ones serve too."""
    serving, come = case.rows(A.IN_SERVICE_QUANTITY), case.firm(case.rows(A.DELIVERED_QUANTITY))
    orders = case.firm(case.rows(A.ORDERED_QUANTITY))
    if not case.question.is_future:
        return serving or come
    ordered = sum(row.fact.number for row in orders)
    older = bool(orders) and sum(row.fact.number for row in serving) > ordered
    return [] if older else orders or serving
