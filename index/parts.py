"""Whole and part among the figures of one article: of several sizes of one deal only the largest can be all of it.

So it is with what was delivered by one day: of 58 vehicles, 50 carriers and 8 ambulances the 58 are all.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from index.records import Attribute, Fact, Modality

PART = "part"
# Each states its whole deal, or is marked a part.
_WHOLE = frozenset({Attribute.ORDERED_QUANTITY, Attribute.VALUE, Attribute.DELIVERED_QUANTITY})
_OTHER = frozenset({PART, "total", "period_total", "converted", "disputed", "superseded", "net", "gross"})


def mark_parts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The same facts, those marked as a part beside which a larger one of the same deal, product and unit stands."""
    largest: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for fact in facts:
        if _is_whole(fact):
            largest[_what(fact)] = max(largest[_what(fact)], fact.number)
    return tuple(
        fact.model_copy(update={"scope": (*fact.scope, PART)})
        if _is_whole(fact) and fact.number < largest[_what(fact)]
        else fact
        for fact in facts
    )


def _is_whole(fact: Fact) -> bool:
    return (
        fact.attribute in _WHOLE
        and fact.modality is Modality.ACTUAL
        and isinstance(fact.value, Decimal)
        and not _OTHER & set(fact.scope)
    )


def _what(fact: Fact) -> tuple[str, ...]:
    product = "" if fact.attribute is Attribute.VALUE else fact.product
    day = str(fact.as_of) if fact.attribute is Attribute.DELIVERED_QUANTITY else ""
    return fact.deal, fact.attribute.value, product, fact.unit, day
