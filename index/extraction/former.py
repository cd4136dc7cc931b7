"""Figures that are no longer so: the first of "raised from 126 to 131 million", the six of "four instead of six"."""

import re
from dataclasses import dataclass
from functools import cache

from index.extraction.numbers import Number, find_numbers
from index.extraction.vocabulary import either, load_vocabulary

_BEFORE = 80  # characters of the same clause in which a word for a change stands before the old figure
_BETWEEN = 48  # characters between the old and the new figure
_BEHIND = 24  # characters behind the new figure in which Korean tells the change
_NEXT = 3  # numbers after the old figure among which the new one is: a name may have one between them


@dataclass(frozen=True, slots=True)
class _Change:
    """How a language tells a change, in folded text."""

    verb: re.Pattern[str]
    opener: re.Pattern[str] | None  # before the old figure; None where what is between the two tells
    between: re.Pattern[str]
    instead: re.Pattern[str]  # around what another figure stands in place of: before it, behind it in Korean


def find_current(text: str, folded: str, language: str) -> list[Number]:
    """The numbers of a text but those that others have taken the place of."""
    numbers, change = find_numbers(text, language), _load(language)
    former = {
        old.start
        for place, old in enumerate(numbers)
        if any(_is_changed(old, new, folded, change) for new in numbers[place + 1 : place + 1 + _NEXT])
    }
    return [one for one in numbers if one.start not in former and not is_replaced(one.start, one.end, folded, language)]


def is_replaced(start: int, end: int, folded: str, language: str) -> bool:
    """Whether a figure is what another stands in place of: four instead of six, w marcu zamiast w grudniu."""
    instead = _load(language).instead
    if language == "ko":
        return instead.match(folded, end) is not None
    return instead.search(folded[max(0, start - _BEFORE) : start]) is not None


def _is_changed(old: Number, new: Number, folded: str, change: _Change) -> bool:
    between = folded[old.end : new.start]
    if len(between) > _BETWEEN or not change.between.fullmatch(between):
        return False
    before = folded[max(0, old.start - _BEFORE) : old.start]
    if change.opener is None:
        return change.verb.search(folded[new.end : new.end + _BEHIND]) is not None
    opener = change.opener.search(before)
    clause = re.split(r"[.;]\s", before[: opener.start()])[-1] if opener else ""
    return bool(opener) and change.verb.search(clause) is not None


@cache
def _load(language: str) -> _Change:
    table = load_vocabulary(language).tables["changes"]
    opener = re.compile(rf"(?<!\w)(?:{either(table['openers'])}) (?:[^\s\d]{{1,4}} ?)?\Z") if table["openers"] else None
    edge = "" if language == "ko" else r"(?<!\w)"
    joiners = rf"[^.;,]*?{edge}(?:{either(table['joiners'])}) ?(?:[^\s\d]{{1,4}} ?)?"
    phrases = either(table["instead"])
    instead = (
        rf"[^\W\d_]{{0,3}} ?(?:{phrases})"
        if language == "ko"
        else rf"(?<!\w)(?:{phrases}) (?:[^\s\d,;.]{{1,10}} ){{0,4}}\Z"
    )
    return _Change(re.compile(rf"{edge}(?:{either(table['verbs'])})"), opener, re.compile(joiners), re.compile(instead))
