"""Editors: people who may do an admin's work because the owner said so in Telegram, not because the settings do."""

import sqlite3

from bot.telegram.transport.database import Database

SCHEMA = "CREATE TABLE IF NOT EXISTS editor (person INTEGER PRIMARY KEY);"
_MOST = 100


class Editors:
    """The people's numbers. They are asked for at each command and each tap, so they are in memory too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._people: frozenset[int] = frozenset()

    async def load(self) -> None:
        """Read who was made one before; until then nobody is."""
        self._people = frozenset(await self._database.run(_people))

    @property
    def people(self) -> tuple[int, ...]:
        """Everybody's number, in order."""
        return tuple(sorted(self._people))

    def has(self, person: int) -> bool:
        """Whether somebody is one."""
        return person in self._people

    async def add(self, person: int) -> bool:
        """Make somebody one; False when there are too many."""
        if len(self._people | {person}) > _MOST:
            return False
        await self._database.run(lambda rows: rows.execute("REPLACE INTO editor VALUES (?)", (person,)).rowcount)
        self._people |= {person}
        return True

    async def forget(self, person: int) -> None:
        """Let somebody be one no longer."""
        await self._database.run(lambda rows: rows.execute("DELETE FROM editor WHERE person = ?", (person,)).rowcount)
        self._people -= {person}


def _people(rows: sqlite3.Connection) -> list[int]:
    return [person for (person,) in rows.execute("SELECT person FROM editor")]
