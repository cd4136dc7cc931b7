"""The attributes a question may be after, by cue words: the likeliest of counts, sums, dates, people and texts."""

import re
from collections.abc import Iterable, Mapping

from index.records import DATES, HANDOVERS, MONEY, QUANTITIES, TEXTS, Attribute
from retrieval.question import Asked
from retrieval.understanding.counted import in_service_first
from retrieval.understanding.cues import Cues

A = Attribute

# When several attributes of a sort are cued, the one that says most about the role wins.
_QUANTITY_ORDER = (
    A.SUPPORT_VEHICLES, A.REMAINING_QUANTITY,
    A.LOCAL_PRODUCTION, A.LOST_QUANTITY, A.LEASED_QUANTITY, A.UPGRADE_QUANTITY,
    A.IN_SERVICE_QUANTITY, A.DELIVERED_BATCH, A.SHIPPED_QUANTITY, A.PLANNED_QUANTITY, A.NEGOTIATED_QUANTITY,
    A.NOTIFIED_QUANTITY, A.DELIVERED_QUANTITY, A.REQUIRED_QUANTITY, A.OPTIONAL_QUANTITY, A.FRAMEWORK_QUANTITY,
    A.ORDERED_QUANTITY,
)  # fmt: skip
_MONEY_ORDER = (A.UNIT_PRICE, A.LIFE_CYCLE_COST, A.OFFSET, A.AMOUNT_PAID, A.CEILING, A.BUDGET, A.VALUE)
_DATE_ORDER = (
    A.EFFECTIVE, A.SELECTED, A.APPROVED, A.AMENDED, A.DELIVERY_START, A.COMPLETED, A.DELIVERY_DUE, A.SIGNED,
)  # fmt: skip
_PERSON_ORDER = (
    A.ATTENDEE, A.SIGNATORY, A.LOSING_BIDDER, A.COMPONENT, A.LOCAL_PARTNER, A.BUYER_AGENCY, A.SELECTED,
)  # fmt: skip
_TEXT_ORDER = (A.REPLACES, A.RECORD, A.COMPONENT, *_PERSON_ORDER[:6], A.PLACE, A.STATUS)


def find_attributes(masked: str, cues: Cues, asked: Asked) -> tuple[Attribute, ...]:
    """The attributes a question may be after, the likeliest first; empty when no cue tells."""
    found = {Attribute(key): at for key, at in cues.found("attribute", masked).items()}
    match asked:
        case Asked.QUANTITY:
            asked_for = _after_count(masked, cues)
            if cues.has("claim", "orders_only", masked) and not cues.found("claim", asked_for).keys() & _HANDLED:
                return (A.ORDERED_QUANTITY,)  # "counting firm contracts only, how many has it on its books"
            told = {Attribute(key): at for key, at in cues.found("attribute", asked_for).items()}
            return (
                _quantities(told, asked_for, cues)
                or _strong_verb(asked_for, cues)
                or _quantities(found, masked, cues)
                or _come_by(asked_for, cues)
                or _weak(masked, cues, _QUANTITY_ORDER)
            )
        case Asked.MONEY if A.REMAINING_QUANTITY in found:
            limits = [limit for limit in (A.BUDGET, A.CEILING) if limit in found]
            return (limits[0], A.VALUE) if limits else (A.VALUE, A.AMOUNT_PAID)
        case Asked.MONEY:
            return _first(_MONEY_ORDER, found, MONEY) or (A.VALUE,)
        case Asked.DATE:
            return _dates(found, masked, cues)
        case Asked.PLACE:
            return (A.PLACE, *(role for role in (A.UPGRADE_QUANTITY,) if role in found))
        case Asked.STATUS:
            return (A.STATUS,)
        case Asked.PERSON:
            return _first(_PERSON_ORDER, found, TEXTS) or _weak(masked, cues, (A.SIGNATORY,))
    return _any(found, masked, cues)


_HANDLED = {"delivered", "fielded"}


def _after_count(masked: str, cues: Cues) -> str:
    """What follows "how many": its verb says which count is meant, whatever the words before say of the deal."""
    matches = list(cues.sections["asked"]["quantity"].finditer(masked))
    return masked[matches[0].start() :] if len(matches) == 1 and cues.language != "ko" else masked


def _strong_verb(asked_for: str, cues: Cues) -> tuple[Attribute, ...]:
    """What a bare "does it have" after the count means: delivered, not the order spoken of before."""
    found = cues.found("weak", asked_for)
    return (A.DELIVERED_QUANTITY,) if A.DELIVERED_QUANTITY in found and A.ORDERED_QUANTITY not in found else ()


def _come_by(asked_for: str, cues: Cues) -> tuple[Attribute, ...]:
    """What a bare "did it get" by a day or in a year means: what had come then, not what was on order."""
    ahead = cues.has("verify", "future", asked_for) or cues.has("verify", "coming", asked_for)
    come = cues.has("claim", "delivered", asked_for) and not ahead
    dated = cues.has("time", "as_of", asked_for) or _names_year(asked_for, cues)
    return (A.DELIVERED_QUANTITY,) if come and dated else ()


def _names_year(masked: str, cues: Cues) -> bool:
    """Whether a question is of what happened in a year: "in 2025", but not "in the 2022 deal"."""
    years = {year.start() for year in re.finditer(r"(?<!\w)(?:19|20)\d\d(?= ?(?:[?,;.]|$))", masked)}
    return any(match.end() + 1 in years for match in cues.sections["time"]["whole"].finditer(masked))


