"""Work in the background, each piece with a live message that is never left hanging, not even by a restart."""

import logging
import secrets

from telegram import Bot
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.live import LiveMessage
from bot.telegram.memory import Job, Memory
from bot.telegram.reply import Place, Posted, Reply
from bot.telegram.send import edit
from bot.telegram.text import plain
from bot.telegram.wording import Wordings

log = logging.getLogger(__name__)

REINDEX = "reindex"
INTAKE = "intake"


class Jobs:
    """Begins live messages and notes which are unfinished; `pace` is the least time between two edits of one."""

    def __init__(self, memory: Memory, wordings: Wordings, pace: float | None = None) -> None:
        self._memory = memory
        self._wordings = wordings
        self._pace = pace

    def begin(self, bot: Bot, place: Place, kind: str, language: str | None) -> "JobMessage":
        """The live message of a new piece of work; it says nothing yet."""
        return JobMessage(self._memory, LiveMessage(bot, place, self._pace), kind, language or "")

    async def finish_interrupted(self, bot: Bot) -> None:
        """Give a last word to the messages that a process before this one left unfinished."""
        for job in await self._memory.jobs():
            words = self._wordings.of(job.language)
            last_word = words.reindex_interrupted if job.kind == REINDEX else words.intake.interrupted
            try:
                await edit(bot, job.posted, Reply(plain(last_word)))
            except TelegramError as error:  # the bot starts all the same
                log_event(log, "unsent", logging.WARNING, error=type(error).__name__)
            await self._memory.end_job(job.name)


class JobMessage:
    """The live message of one piece of work."""

    def __init__(self, memory: Memory, live: LiveMessage, kind: str, language: str) -> None:
        self.name = secrets.token_hex(4)
        self._memory = memory
        self._live = live
        self._kind = kind
        self._language = language
        live.on_posted = self._note

    def show(self, reply: Reply) -> None:
        """Say `reply` as soon as the pace allows."""
        self._live.show(reply)

    async def finish(self, reply: Reply) -> Posted | None:
        """Say `reply` as the last word; the message that says it, when it is there."""
        await self._live.finish(reply)
        await self._memory.end_job(self.name)
        return self._live.posted

    async def _note(self, posted: Posted) -> None:
        await self._memory.begin_job(Job(self.name, self._kind, self._language, posted))
