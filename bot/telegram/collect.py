"""The parts of one long paste, put together: Telegram's clients split a text of more than 4,096 characters."""

import asyncio
import re
from itertools import pairwise

LONGEST_PASTE = 400_000  # characters; no article is longer, and a person who pastes on and on fills no memory
_LONGEST_MESSAGE = 4096
_SENTENCE_END = re.compile(r"""[.!?…:。][)\]"'’”»]*$""")


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
        """Take in another part; False when there is no room for it, or it comes too late."""
        fits = sum(map(len, self._parts)) + len(part) <= LONGEST_PASTE
        if self._complete or not fits:
            return False
        self._parts.append(part)
        self._changed.set()
        return True

    def finish(self) -> None:
        """Nothing more will come."""
        self._complete = True
        self._changed.set()

    async def text(self) -> str:
        """The whole text, once it is complete."""
        while not self._complete:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), self._quiet)
            except TimeoutError:
                self._complete = True
        return join_parts(self._parts)


def join_parts(parts: list[str]) -> str:
    """The text that was split; clients cut at the end of a line, else of a sentence, else at a space or anywhere.

    The white space at a cut is lost on the way, so what it was is told from how the part before ends.
    """
    whole = parts[0]
    for before, part in pairwise(parts):
        whole += _joint(before) + part
    return whole


def _joint(before: str) -> str:
    if len(before) >= _LONGEST_MESSAGE:  # nothing was trimmed: a cut in the middle of a word
        return ""
    return "\n\n" if _SENTENCE_END.search(before) else " "