def _weak(masked: str, cues: Cues, order: Iterable[Attribute]) -> tuple[Attribute, ...]:
    """The attribute that a weak cue points at: a noun for a deal beside "how many" means what was ordered."""
    found = cues.found("weak", masked)
    return tuple(attribute for attribute in order if attribute in found)[:1]


def _quantities(found: Mapping[Attribute, int], masked: str, cues: Cues) -> tuple[Attribute, ...]:
    """The cued counts; where two are, the verb decides which is meant."""
    ordered = in_service_first(_first(_QUANTITY_ORDER, found, QUANTITIES), masked, cues)
    lead = ordered[0] if ordered else None
    if A.DELIVERED_QUANTITY in found and lead is A.OPTIONAL_QUANTITY:
        return (A.DELIVERED_QUANTITY,)
    if A.FRAMEWORK_QUANTITY in found and lead is A.PLANNED_QUANTITY:
        return (A.FRAMEWORK_QUANTITY, *ordered)  # "foreseen in the framework"
    if lead is A.FRAMEWORK_QUANTITY and cues.has("claim", "drawn_on", masked):
        return (A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY)  # "ordered under the framework"
    if lead is A.DELIVERED_QUANTITY and cues.has("verify", "coming", masked):
        dated = re.search(r"(?:19|20)\d\d", masked)
        return (A.PLANNED_QUANTITY if dated else A.ORDERED_QUANTITY, *ordered)
    return ordered


def _dates(found: Mapping[Attribute, int], masked: str, cues: Cues) -> tuple[Attribute, ...]:
    """The cued dates; those of deliveries only where the question speaks of delivering."""
    ranked, weak = _first(_DATE_ORDER, found, DATES), _weak(masked, cues, (A.DELIVERY_DUE,))
    is_future = cues.has("verify", "future", masked)
    due = A.DELIVERY_DUE in found and found.get(A.SIGNED) != found[A.DELIVERY_DUE]  # "concluded" may be either
    delivers = due or A.DELIVERED_QUANTITY in found or (is_future and A.DELIVERY_DUE in (*ranked, *weak))
    if delivers and ranked[:1] != (A.DELIVERY_START,):
        ranked = tuple(dict.fromkeys([*(a for a in ranked if a is not A.SIGNED), *weak, *ranked]))
    if A.SIGNED in ranked and not delivers:
        ranked = tuple(a for a in ranked if a not in HANDOVERS) or ranked
    if A.COMPLETED in found and not is_future and ranked[:1] == (A.DELIVERY_START,):
        ranked = (A.COMPLETED, *(a for a in ranked if a not in (A.COMPLETED, A.DELIVERY_START)))  # "the first was done"
    if is_future and A.DELIVERY_DUE in ranked and A.COMPLETED in ranked:
        ranked = tuple(a for a in ranked if a is not A.COMPLETED)
    return ranked or weak or (A.SIGNED,)


def _first(
    order: Iterable[Attribute], found: Mapping[Attribute, int], kind: frozenset[Attribute]
) -> tuple[Attribute, ...]:
    """The cued attributes of a kind in the given order; those of no rank come last."""
    ranked = [attribute for attribute in order if attribute in found]
    return (*ranked, *sorted((a for a in found if a in kind and a not in ranked), key=list(Attribute).index))


def _speaks_of_things(masked: str, cues: Cues) -> bool:
    """Whether what is owed is owed in things: "in hand against owed"."""
    return cues.has("claim", "delivered", masked) and not cues.has("claim", "spent", masked)


_TO_COME = (A.REMAINING_QUANTITY, A.DELIVERED_QUANTITY)


def _any(found: Mapping[Attribute, int], masked: str, cues: Cues) -> tuple[Attribute, ...]:
    """The attributes where no sort of value is named: quantities, then the rest; a reason that comes first leads."""
    if A.LOST_QUANTITY in found:  # "was one of the drones lost" asks for no price of one, "which bid lost" for no loss
        is_bid = found.get(A.LOSING_BIDDER, len(masked)) < found[A.LOST_QUANTITY]
        found = {a: at for a, at in found.items() if a is not (A.LOST_QUANTITY if is_bid else A.UNIT_PRICE)}
    if cues.has("claim", "unpaid", masked) and _speaks_of_things(masked, cues):
        found = {a: at for a, at in found.items() if a is not A.AMOUNT_PAID} | dict.fromkeys(_TO_COME, len(masked))
    if A.REMAINING_QUANTITY in found and re.search(r"PRODUCT (?:\S+ ){0,2}ow(?:ed|ing)(?!\w)", masked):
        found = {a: at for a, at in found.items() if a is not A.AMOUNT_PAID}  # things are owed as well as sums
    first = [a for a in (A.REPLACES, A.COMPONENT, A.RECORD) if a in found and found[a] == min(found.values())]
    return tuple(dict.fromkeys([*([A.REASON] if A.REASON in found else first), *_ranked(found)]))


def _ranked(found: Mapping[Attribute, int]) -> tuple[Attribute, ...]:
    for order in (_MONEY_ORDER[:-1], _QUANTITY_ORDER[:-2], (A.VALUE,), _DATE_ORDER[:-1], _TEXT_ORDER):
        if ranked := [attribute for attribute in order if attribute in found]:
            return tuple(ranked)
    return tuple(a for a in (A.FRAMEWORK_QUANTITY, A.ORDERED_QUANTITY, A.SIGNED) if a in found)
