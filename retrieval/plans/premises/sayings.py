"""What is only said in words decides a yes or no: terms of a lease."""

from index.records import Attribute, DealKind, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage, describe
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.evidence.texts import by_words_of
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.premises.passed_off import second_hand

A = Attribute
_TERMS = frozenset({"terms", "purchase", "buyout", "option"})


def by_terms(case: Case, stages: list[Stage]) -> Draft | None:
    """A right to buy claimed: what the terms on record say of one, never the signature."""
    if "may_buy" not in case.question.claims:
        return None
    told = [fact for fact in case.known(case.facts(A.OTHER)) if _TERMS & set(fact.scope)]
    return by_words_of(case, told[-1], not is_denied(told[-1])) if told else None


def by_tender(case: Case, stages: list[Stage]) -> Draft | None:
    """A tender or a bid claimed where there is only a requirement."""
    if case.question.subject.kinds != {DealKind.BID} or not stages:
        return None
    only = all(stage.status is Status.REQUIREMENT for stage in stages)
    return verdict(case, describe(case, stages[-1:]), False) if only else None


def by_newness(case: Case, stages: list[Stage]) -> Draft | None:
    """Brand new claimed: wrong where the records call it second-hand, else not told."""
    if "new" not in case.question.claims:
        return None
    used = second_hand(case)
    return by_fact(case, used[-1], False) if used else None
