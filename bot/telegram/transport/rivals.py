"""Another process that polls with the same token: each would answer some of the questions, so one of the two ends."""

import logging
import time
from collections import deque
from collections.abc import Callable, Collection

from telegram import Bot

from bot.logs import log_event
from bot.telegram.messages.notices import tell
from bot.telegram.messages.reply import Reply
from bot.telegram.messages.text import plain
from bot.telegram.transport.ending import Ending, ExitCode
from bot.telegram.wording import Wordings

_WINDOW = 60.0  # seconds
_BORNE = 3  # conflicts; one alone is what a restart makes whose old process hasn't quite gone

log = logging.getLogger(__name__)


class Rivals:
    """Counts the conflicts. `clock` counts seconds, whatever the date is set to."""

    def __init__(
        self,
        admins: Collection[int],
        wordings: Wordings,
        ending: Ending,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._admins = admins
        self._wordings = wordings
        self._ending = ending
        self._clock = clock
        self._met: deque[float] = deque(maxlen=_BORNE)
        self._told = False

    async def met(self, bot: Bot) -> None:
        """Take note of a conflict; with the third within a minute the bot is to stop, and admins are told."""
        self._met.append(self._clock())
        log_event(log, "conflict", logging.ERROR, error="another process polls with this token: stop one")
        if self._told or len(self._met) < _BORNE or self._met[-1] - self._met[0] > _WINDOW:
            return
        self._told = True
        self._ending.ask(ExitCode.SECOND)
        await tell(bot, self._admins, self._wordings, lambda words: Reply(plain(words.second_poller)))
