"""What admins are told of errors that nobody expected: which, never of whom or in what, and not again and again."""

import time
from collections.abc import Callable, Collection

from telegram import Bot

from bot.telegram.messages.notices import tell
from bot.telegram.messages.reply import Reply
from bot.telegram.messages.text import plain
from bot.telegram.people.meter import Meter
from bot.telegram.wording import Wordings

_PAUSE = 600.0  # seconds between two messages about errors of the same class


class Alarm:
    """Tells `admins` once in ten minutes of each class of errors. `clock` counts seconds, whatever the date is."""

    def __init__(
        self, admins: Collection[int], wordings: Wordings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._admins = admins
        self._wordings = wordings
        self._told = Meter(1, _PAUSE, clock)

    async def sound(self, bot: Bot, error: BaseException | None, number: str, besides: int | None = None) -> None:
        """Tell of an error that the log has under a number; whoever was told of it already, `besides`, isn't."""
        kind = type(error).__name__
        if self._told.full(kind):
            return
        self._told.note(kind)
        others = [admin for admin in self._admins if admin != besides]
        await tell(
            bot,
            others,
            self._wordings,
            lambda words: Reply(plain(words.broken_for_admins.format(error=kind, id=number))),
        )
