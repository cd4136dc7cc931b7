"""When alerts may come: daily at an hour of somebody's own clock, at once but for quiet hours, never while muted."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.telegram.alerts.schedule import Schedule, find_zone

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def utc(text: str) -> datetime:
    """A moment, by its date and time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "after", "next_one"),
    [
        ("UTC", "2026-11-22 07:59", "2026-11-22 08:00"),
        ("UTC", "2026-11-22 08:00", "2026-11-23 08:00"),
        ("Asia/Seoul", "2026-11-22 07:59", "2026-11-22 23:00"),
        ("America/Los_Angeles", "2026-11-22 23:30", "2026-11-23 16:00"),
        ("Europe/Warsaw", "2026-03-28 12:00", "2026-03-29 06:00"),  # the clock goes forward in between
        ("Europe/Warsaw", "2026-10-24 12:00", "2026-10-25 07:00"),  # and back
    ],
)
def test_a_digest_comes_at_its_hour_wherever_its_reader_is(zone: str, after: str, next_one: str) -> None:
    assert Schedule(zone, digest=8 * 60).next_digest(utc(after)) == utc(next_one)


def test_an_hour_that_the_clock_skips_or_repeats_has_one_digest_a_day() -> None:
    half_past_two = Schedule("Europe/Warsaw", digest=2 * 60 + 30)
    assert half_past_two.next_digest(utc("2026-03-28 12:00")) == utc("2026-03-29 01:30")
    assert half_past_two.next_digest(utc("2026-03-29 01:30")) == utc("2026-03-30 00:30")
    assert half_past_two.next_digest(utc("2026-10-24 12:00")) == utc("2026-10-25 00:30")
    assert half_past_two.next_digest(utc("2026-10-25 00:30")) == utc("2026-10-26 01:30")


@pytest.mark.parametrize(
    ("zone", "now", "is_quiet"),
    [
        ("Asia/Seoul", "2026-11-22 12:59", False),  # 21:59 there
        ("Asia/Seoul", "2026-11-22 13:00", True),
        ("Asia/Seoul", "2026-11-22 15:30", True),  # past midnight
        ("Asia/Seoul", "2026-11-22 21:59", True),
        ("Asia/Seoul", "2026-11-22 22:00", False),
        ("America/New_York", "2026-11-22 13:00", False),
        ("America/New_York", "2026-07-01 02:00", True),  # 22:00 in summer
        ("America/New_York", "2026-12-01 02:00", False),  # 21:00 in winter
    ],
)
def test_pitfall_59_quiet_hours_are_those_of_the_readers_zone(zone: str, now: str, is_quiet: bool) -> None:
    schedule = Schedule(zone, quiet=(22 * 60, 7 * 60))
    assert schedule.is_quiet(utc(now)) is is_quiet
    assert schedule.is_due(utc(now), LONG_AGO) is not is_quiet


def test_quiet_hours_may_lie_within_a_day() -> None:
    afternoon = Schedule(quiet=(13 * 60, 15 * 60))
    hours = [hour for hour in range(24) if afternoon.is_quiet(utc(f"2026-11-22 {hour:02}:00"))]
    assert hours == [13, 14]


def test_a_digest_is_due_once_a_day() -> None:
    schedule, now = Schedule(digest=8 * 60), utc("2026-11-22 08:00")
    assert schedule.is_due(now, told=now - timedelta(days=1))
    assert not schedule.is_due(now + timedelta(hours=15), told=now)
    assert schedule.is_due(now + timedelta(days=1), told=now)


def test_a_clock_that_is_put_back_brings_nothing_twice_and_silences_nobody() -> None:
    told, earlier = utc("2026-11-22 08:00"), utc("2026-11-22 06:00")
    assert not Schedule(digest=8 * 60).is_due(earlier, told)
    assert not Schedule().is_due(earlier, told)
    a_year_ahead = utc("2027-11-22 08:00")  # the clock was wrong when it was told
    assert Schedule(digest=8 * 60).next_digest(min(a_year_ahead, earlier)) == told


def test_what_comes_right_after_an_alert_waits_a_minute_to_be_told_together() -> None:
    told = utc("2026-11-22 08:00")
    assert not Schedule().is_due(told + timedelta(seconds=59), told)
    assert Schedule().is_due(told + timedelta(seconds=60), told)


def test_nothing_is_due_while_muted() -> None:
    muted = Schedule(muted_until=utc("2026-11-29 12:00"))
    assert not muted.is_due(utc("2026-11-29 11:59"), LONG_AGO)
    assert muted.is_due(utc("2026-11-29 12:00"), LONG_AGO)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Warsaw", "Europe/Warsaw"),
        ("europe/warsaw", "Europe/Warsaw"),
        ("Warsaw", "Europe/Warsaw"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
        ("Moonbase", None),
        ("", None),
    ],
)
def test_a_zone_is_found_by_its_city(name: str, zone: str | None) -> None:
    assert find_zone(name) == zone
