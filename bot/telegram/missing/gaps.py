"""Gaps: what people asked that had no answer, and answers they said were wrong, by what was missing."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from bot.telegram.answers.kept import KeptAnswer
from bot.telegram.messages.reply import Posted
from bot.telegram.transport.database import Database
from retrieval.answer import Answer, Outcome, Reason

SCHEMA = """
CREATE TABLE IF NOT EXISTS gap (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, topic TEXT NOT NULL, done REAL NOT NULL DEFAULT 0, UNIQUE (kind, topic)
);
CREATE TABLE IF NOT EXISTS report (
    id INTEGER PRIMARY KEY AUTOINCREMENT, gap INTEGER NOT NULL REFERENCES gap (id), at REAL NOT NULL,
    person INTEGER, chat INTEGER, message INTEGER, question TEXT, fault TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '', UNIQUE (gap, person)
);
"""
WRONG = "wrong"  # the kind of a gap that is an answer somebody doubts; the others are why there was none
_UNANSWERED = (Outcome.DECLINED, Outcome.CLARIFY)
# A report counts for as long as its gap wasn't marked done after it.
_OPEN = "report.at > gap.done"


class Fault(StrEnum):
    """What is said to be wrong with an answer."""

    NUMBER = "number"
    DATE = "date"
    SOURCE = "source"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was missing, how many people missed it, and since when. Nobody is named."""

    id: int
    kind: str
    topic: str
    people: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What one of them asked, and what they said of the answer; the question is there for 90 days."""

    number: int
    at: datetime
    question: str = field(repr=False)
    fault: str = ""
    remark: str = field(default="", repr=False)


class Gaps:
    """The gaps in a database: one row for each person and gap."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def note(self, kept: KeptAnswer, answer: Answer) -> None:
        """Note an answer that was none; any other is no gap."""
        if answer.outcome in _UNANSWERED:
            kind = answer.reason or answer.outcome
            # A name nobody knows isn't in the reading.
            topic = answer.headline if answer.reason is Reason.UNKNOWN_NAME else answer.reading
            await self._report(kind, topic, kept)

    async def doubt(self, kept: KeptAnswer, person: int) -> tuple[int, bool]:
        """Note that somebody says an answer is wrong; the number of their report, and whether it is a new one."""
        return await self._report(WRONG, kept.reading, replace(kept, person=person, at=self._now()))

    async def note_message(self, number: int, posted: Posted) -> None:
        """Remember which message tells somebody of their report."""
        statement = "UPDATE report SET chat = ?, message = ? WHERE id = ?"
        await self._run(statement, (posted.chat, posted.message, number))

    async def blame(self, number: int, person: int, fault: Fault) -> bool:
        """Note what somebody's report is about; False when they have no report of that number."""
        statement = "UPDATE report SET fault = ? WHERE id = ? AND person = ?"
        return await self._run(statement, (fault, number, person)) > 0

    async def remark(self, posted: Posted, person: int, text: str) -> int | None:
        """Note what somebody adds to the report a message of ours tells of; its number, None when it tells of none."""

        def put(rows: sqlite3.Connection) -> int | None:
            where = "WHERE chat = ? AND message = ? AND person = ?"
            values = (posted.chat, posted.message, person)
            rows.execute(f"UPDATE report SET remark = ? {where}", (text, *values))
            found = rows.execute(f"SELECT id FROM report {where}", values).fetchone()
            return found[0] if found else None

        return await self._database.run(put)

    async def open(self) -> tuple[Gap, ...]:
        """The gaps that aren't done, the oldest first."""
        return await self._database.run(lambda rows: _gaps(rows, _OPEN, ()))

    async def find(self, identity: int) -> tuple[Gap, tuple[Report, ...]] | None:
        """A gap and its reports, those that aren't done, the newest first; None when there are none."""

        def select(rows: sqlite3.Connection) -> tuple[Gap, tuple[Report, ...]] | None:
            gap = next(iter(_gaps(rows, f"{_OPEN} AND gap.id = ?", (identity,))), None)
            return (gap, _reports(rows, identity)) if gap else None

        return await self._database.run(select)

    async def finish(self, identity: int) -> None:
        """Mark a gap done; whoever meets it from now on opens it again."""
        await self._run("UPDATE gap SET done = ? WHERE id = ?", (self._now().timestamp(), identity))

    async def reopen(self, identity: int) -> None:
        """Take that back."""
        await self._run("UPDATE gap SET done = 0 WHERE id = ?", (identity,))

    async def forget(self, person: int) -> None:
        """Delete what somebody reported."""
        await self._delete("person = ?", (person,))

    async def forget_chat(self, chat: int) -> None:
        """Delete what was reported in a chat."""
        await self._delete("chat = ?", (chat,))

    async def move(self, old: int, new: int) -> None:
        """Follow a group that has become another chat."""
        await self._run("UPDATE report SET chat = ?, message = NULL WHERE chat = ?", (new, old))

    async def purge(self, before: datetime) -> None:
        """Keep of what is older than `before` that there was such a report, not whose and in which words."""
        at = before.timestamp()
        typed = "at < ? AND gap IN (SELECT id FROM gap WHERE kind = ?)"
        await self._delete(typed, (at, Reason.UNKNOWN_NAME))  # its topic is what somebody typed
        nobody = "UPDATE report SET person = NULL, chat = NULL, message = NULL, question = NULL WHERE at < ?"
        await self._run(nobody, (at,))

    async def _report(self, kind: str, topic: str, kept: KeptAnswer) -> tuple[int, bool]:
        person, at = kept.person, kept.at.timestamp()

        def put(rows: sqlite3.Connection) -> tuple[int, bool]:
            rows.execute("INSERT OR IGNORE INTO gap (kind, topic) VALUES (?, ?)", (kind, topic))
            select = "SELECT id, done FROM gap WHERE kind = ? AND topic = ?"
            gap, done = rows.execute(select, (kind, topic)).fetchone()
            rows.execute("DELETE FROM report WHERE gap = ? AND person = ? AND at <= ?", (gap, person, done))
            insert = "INSERT OR IGNORE INTO report (gap, at, person, chat, question) VALUES (?, ?, ?, ?, ?)"
            new = rows.execute(insert, (gap, at, person, kept.chat, kept.question)).rowcount > 0
            of_person = "SELECT id FROM report WHERE gap = ? AND person = ?"
            return rows.execute(of_person, (gap, person)).fetchone()[0], new

        return await self._database.run(put)

    async def _delete(self, where: str, values: tuple[object, ...]) -> None:
        def delete(rows: sqlite3.Connection) -> None:
            rows.execute(f"DELETE FROM report WHERE {where}", values)
            rows.execute("DELETE FROM gap WHERE id NOT IN (SELECT gap FROM report)")

        await self._database.run(delete)

    async def _run(self, statement: str, values: tuple[object, ...]) -> int:
        return await self._database.run(lambda rows: rows.execute(statement, values).rowcount)


def _gaps(rows: sqlite3.Connection, where: str, values: tuple[object, ...]) -> tuple[Gap, ...]:
    found = rows.execute(
        "SELECT gap.id, kind, topic, count(*), min(report.at) FROM gap JOIN report ON report.gap = gap.id"
        f" WHERE {where} GROUP BY gap.id ORDER BY min(report.at), gap.id",
        values,
    )
    return tuple(Gap(id, kind, topic, people, _moment(at)) for id, kind, topic, people, at in found)


def _reports(rows: sqlite3.Connection, gap: int) -> tuple[Report, ...]:
    found = rows.execute(
        "SELECT report.id, at, coalesce(question, ''), fault, remark FROM report JOIN gap ON report.gap = gap.id"
        f" WHERE gap.id = ? AND {_OPEN} ORDER BY at DESC, report.id DESC",
        (gap,),
    )
    return tuple(Report(number, _moment(at), *texts) for number, at, *texts in found)


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
