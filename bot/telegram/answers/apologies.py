"""What is said when an answer takes too long: an apology, which then becomes the answer, even after a restart."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Self, TypeVar

from telegram import Bot
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.answers.asked import Asked
from bot.telegram.messages.activity import activity
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.reply import Button, Posted, Reply
from bot.telegram.messages.send import edit, send
from bot.telegram.messages.text import plain, units
from bot.telegram.transport.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS apology (
    chat INTEGER NOT NULL, asked INTEGER NOT NULL, message INTEGER NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (chat, asked)
);
"""
AGAIN = "again"  # what the button under an apology carries before its number; the question is on its label
_CEILING = timedelta(seconds=30)
_RESUMED = timedelta(minutes=10)  # what is older is taken up by no process
_LABEL = 64  # units; a longer question stands on no button
_Result = TypeVar("_Result")

log = logging.getLogger(__name__)


def again_button(question: str) -> tuple[Button, ...]:
    """The button that asks a question again; none for a question too long to stand on one."""
    return (Button(question, encode_tap(AGAIN, 1)),) if 0 < units(question) <= _LABEL else ()


class Apologies:
    """The apologies that wait for their answers, by the message that asked. `pulse`: seconds between looks at `now`.

    `eyes`: a question in a group whose answer isn't there at once is looked at.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], pulse: float, eyes: bool = False) -> None:
        self._database = database
        self.now = now
        self.pulse = pulse
        self.eyes = eyes
        self._left: dict[tuple[int, int], int] = {}

    async def prepare(self) -> None:
        """Learn of the apologies whose answers a process before this one left to us."""
        oldest = (self.now() - _RESUMED).timestamp()

        def read(rows: sqlite3.Connection) -> dict[tuple[int, int], int]:
            rows.execute("DELETE FROM apology WHERE at < ?", (oldest,))
            return {
                (chat, asked): number
                for chat, asked, number in rows.execute("SELECT chat, asked, message FROM apology")
            }

        self._left = await self._database.run(read)

    def of(self, asked: Asked, bot: Bot) -> "Apology":
        """The apology for a question, should one be needed; the one that was left to us, if there is one."""
        return Apology(self, asked, bot, self._left.pop((asked.place.chat, asked.by), None))

    async def keep(self, asked: Asked, message: int) -> None:
        """Remember which message of ours is to become the answer."""
        row = (asked.place.chat, asked.by, message, self.now().timestamp())
        await self._note("INSERT OR REPLACE INTO apology VALUES (?, ?, ?, ?)", row)

    async def settle(self, asked: Asked) -> None:
        """Forget the apology for a question."""
        await self._note("DELETE FROM apology WHERE chat = ? AND asked = ?", (asked.place.chat, asked.by))

    async def forget(self, chat: int) -> None:
        """Forget the apologies in a chat; a private one has the number of its person."""
        await self._run("DELETE FROM apology WHERE chat = ?", (chat,))

    async def _run(self, statement: str, values: tuple[float, ...]) -> None:
        await self._database.run(lambda rows: rows.execute(statement, values).rowcount)

    async def _note(self, statement: str, values: tuple[float, ...]) -> None:
        try:
            await self._run(statement, values)
        except sqlite3.Error as error:  # no answer fails by that: at worst it comes below its apology after a restart
            log_event(log, "apology unnoted", logging.ERROR, error=error)


class Apology:
    """What is said about one question; `message` is the one of ours that its answer takes the place of, if any.

    It is forgotten at the end of its block: the answer is there, or never will be. What a stop of the process breaks
    off is left to the next one.
    """

    def __init__(self, apologies: Apologies, asked: Asked, bot: Bot, left: int | None) -> None:
        self._apologies = apologies
        self._asked = asked
        self._bot = bot
        self._noted = left is not None
        self.message = asked.kept.message if asked.kept else asked.shown or left

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, traceback: object) -> None:
        if self._noted and not isinstance(error, asyncio.CancelledError):
            await self._apologies.settle(self._asked)

    async def cover(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """What `work` comes to; meanwhile "typing…" is shown, and after thirty seconds an apology."""
        working, asked = asyncio.create_task(work), self._asked
        seen = asked.message if self._apologies.eyes and not asked.place.private else None
        try:
            async with activity(self._bot, asked.place, seen):
                await self._wait(working)
            if not (working.done() or self._noted):
                await self._say()
            return await working
        finally:
            working.cancel()

    async def _wait(self, working: asyncio.Task[_Result]) -> None:
        now, end = self._apologies.now, self._apologies.now() + _CEILING
        while not working.done() and (left := (end - now()).total_seconds()) > 0:
            await asyncio.wait({working}, timeout=min(self._apologies.pulse, left))

    async def _say(self) -> None:
        asked = self._asked
        log_event(log, "late", logging.WARNING, via=asked.via)
        reply = Reply(plain(asked.words.answers.late), again_button(asked.text))
        try:
            if self.message is not None:
                await edit(self._bot, Posted(asked.place.chat, self.message), reply)
            elif posted := await send(self._bot, asked.place, reply):
                self.message, self._noted = posted.message, True
                await self._apologies.keep(asked, posted.message)
        except TelegramError as error:  # the answer is what matters
            log_event(log, "unapologised", logging.WARNING, error=type(error).__name__)
