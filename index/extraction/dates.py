"""When: the dates of an article as whole days, months, quarters or years, and how the text leans on them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise

from index.extraction.days import find_days
from index.extraction.former import is_replaced
from index.extraction.vocabulary import after, before, either, load_vocabulary
from index.names import fold
from index.periods import Period

_REACH = 40  # characters beside a date in which the words that lean on it stand


class Relation(StrEnum):
    """How a text leans on a date."""

    ON = "on"  # in it: on Friday, in 2026
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: `text[start:end]` shows it.

    The period is never finer than the text: late 2026 and the first half of 2026 are the year 2026.
    """

    start: int
    end: int
    period: Period
    relation: Relation = Relation.ON


def find_dates(text: str, language: str, anchor: date | None) -> list[Dated]:
    """The dates of a text, left to right; those told from the day of writing only when the `anchor` gives that day.

    Both ends of a range are dates of their own: from 2026 to 2028 is since 2026 and until 2028.
    """
    folded = fold(text)
    found = [Dated(day.start, day.end, day.period) for day in find_days(text, language, anchor)]
    found = [_with_parts(dated, folded, language) for dated in found]
    found = [_leaning(one, folded, language) for one in found if not is_replaced(one.start, one.end, folded, language)]
    return _ranged(found, folded, language)


@dataclass(frozen=True, slots=True)
class _Patterns:
    part: re.Pattern[str]
    part_after: re.Pattern[str]
    before: list[tuple[Relation, re.Pattern[str]]]
    after: list[tuple[Relation, re.Pattern[str]]]
    opener: re.Pattern[str]
    joiner: re.Pattern[str]
    closed: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    tables = load_vocabulary(language).tables["dates"]
    gap = r"[ -]?(?:(?:the|el|la|los) )?"
    ranges = tables["ranges"]
    return _Patterns(
        part=before(tables["parts"], gap=r"[ -]?"),
        part_after=after(language, tables["parts_after"]),
        before=[(Relation(key), before(words, gap=gap)) for key, words in tables["relations"].items()],
        after=[(Relation(key), after(language, words)) for key, words in tables["relations_after"].items()],
        opener=before(ranges["openers"], gap=gap),
        joiner=re.compile(rf" ?(?:[-–—~∼/]|{either(ranges['joiners'])}) ?"),
        closed=re.compile(rf" ?(?:{either(ranges['closed'])}) ?"),
    )


def _with_parts(dated: Dated, folded: str, language: str) -> Dated:
    """The date with the words around it that name a part of it: late 2026, 2026년 말."""
    patterns = _patterns(language)
    while match := patterns.part.search(folded[max(0, dated.start - _REACH) : dated.start]):
        dated = replace(dated, start=dated.start - (len(match[0])))
    if match := patterns.part_after.match(folded[dated.end : dated.end + _REACH]):
        dated = replace(dated, end=dated.end + match.end())
    return dated


def _leaning(dated: Dated, folded: str, language: str) -> Dated:
    """The date with its relation, by the words right before or right after it."""
    patterns = _patterns(language)
    behind, ahead = folded[dated.end : dated.end + _REACH], folded[max(0, dated.start - _REACH) : dated.start]
    relation = next((kind for kind, pattern in patterns.after if pattern.match(behind)), None)
    if relation is None:
        found = [(match.start(), kind) for kind, pattern in patterns.before if (match := pattern.search(ahead))]
        relation = min(found)[1] if found else Relation.ON
    return replace(dated, relation=relation)


def _ranged(found: list[Dated], folded: str, language: str) -> list[Dated]:
    """The dates, of which both ends of a range say so."""
    patterns = _patterns(language)
    for place, (first, second) in enumerate(pairwise(found)):
        gap, ahead = folded[first.end : second.start], folded[max(0, first.start - _REACH) : first.start]
        joined = patterns.joiner.fullmatch(gap) or (patterns.closed.fullmatch(gap) and patterns.opener.search(ahead))
        if joined and first.period < second.period:
            found[place] = replace(first, relation=Relation.SINCE)
            found[place + 1] = replace(second, relation=Relation.UNTIL)
    return found
