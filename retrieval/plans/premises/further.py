"""More of the same said to have been ordered: held against what was ordered after the first."""

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.deals.status import Stage, describe, firm_orders
from retrieval.plans.premises.claims import by_fact, verdict

A = Attribute


def by_further(case: Case, stages: list[Stage]) -> Draft | None:
    """More said to have been ordered: right where a later order is on record, of as many where a number is given."""
    question = case.question
    placed = "further" in question.claims and bool({"orders", "buys"} & question.claims)
    if not placed or question.subject.ordinals or A.OPTIONAL_QUANTITY in question.attributes or question.is_negated:
        return None
    firm = firm_orders(case, stages)
    if not firm or len({stage.deal.buyer for stage in firm}) > 1:
        return None
    later = firm[1:]
    rows = case.rows(A.ORDERED_QUANTITY, [stage.deal for stage in later])
    if question.counts:
        same = [row for row in rows if row.fact.number in question.counts]
        if same:
            return by_fact(case, same[-1].fact, True)
    elif later:
        return verdict(case, describe(case, later[-1:]), True)
    return verdict(case, answer_quantity(case, A.ORDERED_QUANTITY), False)
