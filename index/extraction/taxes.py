"""The price with tax and the one without: where a text says it of one of two, the other is known as well."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.extraction.proposals import Proposal
from index.records import Attribute

_TAXES = frozenset(("net", "gross"))
_LEAST, _MOST = Decimal("1.03"), Decimal("1.35")  # what tax makes of a price


def complete_taxes(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals; of two prices a tax apart, in one sentence or two that follow, one is net, the other gross."""
    scopes: dict[int, tuple[str, ...]] = {}
    prices = [one for one in proposals if one.attribute is Attribute.VALUE and isinstance(one.value, Decimal)]
    for told in prices:
        for other in prices:
            if len(_TAXES & set(told.scope)) == 1 and not _TAXES & set(other.scope) and _is_tax_apart(told, other):
                scopes[id(other)] = (*other.scope, *(_TAXES - set(told.scope)))
    return [replace(one, scope=tuple(sorted(scopes[id(one)]))) if id(one) in scopes else one for one in proposals]


def _is_tax_apart(told: Proposal, other: Proposal) -> bool:
    """Whether a price that says so is the other with the tax, or without."""
    if (told.unit, told.buyer) != (other.unit, other.buyer) or abs(told.line.number - other.line.number) > 1:
        return False
    net, gross = (told.value, other.value) if "net" in told.scope else (other.value, told.value)
    if not (isinstance(net, Decimal) and isinstance(gross, Decimal)):
        return False
    return net * _LEAST <= gross <= net * _MOST
