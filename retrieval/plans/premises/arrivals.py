"""Arrivals taken for granted that never were: of what was called off, is still at sea, or was there all along."""

from dataclasses import replace
from decimal import Decimal

from index.records import Attribute, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.deals.status import ENDED, FAILED, LADDER, Stage, all_in, recency
from retrieval.plans.premises.statements import supposes_not
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import line, untrue
from retrieval.question import Asked, Operation

A, S = Attribute, Status


def none_came(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to have been handed over where a source says that nothing was: "which unit took it over"."""
    question = case.question
    asks = question.asked in (Asked.PERSON, Asked.PLACE) or bool(question.outside)
    asks = asks or (question.asked is Asked.ANY and question.operation is Operation.LOOKUP and question.is_past)
    unsure = question.is_future or question.is_negated or question.operation is Operation.COMPARE  # "who gets it first"
    if not asks or "delivered" not in question.claims or unsure or A.SIGNATORY in question.attributes[:1]:
        return None  # who signed "when it got the jets" was there before any had come
    of_order = bool({"orders", "won"} & question.claims)  # "which works got the order"
    none = (None if of_order else _never_any(case)) or find_denial(case, A.DELIVERED_QUANTITY)
    return untrue(case, none) if none is not None and not _has_come(case) else None


def _never_any(case: Case) -> Fact | None:
    """The count of none on record last, whatever the day asked: what had not come by then hadn't come before."""
    facts = case.knowledge.facts_under(case.deals)
    counts = [fact for fact in facts if fact.attribute in (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH)]
    counts = [fact for fact in counts if fact.modality is Modality.ACTUAL]
    return counts[-1] if counts and all(fact.value == 0 for fact in counts) else None


def none_arrived(case: Case, stages: list[Stage]) -> Draft | None:
    """A day on which something came in, where a count on record says that nothing has: what was shipped is told."""
    if not _asks_when_it_came(case) or all_in(stages, FAILED):
        return None  # that it was called off says more
    counts = [row.fact for row in case.rows(A.DELIVERED_QUANTITY)]
    if not counts or any(fact.value != 0 for fact in counts):
        return None
    return untrue(case, counts[0], *(row.fact for row in case.rows(A.SHIPPED_QUANTITY)[:1]))


def never_all_came(case: Case, stages: list[Stage]) -> Draft | None:
    """The day on which the last of a number came, where the order was called off before: how many had come is told."""
    last = A.COMPLETED in case.question.attributes[:1] and bool(case.question.numbers)
    if not (last and all_in(stages, FAILED) and _asks_when_it_came(case)) or case.facts(A.COMPLETED):
        return None
    return reject(case, stages[-1])


def not_so_many_came(case: Case, stages: list[Stage]) -> Draft | None:
    """The day on which one came after the last that did, of what was called off: "when did the third arrive"."""
    place = case.question.item
    if place < 1 or not _asks_when_it_came(case) or not all_in(stages, FAILED):
        return None
    counts = [row.fact for row in case.rows(A.DELIVERED_QUANTITY)]
    if len(counts) != 1 or place <= counts[0].number:
        return None
    draft = reject(case, stages[-1])
    return replace(draft, facts=(*draft.facts, counts[0]), details=(*draft.details, line(counts[0], case)))


def nothing_to_come(case: Case, stages: list[Stage]) -> Draft | None:
    """The day on which the rest is to come, or how many still are, of what was called off, or has come in full."""
    question = case.question
    awaited = "delivered" in question.claims or {A.DELIVERY_DUE, A.REMAINING_QUANTITY} & set(question.attributes)
    dated = question.asked is Asked.DATE and not question.is_past
    counted = question.asked is Asked.QUANTITY and question.attributes[:1] == (A.REMAINING_QUANTITY,)
    asks = question.operation is Operation.LOOKUP and (dated or counted)
    known = supposes_not(question) or question.frame.asked or {"cancelled", "lost"} & question.claims
    over = all_in(stages, (*FAILED, S.COMPLETED) if dated and question.is_future else FAILED)
    if not (awaited and asks) or known or not over or any("part" in stage.facts[0].scope for stage in stages):
        return None
    return reject(case, stages[-1])


def was_there_before(case: Case, stages: list[Stage]) -> Draft | None:
    """The arrival of what was leased already when it was bought."""
    question = case.question
    if question.asked not in (Asked.DATE, Asked.PLACE) or "delivered" not in question.claims:
        return None
    bought = [row.fact for row in case.rows(A.ORDERED_QUANTITY)]
    leased = [fact for fact in bought if "formerly_leased" in fact.scope]
    return untrue(case, leased[0]) if leased and len(leased) == len(bought) else None


def _asks_when_it_came(case: Case) -> bool:
    """Whether a question has it that something has come in, and asks when."""
    question = case.question
    plain = question.operation is Operation.LOOKUP and question.asked is Asked.DATE
    came = bool({"delivered", "enters_service"} & question.claims) and question.is_past
    return plain and came and not (question.is_negated or question.is_of_plan)


def not_all_there(case: Case, stages: list[Stage]) -> Draft | None:
    """All of them said to be there where fewer have come, or the first is still to: "now that all six fly", "when did
    the last one come"."""
    question = case.question
    looks = question.operation in (Operation.LOOKUP, Operation.EXPLAIN)
    said = "all_there" in question.claims or ("completed" in question.claims and _asks_when_it_came(case))
    if not said or not looks or question.is_negated or all_in(stages, (*FAILED, S.COMPLETED)):
        return None
    ordered = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
    came = [row.fact for row in case.firm(case.rows(A.DELIVERED_QUANTITY))]
    ahead = [row.fact for row in case.rows(A.DELIVERY_START) if row.fact.period.start > question.frame.as_of]
    if not came:
        return untrue(case, ahead[0], *ordered[:1]) if ahead else None
    if len({fact.unit for fact in (*ordered, *came)}) != 1:
        return None
    whole = max((sum((f.number for f in ordered), Decimal(0)), *question.counts))
    here = sum((fact.number for fact in came), Decimal(0))
    of_same = [fact for fact in ordered if fact.deal == came[-1].deal]
    return untrue(case, came[-1], *of_same[:1]) if here < whole else None


def called_off(case: Case, stages: list[Stage]) -> Draft | None:
    """What was called off, spoken of as if it had come: which base houses it, who flew it."""
    question = case.question
    fleet = question.attributes[:1] in ((A.IN_SERVICE_QUANTITY,), (A.DELIVERED_QUANTITY,))
    fleet = fleet and "won" not in question.claims  # what was chosen needn't have come
    based = question.asked is Asked.PLACE and A.PLACE in question.attributes and "signed" not in question.claims
    based = based and not _names_some(case)
    used = "fielded" in question.claims and question.asked in (Asked.ANY, Asked.PERSON, Asked.PLACE)
    if not (fleet or based or used) or _is_of_framework(case) or _has_come(case):
        return None
    gone = all_in(stages, ENDED if fleet else FAILED)
    return reject(case, max(stages, key=recency)) if gone else None


def undelivered(case: Case, stages: list[Stage]) -> Draft | None:
    """Something delivered that was never ordered."""
    question = case.question
    past = question.asked is Asked.DATE and question.is_past
    presupposes = question.asked not in (Asked.QUANTITY, Asked.DATE, Asked.MONEY) or past or _counts_arrivals(case)
    some = "posted" in question.claims and _names_some(case)
    presupposes = presupposes and bool({"delivered", "enters_service"} & question.claims) and not some
    if not presupposes or _has_come(case) or _is_of_framework(case):
        return None
    ended = (*FAILED, S.SUSPENDED) if past else FAILED
    unsigned = all(s.status in ended or (s.status in LADDER and not s.reaches(S.SIGNED)) for s in stages)
    return reject(case, max(stages, key=recency)) if unsigned else None


def _counts_arrivals(case: Case) -> bool:
    """Whether it is asked how many have come under a contract where there is no more than a memorandum."""
    question = case.question
    counts = question.operation is Operation.LOOKUP and question.attributes[:1] == (A.DELIVERED_QUANTITY,)
    counts = counts and question.asked is Asked.QUANTITY and not (question.is_negated or question.is_of_plan)
    agreed = "orders" in question.claims or DealKind.PURCHASE in question.subject.kinds
    return counts and agreed and all(deal.kind is DealKind.MEMORANDUM for deal in case.deals)


def _names_some(case: Case) -> bool:
    """Whether a count of fewer than were ordered is named: "the two half built" takes no delivery as given."""
    ordered = {fact.number for fact in case.facts(A.ORDERED_QUANTITY)}
    return bool(ordered) and any(count < min(ordered) for count in case.question.counts)


def _has_come(case: Case) -> bool:
    """Whether anything has been delivered; a count of none says that nothing has."""
    return any(fact.value != 0 for role in (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH) for fact in case.facts(role))


def _is_of_framework(case: Case) -> bool:
    """Whether what came may have come under call-offs, or is asked for as a share."""
    return case.question.operation is Operation.SHARE or any(case.knowledge.children(deal.id) for deal in case.deals)
