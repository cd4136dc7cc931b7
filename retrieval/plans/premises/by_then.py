"""What is said to have come by a past day: held against what came, never against what was planned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from index.records import DATES, Attribute, Fact, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import decline, not_recorded
from retrieval.plans.counts.completion import in_full, is_all_ordered, ordered_for
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.sentences import headline
from retrieval.question import Frame, Question
from retrieval.resolution import is_stale_for

A = Attribute


def by_then(case: Case, stages: list[Stage]) -> Draft | None:
    """Things said to have come by a past day, or in a past time."""
    question, frame = case.question, case.question.frame
    past = frame.asked and frame.as_of < question.today and not question.is_of_plan
    if not past or "delivered" not in question.claims:
        return None
    return _by_what_is_known_now(case) or _by_the_last(case)


def by_place(case: Case, stages: list[Stage]) -> Draft | None:
    """One of several things said to have come: right where so many have, "has it got its seventh jet"."""
    rows = case.firm(case.rows(A.DELIVERED_QUANTITY)) if case.question.item > 1 else []
    if len(rows) != 1 or "delivered" not in case.question.claims:
        return None
    come = in_full(rows, case)[0].fact.number
    return verdict(case, answer_quantity(case, A.DELIVERED_QUANTITY), come >= case.question.item)


def says_some(question: Question) -> bool:
    """Whether no more than the first of several is said to have come: "has it got its first boat"."""
    return is_of_first(question) and "completed" not in question.claims


def is_of_first(question: Question) -> bool:
    """Whether the first of several is spoken of, or that they began to come."""
    return "started" in question.claims or 1 in (question.item, *question.subject.ordinals)


def _by_what_is_known_now(case: Case) -> Draft | None:
    """Wrong where fewer had come later, or the first came after it; that they were to come by then shows neither."""
    question, until = case.question, case.question.frame.as_of
    if question.frame.printed or {"on_time", "delayed"} & question.claims:
        return None
    now = replace(case, question=replace(question, frame=replace(question.frame, as_of=question.today, asked=False)))
    first = is_of_first(question)
    uncounted = "completed" in question.claims and not case.rows(A.DELIVERED_QUANTITY)
    if uncounted and (short := _fewer_later(now, until)) is not None:
        return by_fact(now, short, False)
    begun = [row.fact for row in now.rows(A.DELIVERY_START) if row.fact.modality is Modality.ACTUAL]
    if first and len(begun) == 1 and not case.rows(A.DELIVERED_QUANTITY):
        since = question.times[-1].start if question.times and question.frame.opens is None else begun[0].period.start
        inside = since <= begun[0].period.start and begun[0].period.end <= until
        return by_fact(now, begun[0], inside)
    planned = [row.fact for role in (A.DELIVERY_START, A.DELIVERY_DUE) for row in case.rows(role)]
    only_planned = bool(planned) and all(fact.modality is not Modality.ACTUAL for fact in planned)
    unknown = not case.rows(A.DELIVERED_QUANTITY) and any(fact.period.end <= until for fact in planned)
    return decline(case, A.DELIVERED_QUANTITY) if first and only_planned and unknown else None


def _fewer_later(now: Case, until: date) -> Fact | None:
    """The first count after a day that falls short of what was ordered."""
    counts = [f for f in now.facts(A.DELIVERED_QUANTITY) if f.modality is Modality.ACTUAL and not f.scope and f.as_of]
    later = [fact for fact in counts if fact.as_of and fact.as_of.start > until]
    short = [f for f in later if (order := ordered_for(now.row(f), now)) is not None and f.number < order.number]
    return min(short, key=lambda fact: (fact.as_of.start if fact.as_of else until, fact.id), default=None)


def _by_the_last(case: Case) -> Draft | None:
    """All said to have come: by the day the last came; what was planned proves none.

    None where only counts tell of a time that is longer than a day, or where a later plan shows that it hadn't come.
    """
    frame = case.question.frame
    if set(case.question.attributes) & DATES or says_some(case.question):
        return None
    end = _last_of_all(case)
    if end is not None and end.fact.period.end <= frame.as_of:
        came = frame.period is None or frame.period.start <= end.fact.period.end
        return verdict(case, Draft(headline(end, case), (end.fact,)), came)
    counts = case.firm(case.rows(A.DELIVERED_QUANTITY))
    near = [
        row for row in counts if is_all_ordered(row, case) or not is_stale_for(row.fact, case.wanted, case.knowledge)
    ]
    if near and frame.period is None:
        ground = answer_quantity(case, A.DELIVERED_QUANTITY)
        return verdict(case, ground, _so_many_came(case, counts) or all(is_all_ordered(row, case) for row in counts))
    if end is not None and frame.as_of < end.fact.period.start:
        return verdict(case, Draft(headline(end, case), (end.fact,)), False)
    if near:
        return None
    due = case.rows(A.DELIVERY_DUE)
    kept = bool(due) and all(row.fact.period.start <= frame.as_of for row in due)
    return not_recorded(case, [row.fact for row in due], A.DELIVERED_QUANTITY) if kept else None


def _so_many_came(case: Case, counts: Sequence[Row]) -> bool:
    """Whether no more are said to have come than the counts come to: two of three."""
    claimed = [number.value for number in case.question.numbers if not number.is_money]
    come = sum((row.fact.number for row in counts), Decimal(0))
    return bool(claimed) and max(claimed) <= come and "completed" not in case.question.claims


def _last_of_all(case: Case) -> Row | None:
    """The day on which the last of all that was ordered came, whatever day is asked; None where any is still open."""
    later = replace(case, question=replace(case.question, frame=Frame(case.question.today)))
    ends = [row for row in later.rows(A.COMPLETED) if row.fact.modality is Modality.ACTUAL]
    ordered = {row.deal.id for row in later.firm(later.rows(A.ORDERED_QUANTITY))}
    if {row.deal.id for row in ends} != ordered:
        return None
    return max(ends, key=lambda row: (row.fact.period.end, row.fact.id), default=None)
