"""What is wanted: the sort of value, the attributes it may be, and the operation on them, from cue words."""

import re
from collections.abc import Iterable, Mapping

from index.records import DATES, MONEY, QUANTITIES, TEXTS, Attribute
from retrieval.question import Asked, Operation
from retrieval.understanding.cues import Cues

A = Attribute

# When several attributes of a sort are cued, the one that says most about the role wins.
_QUANTITY_ORDER = (
    A.REMAINING_QUANTITY, A.LOCAL_PRODUCTION, A.LOST_QUANTITY, A.LEASED_QUANTITY, A.UPGRADE_QUANTITY,
    A.IN_SERVICE_QUANTITY, A.SHIPPED_QUANTITY, A.PLANNED_QUANTITY, A.NEGOTIATED_QUANTITY, A.NOTIFIED_QUANTITY,
    A.DELIVERED_BATCH, A.DELIVERED_QUANTITY, A.REQUIRED_QUANTITY, A.OPTIONAL_QUANTITY, A.FRAMEWORK_QUANTITY,
    A.ORDERED_QUANTITY,
)  # fmt: skip
_MONEY_ORDER = (A.UNIT_PRICE, A.LIFE_CYCLE_COST, A.OFFSET, A.AMOUNT_PAID, A.CEILING, A.BUDGET, A.VALUE)
_DATE_ORDER = (
    A.EFFECTIVE, A.SELECTED, A.APPROVED, A.AMENDED, A.DELIVERY_START, A.COMPLETED, A.DELIVERY_DUE, A.SIGNED,
)  # fmt: skip
_PERSON_ORDER = (
    A.SIGNATORY, A.ATTENDEE, A.LOSING_BIDDER, A.COMPONENT, A.LOCAL_PARTNER, A.BUYER_AGENCY, A.SELECTED,
)  # fmt: skip
_TEXT_ORDER = (A.REPLACES, A.RECORD, A.COMPONENT, *_PERSON_ORDER[:4], A.PLACE, A.STATUS)

_OPERATIONS = (
    Operation.PROVENANCE, Operation.TIMELINE, Operation.UNIT_PRICE, Operation.DIFFERENCE, Operation.SHARE,
    Operation.COMPARE, Operation.COUNT, Operation.VERIFY, Operation.LIST, Operation.EXPLAIN, Operation.TOTAL,
)  # fmt: skip


def without_negated(masked: str, cues: Cues) -> str:
    """The masked question up to what it sets aside: "as opposed to the whole programme" asks for no programme."""
    match = cues.sections["negation"]["start"].search(masked) if "negation" in cues.sections else None
    if match is None:
        return masked
    rest = re.search(r"[,;)?]", masked[match.end() :])
    return masked[: match.start()] + (masked[match.end() + rest.start() :] if rest else "")


def find_asked(masked: str, cues: Cues) -> Asked:
    """The sort of value wanted: the cue that comes first, counting words before money words."""
    found = cues.found("asked", masked)
    if not found:
        return Asked.ANY
    first = min(found.values())
    order = (Asked.QUANTITY, Asked.DATE, Asked.PLACE, Asked.STATUS, Asked.PERSON, Asked.MONEY)
    return min((Asked(key) for key in found), key=lambda key: (found[key] > first + 2, order.index(key)))


def find_operation(masked: str, cues: Cues, asked: Asked, *, subjects: int) -> Operation:
    """What is to be done. `subjects` is how many buyers, or products, or deals are named side by side."""
    found = cues.found("operation", masked)
    compares = _compares(masked, cues, subjects)
    for operation in _OPERATIONS:
        if operation is Operation.UNIT_PRICE and cues.has("attribute", A.UNIT_PRICE, masked):
            return operation
        if operation is Operation.COMPARE and compares:
            return operation
        if operation is Operation.VERIFY and is_yes_no(masked, cues):
            return operation
        if operation not in found:
            continue
        if operation in (Operation.LIST, Operation.EXPLAIN) and asked in _PLAIN and found[operation] > 3:
            continue  # "how much …, and why" is a look-up first
        return operation
    return Operation.PROGRESS if Operation.PROGRESS in found else Operation.LOOKUP


