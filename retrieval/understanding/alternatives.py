"""Figures and dates that a question gives to choose from: "is the price 74 or 196 million?", "2025 or 2026?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.names import fold
from index.records import Attribute
from retrieval.question import Asked, Operation
from retrieval.understanding.aim import Aim
from retrieval.understanding.attributes import find_attributes
from retrieval.understanding.cues import Cues
from retrieval.understanding.intent import is_yes_no
from retrieval.understanding.sighting import Sighting

_FAR = 3  # words that may stand between two figures beside the "or": "74 million dinars or 196 million"


def offers_figures(seen: Sighting, cues: Cues, asked: Asked) -> bool:
    """Whether two figures of a question are set side by side for the answer to choose from."""
    return _may_choose(seen, cues, asked, _FIGURES) and _side_by_side(
        [(n.start, n.end) for n in seen.numbers], seen, cues
    )


def offers_dates(seen: Sighting, cues: Cues, asked: Asked) -> bool:
    """Whether two dates of a question are set side by side for the answer to choose from."""
    return _may_choose(seen, cues, asked, _DATES) and _side_by_side([(t.start, t.end) for t in seen.times], seen, cues)


def _may_choose(seen: Sighting, cues: Cues, asked: Asked, sorts: Sequence[Asked]) -> bool:
    """Whether a question wants one of what it names: "how much is it, with ten or twenty" doesn't."""
    return asked in sorts and is_yes_no(seen.kept, cues)


def _side_by_side(given: Sequence[tuple[int, int]], seen: Sighting, cues: Cues) -> bool:
    """Whether an "or" stands between two places in the text, and little else."""
    text, between = fold(seen.text), cues.sections["choosing"]["either"]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(given)]
    return any(
        len(gap.split()) <= _FAR + 1 and between.search(gap) is not None and not re.search(r"[,;:?]", gap)
        for gap in gaps
    )


def of_figures(aim: Aim, seen: Sighting, cues: Cues) -> Aim:
    """What a question that offers figures wants: the figure on record, be it one of them or not.

    To hold each of them against the records would say no to the right one because of the other.
    """
    money = any(number.is_money for number in seen.numbers)
    asked = (Asked.MONEY if money else Asked.QUANTITY) if aim.asked is Asked.ANY else aim.asked
    attributes = find_attributes(seen.kept, cues, asked)
    priced = attributes[:1] == (Attribute.UNIT_PRICE,)
    return replace(
        aim, operation=Operation.UNIT_PRICE if priced else Operation.LOOKUP, asked=asked, attributes=attributes
    )


def of_dates(aim: Aim, seen: Sighting, cues: Cues) -> Aim:
    """What a question that offers dates wants: the date on record, be it one of them or not."""
    attributes = find_attributes(seen.kept, cues, Asked.DATE)
    return replace(aim, operation=Operation.LOOKUP, asked=Asked.DATE, attributes=attributes)


_FIGURES = (Asked.ANY, Asked.QUANTITY, Asked.MONEY)
_DATES = (Asked.ANY, Asked.DATE)
