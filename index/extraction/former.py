"""Figures that are no longer so: the first of "raised from 126 to 131 million", of "cut it from twelve to ten"."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from index.extraction.numbers import Number, find_numbers
from index.extraction.vocabulary import either, load_vocabulary

_BEFORE = 80  # characters of the same clause in which a word for a change stands before the old figure
_BETWEEN = 48  # characters between the old and the new figure
_BEHIND = 24  # characters behind the new figure in which Korean tells the change


@dataclass(frozen=True, slots=True)
class _Change:
    """How a language tells a change, in folded text."""

    verb: re.Pattern[str]
    opener: re.Pattern[str] | None  # before the old figure; None where what is between the two tells
    between: re.Pattern[str]


def find_current(text: str, folded: str, language: str) -> list[Number]:
    """The numbers of a text but those that others have taken the place of."""
    numbers, change = find_numbers(text, language), _load(language)
    former = {old.start for old, new in pairwise(numbers) if _is_changed(old, new, folded, change)}
    return [number for number in numbers if number.start not in former]


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
    return _Change(re.compile(rf"{edge}(?:{either(table['verbs'])})"), opener, re.compile(joiners))
