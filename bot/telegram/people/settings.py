"""What people have set for themselves: the language the bot speaks to them, whatever their Telegram is set to."""

import sqlite3

from bot.telegram.messages.recent import Recent
from bot.telegram.transport.database import Database

SCHEMA = "CREATE TABLE IF NOT EXISTS setting (person INTEGER PRIMARY KEY, language TEXT NOT NULL);"
_REMEMBERED = 100_000  # people; anybody beyond them is spoken to as their Telegram is set


class Settings:
    """Choices by the person's number. They are asked for with every word said, so they are in memory too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._languages: Recent[int, str | None] = Recent(_REMEMBERED)

    async def load(self) -> None:
        """Read what was chosen before; until then nobody has chosen anything."""
        for person, language in await self._database.run(_chosen):
            self._languages.put(person, language)

    def language(self, person: int) -> str | None:
        """The language somebody chose; None when they left that to their Telegram."""
        return self._languages.get(person)

    async def choose(self, person: int, language: str | None) -> None:
        """Speak `language` to somebody from now on; None: as their Telegram is set."""
        if language is None:
            return await self.forget(person)
        row = (person, language)
        await self._database.run(lambda rows: rows.execute("REPLACE INTO setting VALUES (?, ?)", row).rowcount)
        return self._languages.put(person, language)

    async def forget(self, person: int) -> None:
        """Drop what somebody chose."""
        await self._database.run(lambda rows: rows.execute("DELETE FROM setting WHERE person = ?", (person,)).rowcount)
        self._languages.put(person, None)


def _chosen(rows: sqlite3.Connection) -> list[tuple[int, str]]:
    return rows.execute("SELECT person, language FROM setting LIMIT ?", (_REMEMBERED,)).fetchall()
