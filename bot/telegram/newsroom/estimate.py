"""How long a piece of work still takes, going by how long it has taken so far."""

from collections.abc import Callable
from datetime import datetime, timedelta

from index.build import Progress

_SURE = timedelta(seconds=5)  # before that, a guess would jump about


class Estimate:
    """Told of each state in turn; a stage begins with the first of its states."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._first: tuple[Progress, datetime] | None = None

    def left(self, state: Progress) -> timedelta | None:
        """The time to the end of the stage; None as long as that can't be told, and at its end."""
        now = self._now()
        if self._first is None or self._first[0].stage != state.stage:
            self._first = state, now
        first, began = self._first
        done, taken = state.done - first.done, now - began
        if done <= 0 or taken < _SURE or state.done >= state.total:
            return None
        return taken * (state.total - state.done) / done
