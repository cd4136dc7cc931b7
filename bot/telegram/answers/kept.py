"""The answers that were given: what was asked, by whom and where, so that buttons, replies and edits find it again."""

import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from bot.telegram.messages.reply import Posted
from bot.telegram.transport.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    id INTEGER NOT NULL UNIQUE, person INTEGER NOT NULL, chat INTEGER NOT NULL, topic INTEGER, message INTEGER,
    asked INTEGER, via TEXT NOT NULL, question TEXT NOT NULL, history TEXT NOT NULL, day TEXT NOT NULL,
    language TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, reading TEXT NOT NULL, at REAL NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS answer_in_chat ON answer (chat, message);
CREATE INDEX IF NOT EXISTS answer_to_message ON answer (chat, asked);
CREATE INDEX IF NOT EXISTS answer_of_person ON answer (person, chat, at);
CREATE INDEX IF NOT EXISTS answer_at ON answer (at);
"""
_Values: TypeAlias = tuple[object, ...] | Mapping[str, object]
_NEWEST = "ORDER BY at DESC, rowid DESC LIMIT 1"
_BITS = 48  # an id is a key to a question, so nobody should find it by counting


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer that was given, without its text: whoever needs that asks again, as of the same day.

    `message` is ours, once it is sent; `asked` is the asker's, where there was one. `via` says how the question came.
    `history` are the questions it leans on, oldest first. `reason` is empty unless it was declined. `id` is 0 until it
    is kept.
    """

    person: int
    chat: int
    topic: int | None
    question: str = field(repr=False)
    history: tuple[str, ...] = field(repr=False)
    day: date
    language: str
    outcome: str
    reason: str
    reading: str = field(repr=False)
    at: datetime
    message: int | None = None
    asked: int | None = None
    via: str = "message"
    id: int = 0


_NAMES = [one.name for one in fields(KeptAnswer)]
_COLUMNS = ", ".join(_NAMES)
_MARKS = ", ".join(f":{name}" for name in _NAMES)


class KeptAnswers:
    """The answers in a database. Their ids say nothing of their order; `at` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, answer: KeptAnswer) -> int:
        """Keep an answer, in the place of the one with its id; its id, a new one when it had none."""
        kept = answer if answer.id else replace(answer, id=secrets.randbits(_BITS) + 1)
        await self._run(f"INSERT OR REPLACE INTO answer ({_COLUMNS}) VALUES ({_MARKS})", _row(kept))
        return kept.id

    async def note_message(self, identity: int, message: int) -> None:
        """Remember which message of ours shows an answer."""
        await self._run("UPDATE answer SET message = ? WHERE id = ?", (message, identity))

    async def find(self, identity: int) -> KeptAnswer | None:
        """The answer of that id; None when there is none any more."""
        return await self._first("WHERE id = ?", (identity,))

    async def find_shown(self, posted: Posted) -> KeptAnswer | None:
        """The answer a message of ours shows; None when it shows none, or a forgotten one."""
        return await self._first("WHERE chat = ? AND message = ?", (posted.chat, posted.message))

    async def find_asked(self, chat: int, asked: int) -> KeptAnswer | None:
        """The answer that was given to a message; None when there is none."""
        return await self._first("WHERE chat = ? AND asked = ?", (chat, asked))

    async def find_last(self, chat: int, person: int, since: datetime) -> KeptAnswer | None:
        """The last answer somebody got in a chat, unless it is older than `since` or their conversation was closed."""
        where = "WHERE person = ? AND chat = ? AND at >= ? AND NOT closed"
        return await self._first(where, (person, chat, since.timestamp()))

    async def close_conversation(self, chat: int, person: int) -> None:
        """Let what somebody asks next in a chat lean on nothing they asked there before."""
        await self._run("UPDATE answer SET closed = 1 WHERE person = ? AND chat = ?", (person, chat))

    async def forget(self, person: int) -> int:
        """Delete what somebody has asked, everywhere; how many answers that were."""
        return await self._run("DELETE FROM answer WHERE person = ?", (person,))

    async def forget_chat(self, chat: int) -> int:
        """Delete what was asked in a chat; how many answers that were."""
        return await self._run("DELETE FROM answer WHERE chat = ?", (chat,))

    async def move(self, old: int, new: int) -> None:
        """Follow a group that has become another chat. Its messages stay behind, so no answer has one any more."""
        await self._run("UPDATE answer SET chat = ?, message = NULL, asked = NULL WHERE chat = ?", (new, old))

    async def purge(self, before: datetime) -> int:
        """Delete what is older than `before`; how many answers that were."""
        return await self._run("DELETE FROM answer WHERE at < ?", (before.timestamp(),))

    async def _run(self, statement: str, values: _Values) -> int:
        return await self._database.run(lambda rows: rows.execute(statement, values).rowcount)

    async def _first(self, where: str, values: _Values) -> KeptAnswer | None:
        def select(rows: sqlite3.Connection) -> KeptAnswer | None:
            row = rows.execute(f"SELECT {_COLUMNS} FROM answer {where} {_NEWEST}", values).fetchone()
            return _answer_of(row) if row else None

        return await self._database.run(select)


def _row(answer: KeptAnswer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in _NAMES} | {
        "question": _storable(answer.question),
        "reading": _storable(answer.reading),
        "history": json.dumps(answer.history),
        "day": answer.day.isoformat(),
        "at": answer.at.timestamp(),
    }


def _storable(text: str) -> str:
    """`text` with a question mark for each half of a surrogate pair, which has no form in UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _answer_of(row: Sequence[Any]) -> KeptAnswer:
    values = dict(zip(_NAMES, row, strict=True))
    read = {
        "history": tuple(json.loads(values["history"])),
        "day": date.fromisoformat(values["day"]),
        "at": datetime.fromtimestamp(values["at"], UTC),
    }
    return KeptAnswer(**values | read)
