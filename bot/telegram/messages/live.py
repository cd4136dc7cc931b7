"""A message that follows a piece of work: the latest state wins, and the last one always lands."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Bot

from bot.logs import log_event
from bot.telegram.messages.reply import Attachment, Place, Posted, Reply
from bot.telegram.messages.send import send, send_document, try_edit

PRIVATE_PACE = 1.5  # seconds between edits; Telegram punishes edit storms with hours of silence
GROUP_PACE = 4.0
_LAST_MOMENT = 2.0  # seconds a post may take to arrive when the bot stops
_LAST_WORD = 300.0  # seconds the last state may take to land; penalties are waited out, an outage is not

log = logging.getLogger(__name__)


class LiveMessage:
    """One message in a chat, one that is `posted` already or a new one. `show` sets what it should say; it is brought
    up to date in the background.

    `on_posted` is told of the message once it is in the chat, and again when it had to be posted anew.
    """

    def __init__(self, bot: Bot, place: Place, pace: float | None = None, posted: Posted | None = None) -> None:
        self._bot = bot
        self._place = place
        self._pace = pace or (PRIVATE_PACE if place.private else GROUP_PACE)
        self.on_posted: Callable[[Posted], Awaitable[None]] | None = None
        self._wanted: Reply | None = None
        self._shown: Reply | None = None
        self._posted = posted
        self._changed = asyncio.Event()
        self._lost = False
        self._last = False
        self._task: asyncio.Task[None] | None = None
        self._posting: asyncio.Task[None] | None = None

    @property
    def posted(self) -> Posted | None:
        """The message in the chat; None before it is there, and when nobody can say whether it is."""
        return self._posted

    def show(self, reply: Reply) -> None:
        """Say `reply` as soon as the pace allows; what hasn't been shown by then is skipped."""
        if self._last:
            return
        self._wanted = reply
        self._changed.set()
        if self._task is None:
            self._task = asyncio.create_task(self._follow())

    async def finish(self, reply: Reply) -> None:
        """Say `reply` as the last word, and wait until it is there."""
        self.show(reply)
        self._last = True
        if self._task:
            try:
                await asyncio.wait_for(self._task, _LAST_WORD)
            except TimeoutError:
                log_event(log, "unsent", logging.WARNING, error="gave up")

    async def enclose(self, file: Attachment) -> None:
        """Send a file in reply to the message, or where that would be."""
        reply_to = self._posted.message if self._posted else self._place.reply_to
        await send_document(self._bot, replace(self._place, reply_to=reply_to), file)

    async def leave(self) -> None:
        """Leave the message as it is; one that is just being posted is told of first, so that it can be found again."""
        self._last = True
        if self._task:
            self._task.cancel()
        if self._posting:
            await asyncio.wait({self._posting}, timeout=_LAST_MOMENT)

    async def _follow(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            pause = await self._catch_up()
            if self._last and self._shown == self._wanted:
                return
            await asyncio.sleep(pause)

    async def _catch_up(self) -> float:
        """Show the latest state; returns how long to leave the message alone."""
        wanted = self._wanted
        if wanted is None or wanted == self._shown:
            return 0.0
        if self._posted is None:
            # A post whose answer was lost may be in the chat all the same: only the last word is said anew.
            if not self._lost or self._last:
                self._posting = asyncio.create_task(self._post(wanted))
                await asyncio.shield(self._posting)
            self._shown = wanted
            return self._pace
        outcome = await try_edit(self._bot, self._posted, wanted)
        if outcome.shown:
            self._shown = wanted
            return self._pace
        if outcome.gone:  # deleted by somebody: say it anew
            self._posted = None
        self._changed.set()
        return max(outcome.again_in, self._pace)

    async def _post(self, wanted: Reply) -> None:
        self._posted = await send(self._bot, self._place, wanted)
        self._lost = self._posted is None
        if self._posted and self.on_posted:
            await self.on_posted(self._posted)
