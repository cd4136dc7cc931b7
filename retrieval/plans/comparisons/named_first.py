"""Which side of a comparison a question names first: the subject of "is A dearer than B"."""

from collections.abc import Sequence

from index.names import fold
from retrieval.case import Case, Row
from retrieval.understanding.cues import load_cues
from retrieval.understanding.ordinals import find_ordinals


def first_named(case: Case, sides: Sequence[Row]) -> int | None:
    """The index of the side that a question names first, by a name or a place in the row; None where neither tells.

    Nor does "is it dearer or cheaper", which wants no yes or no.
    """
    if any(both <= case.question.leans for both in _BOTH_WAYS):
        return None
    order = [identity for _, identity in case.question.mentions]
    names = [_names(case, side) for side in sides]
    shared = frozenset[str].intersection(*names)  # two offers to one country are told apart by who made them

    def place(position: int) -> int:
        own = names[position] - shared
        return min((order.index(name) for name in order if name in own), default=len(order))

    first = min(range(len(sides)), key=place)
    return first if place(first) < len(order) else _first_placed(case, sides)


def _first_placed(case: Case, sides: Sequence[Row]) -> int | None:
    """Of two sides told apart by their places the one named first: "is the second contract dearer than the first"."""
    places = find_ordinals(fold(case.question.text), load_cues(case.question.language))
    if len(places) != len(sides) or len(sides) != _PAIR:
        return None
    signed = [case.knowledge.signing.get(side.deal.id) for side in sides]
    days = [period.start for period in signed if period is not None]
    if len(set(days)) < _PAIR:
        return None
    late = places[0] < 0 or 0 < places[1] < places[0]  # the latest has no place after it
    return days.index(max(days) if late else min(days))


_PAIR = 2
_BOTH_WAYS = (frozenset({"cheap", "dear"}), frozenset({"more", "less"}))


def _names(case: Case, row: Row) -> frozenset[str]:
    """The ids of the names that tell one side from another."""
    deal = row.deal
    parties = (deal.buyer, *deal.seller, deal.seller_country)
    return frozenset({deal.id, row.product, *parties, *case.knowledge.family(row.product)})
