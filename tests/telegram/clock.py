"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta


class Clock:
    """The time the bot is told; it begins at `start`, an ISO date with its zone."""

    def __init__(self, start: str) -> None:
        self._time = datetime.fromisoformat(start)

    def __call__(self) -> datetime:
        return self._time

    def forward(self, **by: float) -> None:
        """Move on by so many days, hours or minutes."""
        self._time += timedelta(**by)
