"""A part of what was ordered said to have come: "has it got more than half of them"."""

from decimal import Decimal

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.tellings import share_told, tells

A = Attribute
_PERCENT = 100
_THIRDS = {"third": 1, "two_thirds": 2}


def by_portion(case: Case, stages: list[Stage]) -> Draft | None:
    """More or less than a part of what was ordered, or as much, said to have come; None where no part is named."""
    question, text = case.question, case.question.text
    part, majority = _part(text), tells("majority", text)
    if not part or "delivered" not in question.claims or question.is_future:
        return None
    rows, orders = case.firm(case.rows(A.DELIVERED_QUANTITY)), case.firm(case.rows(A.ORDERED_QUANTITY))
    if not rows or not orders or len({row.fact.unit for row in (*rows, *orders)}) != 1:
        return None
    came, portion = (sum((row.fact.number for row in some), Decimal(0)) for some in (rows, orders))
    portion *= part
    below = tells("below_part", text)
    beyond = majority or tells("beyond_part", text)
    right = came < portion if below else came > portion or (came == portion and not beyond)
    if right is below and {row.deal.id for row in orders} - {row.deal.id for row in rows}:
        return decline(case, A.DELIVERED_QUANTITY)  # more may have come of an order that nobody counted
    return verdict(case, answer_quantity(case, A.DELIVERED_QUANTITY), right)


def _part(text: str) -> Decimal:
    """The part of a whole that a question names, of which most is more than half; nought where it names none."""
    thirds = [Decimal(count) / 3 for name, count in _THIRDS.items() if tells(name, text)]
    share = share_told(text) / _PERCENT
    return share or next(iter(thirds), Decimal("0.5") if tells("majority", text) else Decimal(0))
