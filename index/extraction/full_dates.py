"""Dates written with their year, in figures or with the name of a month: 2025-08-01, 1 August 2025, 2025년 8월."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.datewords import DateWords, build_date_words
from index.periods import Period, Precision, period_of

_FIRST_DAY = re.compile(r"(?<![\w.])\d\d?(?:st|nd|rd|th|\.)? ?(?:-|–|to|and|do|i|al?|y|~|∼) ?\Z")


@dataclass(frozen=True, slots=True)
class Day:
    """A period named in a text; `is_open` when its year had to be guessed from the anchor."""

    start: int
    end: int
    period: Period
    is_open: bool = False


@cache
def date_words(language: str) -> DateWords:
    """How a language writes dates."""
    return build_date_words(language)


def find_full(folded: str, language: str) -> Iterator[Day]:
    """The dates written with their year."""
    words = date_words(language)
    months = words.months
    yield from _in_figures(folded, words, language)
    for match in words.day_month.finditer(folded):
        if match[3]:
            yield from widened(folded, _valid(match, match[3], months[match[2]], match[1]))
    for match in words.month_day.finditer(folded):
        if match[3]:
            yield from _valid(match, match[3], months[match[1]], match[2])
    for match in words.month_year.finditer(folded):
        yield from _valid(match, match[2] or f"20{match[3]}", months[match[1]], None)
    for match in words.year.finditer(folded):
        yield from _valid(match, match[1] or match[2], None, None)
    for match in _year_range().finditer(folded):
        yield from _years(match)


def _in_figures(folded: str, words: DateWords, language: str) -> Iterator[Day]:
    """The dates written without the name of a month: 2025-08-01, 1.8.2025, 2025년 8월."""
    for match in (*words.iso.finditer(folded), *words.korean.finditer(folded)):
        month, day = (match[4], match[5]) if match.re is words.korean and match[4] else (match[2], match[3])
        yield from _valid(match, match[1], month, day)
    for match in words.figures.finditer(folded):
        first, second = int(match[1]), int(match[2])
        if "/" in match[0] and language == "en" and first != second and max(first, second) <= 12:
            yield from _valid(match, match[3], None, None)  # 08/12/2025 is of August here, of December there
        else:
            yield from _valid(match, match[3], *((first, second) if second > 12 else (second, first)))


@cache
def _year_range() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,$€£-])((?:19[5-9]|20[0-6])\d) ?[-–/~∼] ?((?:20)?\d\d)(?![\w-]|[.,]\d)")


def _years(match: re.Match[str]) -> Iterator[Day]:
    """Both years of 2026-2028 or 2026-28."""
    first, last = int(match[1]), int(match[2]) if len(match[2]) == 4 else int(match[1][:2] + match[2])
    if first < last:
        yield Day(match.start(1), match.end(1), period_of(date(first, 1, 1), Precision.YEAR))
        yield Day(match.start(2), match.end(2), period_of(date(last, 1, 1), Precision.YEAR))


def widened(folded: str, days: Iterator[Day]) -> Iterator[Day]:
    """Days of which an earlier one of the same month stands before: 18 to 20 November is about the last."""
    for day in days:
        first = _FIRST_DAY.search(folded[max(0, day.start - 12) : day.start])
        yield Day(day.start - len(first[0]), day.end, day.period, day.is_open) if first else day


def _valid(
    match: re.Match[str], year: str | int, month: str | int | None, day: str | int | None, *, is_open: bool = False
) -> Iterator[Day]:
    """The period a match names, if there is such a day."""
    if month is None:
        period = period_of(date(int(year), 1, 1), Precision.YEAR)
        yield Day(match.start(), match.end(), period, is_open)
    elif 1 <= int(month) <= 12 and (day is None or 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]):
        precision = Precision.MONTH if day is None else Precision.DAY
        period = period_of(date(int(year), int(month), int(day or 1)), precision)
        yield Day(match.start(), match.end(), period, is_open)
