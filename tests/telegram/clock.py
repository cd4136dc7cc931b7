"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta

MORNING = "2026-11-22T09:00:00+00:00"


class Clock:
    """The time the bot is told; it begins at `start`, an ISO date with its zone."""

    def __init__(self, start: str = MORNING) -> None:
        self.set(start)

    def __call__(self) -> datetime:
        return self._time

    def seconds(self) -> float:
        """The time for what only counts how much of it has passed."""
        return self._time.timestamp()

    def set(self, moment: str) -> None:
        """Show another time."""
        self._time = datetime.fromisoformat(moment)

    def forward(self, **by: float) -> None:
        """Move on by so many days, hours or minutes; back by fewer than none."""
        self._time += timedelta(**by)
