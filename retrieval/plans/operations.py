"""What is to be done with the facts: the plan of each operation, and the questions that have one whatever it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.amounts.unit_price import answer_unit_price
from retrieval.plans.comparisons.comparing import answer_comparison
from retrieval.plans.comparisons.differing import answer_difference
from retrieval.plans.comparisons.fleets import by_fleets
from retrieval.plans.comparisons.shares import answer_share
from retrieval.plans.counts.ratios import answer_ratio
from retrieval.plans.dates.interval import answer_interval
from retrieval.plans.dates.slips import answer_slip
from retrieval.plans.dates.timeline import answer_timeline
from retrieval.plans.deals.listing import answer_list
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.evidence.provenance import answer_provenance, at_odds
from retrieval.plans.lookup import answer_lookup
from retrieval.plans.outright import answer_outright
from retrieval.plans.premises.accord import by_accord
from retrieval.plans.premises.buyers import by_buyers
from retrieval.plans.premises.firsts import by_first
from retrieval.plans.premises.in_order import by_order
from retrieval.plans.premises.limits import by_limit, by_talks, by_wish
from retrieval.plans.premises.yes_no import answer_yes_no
from retrieval.question import Asked, Operation, Question

A, Do = Attribute, Operation


def answer_operation(case: Case) -> Draft:
    """The answer of the plan that a question is plainly for, else of the one for what is to be done."""
    question = case.question
    if (told := answer_outright(case)) is not None:
        return told
    match question.operation:
        case Do.PROVENANCE if (draft := by_accord(case, [])) is not None:
            return draft
        case Do.PROVENANCE:
            about = question.about_sources
            return answer_provenance(case, disagreement="conflict" in about, age="age" in about)
        case Do.EXPLAIN if (draft := at_odds(case)) is not None:
            return draft
        case Do.TIMELINE | Do.LOOKUP | Do.EXPLAIN if (draft := answer_slip(case)) is not None:
            return draft
        case Do.SHARE if not _is_recorded_share(case):
            return answer_share(case)
        case Do.COMPARE if question.is_yes_no and (draft := _of_comparison(case)) is not None:
            return draft
        case Do.COMPARE:
            return by_fleets(case) or answer_comparison(case, question.leans)
        case Do.LIST if _asks_for_sum(question):
            return answer_lookup(replace(case, question=replace(question, operation=Do.TOTAL)))
    plan = _PLANS.get(question.operation, answer_lookup)
    return plan(case)


_PLANS: Mapping[Operation, Callable[[Case], Draft]] = {
    Do.TIMELINE: answer_timeline,
    Do.UNIT_PRICE: lambda case: answer_ratio(case) or answer_unit_price(case),
    Do.DIFFERENCE: answer_difference,
    Do.INTERVAL: answer_interval,
    Do.VERIFY: answer_yes_no,
    Do.LIST: answer_list,
    Do.COUNT: answer_list,
    Do.EXPLAIN: answer_explain,
}


def _of_comparison(case: Case) -> Draft | None:
    """Yes or no to which of two events was first, or to one deal beside what others bought, or was talked of."""
    return (
        by_buyers(case, [])
        or by_order(case, [])
        or by_talks(case, [])
        or by_wish(case)
        or by_limit(case, [])
        or by_first(case, [])
    )


def _asks_for_sum(question: Question) -> bool:
    """Whether a list of things is one of what they come to: "what has it committed to in dollars"."""
    named = question.currency and not question.numbers and question.sorts[:1] == ("product",)
    return bool(named) and question.asked is Asked.MONEY


def _is_recorded_share(case: Case) -> bool:
    """Whether the share asked for is itself on record: an offset in percent, what is left of a framework."""
    attributes = case.question.attributes
    if A.OFFSET in attributes:
        return not case.question.leans  # "whose is larger in percent" compares them
    return A.REMAINING_QUANTITY in attributes[:1] and bool(case.rows(A.REMAINING_QUANTITY))
