"""When: the dates and periods a question names, and how it leans on them."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from babel.dates import get_month_names

from index.names import fold
from index.periods import Period, Precision, period_of
from retrieval.understanding.cues import Cues

_YEARS = "(?:19[5-9]|20[0-6])"


class Relation(StrEnum):
    """How a question leans on a time."""

    AT = "at"  # the state of things then: as of, by, at the end of
    IN = "in"  # what happened in it
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time named in a question, with its place."""

    start: int
    end: int
    period: Period
    relation: Relation


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a year or month: which days of it are meant."""

    first: int
    last: int


def find_times(text: str, cues: Cues, today: date) -> list[TimeMention]:
    """The times a question names, left to right."""
    folded = fold(text)
    mentions = list[TimeMention]()
    for start, end, period in sorted(_dates(folded, cues.language, today), key=lambda d: (d[0], -d[1])):
        if mentions and start < mentions[-1].end:
            continue
        mentions.append(_lean(folded, cues, start, end, period))
    mentions.extend(_relative(folded, cues, today))
    return sorted(mentions, key=lambda mention: mention.start)


def _dates(folded: str, language: str, today: date) -> Iterator[tuple[int, int, Period]]:
    for match in re.finditer(rf"(?<!\d)({_YEARS}\d)-(\d\d)(?:-(\d\d))?(?!\d)", folded):
        yield from _valid(match, match[1], match[2], match[3])
    for match in re.finditer(rf"(?<!\d)({_YEARS}\d)년(?: ?(\d\d?)월)?(?: ?(\d\d?)일)?", folded):
        yield from _valid(match, match[1], match[2], match[3])
    months = _months(language)
    name = "|".join(sorted(months, key=len, reverse=True))
    day, of = r"(\d\d?)(?:st|nd|rd|th|\.)?", r",?(?: of| de| del)? ?"
    for match in re.finditer(rf"(?<![\w.]){day}(?: of| de)? ({name})\b\.?(?:{of}({_YEARS}\d)\b)?", folded):
        yield from _valid(match, match[3] or today.year, months[match[2]], match[1])
    for match in re.finditer(rf"\b({name})\b\.? {day}(?!\d)(?:,? ({_YEARS}\d)\b)?", folded):
        yield from _valid(match, match[3] or today.year, months[match[1]], match[2])
    for match in re.finditer(rf"\b({name})\b\.?{of}({_YEARS}\d)\b", folded):
        yield from _valid(match, match[2], months[match[1]], None)
    for match in re.finditer(rf"\bq([1-4])[ -/]?({_YEARS}\d)\b|\b({_YEARS}\d)[ -]q([1-4])\b", folded):
        year, quarter = int(match[2] or match[3]), int(match[1] or match[4])
        yield match.start(), match.end(), period_of(date(year, quarter * 3, 1), Precision.QUARTER)
    for match in re.finditer(rf"(?<![\w.,$€£])(?<![\d]-)({_YEARS}\d)(?!\d|[.,]\d|s\b)", folded):
        yield match.start(), match.end(), period_of(date(int(match[1]), 1, 1), Precision.YEAR)
    for match in re.finditer(rf"(?<=in |by ){'(' + name + ')'}\b(?! \d)", folded):
        year = today.year if months[match[1]] <= today.month else today.year - 1
        yield from _valid(match, year, months[match[1]], None)


def _valid(
    match: re.Match[str], year: str | int, month: str | int | None, day: str | int | None
) -> Iterator[tuple[int, int, Period]]:
    """The period a match names, if there is such a day."""
    if month is None:
        yield match.start(), match.end(), period_of(date(int(year), 1, 1), Precision.YEAR)
    elif 1 <= int(month) <= 12:
        last = calendar.monthrange(int(year), int(month))[1]
        if day is None:
            yield match.start(), match.end(), period_of(date(int(year), int(month), 1), Precision.MONTH)
        elif 1 <= int(day) <= last:
            yield match.start(), match.end(), period_of(date(int(year), int(month), int(day)))


def _months(language: str) -> dict[str, int]:
    """The names of the months in a language, and in English, folded, by number."""
    names = dict[str, int]()
    for locale in {language, "en"}:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, form in get_month_names(width, context, locale).items():
                    word = re.escape(fold(form).strip().rstrip("."))
                    if len(word) >= 3 and not word[0].isdigit():
                        names.setdefault(word, number)
    if language == "en":
        names["sept"] = 9
    return names


def _lean(folded: str, cues: Cues, start: int, end: int, period: Period) -> TimeMention:
    """The mention with what the words before it make of it: late 2024, by the end of March 2024, since 2023."""
    before, after = folded[:start].rstrip(" -,("), folded[end:].lstrip(" -")
    parts = {
        "start_of": lambda p: Period(p.start, _share(p, 1, 3)),
        "middle_of": lambda p: Period(_share(p, 1, 3), _share(p, 2, 3)),
        "end_of": lambda p: Period(p.end, p.end),
    }
    relation, moved = Relation.IN, False
    for key, cut in parts.items():
        if match := _ends_with(cues, key, before):
            period, start, moved = cut(period), match.start(), True
        elif cues.language == "ko" and (match := cues.sections["time"][key].match(after)):
            period, end, moved = cut(period), end + 1 + match.end(), True
    before = folded[:start].rstrip(" -,(")
    if match := _ends_with(cues, "before", before):
        eve = period.start - timedelta(days=1)
        return TimeMention(match.start(), end, Period(eve, eve), Relation.AT)
    if match := _ends_with(cues, "since", before):
        relation, start = Relation.SINCE, match.start()
    elif match := _ends_with(cues, "as_of", before):
        relation, start = Relation.AT, match.start()
    elif cues.language == "ko" and (match := cues.sections["time"]["as_of"].match(folded[end:].lstrip())):
        relation, end = Relation.AT, end + match.end() + len(folded[end:]) - len(folded[end:].lstrip())
    elif moved:
        relation = Relation.AT
    return TimeMention(start, end, period, relation)


def _ends_with(cues: Cues, key: str, before: str) -> re.Match[str] | None:
    """The cue that a text ends with, articles aside."""
    bare = re.sub(r"(?: the| el| la| of the| de| del)$", "", before)
    found = [
        match
        for match in cues.sections["time"][key].finditer(before)
        if match.end() in (len(before), len(bare))
    ]
    return found[-1] if found else None


def _share(period: Period, part: int, of: int) -> date:
    return period.start + timedelta(days=((period.end - period.start).days + 1) * part // of)


def _relative(folded: str, cues: Cues, today: date) -> Iterator[TimeMention]:
    """Last year, this year, last month, Christmas with its year."""
    month_before = today.replace(day=1) - timedelta(days=1)
    periods = {
        "last_year": period_of(date(today.year - 1, 1, 1), Precision.YEAR),
        "this_year": period_of(date(today.year, 1, 1), Precision.YEAR),
        "last_month": period_of(month_before, Precision.MONTH),
    }
    for key, period in periods.items():
        if match := cues.sections["time"][key].search(folded):
            yield _lean(folded, cues, match.start(), match.end(), period)
