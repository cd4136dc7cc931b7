"""The parts of one long paste, put together: Telegram's clients split a text of more than 4,096 characters."""

import asyncio
from collections.abc import Iterator

_ROOM = 1_000_000  # characters; the readers refuse so long a text, and a person who pastes on and on fills no memory
_LONGEST_MESSAGE = 4096


class Collection:
    """The parts one person pastes in one go; complete when no other comes for `quiet` seconds, or they say so."""

    def __init__(self, first: str, quiet: float) -> None:
        self._parts = [first]
        self._quiet = quiet
        self._changed = asyncio.Event()
        self._complete = False

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def add(self, part: str) -> bool:
        """Take in another part; False when it comes too late."""
        if self._complete:
            return False
        if sum(map(len, self._parts)) <= _ROOM:
            self._parts.append(part)
        self._changed.set()
        return True

    def finish(self) -> None:
        """Nothing more will come."""
        self._complete = True
        self._changed.set()

    async def parts(self) -> tuple[str, ...]:
        """All parts, once they are complete."""
        while not self._complete:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), self._quiet)
            except TimeoutError:
                self._complete = True
        return tuple(_mended(self._parts))


def _mended(parts: list[str]) -> Iterator[str]:
    """The parts with words whole again that a client cut in two: then nothing at the cut was trimmed away."""
    whole = ""
    for part in parts:
        whole += part
        if len(part) < _LONGEST_MESSAGE:
            yield whole
            whole = ""
    if whole:
        yield whole
