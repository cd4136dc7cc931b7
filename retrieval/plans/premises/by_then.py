"""What is said to have come by a past day: held against what came later, never against what was planned."""

from dataclasses import replace
from datetime import date

from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.completion import ordered_for
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact

A = Attribute


def by_then(case: Case, stages: list[Stage]) -> Draft | None:
    """Things said to have come by a day, or in a time: wrong where fewer had later, or the first came after it.

    That they were to come by then shows neither.
    """
    question = case.question
    claims, until = question.claims, question.frame.as_of
    past = question.frame.asked and until < question.today and not (question.is_due or question.is_future)
    if not past or "delivered" not in claims or question.frame.printed or {"on_time", "delayed"} & claims:
        return None
    now = replace(case, question=replace(question, frame=replace(question.frame, as_of=question.today, asked=False)))
    first = 1 in (question.item, *question.subject.ordinals) or "started" in claims
    everything = "completed" in claims
    if everything and not case.rows(A.DELIVERED_QUANTITY) and (short := _fewer_later(now, until)) is not None:
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
