"""How each part of the bot is looked at to tell whether it is well."""

import sqlite3
from collections.abc import Callable
from datetime import datetime

from bot.telegram.desk import Desk
from bot.telegram.transport.database import Database
from bot.telegram.transport.health import Check
from bot.telegram.transport.metrics import Metrics
from bot.telegram.transport.polling import PollingRequest
from bot.telegram.transport.worker import Worker
from index.errors import DealbotError

_STALLED = 90.0  # seconds; a poll takes 25 when nobody says anything


def polls(polling: PollingRequest, now: Callable[[], datetime]) -> Check:
    """Complains when updates haven't been fetched for a while."""

    async def check() -> str:
        age = (now() - polling.last).total_seconds()
        return f"the last successful poll was {age:.0f} seconds ago" if age >= _STALLED else ""

    return check


def answers(database: Database) -> Check:
    """Complains when nothing can be written into the database of the chats."""

    async def check() -> str:
        try:
            await database.run(lambda rows: rows.execute("BEGIN IMMEDIATE").rowcount)
        except sqlite3.Error as error:
            return str(error)
        return ""

    return check


def is_indexed(desk: Desk, worker: Worker, metrics: Metrics, now: Callable[[], datetime]) -> Check:
    """Complains when there is no index; notes how old it is."""

    async def check() -> str:
        try:
            status = await worker.run(desk.status)
        except DealbotError as error:
            return str(error)
        if status.built_at is None:
            return "nothing is indexed; run 'dealbot index'"
        metrics.index_is(now() - status.built_at)
        return ""

    return check
