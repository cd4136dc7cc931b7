"""Dates as intervals: a day, a month, a quarter or a year, never a made-up first day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included; ordered by start, then by end."""

    start: date
    end: date

    @property
    def precision(self) -> Precision:
        """The unit the period is one of; a day unless it is a whole month, quarter or year."""
        for precision in (Precision.YEAR, Precision.QUARTER, Precision.MONTH):
            if (self.start, self.end) == _bounds(self.start, precision):
                return precision
        return Precision.DAY

    def __str__(self) -> str:
        """ISO form as far as it is known: 2024-11-18, 2024-11, 2027-Q3 or 2027."""
        match self.precision:
            case Precision.YEAR:
                return f"{self.start:%Y}"
            case Precision.QUARTER:
                return f"{self.start:%Y}-Q{(self.start.month + 2) // 3}"
            case Precision.MONTH:
                return f"{self.start:%Y-%m}"
        return self.start.isoformat()

    def contains(self, other: "Period") -> bool:
        """Whether every day of `other` lies in this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share a day."""
        return self.start <= other.end and other.start <= self.end


def _bounds(day: date, precision: Precision) -> tuple[date, date]:
    if precision is Precision.DAY:
        return day, day
    first, last = {
        Precision.MONTH: (day.month, day.month),
        Precision.QUARTER: ((day.month - 1) // 3 * 3 + 1, (day.month - 1) // 3 * 3 + 3),
        Precision.YEAR: (1, 12),
    }[precision]
    return date(day.year, first, 1), date(day.year, last, calendar.monthrange(day.year, last)[1])


def period_of(day: date, precision: Precision = Precision.DAY) -> Period:
    """The day, month, quarter or year that `day` lies in."""
    return Period(*_bounds(day, precision))


def parse_period(text: str) -> Period:
    """The period an ISO form names: 2024-11-18, 2024-11, 2027-Q3 or 2027.

    Raises ValueError when the text is none of these, or names a day that doesn't exist.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date like 2024-11-18, 2024-11, 2027-Q3 or 2027")
    year, quarter = int(match["year"]), match["quarter"]
    if quarter:
        return period_of(date(year, int(quarter) * 3, 1), Precision.QUARTER)
    if match["day"]:
        return period_of(date(year, int(match["month"]), int(match["day"])))
    if match["month"]:
        return period_of(date(year, int(match["month"]), 1), Precision.MONTH)
    return period_of(date(year, 1, 1), Precision.YEAR)
