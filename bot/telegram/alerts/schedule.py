"""When somebody wants to hear: at once or once a day at an hour of theirs, and not in their quiet hours."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

_DAY = 24 * 60
_APART = timedelta(minutes=1)  # what comes in between is told together


@dataclass(frozen=True, slots=True)
class Schedule:
    """The wishes of one listener; times of day are minutes after midnight in their `zone`.

    `digest` is when the daily digest comes, None for alerts at once. `quiet` is from when to when alerts at once are
    held back; it may run over midnight.
    """

    zone: str = "UTC"
    digest: int | None = None
    quiet: tuple[int, int] | None = None
    muted_until: datetime | None = None

    def is_muted(self, now: datetime) -> bool:
        """Whether nothing is to be told."""
        return self.muted_until is not None and now < self.muted_until

    def is_due(self, now: datetime, told: datetime) -> bool:
        """Whether news may be told now, when it was told last at `told`, or would have been.

        A clock that was put back counts as one that has stood still.
        """
        told = min(told, now)
        if self.is_muted(now):
            return False
        if self.digest is not None:
            return now >= self.next_digest(told)
        return now - told >= _APART and not self.is_quiet(now)

    def is_quiet(self, now: datetime) -> bool:
        """Whether it is one of the quiet hours where the listener is."""
        if self.quiet is None:
            return False
        local = self.local(now)
        start, end = self.quiet
        # Counted from the beginning of the quiet hours, so that midnight is nothing special.
        return (60 * local.hour + local.minute - start) % _DAY < (end - start) % _DAY

    def local(self, moment: datetime) -> datetime:
        """A moment on the listener's clock."""
        return moment.astimezone(ZoneInfo(self.zone))

    def next_digest(self, after: datetime) -> datetime:
        """When the first digest after a moment is due; ValueError for a listener who wants none."""
        if self.digest is None:
            raise ValueError("alerts at once have no digest")
        zone = ZoneInfo(self.zone)
        today = after.astimezone(zone).date()
        days = (_moment(today + timedelta(days), self.digest, zone) for days in range(3))
        return next(moment for moment in days if moment > after)


def find_zone(name: str) -> str | None:
    """The time zone of that name, in any case and with or without its continent; None when there is none."""
    wanted = "_".join(name.split()).casefold()
    zones = sorted(available_timezones())
    exact = (zone for zone in zones if zone.casefold() == wanted)
    cities = (zone for zone in zones if zone.casefold().rpartition("/")[2] == wanted)
    return next(exact, None) or next(cities, None)


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """A time of day as a moment; where the clock skips it, the moment it would have been, where it comes twice, the
    first."""
    local = datetime.combine(day, time(minutes // 60, minutes % 60), zone)
    return local.astimezone(UTC)
