"""What an order still comes to once it was called off: what had been delivered of it by then."""

from dataclasses import replace
from decimal import Decimal

from index.records import Attribute
from retrieval.case import Case, Row
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.deals.status import find_stage


def as_it_stands(case: Case, orders: Entry) -> Entry | None:
    """Some orders held against a need, those called off only with what came of them; None where nothing is left."""
    rows = [row for order in orders.rows for row in _standing(case, order)]
    if not rows or {row.fact.unit for row in rows} != {row.fact.unit for row in orders.rows}:
        return None
    return replace(orders, rows=tuple(rows), amount=sum((row.fact.number for row in rows), Decimal(0)))


def _standing(case: Case, order: Row) -> list[Row]:
    """The order, or what came of it where it was called off."""
    stage = find_stage(case, order.deal)
    if stage is None or not stage.fell_through:
        return [order]
    return [r for r in case.rows(Attribute.DELIVERED_QUANTITY, [order.deal]) if r.product == order.product]
