"""What a question gives to choose from: "is the price 74 or 196 million?", "2025 or 2026?", "a contract or a plan?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.names import Mention, fold
from index.records import Attribute
from retrieval.question import Asked, Operation, Quantity
from retrieval.understanding.aim import Aim
from retrieval.understanding.attributes import find_attributes
from retrieval.understanding.cues import Cues
from retrieval.understanding.intent import is_yes_no
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.states_or_makers import of_makers, of_states

_FAR = 3  # words that may stand between two figures beside the "or": "74 million dinars or 196 million"


@dataclass(frozen=True, slots=True)
class Choice:
    """A question without what it offers to choose from: it wants what is on record, be that one of them or none."""

    seen: Sighting
    aim: Aim
    offered: tuple[Quantity, ...] = ()  # none where no figures are
    claims: frozenset[str] = frozenset()  # what it asks beside: the country things come from, whether it is signed
    sides: tuple[Mention, ...] = ()  # the makers offered


def find_choice(seen: Sighting, aim: Aim, cues: Cues) -> Choice | None:
    """What a question gives to choose from, figures, dates, states or makers; None where it gives nothing.

    To hold each of them against the records would say no to the right one because of the other.
    """
    if (stated := of_states(seen, cues)) is not None:
        return Choice(*stated, claims=frozenset({"concluded"}))
    if not is_yes_no(seen.kept, cues):
        return None  # "how much is it, with ten or twenty" wants none of what it names
    figures, dates = [(one.start, one.end) for one in seen.numbers], [(one.start, one.end) for one in seen.times]
    if aim.asked in _FIGURES and _side_by_side(figures, seen, cues):
        return Choice(replace(seen, numbers=()), _of_figures(aim, seen, cues), seen.numbers)
    if aim.asked in _DATES and _side_by_side(dates, seen, cues):
        return Choice(replace(seen, times=()), _of_dates(aim, seen, cues))
    if (made := of_makers(seen, aim, cues)) is not None:
        seen, aim, sides = made
        return Choice(seen, aim, claims=frozenset({"origin"} if aim.asked is Asked.PLACE else ()), sides=sides)
    return None


def _side_by_side(given: Sequence[tuple[int, int]], seen: Sighting, cues: Cues) -> bool:
    """Whether an "or" stands between two places in the text, and little else."""
    text, between = fold(seen.text), cues.sections["choosing"]["either"]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(given)]
    return any(
        len(gap.split()) <= _FAR + 1 and between.search(gap) is not None and not re.search(r"[,;:?]", gap)
        for gap in gaps
    )


def _of_figures(aim: Aim, seen: Sighting, cues: Cues) -> Aim:
    """What a question that offers figures wants: the figure on record."""
    money = any(number.is_money for number in seen.numbers)
    asked = (Asked.MONEY if money else Asked.QUANTITY) if aim.asked is Asked.ANY else aim.asked
    attributes = find_attributes(seen.kept, cues, asked)
    priced = attributes[:1] == (Attribute.UNIT_PRICE,)
    return replace(
        aim, operation=Operation.UNIT_PRICE if priced else Operation.LOOKUP, asked=asked, attributes=attributes
    )


def _of_dates(aim: Aim, seen: Sighting, cues: Cues) -> Aim:
    """What a question that offers dates wants: the date on record."""
    attributes = find_attributes(seen.kept, cues, Asked.DATE)
    return replace(aim, operation=Operation.LOOKUP, asked=Asked.DATE, attributes=attributes)


_FIGURES = (Asked.ANY, Asked.QUANTITY, Asked.MONEY)
_DATES = (Asked.ANY, Asked.DATE)
