"""The index follows the data folder: soon after each decision, and in one go for many."""

import logging
from functools import partial

from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.telegram.desk import Desk
from bot.telegram.messages.reply import Place, Reply
from bot.telegram.messages.send import send
from bot.telegram.messages.text import inert
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording
from index.errors import BuildCancelled, DealbotError

log = logging.getLogger(__name__)


class Freshness:
    """Brings the index up to date in `builder`'s thread, where a re-index runs too, so they never meet."""

    def __init__(self, desk: Desk, builder: Worker) -> None:
        self._desk = desk
        self._builder = builder
        self._wanted = False
        self._running = False

    async def restore(self, place: Place, words: Wording, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let answers know what has been written; when that fails, say so at `place`.

        Called while it is at work already, it goes round once more instead, for all who called meanwhile. A process
        that stops leaves it to the next one, which begins with a fresh index.
        """
        self._wanted = True
        if self._running:
            return
        self._running = True
        try:
            while self._wanted:
                self._wanted = False
                await self._catch_up(place, words, context)
        finally:
            self._running = False

    async def _catch_up(self, place: Place, words: Wording, context: ContextTypes.DEFAULT_TYPE) -> None:
        def cancelled() -> bool:
            return not context.application.running

        try:
            await self._builder.run(partial(self._desk.catch_up, cancelled))
        except BuildCancelled:
            log_event(log, "not live", error="stopping")
        except DealbotError as error:
            log_event(log, "not live", logging.WARNING, error=error)
            await send(context.bot, place, Reply(inert(words.intake.not_live.format(reason=error))))
