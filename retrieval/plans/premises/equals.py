"""Two countries said to have ordered as many of the same thing: held against what either ordered."""

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.totals import several
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.tellings import tells

A = Attribute
_SIDES = 2


def by_equality(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether two countries ordered the same number; None where that isn't claimed, a refusal without both counts."""
    question = case.question
    if len(question.subject.buyers) != _SIDES or not tells("same_number", question.text):
        return None
    role = A.DELIVERED_QUANTITY if "delivered" in question.claims else A.ORDERED_QUANTITY
    rows = case.firm(case.rows(role))
    counts = {
        buyer: sum(row.fact.number for row in rows if row.fact.buyer == buyer) for buyer in question.subject.buyers
    }
    if not all(counts.values()) or len({row.fact.unit for row in rows}) != 1:
        return decline(case, role)
    return verdict(case, several(case, rows, role), len(set(counts.values())) == 1)
