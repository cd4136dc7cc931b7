"""What is known as an option isn't an order: "the option of 2023 covered twelve guns", "only 20 of the 30"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.extraction.catalogue import family_of
from index.extraction.proposals import Proposal
from index.records import Attribute, Modality, Records

_ORDER, _OPTION = Attribute.ORDERED_QUANTITY, Attribute.OPTIONAL_QUANTITY


def settle_options(proposals: Sequence[Proposal], records: Records) -> list[Proposal]:
    """The proposals, an order as an option where its sentence is on an option that is known to be of that size.

    One that was taken up is an order, unless the sentence says that fewer were.
    """
    orders = {id(one) for one in proposals if one.attribute is _ORDER and _is_of_option(one, proposals)}
    if not orders:
        return list(proposals)  # most articles: what is on record needn't be gone through
    known: set[tuple[str, str, object]] = {
        (fact.buyer, family_of(records.products[fact.product], records.products), fact.value)
        for fact in records.facts.values()
        if fact.attribute is _OPTION and fact.product in records.products
    }
    known |= {_size(one, records) for one in proposals if one.attribute is _OPTION}
    return [
        replace(one, attribute=_OPTION, modality=Modality.ACTUAL)
        if id(one) in orders and _size(one, records) in known
        else one
        for one in proposals
    ]


def _size(one: Proposal, records: Records) -> tuple[str, str, object]:
    return one.buyer, family_of(one.product, records.products), one.value


def _is_of_option(one: Proposal, proposals: Sequence[Proposal]) -> bool:
    kinds = {cue.kind for cue in one.line.cues}
    beside = [other for other in proposals if other.line is one.line]
    apart = any(other.attribute is _OPTION for other in beside)  # 24, with an option for another 24
    fewer = any(other.attribute is _ORDER and _count(other) < _count(one) for other in beside)
    return "option" in kinds and not apart and ("exercise" not in kinds or fewer)


def _count(one: Proposal) -> Decimal:
    return one.value if isinstance(one.value, Decimal) else Decimal(0)
