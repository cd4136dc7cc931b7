"""The sides of a comparison or a sum: "Norway's order of 2017 and Australia's of 2021" are two deals, each told apart
by its own buyer, product, year or place in a sequence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.names import NameKind, fold
from index.records import Deal, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.selection import find_deals, without_umbrellas
from retrieval.understanding.cues import Cues
from retrieval.understanding.ordinals import find_ordinals
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.subject import build_subject, find_roles
from retrieval.understanding.times import Relation

_THREE = 3  # stretches: two sides, and one that speaks of both


def find_sides(seen: Sighting, cues: Cues, knowledge: Knowledge) -> frozenset[str]:
    """The deals of all sides together; empty when the sides aren't told apart by more than a name each."""
    stretches = [(at, side) for at, end in _segments(seen, cues) if (side := _side(seen, cues, knowledge, at, end))]
    named = [side for _, side in stretches]
    led = seen.masked.span(stretches[0][0], len(seen.text))[0] if stretches else 0  # "which was first, A or B"
    if len(named) < _THREE:  # "all it has under contract, both call-offs": a kind alone is no side of two
        named = [side for side in named if not side.is_empty or side.signed or side.ordinals]
    common, sides = _common(_whole_sides(named, knowledge))
    if not _are_apart(common, sides):
        return frozenset()
    asked = find_ordinals(seen.masked.text[led:] if len(find_ordinals(seen.kept, cues)) > 1 else seen.kept, cues)
    if sum(bool(side.ordinals) for side in (common, *sides)) < len(asked) and not _are_of_own_things(sides):
        return frozenset()  # "the first and second contracts" are told apart by one noun
    told = any(map(_tells, (common, *sides)))  # else each side is all that a buyer has
    deals = frozenset[str]()
    for side, whole in zip(sides, _filled_in(sides, common), strict=True):
        found = _deals_of(side, whole, sides, knowledge)
        if not found or ((side.ordinals or not told) and len(found) > 1):
            return frozenset()
        deals |= {deal.id for deal in found}
    if cues.has("claim", "option_open", seen.kept):
        return deals
    known = knowledge.records.deals  # of a contract and the option taken up from it, the contract
    return frozenset(d for d in deals if known[d].kind is not DealKind.OPTION or known[d].parent not in deals)


def _are_apart(common: Subject, sides: Sequence[Subject]) -> bool:
    """Whether there are sides, and they are told apart by more than a name each."""
    told, own = any(map(_tells, (common, *sides))), _are_of_own_things(sides)
    whole = all(side.buyers and side.products for side in sides)
    apart = (
        bool(common.ordinals or common.signed)
        or sum(map(_tells, sides)) > 1
        or whole
        or (any(side.ordinals for side in sides) and all(side.buyers for side in sides))  # "A, or B with its first one"
        or (own and any(map(_tells, sides)))  # "the drone contract or Nepal's lease"
    )
    named = any(side.deals for side in sides) or any(side.products or side.buyers for side in (common, *sides))
    return len(sides) > 1 and named and apart and (told or (own and whole))  # "A's Xs or B's Ys"


def _are_of_own_things(sides: Sequence[Subject]) -> bool:
    """Whether each side names a product, and no two the same."""
    return len({side.products for side in sides if side.products}) == len(sides)


def _filled_in(sides: Sequence[Subject], common: Subject) -> list[Subject]:
    """The sides, each with what it leaves to the others, or to the stretch that speaks of all."""
    products = [side.products for side in (common, *sides) if side.products]
    buyers = [side.buyers for side in (common, *sides) if side.buyers]
    return [
        replace(
            side,
            products=side.products or (frozenset() if side.deals else _nearest(products, place)),
            buyers=side.buyers or (frozenset() if side.deals else _nearest(buyers, place)),
            ordinals=side.ordinals or common.ordinals,
            signed=side.signed or (None if side.deals or side.ordinals else common.signed),
        )
        for place, side in enumerate(sides)
    ]


def _deals_of(side: Subject, whole: Subject, sides: Sequence[Subject], knowledge: Knowledge) -> Sequence[Deal]:
    """The deals of one side as it is filled in; as it stands where another side's buyer has none of it."""
    deals = _options(whole, sides, knowledge) or find_deals(whole, knowledge)
    if not deals and bool(side.products) is not bool(side.buyers):
        deals = find_deals(replace(whole, buyers=side.buyers, products=side.products), knowledge)
    return _level(deals, whole, knowledge)


