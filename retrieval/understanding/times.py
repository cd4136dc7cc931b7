"""When: the dates and periods a question names, and how it leans on them."""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from index.datewords import DateWords
from index.names import fold
from index.periods import Period, Precision, period_of
from retrieval.understanding.cues import Cues
from retrieval.understanding.numbers import parse_number


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


def find_times(text: str, cues: Cues, today: date) -> list[TimeMention]:
    """The times a question names, left to right."""
    folded = fold(text)
    mentions = list[TimeMention]()
    for start, end, period in sorted(_dates(folded, cues.dates, today), key=lambda d: (d[0], -d[1])):
        if mentions and start < mentions[-1].end:
            continue
        mentions.append(_lean(folded, cues, start, end, period))
    mentions.extend(_relative(folded, cues, today))
    return _joined(sorted(mentions, key=lambda mention: mention.start), folded, cues)


def _joined(mentions: list[TimeMention], folded: str, cues: Cues) -> list[TimeMention]:
    """The times, a month without its year and the years ago beside it as one: "two years ago in March"."""
    ago, joint, month = cues.sections["time"]["years_ago"], cues.sections["joint"]["ago"], cues.dates.month
    for one, other in pairwise(mentions):
        between = folded[one.end : other.start].strip(" ,")
        years = next((m for m in (one, other) if ago.fullmatch(folded, m.start, m.end)), None)
        named = other if years is one else one
        bare = month.search(folded, named.start, named.end)
        if years is None or bare is None or bare.end() != named.end or (between and not joint.fullmatch(between)):
            continue
        day = date(years.period.start.year, named.period.start.month, 1)
        whole = TimeMention(one.start, other.end, period_of(day, Precision.MONTH), Relation.AT)
        return [whole if m is one else m for m in mentions if m is not other]
    return mentions


def _dates(folded: str, words: DateWords, today: date) -> Iterator[tuple[int, int, Period]]:
    months = words.months
    for match in (*words.iso.finditer(folded), *words.korean.finditer(folded)):
        month, day = (match[4], match[5]) if match.re is words.korean and match[4] else (match[2], match[3])
        yield from _valid(match, match[1], month, day)
    for match in words.figures.finditer(folded):
        day, month = (match[2], match[1]) if int(match[2]) > 12 else (match[1], match[2])
        yield from _valid(match, match[3], month, day)
    for match in words.day_month.finditer(folded):
        yield from _valid(match, match[3] or today.year, months[match[2]], match[1])
    for match in words.month_day.finditer(folded):
        yield from _valid(match, match[3] or today.year, months[match[1]], match[2])
    for match in words.month_year.finditer(folded):
        yield from _valid(match, match[2] or f"20{match[3]}", months[match[1]], None)
    for match in words.quarter.finditer(folded):
        year, quarter = int(match[2] or match[3]), int(match[1] or match[4])
        yield match.start(), match.end(), period_of(date(year, quarter * 3, 1), Precision.QUARTER)
    for match in words.half.finditer(folded):
        whole = period_of(date(int(match[2] or match[3]), 1, 1), Precision.YEAR)
        yield match.start(), match.end(), _part(whole, int(match[1] or match[4]) - 1, 2)
    for match in words.year.finditer(folded):
        yield match.start(), match.end(), period_of(date(int(match[1] or match[2]), 1, 1), Precision.YEAR)
    for match in words.short_year.finditer(folded):
        yield match.start(), match.end(), period_of(date(2000 + int(match[1]), 1, 1), Precision.YEAR)
    yield from _yearless(folded, words, today)


def _yearless(folded: str, words: DateWords, today: date) -> Iterator[tuple[int, int, Period]]:
    """Months without their year are the latest: in May, w maju, en mayo, 5월."""
    for match in words.month.finditer(folded):
        month = words.months[match[1]]
        yield from _valid(match, _latest_year(month, today), month, None)
    for match in words.korean_month.finditer(folded):
        yield from _valid(match, _latest_year(int(match[1]), today), match[1], match[2])


def _latest_year(month: int, today: date) -> int:
    """The year of the latest such month."""
    return today.year if month <= today.month else today.year - 1


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


def _lean(folded: str, cues: Cues, start: int, end: int, period: Period) -> TimeMention:
    """The mention with what the words before it make of it: late 2024, by the end of March 2024, since 2023."""
    period, start, end, moved = _narrowed(folded, cues, start, end, period)
    before = folded[:start].rstrip(" -,(")
    relation = Relation.IN
    if cues.language == "ko" and (told := _told_after(folded, cues, start, end, period)):
        return told
    if match := _ends_with(cues, "before", before):
        eve = period.start - timedelta(days=1)
        return TimeMention(match.start(), end, Period(eve, eve), Relation.AT)
    since, then = _ends_with(cues, "since_part" if moved else "since", before), _ends_with(cues, "as_of", before)
    if since and not (then and then.start() < since.start()):  # "seen from the end of 2024" is of then
        relation, start = Relation.SINCE, since.start()
    elif match := then:
        relation, start = Relation.AT, match.start()
        if moved == "middle_of":
            period = Period(period.start, _share(period, 1, 2))  # "by mid-2024" is by its middle day
    elif moved in ("start_of", "outset_of", "middle_of", "end_of", "christmas", "new_year"):
        relation = Relation.AT
    return TimeMention(start, end, period, relation)


