"""What came between two dates: one running count less an earlier one of the same thing."""

from dataclasses import replace

from index.records import Attribute, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.comparing import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.question import Asked, Frame
from retrieval.resolution import MOVED, is_stale_for

A = Attribute


def came_between(case: Case) -> Draft | None:
    """The growth of a running count from one day to another; None where that isn't asked."""
    question = case.question
    lead = question.attributes[0] if question.attributes else None
    if "stretch" not in question.claims or question.asked is not Asked.QUANTITY or lead not in MOVED:
        return None
    times = sorted({time.end for time in question.times})
    if len(times) != 2 or times[1] > question.today:
        return None
    counts = [_count_by(replace(case, question=replace(question, frame=Frame(day, asked=True)))) for day in times]
    if counts[0] is None or counts[1] is None:
        return decline(case, A.DELIVERED_QUANTITY)
    low, high = counts[0], counts[1]
    alike = [(row.deal, row.product, row.fact.unit) for entry in (low, high) for row in entry.rows]
    if len(set(alike)) > 1 or low.amount >= high.amount:
        return decline(case, A.DELIVERED_QUANTITY)
    return show_difference(case, high, low)


def _count_by(case: Case) -> Entry | None:
    """The one count that held on a day, named by the day that it is of."""
    rows = case.firm(case.rows(A.DELIVERED_QUANTITY))
    if len(rows) != 1 or is_stale_for(rows[0].fact, case.wanted, case.knowledge):
        return None
    if rows[0].fact.as_of is None or rows[0].fact.modality is not Modality.ACTUAL:
        return None
    return Entry.of(rows[0], case.speech.period(rows[0].fact.as_of))
