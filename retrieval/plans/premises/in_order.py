"""One event said to have been before another: held against the days of both."""

from dataclasses import replace

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.dates.milestones import dates_of
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.plans.sentences import line, untrue
from retrieval.question import Operation
from retrieval.understanding.events import CAME

A = Attribute


def by_order(case: Case, stages: list[Stage]) -> Draft | None:
    """One event claimed to have been before another: right or wrong by their days, where one deal has both."""
    order = case.question.order
    if not order or order[-1] in _ENDS:
        return None  # whether anything came before it was called off, what came tells by itself
    pair = _dated(case)
    right = _holds(case, *pair) if pair is not None else None
    if pair is None or right is None:
        return decline(case)  # that either took place doesn't tell which was first
    ground = Draft("; ".join(line(fact, case) for fact in pair), pair)
    return verdict(case, ground, right)


_ENDS = ("cancelled", "suspended")


def other_order(case: Case, stages: list[Stage]) -> Draft | None:
    """Two events taken for granted in an order that their days contradict: "it signed and only then chose"."""
    told = case.question.operation in (Operation.EXPLAIN, Operation.LOOKUP, Operation.INTERVAL)
    pair = _dated(case) if told and not case.question.is_negated else None
    return untrue(case, *reversed(pair)) if pair is not None and _holds(case, *pair) is False else None


def _dated(case: Case) -> tuple[Fact, Fact] | None:
    """What dates the two events, that first which is said to have been first, whatever was known on either day."""
    question = case.question
    frame = replace(question.frame, as_of=question.today, asked=False)  # "before it signed" asks for no plan of then
    now = replace(case, question=replace(question, frame=frame)) if not question.times else case
    several = len(question.subject.ordinals) > 1 or len(question.subject.deals) > 1  # each event may be of another deal
    facts = dates_of(now, question.order) if question.order and all(question.order) and not several else []
    return (facts[0], facts[1]) if facts else None


def _holds(case: Case, first: Fact, second: Fact) -> bool | None:
    """Whether one event was before another; None where their days don't tell.

    A count of what had come tells only that something had come by then.
    """
    early, late = first.when, second.when
    if early is None or late is None:
        return None
    counted = [fact for fact, event in zip((first, second), case.question.order, strict=True) if event == CAME]
    counted = [fact for fact in counted if fact.attribute is not A.DELIVERY_START]
    if late.end < early.start and first not in counted:
        return False
    return True if early.end < late.start and second not in counted else None
