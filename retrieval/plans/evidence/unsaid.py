"""A count that somebody is said to give, and nobody does: "who says it ordered twelve?", of five."""

from collections.abc import Sequence
from decimal import Decimal

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.premises.misstated import counts_nothing
from retrieval.plans.premises.terms import correct

A = Attribute
CAME = frozenset({A.DELIVERED_QUANTITY, A.DELIVERED_BATCH, A.SHIPPED_QUANTITY, A.IN_SERVICE_QUANTITY})
_LEAST = 2  # up to which number a count may be said of anything
_FEW = 3  # orders: of more, a count may be of some


def nobody_says(case: Case, meant: Sequence[Fact]) -> Draft | None:
    """What is on record instead of a count that the question says was ordered or came; None where somebody gives it.

    `meant` are the facts that have its number, in whatever role.
    """
    question = case.question
    came = "delivered" in question.claims
    if question.subject.is_empty or not (came or "orders" in question.claims):
        return None
    counts = [n for n in question.numbers if not (n.is_money or n.value <= _LEAST or counts_nothing(n, case))]
    said = [fact for fact in meant if fact.attribute in CAME] if came else meant
    rows = case.rows(A.DELIVERED_QUANTITY if came else A.ORDERED_QUANTITY)
    if len(counts) != 1 or len(question.numbers) != 1 or said or not 0 < len(rows) < _FEW:
        return None
    if sum((row.fact.number for row in rows), Decimal(0)) == counts[0].value:
        return None
    return correct(case, [row.fact for row in rows], counts[0])
