"""Stated times of publication → the day it was where the page was published."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from babel.core import get_global

Moment = datetime | date

_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)([-./])(?P<month>\d\d?)\2\s?(?P<day>\d\d?)\.?(?=$|[T\s])")
_FIRST_YEAR = 1990  # earlier ones on a web page are the zero of some clock


def parse_moment(text: str) -> Moment | None:
    """A time with the offset it states, or a day; None for a month, a year, or words."""
    text = text.strip()[:80]
    moment = _parse_iso(text) or _parse_mail(text) or _parse_day(text)
    return moment if moment and moment.year >= _FIRST_YEAR else None


def find_day(moments: Iterable[Moment], territory: str | None) -> date | None:
    """The day of the first moment, where the page was published.

    Many pages state their times in UTC, in which a Korean morning is still the day before. Then another statement of
    the same time with an offset is believed, or else the zone of the page's country, where it has only one.
    """
    stated = list(moments)
    if not stated:
        return None
    first = stated[0]
    if not isinstance(first, datetime) or first.tzinfo is None:
        return _day(first)
    if first.utcoffset() != timedelta(0):
        return first.date()
    for other in stated[1:]:
        if isinstance(other, datetime) and other.utcoffset() and abs(other - first) < timedelta(minutes=2):
            return other.date()
    return first.astimezone(_zone(territory)).date()


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _zone(territory: str | None) -> tzinfo:
    zones = [zone for zone, where in get_global("zone_territories").items() if where == (territory or "").upper()]
    return ZoneInfo(zones[0]) if len(zones) == 1 else UTC


def _parse_iso(text: str) -> Moment | None:
    try:
        return date.fromisoformat(text) if len(text) <= len("2024-11-18") else datetime.fromisoformat(text)
    except ValueError:
        return None


def _parse_mail(text: str) -> Moment | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _parse_day(text: str) -> Moment | None:
    match = _DAY.match(text)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
