"""In all: counts in one role, or in the two roles a question names, added up."""

from dataclasses import replace

from index.records import QUANTITIES, Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.quantity import answer_quantity
from retrieval.plans.totals import several

A = Attribute


def answer_sum(case: Case) -> Draft:
    """Counts in one role added up; in two roles, when the question names both: in service plus on order."""
    roles = [a for a in case.question.attributes if a in _ADDABLE]
    if len(roles) < 2:
        named = [a for a in case.question.attributes if a in QUANTITIES]
        taken = A.OPTIONAL_QUANTITY in named and "exercised" in case.question.claims  # then it is ordered
        lead = A.ORDERED_QUANTITY if A.ORDERED_QUANTITY in named or taken or not named else named[0]
        return answer_quantity(case, lead)
    rows = [row for role in roles[:2] for row in case.firm(case.rows(role))]
    newest = case.about(replace(case.question.subject, ordinals=(-1,)))
    if -1 in case.question.subject.ordinals:
        whole = case.about(replace(case.question.subject, ordinals=()))
        rows = [*whole.firm(whole.rows(roles[0])), *newest.firm(newest.rows(roles[1]))]
    if len({row.fact.unit for row in rows}) != 1:
        return answer_quantity(case, roles[0])
    return several(case, rows, A.ORDERED_QUANTITY)


_ADDABLE = (A.IN_SERVICE_QUANTITY, A.ORDERED_QUANTITY)
