"""How much one person, one group and everybody together may ask; whoever goes on is told once a minute, no more."""

import time
from collections.abc import Callable
from enum import StrEnum

from bot.config import Limits
from bot.telegram.messages.recent import Recent
from bot.telegram.people.meter import Meter

_MINUTE, _DAY = 60.0, 86_400.0  # seconds
_PAUSES = 6  # somebody makes while they type one question inline; what is typed by then is looked up at each
_REMEMBERED = 10_000  # people who type


class Wish(StrEnum):
    """What somebody wants of us: a question answered, one that is still being typed, or to look at an answer again."""

    QUESTION = "question"
    TYPING = "typing"
    LOOK = "look"


class Excess(StrEnum):
    """What there is too much of."""

    WAITING = "waiting"  # of one person's questions without an answer
    ALL_WAITING = "all_waiting"
    MINUTE = "minute"
    DAY = "day"
    GROUP = "group"


class Flood:
    """Counts the questions of each person and group. `clock` counts seconds, whatever the date is set to."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._minutes = Meter(limits.per_minute, _MINUTE, clock)
        self._days = Meter(limits.per_day, _DAY, clock)
        self._groups = Meter(limits.group_per_minute, _MINUTE, clock)
        self._warnings = Meter(1, _MINUTE, clock)
        self._typed: Recent[int, int] = Recent(_REMEMBERED)
        self._waiting: dict[int, int] = {}
        self._all_waiting = 0

    def begin(self, person: int, group: int | None, wish: Wish) -> Excess | None:
        """Count what came from somebody, in a group or not; what there is too much of, and then nothing is counted.

        Looking at an answer that is there is not held against the rates, and typing a question inline only once.
        """
        typed = self._typed.get(person) or 0
        asks = wish is Wish.QUESTION or (wish is Wish.TYPING and typed == 0)
        excess = self._excess(person, group, asks)
        if excess is None:
            self._waiting[person] = self._waiting.get(person, 0) + 1
            self._all_waiting += 1
            if wish is Wish.TYPING:
                self._typed.put(person, (typed + 1) % _PAUSES)
            if asks:
                self._minutes.note(person)
                self._days.note(person)
                if group is not None:
                    self._groups.note(group)
        return excess

    def end(self, person: int) -> None:
        """What was counted has had its answer."""
        self._all_waiting -= 1
        self._waiting[person] -= 1
        if not self._waiting[person]:
            del self._waiting[person]

    def warn(self, whom: int) -> bool:
        """Whether to tell a person or a group of an excess: at most once a minute."""
        due = not self._warnings.full(whom)
        if due:
            self._warnings.note(whom)
        return due

    def _excess(self, person: int, group: int | None, asks: bool) -> Excess | None:
        if self._waiting.get(person, 0) >= self._limits.waiting:
            return Excess.WAITING
        if self._all_waiting >= self._limits.all_waiting:
            return Excess.ALL_WAITING
        if not asks:
            return None
        if self._minutes.full(person):
            return Excess.MINUTE
        if self._days.full(person):
            return Excess.DAY
        return Excess.GROUP if group is not None and self._groups.full(group) else None