_PLAIN = (Asked.QUANTITY, Asked.MONEY, Asked.DATE)


def _compares(masked: str, cues: Cues, subjects: int) -> bool:
    if not find_leans(masked, cues):
        return False
    return (
        cues.has("compare", "superlative", masked)
        and _wants_one(masked, cues)
        or (subjects >= 1 and cues.has("compare", "choice", masked))
    )


def _wants_one(masked: str, cues: Cues) -> bool:
    """Whether a superlative picks one of many ("which is the largest"), not a deal ("the latest contract")."""
    superlative = cues.sections["compare"]["superlative"].search(masked)
    asks = cues.sections["asked"]["person"].search(masked) or re.search(
        r"\b(?:which|what|who|whose|name)\b", masked
    )
    plain = cues.found("asked", masked)
    return bool(superlative) and (asks is not None or not plain) and not ({"quantity", "date"} & set(plain))


def is_yes_no(masked: str, cues: Cues) -> bool:
    """Whether the question wants yes or no."""
    start = cues.sections["verify"]["start"].match(masked.strip(" ¿¡\"'"))
    tag = re.search(rf"[,.;]\s*{cues.sections['verify']['tag'].pattern}\s*\?*$", masked.strip())
    return start is not None or tag is not None


def find_leans(masked: str, cues: Cues) -> frozenset[str]:
    """What a comparison leans to: more, less, first, last, dear, cheap."""
    return frozenset(cues.found("compare", masked)) - {"choice", "superlative"}


def find_attributes(masked: str, cues: Cues, asked: Asked) -> tuple[Attribute, ...]:
    """The attributes a question may be after, the likeliest first; empty when no cue tells."""
    found = {Attribute(key): at for key, at in cues.found("attribute", masked).items()}
    match asked:
        case Asked.QUANTITY:
            return _quantities(found) or (A.ORDERED_QUANTITY,)
        case Asked.MONEY:
            return _first(_MONEY_ORDER, found, MONEY) or (A.VALUE,)
        case Asked.DATE:
            return _dates(found)
        case Asked.PLACE:
            return (A.PLACE,)
        case Asked.STATUS:
            return (A.STATUS,)
        case Asked.PERSON:
            return _first(_PERSON_ORDER, found, TEXTS)
    return _any(found)


def _quantities(found: Mapping[Attribute, int]) -> tuple[Attribute, ...]:
    ordered = _first(_QUANTITY_ORDER, found, QUANTITIES)
    if A.DELIVERED_QUANTITY in found and A.OPTIONAL_QUANTITY in ordered[:1]:
        return (A.DELIVERED_QUANTITY,)
    return ordered


def _dates(found: Mapping[Attribute, int]) -> tuple[Attribute, ...]:
    """The cued dates; those of deliveries only where the question speaks of delivering."""
    ranked = _first(_DATE_ORDER, found, DATES)
    if A.SIGNED in ranked and A.DELIVERED_QUANTITY not in found:
        ranked = (
            tuple(a for a in ranked if a not in (A.DELIVERY_START, A.DELIVERY_DUE, A.COMPLETED)) or ranked
        )
    return ranked or (A.SIGNED,)


def _first(
    order: Iterable[Attribute], found: Mapping[Attribute, int], kind: frozenset[Attribute]
) -> tuple[Attribute, ...]:
    """The cued attributes of a kind in the given order; those of no rank come last."""
    ranked = [attribute for attribute in order if attribute in found]
    return (*ranked, *sorted((a for a in found if a in kind and a not in ranked), key=list(Attribute).index))


def _any(found: Mapping[Attribute, int]) -> tuple[Attribute, ...]:
    """The attributes of a question that doesn't say what sort of value it wants: quantities, then the rest."""
    for order in (_MONEY_ORDER[:-1], _QUANTITY_ORDER[:-2], (A.VALUE,), _DATE_ORDER[:-1], _TEXT_ORDER):
        if ranked := [attribute for attribute in order if attribute in found]:
            return tuple(ranked)
    return tuple(a for a in (A.FRAMEWORK_QUANTITY, A.ORDERED_QUANTITY, A.SIGNED) if a in found)
