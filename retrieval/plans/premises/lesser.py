"""Less claimed of a deal than there is to it: no more than talk, an order that never was, not one of them there."""

from dataclasses import replace

from index.records import Attribute, DealKind, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import ENDED, Stage, describe, find_stages, firm_orders
from retrieval.plans.premises.claims import verdict, verdict_as_read
from retrieval.plans.sentences import headline
from retrieval.question import Subject

A, S = Attribute, Status


def by_lesser(case: Case, stages: list[Stage]) -> Draft | None:
    """A rumour, a memorandum or a wish claimed to be all there is: wrong where everything was signed."""
    question = case.question
    if "lesser" not in question.claims or question.is_negated or not stages:
        return None
    if DealKind.FRAMEWORK in question.subject.kinds:
        return _only_framework(case)
    firm = firm_orders(case, stages)
    if len(firm) == len(stages):
        return verdict(case, describe(case, firm[-1:]), False)
    wished = not firm and not any(stage.status in ENDED for stage in stages) and "denied" not in question.claims
    loose = DealKind.MEMORANDUM not in question.subject.kinds or all(s.status is S.MEMORANDUM for s in stages)
    below = all(not stage.reaches(S.SIGNED) and not stage.status.value.startswith("option_") for stage in stages)
    return verdict(case, describe(case, stages[-1:]), True) if wished and loose and below else decline(case)


def _only_framework(case: Case) -> Draft | None:
    """Whether a framework is all there is: not where anything was ordered under it, or beside it."""
    wide = case.about(replace(case.question.subject, kinds=frozenset()))
    stages = find_stages(wide)
    firm = firm_orders(wide, stages)
    framed = [stage for stage in stages if case.knowledge.is_umbrella(stage.deal) and stage.status not in ENDED]
    shown = firm or (framed if len(framed) == len(stages) else [])
    return verdict(wide, describe(wide, shown[-1:]), not firm) if shown else decline(case)


def by_never(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said never to have been ordered: wrong where all of it was."""
    question = case.question
    plain = not (question.numbers or question.times or question.words or question.subject.ordinals)
    claims = "never" in question.claims and "buys" in question.claims and not {"delivered", "leases"} & question.claims
    firm = firm_orders(case, stages) if claims and plain else []
    return verdict_as_read(case, describe(case, firm[-1:]), False) if firm else None


def by_outcome_of_memorandum(case: Case, stages: list[Stage]) -> Draft | None:
    """A contract said to have come of a memorandum: wrong where none is on record of its parties for its things."""
    memoranda = [stage for stage in stages if stage.deal.kind is DealKind.MEMORANDUM]
    if "became" not in case.question.claims or not stages or len(memoranda) < len(stages):
        return None
    buyers, things = {stage.deal.buyer for stage in stages}, {p for stage in stages for p in stage.deal.products}
    wide = case.about(Subject(buyers=frozenset(buyers), products=frozenset(things)))
    if firm_orders(wide, find_stages(wide)):
        return decline(case)
    return verdict(case, describe(case, stages[-1:]), False)


def by_not_one(case: Case, stages: list[Stage]) -> Draft | None:
    """Not one said to have come: wrong where some have."""
    question = case.question
    if not {"not_one", "delivered"} <= question.claims or question.numbers or question.is_future:
        return None
    came = [row for row in case.firm(case.rows(A.DELIVERED_QUANTITY)) if row.fact.value != 0]
    if not came:
        return None
    return verdict_as_read(case, Draft(headline(came[-1], case), (came[-1].fact,)), False)
