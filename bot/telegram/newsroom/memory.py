"""What must outlive a restart: which messages are cards, and which tell of work that is under way."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.telegram.messages.reply import Posted
from bot.telegram.transport.database import Database

_KEPT = 2_000  # cards; an older one still works by its buttons, but not by a reply
SCHEMA = """
CREATE TABLE IF NOT EXISTS card (
    chat INTEGER, message INTEGER, article TEXT NOT NULL, facts TEXT NOT NULL, note TEXT NOT NULL,
    fresh INTEGER NOT NULL, focus TEXT NOT NULL, beside INTEGER NOT NULL, PRIMARY KEY (chat, message)
);
CREATE TABLE IF NOT EXISTS job (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, language TEXT NOT NULL, chat INTEGER NOT NULL, message INTEGER NOT NULL,
    begun_by INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY);
"""


@dataclass(frozen=True, slots=True)
class Card:
    """What a message shows: an article, and the facts by the numbers they have there, from 1.

    `note` says what became of the article when it was brought; a `fresh` card is the one that was posted then.
    `focus` is the fact that is shown by itself. A message that only tells how to edit stands `beside` its card.
    """

    article: str
    facts: tuple[str, ...] = ()
    note: str = ""
    fresh: bool = False
    focus: str = ""
    beside: int = 0

    def numbered(self, facts: Iterable[str]) -> "Card":
        """The same card with these facts on it too: those it has keep their numbers."""
        return replace(self, facts=tuple(dict.fromkeys([*self.facts, *facts])))

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each fact."""
        return {fact: number for number, fact in enumerate(self.facts, 1)}


@dataclass(frozen=True, slots=True)
class Job:
    """Work that a message tells of: what kind it is, the language it is told in, and the update that began it.

    Of one that is `told` the message has its last word already, and the file that goes with it was handed over.
    """

    name: str
    kind: str
    language: str
    posted: Posted
    begun_by: int
    told: bool = False


class Memory:
    """The tables of cards and jobs. Losing them loses no article, fact or decision: those are in the data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, person: int) -> None:
        """Drop what was in somebody's private chat, which has their number."""

        def delete(rows: sqlite3.Connection) -> None:
            rows.execute("DELETE FROM card WHERE chat = ?", (person,))
            rows.execute("DELETE FROM told WHERE name IN (SELECT name FROM job WHERE chat = ?)", (person,))
            rows.execute("DELETE FROM job WHERE chat = ?", (person,))

        await self._database.run(delete)

    async def note_card(self, posted: Posted, card: Card) -> None:
        """Remember what a message shows."""
        shown = (card.article, json.dumps(card.facts), card.note, card.fresh, card.focus, card.beside)

        def note(rows: sqlite3.Connection) -> None:
            row = (posted.chat, posted.message, *shown)
            rows.execute("INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            newest = "SELECT rowid FROM card ORDER BY rowid DESC LIMIT ?"
            rows.execute(f"DELETE FROM card WHERE rowid NOT IN ({newest})", (_KEPT,))

        await self._database.run(note)

    async def find_card(self, posted: Posted) -> Card | None:
        """What a message shows; None when it is no card, or a forgotten one."""
        wanted = "SELECT article, facts, note, fresh, focus, beside FROM card WHERE chat = ? AND message = ?"
        place = (posted.chat, posted.message)
        row = await self._database.run(lambda rows: rows.execute(wanted, place).fetchone())
        if row is None:
            return None
        article, facts, note, fresh, focus, beside = row
        return Card(article, tuple(json.loads(facts)), note, bool(fresh), focus, beside)

    async def begin_job(self, job: Job) -> None:
        """Remember that a message tells of work under way."""
        row = (job.name, job.kind, job.language, job.posted.chat, job.posted.message, job.begun_by)
        await self._database.run(lambda rows: rows.execute("INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?, ?, ?)", row))

    async def note_told(self, name: str) -> None:
        """Remember that a message has its last word."""
        await self._database.run(lambda rows: rows.execute("INSERT OR IGNORE INTO told VALUES (?)", (name,)))

    async def end_job(self, name: str) -> None:
        """Forget work that is over."""

        def delete(rows: sqlite3.Connection) -> None:
            rows.execute("DELETE FROM told WHERE name = ?", (name,))
            rows.execute("DELETE FROM job WHERE name = ?", (name,))

        await self._database.run(delete)

    async def jobs(self) -> tuple[Job, ...]:
        """The work under way; at a start, what the process before left behind."""
        ended = "EXISTS (SELECT 1 FROM told WHERE told.name = job.name)"
        wanted = f"SELECT name, kind, language, chat, message, begun_by, {ended} FROM job ORDER BY rowid"
        found = await self._database.run(lambda rows: rows.execute(wanted).fetchall())
        return tuple(
            Job(name, kind, language, Posted(chat, message), begun_by, bool(told))
            for name, kind, language, chat, message, begun_by, told in found
        )
