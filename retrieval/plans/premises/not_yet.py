"""Things said not to be, or not yet, that are: a contract that was never signed, deliveries still to begin."""

from decimal import Decimal

from index.records import QUANTITIES, Attribute, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage, all_firm, recency
from retrieval.plans.premises.statements import supposes_not
from retrieval.plans.premises.terms import correct, reject
from retrieval.plans.sentences import untrue
from retrieval.question import Asked, Operation

A, S = Attribute, Status
_MANY = 3  # orders: what is said of so many may be true of some of them


def signed_after_all(case: Case, stages: list[Stage]) -> Draft | None:
    """Why something was never bought, or isn't signed for, where all of it was signed."""
    claims = case.question.claims
    if not _asks_why_not(case) or not {"buys", "signed"} & claims or claims & _BESIDE:
        return None
    firm = all_firm(case, stages)
    return reject(case, max(firm, key=recency)) if firm else None


_BESIDE = frozenset(
    {"delivered", "further", "exercised", "option_open", "cancelled", "suspended", "possible", "may_buy"}
)


def came_after_all(case: Case, stages: list[Stage]) -> Draft | None:
    """Why nothing has come where something has, or why it is still awaited where all of it is there."""
    question = case.question
    none_said = _asks_why_not(case) and "delivered" in question.claims and {"started", "not_one"} & question.claims
    awaited = question.operation is Operation.EXPLAIN and "still" in question.claims and not question.is_negated
    awaited = awaited and A.REMAINING_QUANTITY in question.attributes and _is_plain(case)
    came = [row.fact for row in case.firm(case.rows(A.DELIVERED_QUANTITY)) if row.fact.value != 0]
    if not came or {"completed", "further", "suspended", "delayed"} & question.claims:
        return None
    if none_said:
        return untrue(case, came[-1])
    ordered = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
    same = len(ordered) == len(came) == 1 and ordered[0].unit == came[0].unit
    return untrue(case, came[0], ordered[0]) if awaited and same and came[0].number >= ordered[0].number else None


def more_came(case: Case, stages: list[Stage]) -> Draft | None:
    """Why only so many came, or how many of so many did, where that number is in no record."""
    question = case.question
    given = [number for number in question.numbers if number.currency is None]
    ordered = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
    came = [row.fact for row in case.firm(case.rows(A.DELIVERED_QUANTITY))]
    if question.frame.asked or not given or "delivered" not in question.claims or not came or not ordered:
        return None
    facts = case.deal_facts()
    known = {fact.value for fact in facts if fact.attribute in QUANTITIES}
    known |= {sum((fact.number for fact in ordered), Decimal(0)), sum((fact.number for fact in came), Decimal(0))}
    strange = [number for number in given if number.value not in known]
    if not strange or len(ordered) >= _MANY or question.subject.ordinals or question.item:
        return None
    if question.operation is Operation.EXPLAIN and "only" in question.claims:
        return untrue(case, came[-1], *(fact for fact in ordered if fact.deal == came[-1].deal))
    of_whole = question.operation is Operation.LOOKUP and question.asked is Asked.QUANTITY and len(given) == 1
    of_whole = of_whole and "of_number" in question.claims and strange[0].value > max(fact.number for fact in came)
    return correct(case, ordered, strange[0]) if of_whole else None


def _asks_why_not(case: Case) -> bool:
    """Whether it is asked plainly why something isn't so: with no time, count, maker or word of its own."""
    return case.question.operation is Operation.EXPLAIN and supposes_not(case.question) and _is_plain(case)


def _is_plain(case: Case) -> bool:
    """Whether a question gives no time, count, maker or word of its own."""
    question, subject = case.question, case.question.subject
    named = subject.sellers | subject.seller_countries | subject.organisations | subject.beside
    told = question.times or question.numbers or question.words or question.unknown or question.leans
    return not (named or subject.ordinals or told)
