"""What came between two dates: one running count less an earlier one of the same thing."""

from dataclasses import replace
from datetime import date, timedelta

from index.periods import Period, Precision
from index.records import Attribute, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.question import Asked, Frame, Operation
from retrieval.resolution import MOVED, is_stale_for

A = Attribute


def came_between(case: Case) -> Draft | None:
    """The growth of a running count from one day to another, or in one year; None where that isn't asked."""
    question = case.question
    if (year := _year_asked(case)) is not None:
        return _growth(case, year.start - timedelta(days=1), min(year.end, question.today))
    times = sorted({time.end for time in question.times})
    if len(times) != 2 or times[1] > question.today or not _asks_growth(case):
        return None
    grown = _growth(case, times[0], times[1])
    unknown = _is_of_arrivals(case) or ("stretch" in question.claims and question.operation is not Operation.DIFFERENCE)
    return grown or (decline(case, A.DELIVERED_QUANTITY) if unknown else None)


def _year_asked(case: Case) -> Period | None:
    """The year of which it is asked what came in it, where no source gives just that."""
    question, year = case.question, case.question.frame.period
    if year is None or year.precision is not Precision.YEAR or question.attributes[:1] != (A.DELIVERED_QUANTITY,):
        return None
    stated = any(f"year_{year}" in fact.scope for fact in case.facts(A.DELIVERED_BATCH))
    return None if stated or question.asked is not Asked.QUANTITY or question.operation not in _PLAIN else year


def _asks_growth(case: Case) -> bool:
    """Whether a count of what came is asked for, between two times that are named: "more on that day than before"."""
    question = case.question
    lead = question.attributes[0] if question.attributes else None
    counts = question.asked is Asked.QUANTITY or (question.asked is Asked.ANY and lead in MOVED)
    of_orders = question.claims & {"orders", "buys", "signed"} or lead not in (None, A.ORDERED_QUANTITY, *MOVED)
    if not counts or question.operation not in _PLAIN or (of_orders and lead not in MOVED) or question.subject.signed:
        return False
    return "stretch" in question.claims or question.frame.since is not None or "more" in question.leans


_PLAIN = (Operation.LOOKUP, Operation.PROGRESS, Operation.TOTAL, Operation.DIFFERENCE)


def _is_of_arrivals(case: Case) -> bool:
    """Whether the question says that what it counts came in, so that no other count may be meant."""
    return "delivered" in case.question.claims or case.question.attributes[:1] in [(role,) for role in MOVED]


def _growth(case: Case, first: date, last: date) -> Draft | None:
    """The count that held on the second day less that of the first; None where one of them isn't on record."""
    low, high = (_count_by(case, day) for day in (first, last))
    if low is None or high is None:
        return None
    alike = {(row.deal, row.product, row.fact.unit) for entry in (low, high) for row in entry.rows}
    return show_difference(case, high, low) if len(alike) == 1 and low.amount < high.amount else None


def _count_by(case: Case, day: date) -> Entry | None:
    """The one count that held on a day, named by the day that it is of."""
    then = replace(case, question=replace(case.question, frame=Frame(day, asked=True)))
    rows = then.firm(then.rows(A.DELIVERED_QUANTITY))
    if len(rows) != 1 or is_stale_for(rows[0].fact, then.wanted, case.knowledge):
        return None
    if rows[0].fact.as_of is None or rows[0].fact.modality is not Modality.ACTUAL:
        return None
    return Entry.of(rows[0], case.speech.period(rows[0].fact.as_of))
