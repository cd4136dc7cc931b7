"""The first or the last of several things said to have come at a time: held against the day on which it came."""

from dataclasses import replace

from index.periods import Period
from index.records import HANDOVERS, Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.by_then import is_of_first
from retrieval.plans.premises.claims import by_fact
from retrieval.question import Frame, Question
from retrieval.tellings import tells

A = Attribute


def by_handover_day(case: Case, stages: list[Stage]) -> Draft | None:
    """Right where the day of the first, or the last, is in the time claimed; None where no such day is on record."""
    question = case.question
    times = [time for time in question.times if time != question.subject.signed]
    role = _end_claimed(question)
    barred = _UNFIT | _OF_ORDERS if role is A.DELIVERY_START else _UNFIT
    unfit = question.is_of_plan or question.frame.printed or bool(question.claims & barred)
    if role is None or len(times) != 1 or unfit:
        return None
    now = replace(case, question=replace(question, frame=Frame(question.today)))
    day = _day_of(now, role)
    inside = _is_then(day.period, times[0], question) if day is not None else None
    return by_fact(now, day, inside) if day is not None and inside is not None else None


_UNFIT = frozenset({"on_time", "delayed", "produced"})
_OF_ORDERS = frozenset({"signed", "orders", "buys"})  # "did it sign for its first in 2023"


def _end_claimed(question: Question) -> Attribute | None:
    """Which end of the deliveries is spoken of: the day of the first, or of the last; None where neither is."""
    if "delivered" not in question.claims and not HANDOVERS & set(question.attributes[:1]):
        return None
    if question.attributes[:1] == (A.COMPLETED,) or "last" in question.leans:
        return A.COMPLETED
    return A.DELIVERY_START if is_of_first(question) and "completed" not in question.claims else None


def _day_of(now: Case, role: Attribute) -> Fact | None:
    """The day of the first handover of all, or of the last of an order, as far as it is known."""
    days = [row.fact for row in now.rows(role) if row.fact.modality is Modality.ACTUAL]
    if role is A.DELIVERY_START:
        return min(days, key=lambda fact: (fact.period.start, fact.id), default=None)
    ordered = {row.deal.id for row in now.firm(now.rows(A.ORDERED_QUANTITY))}
    return days[0] if len(days) == 1 and {fact.deal for fact in days} == ordered else None


def _is_then(day: Period, claimed: Period, question: Question) -> bool | None:
    """Whether a day is in the time claimed; None where it isn't known closely enough."""
    frame = question.frame
    if frame.since is not None:
        after = tells("after_only", question.text)
        later = day.start > claimed.end if after else day.start >= claimed.start
        return True if later else None if day.end > (claimed.end if after else claimed.start) else False
    open_end = claimed.end > question.today or (frame.asked and frame.period is None)
    if open_end and tells("until", question.text):
        return True if day.end <= claimed.end else False if day.start > claimed.end else None
    return True if claimed.contains(day) else None if claimed.overlaps(day) else False
