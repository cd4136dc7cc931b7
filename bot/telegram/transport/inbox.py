"""The inbox: every update is kept until it has been dealt with, so that a crash loses no question and doubles none."""

import asyncio
import json
import logging
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.transport.database import Database
from bot.telegram.transport.metrics import Metrics
from bot.telegram.transport.updates import kind_of, readable

SCHEMA = """
CREATE TABLE IF NOT EXISTS inbox (
    number INTEGER PRIMARY KEY, body TEXT NOT NULL, at REAL NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0
);
"""
_FRESH = timedelta(minutes=10)  # nobody waits longer for an answer
_TRIES = 2  # an update that ended the process twice is left alone
_KNOWN = timedelta(days=2)  # Telegram delivers nothing again after one

log = logging.getLogger(__name__)


class Unstored(TelegramError):
    """An update couldn't be stored, as the log says. It stays unacknowledged, so Telegram delivers it again."""


class Inbox:
    """The updates by their number. A body is kept until the update is done, its number for two days."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._holders: Counter[int] = Counter()
        self._done: set[int] = set()  # dealt with, but not yet written down as that

    @property
    def waiting(self) -> int:
        """How many updates are being dealt with, or wait for it."""
        return len(self._holders)

    async def add(self, update: Update) -> bool:
        """Keep an update; False when it was here before. Raises Unstored when it can't be kept."""
        row = (update.update_id, update.to_json(), self._now().timestamp())
        insertion = "INSERT OR IGNORE INTO inbox (number, body, at) VALUES (?, ?, ?)"
        try:
            added = await self._database.run(lambda rows: rows.execute(insertion, row).rowcount)
        except sqlite3.Error as error:
            log_event(log, "unstored", logging.ERROR, error=error, remedy="Telegram delivers it again")
            raise Unstored(str(error)) from error
        return added == 1

    async def begin(self, number: int) -> None:
        """Count a try at dealing with an update."""
        count = "UPDATE inbox SET tries = tries + 1 WHERE number = ?"
        try:
            await self._database.run(lambda rows: rows.execute(count, (number,)).rowcount)
        except sqlite3.Error as error:  # it is answered all the same
            log_event(log, "uncounted", logging.ERROR, update=number, error=error)

    def hold(self, number: int) -> None:
        """Say that an update isn't done before `release`; it may be held more than once."""
        self._holders[number] += 1

    async def release(self, number: int) -> None:
        """Let go of an update: with the last who holds it, it is done."""
        self._holders[number] -= 1
        if not self._holders[number]:
            del self._holders[number]
            self._done.add(number)
            await self._note_done()

    @asynccontextmanager
    async def holding(self, number: int) -> AsyncIterator[None]:
        """Hold an update for the length of the block. A block that is cancelled leaves it to the next process."""
        self.hold(number)
        cancelled = False
        try:
            yield
        except asyncio.CancelledError:
            cancelled = True
            raise
        finally:
            if not cancelled:
                await self.release(number)

    async def left(self) -> tuple[str, ...]:
        """What a process before this one left undone and still is of use, in order; the rest is given up."""
        oldest = (self._now() - _FRESH).timestamp()

        def sort(rows: sqlite3.Connection) -> tuple[list[str], int]:
            fresh = "NOT done AND tries < ? AND at > ? ORDER BY number"
            bodies = [body for (body,) in rows.execute(f"SELECT body FROM inbox WHERE {fresh}", (_TRIES, oldest))]
            old = "NOT done AND NOT (tries < ? AND at > ?)"
            dropped = rows.execute(f"UPDATE inbox SET done = 1, body = '' WHERE {old}", (_TRIES, oldest)).rowcount
            return bodies, dropped

        bodies, dropped = await self._database.run(sort)
        if bodies or dropped:
            log_event(log, "left undone", logging.WARNING, replayed=len(bodies), given_up=dropped)
        return tuple(bodies)

    async def purge(self) -> None:
        """Forget the numbers of updates that can't come again."""
        before = (self._now() - _KNOWN).timestamp()
        old = "DELETE FROM inbox WHERE done AND at < ?"
        await self._database.run(lambda rows: rows.execute(old, (before,)).rowcount)

    async def _note_done(self) -> None:
        """Write down what is done. What can't be written is tried again with the next."""
        numbers = tuple(self._done)

        def note(rows: sqlite3.Connection) -> None:
            done = "UPDATE inbox SET done = 1, body = '' WHERE number = ?"
            rows.executemany(done, [(number,) for number in numbers])

        try:
            await self._database.run(note)
        except sqlite3.Error as error:
            log_event(log, "not noted as done", logging.ERROR, updates=len(numbers), error=error)
        else:
            self._done.difference_update(numbers)


class InboxQueue(asyncio.Queue[object]):
    """The queue between Telegram and the handlers: what is put into it is in the inbox first, and nothing twice.

    The library confirms an update to Telegram only when `put` has returned, by polling as by webhook.
    """

    def __init__(self, inbox: Inbox, metrics: Metrics) -> None:
        super().__init__()
        self._inbox = inbox
        self._metrics = metrics
        metrics.watch_queue(lambda: self.qsize() + inbox.waiting)

    async def put(self, item: object) -> None:
        """Keep an update and queue it; drop it when it came before. Raises Unstored when it can't be kept."""
        if isinstance(item, Update):
            if not await self._inbox.add(item):
                return
            self._metrics.took_in(kind_of(item))
        await super().put(item)

    async def replay(self, bot: Bot) -> frozenset[int]:
        """Queue what a process before this one left undone; the numbers of those updates."""
        numbers = set()
        for body in await self._inbox.left():
            update = Update.de_json(readable(json.loads(body)), bot)
            numbers.add(update.update_id)
            await super().put(update)
        return frozenset(numbers)
