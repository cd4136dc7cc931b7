"""The guest list: which chats may use a bot that isn't open to everybody, and which have asked to."""

import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.telegram.transport.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS guest (
    chat INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, standing TEXT NOT NULL, language TEXT NOT NULL,
    at REAL NOT NULL
);
"""
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that looks like something else
_LENGTH = 8
_MOST_ASKING = 500  # the longest wait is dropped first


class Standing(StrEnum):
    """Where a guest stands."""

    ASKING = "asking"
    ALLOWED = "allowed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Guest:
    """A person's private chat or a group, and the code by which an admin names it."""

    chat: int
    code: str
    standing: Standing
    language: str


class Guests:
    """The guests in a database. A private chat has the number of its person, a group a negative one."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def find(self, chat: int) -> Guest | None:
        """The guest of that number; None for a stranger."""
        return await self._database.run(lambda rows: _first(rows, "chat = ?", chat))

    async def find_code(self, code: str) -> Guest | None:
        """The guest of that code; None when there is none any more."""
        return await self._database.run(lambda rows: _first(rows, "code = ?", code.upper()))

    async def ask(self, chat: int, language: str) -> Guest:
        """Put a stranger down as asking, with a code; the guest that now is."""
        guest = Guest(chat, _new_code(), Standing.ASKING, language)
        at = self._now().timestamp()

        def put(rows: sqlite3.Connection) -> None:
            _put(rows, guest, at)
            longest = "SELECT chat FROM guest WHERE standing = ? ORDER BY at DESC, chat LIMIT -1 OFFSET ?"
            rows.execute(f"DELETE FROM guest WHERE chat IN ({longest})", (Standing.ASKING, _MOST_ASKING))

        await self._database.run(put)
        return guest

    async def decide(self, chat: int, standing: Standing, language: str = "en") -> Guest:
        """Let a chat in, or not, whether it has asked or not; the guest that now is."""
        at = self._now().timestamp()

        def put(rows: sqlite3.Connection) -> Guest:
            before = _first(rows, "chat = ?", chat)
            code, spoken = (before.code, before.language) if before else (_new_code(), language)
            guest = Guest(chat, code, standing, spoken)
            _put(rows, guest, at)
            return guest

        return await self._database.run(put)

    async def asking(self) -> tuple[Guest, ...]:
        """Those who wait for a decision, the longest wait first."""
        return await self._database.run(_asking)

    async def forget(self, chat: int) -> None:
        """Let a chat be a stranger again."""
        await self._database.run(lambda rows: rows.execute("DELETE FROM guest WHERE chat = ?", (chat,)).rowcount)

    async def move(self, old: int, new: int) -> None:
        """Follow a group that has become another chat."""
        moved = "UPDATE OR REPLACE guest SET chat = ? WHERE chat = ?"
        await self._database.run(lambda rows: rows.execute(moved, (new, old)).rowcount)

    async def purge(self, before: datetime) -> int:
        """Drop those who asked or were refused before then; how many those were."""
        old = "DELETE FROM guest WHERE standing <> ? AND at < ?"
        values = (Standing.ALLOWED, before.timestamp())
        return await self._database.run(lambda rows: rows.execute(old, values).rowcount)


def _new_code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def _put(rows: sqlite3.Connection, guest: Guest, at: float) -> None:
    row = (guest.chat, guest.code, guest.standing, guest.language, at)
    rows.execute("REPLACE INTO guest (chat, code, standing, language, at) VALUES (?, ?, ?, ?, ?)", row)


def _first(rows: sqlite3.Connection, where: str, value: int | str) -> Guest | None:
    row = rows.execute(f"SELECT chat, code, standing, language FROM guest WHERE {where}", (value,)).fetchone()
    return _guest(row) if row else None


def _asking(rows: sqlite3.Connection) -> tuple[Guest, ...]:
    found = "SELECT chat, code, standing, language FROM guest WHERE standing = ? ORDER BY at, chat"
    return tuple(map(_guest, rows.execute(found, (Standing.ASKING,))))


def _guest(row: tuple[int, str, str, str]) -> Guest:
    chat, code, standing, language = row
    return Guest(chat, code, Standing(standing), language)
