"""The periods that words of a text name: written in full, or told from the day of writing (the anchor)."""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from index.datewords import DateWords, build_date_words
from index.extraction.vocabulary import after, either, load_vocabulary
from index.names import fold
from index.periods import Period, Precision, period_of

_FIRST_DAY = re.compile(r"(?<![\w.])\d\d?(?:st|nd|rd|th|\.)? ?(?:-|–|to|and|do|i|al?|y|~|∼) ?\Z")
_LAST_DAY = re.compile(r" ?[-–~] ?\d\d?(?![\d.,]\d|\d)")
_BESIDE = re.compile(r",? ?\(?(?:el |den |dnia )?")
_SENTENCE = 100  # characters before a date in which the words that look ahead stand
_OPENING = 8  # characters before a date at most that opens its sentence


@dataclass(frozen=True, slots=True)
class Day:
    """A period named in a text; `is_open` when its year had to be guessed from the anchor."""

    start: int
    end: int
    period: Period
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What `days` looks for in one language beside the full dates of DateWords."""

    month: re.Pattern[str]
    quarter: re.Pattern[str]
    weekday: re.Pattern[str]
    relative: re.Pattern[str]
    ago: re.Pattern[str]
    month_figure: re.Pattern[str]
    day: re.Pattern[str]
    year_after: re.Pattern[str]
    year_before: re.Pattern[str]
    future: re.Pattern[str]
    last: re.Pattern[str]
    next: re.Pattern[str]


def whole(start: date, end: date) -> Period:
    """The shortest day, month, quarter or year that holds all days from start to end; else the year of the end."""
    for precision in (Precision.DAY, Precision.MONTH, Precision.QUARTER):
        period = period_of(start, precision)
        if period.contains(Period(start, end)):
            return period
    return period_of(end, Precision.YEAR)


def find_days(text: str, language: str, anchor: date | None) -> list[Day]:
    """The periods named in a text, the longest at each place, left to right; without an anchor only full dates."""
    folded = fold(text)
    days = list(_full(folded, language))
    if anchor is not None:
        days += _Reader(text, folded, language, anchor).days()
    found: list[Day] = []
    never = after(language, load_vocabulary(language).tables["dates"]["never_after"], gap="")
    reached = 0
    for day in sorted(days, key=lambda day: (day.start, -day.end, day.is_open)):
        if day.start >= reached:
            reached = day.end
            if not never.match(folded, day.end):
                found.append(day)
    return _without_weekdays(found, folded, language)


def _without_weekdays(found: list[Day], folded: str, language: str) -> list[Day]:
    """Fewer days: a weekday right before its date is part of it (Friday, Aug. 1)."""
    weekday, kept = _patterns(language).weekday, list[Day]()
    for day in found:
        last = kept[-1] if kept else None
        is_day = day.period.start == day.period.end
        if last and is_day and weekday.fullmatch(folded[last.start : last.end]) and _touch(folded, last, day):
            kept[-1] = Day(last.start, day.end, day.period, day.is_open)
        else:
            kept.append(day)
    return kept


def _touch(folded: str, first: Day, second: Day) -> bool:
    return _BESIDE.fullmatch(folded[first.end : second.start]) is not None


@cache
def _date_words(language: str) -> DateWords:
    return build_date_words(language)


def _full(folded: str, language: str) -> Iterator[Day]:
    """The dates written with their year."""
    words = _date_words(language)
    months = words.months
    yield from _in_figures(folded, words, language)
    for match in words.day_month.finditer(folded):
        if match[3]:
            yield from _widened(folded, _valid(match, match[3], months[match[2]], match[1]))
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


def _widened(folded: str, days: Iterator[Day]) -> Iterator[Day]:
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


@cache
def _patterns(language: str) -> _Patterns:
    tables = load_vocabulary(language).tables["dates"]
    words = _date_words(language)
    edges = (r"(?<!\w)", r"(?!\w)") if language != "ko" else ("", "")
    years = [
        *(f"(?P<{key}>{either(tables['relative'][key])})" for key in _YEARS if key in tables["relative"]),
        r"(?P<year>(?:19[5-9]|20[0-6])\d)(?!\d)(?:년)?",
        r"(?:['’]|(?<=q))(?P<short>\d\d)(?!\d)",
    ]
    links = rf"(?: ?(?:{either(tables['year_links'])}))?"
    numbers = either([r"(?<!\d)\d{1,2}", *map(re.escape, load_vocabulary(language).numbers), "an?"])
    ago = either(body for bodies in tables["ago"].values() for body in bodies).replace("NUMBER", f"(?:{numbers})")
    names = either(name for name in words.months if len(name) > 3 or name in ("may", "maj")) or "(?!)"
    return _Patterns(
        month=re.compile(
            rf"(?P<lead>(?<!\w)(?:{either(tables['month_lead'])})[ -]|(?<=-))?(?<!\w)(?P<name>{names})(?!\w)"
        ),
        quarter=re.compile(_named("q", tables["quarters"], edges[0], rf"(?:{edges[1]}|(?<=q)(?=\d\d\b))")),
        weekday=re.compile(_named("d", tables["weekdays"], *edges)),
        relative=re.compile(_named("", tables["relative"], *edges)),
        ago=re.compile(f"{edges[0]}(?:{ago}){edges[1]}"),
        month_figure=re.compile(tables.get("month", "(?!)")),
        day=re.compile(tables.get("day", "(?!)")),
        year_after=re.compile(rf"{links} ?(?:{'|'.join(years)}){edges[1]}"),
        year_before=re.compile(rf"(?:{'|'.join(years)}) ?\Z"),
        future=re.compile(f"{edges[0]}(?:{either(tables['future'])}){edges[1]}"),
        last=re.compile(f"{edges[0]}(?:{either(tables['last']['words'])}) ?\\Z"),
        next=re.compile(f"{edges[0]}(?:{either(tables['next']['words'])}) ?\\Z"),
    )


def _named(prefix: str, table: Mapping[str, list[str]], *edges: str) -> str:
    """One pattern for a table, whose groups are its keys."""
    return (
        f"{edges[0]}(?:{'|'.join(f'(?P<{prefix}{key}>{either(bodies)})' for key, bodies in table.items())}){edges[1]}"
    )


# What the words told from the anchor add to it, by unit.
_DAYS = {"today": 0, "yesterday": -1, "day_before_yesterday": -2, "tomorrow": 1}
_WEEKS = {"last_week": -1, "this_week": 0, "next_week": 1}
_MONTHS = {"last_month": -1, "this_month": 0, "next_month": 1}
_QUARTERS = {"last_quarter": -1, "this_quarter": 0, "next_quarter": 1}
_YEARS: Mapping[str, int] = {
    "year_before_last": -2, "last_year": -1, "this_year": 0, "next_year": 1, "year_after_next": 2
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text read from one day of writing."""

    text: str
    folded: str
    language: str
    anchor: date

    @property
    def patterns(self) -> _Patterns:
        return _patterns(self.language)

    def days(self) -> Iterator[Day]:
        yield from self._months()
        yield from self._quarters()
        yield from self._weekdays()
        yield from self._ago()
        for match in self.patterns.relative.finditer(self.folded):
            yield Day(match.start(), match.end(), self._relative(match.lastgroup or ""))
        for match in self.patterns.day.finditer(self.folded):
            yield from self._day_of_month(match)

    def _relative(self, key: str) -> Period:
        if key in _YEARS:
            return period_of(date(self.anchor.year + _YEARS[key], 1, 1), Precision.YEAR)
        if key in _DAYS:
            return period_of(self.anchor + timedelta(days=_DAYS[key]))
        if key in _WEEKS:
            monday = self.anchor + timedelta(days=7 * _WEEKS[key] - self.anchor.weekday())
            return whole(monday, monday + timedelta(days=6))
        if key in _MONTHS:
            return period_of(self._shifted(_MONTHS[key]), Precision.MONTH)
        return period_of(self._shifted(3 * _QUARTERS[key]), Precision.QUARTER)

    def _shifted(self, months: int) -> date:
        """The first day of the month that lies some months from the anchor's."""
        number = self.anchor.year * 12 + self.anchor.month - 1 + months
        return date(number // 12, number % 12 + 1, 1)

    def _is_ahead(self, start: int) -> bool:
        """Whether the words before a place look ahead: deliveries will begin in March."""
        before = self.folded[max(0, start - _SENTENCE) : start]
        words = before[max(before.rfind(mark) for mark in (". ", "! ", "? ", "; ")) + 1 :]
        if len(words) < _OPENING:
            words = self.folded[start : start + _SENTENCE // 2]  # On 3 December it will follow
        return self.patterns.future.search(words) is not None

    def _months(self) -> Iterator[Day]:
        """Months, and days of months, without a figure for the year."""
        words = _date_words(self.language)
        capitals = load_vocabulary(self.language).tables["dates"]["capitals"]
        named: list[tuple[re.Match[str], str, str | None, int | str]] = [
            *((match, match[2], match[1], 2) for match in words.day_month.finditer(self.folded) if not match[3]),
            *((match, match[1], match[2], 1) for match in words.month_day.finditer(self.folded) if not match[3]),
            *((match, match["name"], None, "name") for match in self.patterns.month.finditer(self.folded)),
        ]
        for match, name, day, group in named:
            if not capitals or self.text[match.start(group)].isupper():
                start = match.start() if day else match.start("name")
                days = self._yearless(start, match.end(), words.months[name], day)
                bare = day is None and match["lead"] is None  # a month alone is a name or a verb as often
                yield from _widened(self.folded, (found for found in days if not (bare and found.is_open)))
        for match in self.patterns.month_figure.finditer(self.folded):
            yield from self._yearless(match.start(), match.end(), int(match["name"]), match["day"])

    def _yearless(self, start: int, end: int, month: int, day: str | None) -> Iterator[Day]:
        if not 1 <= month <= 12:
            return
        year, first, last = self._year_beside(start, end)
        is_open = year is None
        if year is None:
            year, first = self._guessed_year(month, start)
        length = calendar.monthrange(year, month)[1]
        if day is None:
            yield Day(first, last, period_of(date(year, month, 1), Precision.MONTH), is_open)
        elif 1 <= int(day) <= length:
            if tail := _LAST_DAY.match(self.folded, last):
                told, _, last = self._year_beside(first, tail.end())
                year, is_open = told or year, told is None
            yield Day(first, last, period_of(date(year, month, int(day))), is_open)

    def _year_beside(self, start: int, end: int) -> tuple[int | None, int, int]:
        """The year named right after a part of one, or right before it, with the place of both together."""
        match = self.patterns.year_after.match(self.folded, end)
        if match:
            return self._year(match), start, match.end()
        base = max(0, start - 24)
        match = self.patterns.year_before.search(self.folded[base:start]) if self.language == "ko" else None
        if match:
            return self._year(match), base + match.start(), end
        return None, start, end

    def _year(self, match: re.Match[str]) -> int:
        if match["year"] or match["short"]:
            return int(match["year"] or f"20{match['short']}")
        return self.anchor.year + _YEARS[match.lastgroup or ""]

    def _guessed_year(self, month: int, start: int) -> tuple[int, int]:
        """The year of a month without one: the latest past, or the next where the text looks ahead."""
        before = self.folded[max(0, start - 24) : start]
        if match := self.patterns.last.search(before):
            return self.anchor.year - (month >= self.anchor.month), start - len(match[0])
        if match := self.patterns.next.search(before):
            return self.anchor.year + (month <= self.anchor.month), start - len(match[0])
        if self._is_ahead(start):
            return self.anchor.year + (month < self.anchor.month), start
        return self.anchor.year - (month > self.anchor.month), start

    def _quarters(self) -> Iterator[Day]:
        for match in self.patterns.quarter.finditer(self.folded):
            number = int((match.lastgroup or "q1")[1:])
            year, start, end = self._year_beside(match.start(), match.end())
            is_open = year is None
            if year is None:
                year, start = self._guessed_year(number * 3, match.start())
            yield Day(start, end, period_of(date(year, number * 3, 1), Precision.QUARTER), is_open)

    def _weekdays(self) -> Iterator[Day]:
        """The weekday before the anchor, or the anchor itself; the one after it where the text looks ahead."""
        capitals = load_vocabulary(self.language).tables["dates"]["capitals"]
        for match in self.patterns.weekday.finditer(self.folded):
            if capitals and not self.text[match.start()].isupper():
                continue
            weekday = int((match.lastgroup or "d1")[1:]) - 1
            back = (self.anchor.weekday() - weekday) % 7
            before = self.folded[max(0, match.start() - 16) : match.start()]
            start = match.start()
            if last := self.patterns.last.search(before):
                back, start = back or 7, start - len(last[0])
            elif following := self.patterns.next.search(before):
                back, start = back - 7, start - len(following[0])
            elif self._is_ahead(start) and back:
                back -= 7
            yield Day(start, match.end(), period_of(self.anchor - timedelta(days=back)), is_open=True)

    def _ago(self) -> Iterator[Day]:
        numbers = load_vocabulary(self.language).numbers
        for match in self.patterns.ago.finditer(self.folded):
            unit, told = next((unit, told) for unit, told in match.groupdict().items() if told)
            count = int(told) if told.isdigit() else int(numbers.get(told, 1))
            yield Day(match.start(), match.end(), self._before(unit.split("_")[0], count))

    def _before(self, unit: str, count: int) -> Period:
        if unit == "years":
            return period_of(date(self.anchor.year - count, 1, 1), Precision.YEAR)
        if unit == "months":
            return period_of(self._shifted(-count), Precision.MONTH)
        day = self.anchor - timedelta(days=count * (7 if unit == "weeks" else 1))
        return period_of(day) if unit == "days" else whole(day - timedelta(days=3), day + timedelta(days=3))

    def _day_of_month(self, match: re.Match[str]) -> Iterator[Day]:
        """A day without its month, as Korean news writes: 18일. The latest such day, or the next one after 오는."""
        number, ahead = int(match["day"]), match["ahead"] is not None
        step = 1 if ahead else -1
        month = self._shifted(0)
        if (number < self.anchor.day) if ahead else (number > self.anchor.day):
            month = self._shifted(step)
        if 1 <= number <= calendar.monthrange(month.year, month.month)[1]:
            yield Day(match.start(), match.end(), period_of(month.replace(day=number)), is_open=True)
