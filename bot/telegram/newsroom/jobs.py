"""Work in the background, each piece with a live message that is never left hanging, not even by a restart."""

import asyncio
import logging
import secrets
import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from telegram import Bot
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.messages.live import LiveMessage
from bot.telegram.messages.reply import Attachment, Place, Posted, Reply
from bot.telegram.messages.send import edit
from bot.telegram.messages.text import Text, plain
from bot.telegram.newsroom.memory import Job, Memory
from bot.telegram.wording import Wordings

log = logging.getLogger(__name__)

REINDEX = "reindex"
INTAKE = "intake"
STOP = "stop"  # the kind of a button that stops a job; its id is the job's name


class Jobs:
    """Begins live messages and notes which are unfinished; `pace` is the least time between two edits of one."""

    def __init__(
        self, memory: Memory, wordings: Wordings, now: Callable[[], datetime], pace: float | None = None
    ) -> None:
        self._memory = memory
        self._wordings = wordings
        self._now = now
        self._pace = pace
        self._left: list[Job] = []
        self._running: dict[str, JobMessage] = {}

    @property
    def running(self) -> "tuple[JobMessage, ...]":
        """What is under way, in the order it began."""
        return tuple(self._running.values())

    def find(self, name: str) -> "JobMessage | None":
        """The job of that name, as long as it is under way."""
        return self._running.get(name)

    def begin(self, bot: Bot, place: Place, kind: str, language: str | None, update: int) -> "JobMessage":
        """The live message of a new piece of work, or of one that a process before this one left to us."""
        left = next((job for job in self._left if job.begun_by == update), None)
        if left:
            self._left.remove(left)
        job = left or Job(secrets.token_hex(4), kind, language or "", Posted(place.chat, 0), update)
        live = LiveMessage(bot, place, self._pace, left.posted if left else None)
        begun = self._running[job.name] = JobMessage(self._memory, live, job, self._now(), self._over)
        return begun

    async def finish_interrupted(self, bot: Bot, resumed: Collection[int]) -> None:
        """Give a last word to what a process before this one left unfinished, unless its update is `resumed`."""
        for job in await self._memory.jobs():
            if job.begun_by in resumed:
                self._left.append(job)
                continue
            if not job.told:
                await self._break_off(bot, job)
            await self._memory.end_job(job.name)

    async def _break_off(self, bot: Bot, job: Job) -> None:
        words = self._wordings.of(job.language)
        last_word = words.reindex_interrupted if job.kind == REINDEX else words.intake.interrupted
        try:
            await edit(bot, job.posted, Reply(plain(last_word)))
        except TelegramError as error:  # the bot starts all the same
            log_event(log, "unsent", logging.WARNING, error=type(error).__name__)

    def _over(self, name: str) -> None:
        self._running.pop(name, None)


class JobMessage:
    """The live message of one piece of work, which is done in a block: `async with`.

    At the block's end it says `last_word`, and the file `enclosed`, if any, is sent in reply to it: once, even if the
    process ends in that moment. A block that is cancelled leaves the message as it is, to be gone on with.
    Whoever does the work gives up, as soon as that does no harm, when `stopped` is set.
    """

    def __init__(
        self, memory: Memory, live: LiveMessage, job: Job, began: datetime, over: Callable[[str], None]
    ) -> None:
        self._memory = memory
        self._live = live
        self._job = job
        self._over = over
        self.began = began
        self.stopped = threading.Event()
        self.state = Text()  # what it said last
        self.last_word: Reply | None = None
        self.enclosed: Attachment | None = None
        live.on_posted = self._note

    @property
    def name(self) -> str:
        """What its buttons call it."""
        return self._job.name

    @property
    def posted(self) -> Posted | None:
        """The message in the chat, when it is there."""
        return self._live.posted

    def show(self, reply: Reply) -> None:
        """Say `reply` as soon as the pace allows."""
        self.state = reply.text
        self._live.show(reply)

    async def __aenter__(self) -> "JobMessage":
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, traceback: object) -> None:
        self._over(self.name)
        if kind is not None and issubclass(kind, asyncio.CancelledError):
            await self._live.leave()
            return
        if self.last_word:
            await self._live.finish(self.last_word)
        if self.enclosed and not self._job.told:
            await self._memory.note_told(self.name)  # before it is sent: better not at all than twice
            await self._live.enclose(self.enclosed)
        await self._memory.end_job(self.name)

    async def _note(self, posted: Posted) -> None:
        await self._memory.begin_job(replace(self._job, posted=posted))
