"""A meter: how often somebody did something lately, or something happened."""

from collections import deque
from collections.abc import Callable, Hashable

from bot.telegram.messages.recent import Recent

_REMEMBERED = 10_000  # such as people and groups; one that is forgotten starts afresh


class Meter:
    """Notes what each key does; it is full for a key that did `most` things in the last `seconds`."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: Recent[Hashable, deque[float]] = Recent(_REMEMBERED)

    def full(self, key: Hashable) -> bool:
        """Whether one more thing would be too much for a key."""
        times = self._times.get(key)
        return times is not None and len(times) == self._most and self._clock() - times[0] < self._seconds

    def note(self, key: Hashable) -> None:
        """Count something that a key does."""
        times = self._times.get(key) or deque(maxlen=self._most)
        times.append(self._clock())
        self._times.put(key, times)