def _told_after(folded: str, cues: Cues, start: int, end: int, period: Period) -> TimeMention | None:
    """The mention as the Korean word after it makes it: 2024년 이전, 2023년 이후, 6월까지."""
    after, words = folded[end:].lstrip(), cues.sections["time"]
    at = len(folded) - len(after)
    if match := words["as_of"].match(after):
        return TimeMention(start, at + match.end(), period, Relation.AT)
    if match := words["since"].match(after):
        return TimeMention(start, at + match.end(), period, Relation.SINCE)
    if match := words["before"].match(after):
        eve = period.start - timedelta(days=1)
        return TimeMention(start, at + match.end(), Period(eve, eve), Relation.AT)
    return None


def _narrowed(folded: str, cues: Cues, start: int, end: int, period: Period) -> tuple[Period, int, int, str | None]:
    """The part of a period that the words beside it name, where the whole stands, and the key of the part."""
    before, after, moved = folded[:start].rstrip(" -,("), folded[end:].lstrip(" -"), None
    over = cues.sections["time"].get("over")
    if over and (match := over.match(after)):  # "when 2024 ended"
        period, end = Period(_share(period, 3, 4), period.end), len(folded) - len(after) + match.end()
        moved = "end_of"
    for key, cut in _PARTS.items():
        if key not in cues.sections["time"]:
            continue
        if match := _ends_with(cues, key, before):
            period, start, moved = cut(period), match.start(), key
        elif cues.language == "ko" and (match := cues.sections["time"][key].match(after)):
            period, end, moved = cut(period), len(folded) - len(after) + match.end(), key
    return period, start, end, moved


def _ends_with(cues: Cues, key: str, before: str) -> re.Match[str] | None:
    """The cue that a text ends with, articles aside."""
    bare = re.sub(r"(?: the| el| la| of the| de| del)$", "", before)
    found = [match for match in cues.sections["time"][key].finditer(before) if match.end() in (len(before), len(bare))]
    return found[-1] if found else None


def _share(period: Period, part: int, of: int) -> date:
    return period.start + timedelta(days=((period.end - period.start).days + 1) * part // of)


def _part(period: Period, part: int, of: int) -> Period:
    """One of the equal parts of a year, counted from 0: its halves and quarters."""
    months, year = 12 // of, period.start.year
    last = calendar.monthrange(year, (part + 1) * months)[1]
    return Period(date(year, part * months + 1, 1), date(year, (part + 1) * months, last))


# The words before a period that name a part of it; the first four say when to look from.
_PARTS: Mapping[str, Callable[[Period], Period]] = {
    "start_of": lambda p: Period(p.start, _share(p, 1, 3)),
    "outset_of": lambda p: Period(p.start, _share(p, 1, 12)),
    "middle_of": lambda p: Period(_share(p, 1, 3), _share(p, 2, 3)),
    "end_of": lambda p: Period(p.end, p.end),
    "first_half": lambda p: _part(p, 0, 2),
    "second_half": lambda p: _part(p, 1, 2),
    "first_quarter": lambda p: _part(p, 0, 4),
    "second_quarter": lambda p: _part(p, 1, 4),
    "third_quarter": lambda p: _part(p, 2, 4),
    "fourth_quarter": lambda p: _part(p, 3, 4),
    "christmas": lambda p: Period(date(p.start.year, 12, 25), date(p.start.year, 12, 25)),
    "new_year": lambda p: Period(p.start, p.start),
    "spring": lambda p: Period(date(p.start.year, 3, 1), date(p.start.year, 5, 31)),
    "summer": lambda p: Period(date(p.start.year, 6, 1), date(p.start.year, 8, 31)),
    "autumn": lambda p: Period(date(p.start.year, 9, 1), date(p.start.year, 11, 30)),
    "winter": lambda p: Period(date(p.start.year, 12, 1), date(p.start.year, 12, 31)),
}


def _relative(folded: str, cues: Cues, today: date) -> Iterator[TimeMention]:
    """Last year, this year, next year, last month, yesterday, two years ago."""
    month_before = today.replace(day=1) - timedelta(days=1)
    yesterday = today - timedelta(days=1)
    periods = {
        "last_year": period_of(date(today.year - 1, 1, 1), Precision.YEAR),
        "this_year": period_of(date(today.year, 1, 1), Precision.YEAR),
        "next_year": period_of(date(today.year + 1, 1, 1), Precision.YEAR),
        "last_month": period_of(month_before, Precision.MONTH),
        "yesterday": Period(yesterday, yesterday),
    }
    for key, period in periods.items():
        pattern = cues.sections["time"].get(key)
        if pattern is not None and (match := pattern.search(folded)):
            yield _lean(folded, cues, match.start(), match.end(), period)
    for key, days in (("years_ago", 365.25), ("months_ago", 30.44), ("weeks_ago", 7), ("days_ago", 1)):
        pattern = cues.sections["time"].get(key)
        if pattern is not None and (match := pattern.search(folded)):
            number = parse_number(match["number"], cues)
            if number is not None and number < 100:
                day = today - timedelta(days=round(days * float(number)))
                yield TimeMention(match.start(), match.end(), Period(day, day), Relation.AT)