def _options(side: Subject, sides: Sequence[Subject], knowledge: Knowledge) -> Sequence[Deal]:
    """The options of a side that names no kind beside one that does: "whose option, Norway's or Finland's"."""
    named = not side.kinds and any(other.kinds == {DealKind.OPTION} for other in sides)
    return find_deals(replace(side, kinds=frozenset({DealKind.OPTION})), knowledge) if named else ()


def _whole_sides(named: Sequence[Subject], knowledge: Knowledge) -> list[Subject]:
    """The sides without what only looks like one.

    A stretch that names a product and the next that says whose and when are one side ("the T-50i that Indonesia
    ordered in 2021"); and the kind that all products on the sides are of is what is counted: "how many aircraft".
    """
    sides = list[Subject]()
    both = any(side.products and side.buyers for side in named)
    for side in named:
        before = sides[-1] if sides else Subject()
        is_clause = bool(side.buyers) and not side.products and not side.deals
        if both and is_clause and before.products and not before.buyers and not _tells(before):
            sides[-1] = replace(side, products=before.products)
        else:
            sides.append(side)
    return [side for side in sides if not _is_counted(side, [s for s in sides if s is not side], knowledge)]


def _is_counted(side: Subject, others: Sequence[Subject], knowledge: Knowledge) -> bool:
    """Whether a side is no more than the kind of equipment that the products of all the others are of."""
    plain = side == Subject(products=side.products) and bool(side.products)
    covers = frozenset[str]().union(*(knowledge.covers(product) for product in side.products))
    return plain and bool(others) and all(other.products and other.products <= covers for other in others)


def _common(sides: Sequence[Subject]) -> tuple[Subject, Sequence[Subject]]:
    """What one stretch says of all sides, and the sides.

    "Estonia, 2018 lot vs 2019 lot", "in 2017, A or B", "the 2019 contract and the option: how many KC-390s has
    Portugal bought".
    """
    if len(sides) < _THREE:
        return Subject(), sides
    first, rest = sides[0], sides[1:]
    is_time = first.is_empty and not first.ordinals and all(not side.is_empty for side in rest)
    is_name = not _tells(first) and all(_tells(side) and not side.buyers for side in rest)
    is_place = (
        bool(first.ordinals) and not first.buyers and not any(map(_tells, rest))
    )  # "whose newest order, A's or B's"
    is_thing = first == Subject(products=first.products) and all(side.buyers and not side.products for side in rest)
    if is_time or is_name or is_place or is_thing:
        return first, rest
    *rest, last = sides
    named_last = not last.is_empty and not _tells(last) and all(_tells(side) and side.is_empty for side in rest)
    return (last, rest) if named_last else (Subject(), sides)


def _tells(side: Subject) -> bool:
    """Whether a side says which deal it means by more than a buyer and a product."""
    return bool(side.signed or side.ordinals or side.deals or side.kinds)


def _level(deals: Sequence[Deal], side: Subject, knowledge: Knowledge) -> Sequence[Deal]:
    """The deals of one side that stand on one level: no totals, and no frameworks unless it names one."""
    single = [deal for deal in deals if not knowledge.is_total(deal.id)] or deals
    return single if side.kinds else without_umbrellas(single, knowledge)


def _nearest(named: list[frozenset[str]], place: int) -> frozenset[str]:
    """What a side leaves out is as the others have it: the one before, or the only one."""
    return named[min(place, len(named) - 1)] if named else frozenset()


def _segments(seen: Sighting, cues: Cues) -> Iterable[tuple[int, int]]:
    """The stretches of the question, in its own characters, between words that set one side against another."""
    start = 0
    for match in cues.sections["sides"]["between"].finditer(seen.masked.text):
        cut = seen.masked.origin[match.start()]
        yield start, cut
        start = seen.masked.origin[min(match.end(), len(seen.masked.origin) - 1)]
    yield start, len(seen.text)


def _side(seen: Sighting, cues: Cues, knowledge: Knowledge, start: int, end: int) -> Subject | None:
    """What one stretch names; None when it names nothing."""
    mentions = [m for m in seen.mentions if start <= m.start < end and m.kind is not NameKind.GROUP]
    times = [time for time in seen.times if start <= time.start < end]
    signed = next((time.period for time in times if time.relation is Relation.IN), None)
    first, last = seen.masked.span(start, end)
    masked = seen.masked.text[first:last]
    side = build_subject(find_roles(mentions, fold(seen.text), knowledge, cues), masked, cues, knowledge, signed)
    own_kind = side.kinds - {DealKind.PURCHASE}  # "the option" is a side, "the contract" may be anything
    return side if not side.is_empty or side.signed or side.ordinals or own_kind else None
