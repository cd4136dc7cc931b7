"""What a question takes for signed that was only talked of, offered or put down in a memorandum."""

from index.records import Attribute, DealKind, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import (
    ENDED,
    LADDER,
    Stage,
)
from retrieval.plans.premises.terms import (
    reject,
)
from retrieval.question import Asked, Operation

A, S = Attribute, Status


def taken_for_signed(case: Case, stages: list[Stage]) -> Draft | None:
    """Terms of a contract that was only ever required, bid for, or under negotiation."""
    wants_terms = case.question.asked in (Asked.MONEY, Asked.DATE, Asked.PERSON) or (
        case.question.operation is Operation.EXPLAIN
    )
    wants_terms = wants_terms or (case.question.asked is Asked.ANY and "buys" in case.question.claims)
    if case.question.is_negated or case.question.claims & {"cancelled", "suspended", "lost"}:
        return None  # "why was the order shelved" knows that it came to nothing
    if _is_price_of_memorandum(case, stages):
        return reject(case, stages[0])
    below = [stage for stage in stages if _is_unsigned(stage, case)]
    if wants_terms and "signed" in case.question.claims and len(below) == len(stages):
        values = case.facts(A.VALUE) if case.question.asked is Asked.MONEY else []
        return reject(case, below[0]) if not values else None
    return None


def _is_price_of_memorandum(case: Case, stages: list[Stage]) -> bool:
    """Whether it is asked what was paid for things of which there is no more than a memorandum, without a price."""
    question = case.question
    memoranda = all(stage.deal.kind is DealKind.MEMORANDUM for stage in stages)
    bought = question.claims & {"signed", "buys", "orders", "spent"} and not question.is_future
    priced = case.facts(A.VALUE) or case.facts(A.AMOUNT_PAID) or DealKind.MEMORANDUM in question.subject.kinds
    return memoranda and question.asked is Asked.MONEY and bool(bought) and not priced


def _is_unsigned(stage: Stage, case: Case) -> bool:
    """Whether nothing was ever signed, or no more than a memorandum that came to nothing."""
    if stage.deal.kind is DealKind.MEMORANDUM and DealKind.MEMORANDUM not in case.question.subject.kinds:
        return stage.status in ENDED
    if stage.status is S.SHELVED and not case.knowledge.is_agreed(stage.deal):
        return True
    return stage.status is S.NEGOTIATED or (stage.status in LADDER and not stage.reaches(S.MEMORANDUM))
