"""What the bot keeps of its chats: one SQLite file, worked on in a thread of its own."""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from bot.logs import log_event
from bot.telegram.transport.worker import Worker

_PATIENCE = 5.0  # seconds another process's transaction is waited for
_Result = TypeVar("_Result")

log = logging.getLogger(__name__)


class Database:
    """The file at `path` with the tables of `schemas`, scripts that may be run again and again.

    A file that is no database any more is put aside under another name, and a new one begun.
    """

    def __init__(self, path: Path, schemas: Sequence[str]) -> None:
        self._path = path
        self._schemas = schemas
        self._worker = Worker("chats")
        self._connection: sqlite3.Connection | None = None

    async def run(self, call: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """What `call` makes of the database, in one transaction: done whole, or not at all when it raises.

        Raises sqlite3.OperationalError when the file is held by another process, can't be written, or the disk is full.
        """
        return await self._worker.run(lambda: self._transact(call))

    async def scrub(self) -> None:
        """Let what was deleted not linger in the file of changes either."""
        await self.run(lambda rows: rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())

    async def close(self) -> None:
        """Close the file, once what was asked for before is done."""
        await self._worker.run(self._disconnect)
        self._worker.close()

    def _transact(self, call: Callable[[sqlite3.Connection], _Result]) -> _Result:
        if self._connection is None:
            self._connection = self._connect()
        with self._connection as database:
            return call(database)

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._opened()
        except sqlite3.OperationalError:  # busy, full, read-only: the file itself is sound
            raise
        except sqlite3.DatabaseError as error:
            aside = self._path.with_suffix(".damaged")
            log_event(log, "damaged", logging.ERROR, file=self._path, kept_as=aside, error=error)
            self._path.replace(aside)
            for beside in ("-wal", "-shm"):  # they would be taken for the new file's
                self._path.with_name(self._path.name + beside).unlink(missing_ok=True)
            return self._opened()

    def _opened(self) -> sqlite3.Connection:
        # Every call is made in the worker's thread, the one that opens it included.
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")  # survives the death of the process
            database.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only forgotten
            for schema in self._schemas:
                database.executescript(schema)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _disconnect(self) -> None:
        if self._connection is not None:
            with closing(self._connection):
                self._connection = None
