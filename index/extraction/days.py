"""The periods that words of a text name: written in full, or told from the day of writing (the anchor)."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.extraction.day_patterns import YEARS, DayPatterns, load_day_patterns
from index.extraction.full_dates import Day, date_words, find_full, widened
from index.extraction.vocabulary import after, load_vocabulary
from index.names import fold
from index.periods import Period, Precision, period_of

_LAST_DAY = re.compile(r" ?[-–~] ?\d\d?(?![\d.,]\d|\d)")
_BESIDE = re.compile(r",? ?\(?(?:el |den |dnia )?")
_SENTENCE = 100  # characters before a date in which the words that look ahead stand
_OPENING = 8  # characters before a date at most that opens its sentence


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
    days = list(find_full(folded, language))
    if anchor is not None:
        days += _Reader(text, folded, language, anchor).days()
    found: list[Day] = []
    never = after(language, load_vocabulary(language).tables["dates"]["never_after"], gap="")
    reached = 0
    for day in sorted(days, key=lambda day: (day.start, -day.end, day.is_open)):
        if day.start >= reached:
            reached = day.end
            if not never.match(folded, day.end):
                found.append(_without_full_stop(day, folded))
    return _without_weekdays(found, folded, language)


def _without_full_stop(day: Day, folded: str) -> Day:
    """The day without the full stop of its sentence; that of an abbreviation (Nov., br.) stays."""
    return replace(day, end=day.end - 1) if re.search(r"[a-z]{5}\.\Z", folded[day.start : day.end]) else day


def _without_weekdays(found: list[Day], folded: str, language: str) -> list[Day]:
    """Fewer days: a weekday right before its date is part of it (Friday, Aug. 1)."""
    weekday, kept = load_day_patterns(language).weekday, list[Day]()
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


# What the words told from the anchor add to it, by unit.
_DAYS = {"today": 0, "yesterday": -1, "day_before_yesterday": -2, "tomorrow": 1}
_WEEKS = {"last_week": -1, "this_week": 0, "next_week": 1}
_MONTHS = {"last_month": -1, "this_month": 0, "next_month": 1}
_QUARTERS = {"last_quarter": -1, "this_quarter": 0, "next_quarter": 1}


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text read from one day of writing."""

    text: str
    folded: str
    language: str
    anchor: date

    @property
    def patterns(self) -> DayPatterns:
        return load_day_patterns(self.language)

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
        if key in YEARS:
            return period_of(date(self.anchor.year + YEARS[key], 1, 1), Precision.YEAR)
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
            before = self.text[start : start + _SENTENCE // 2]
        else:
            before = self.text[start - len(words) : start]
        # Some languages tell the future by an accent alone: visitará, not visitara.
        told = (found for read in (words, before.lower()) for found in self.patterns.future.finditer(read))
        return any(not self._names_month(found, before) for found in told)

    def _names_month(self, found: re.Match[str], text: str) -> bool:
        """Whether a word that looks ahead is a month instead: the May of a dateline, 16 maja."""
        dated = text[found.start()].isupper() or text[: found.start()].rstrip()[-1:].isdigit()
        return dated and found[0] in date_words(self.language).months

    def _months(self) -> Iterator[Day]:
        """Months, and days of months, without a figure for the year."""
        words = date_words(self.language)
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
                yield from widened(self.folded, (found for found in days if not (bare and found.is_open)))
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
        return self.anchor.year + YEARS[match.lastgroup or ""]

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
        number, months = int(match["day"]), 0
        if match["last_month"] or match["next_month"]:
            months = -1 if match["last_month"] else 1
        elif match["ahead"]:
            months = int(number < self.anchor.day)
        elif number > self.anchor.day:
            months = -1
        month = self._shifted(months)
        if 1 <= number <= calendar.monthrange(month.year, month.month)[1]:
            yield Day(match.start(), match.end(), period_of(month.replace(day=number)), is_open=True)
