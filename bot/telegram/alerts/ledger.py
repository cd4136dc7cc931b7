"""The figures as they were served: each one with every fact that has stood for it, in the order that was noticed.

Subscriptions say how far in it their listener has been told. So what is news is read from the database alone:
a restart loses nothing and doubles nothing, however many generations were published meanwhile.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.telegram.transport.database import Database
from index.records import Fact

SCHEMA = """
CREATE TABLE IF NOT EXISTS served (
    number INTEGER PRIMARY KEY AUTOINCREMENT, figure TEXT NOT NULL, fact TEXT NOT NULL, at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS served_figure ON served (figure, number);
"""
_LATEST = "SELECT MAX(number) FROM served {where} GROUP BY figure"
_GONE = ""  # in the place of a fact: nothing stands for the figure any more


@dataclass(frozen=True, slots=True)
class Entries:
    """What happened to some figures: the fact that stood for each before, and the one that stands now."""

    before: dict[str, Fact | None] = field(default_factory=dict)
    after: dict[str, Fact | None] = field(default_factory=dict)


class Ledger:
    """Appends what has changed since it was last written; nothing in it is altered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, figures: Mapping[str, Fact], at: datetime) -> int:
        """Write down what stands now, where that isn't what was written last; the number of the last entry."""

        def append(rows: sqlite3.Connection) -> int:
            standing = {figure: fact.model_dump_json() for figure, fact in figures.items()}
            last = _facts(rows, _LATEST.format(where=""), ())
            gone = {figure: _GONE for figure, fact in last.items() if figure not in standing and fact != _GONE}
            changed = {figure: fact for figure, fact in standing.items() if last.get(figure) != fact} | gone
            entries = [(figure, fact, at.timestamp()) for figure, fact in changed.items()]
            rows.executemany("INSERT INTO served (figure, fact, at) VALUES (?, ?, ?)", entries)
            return int(rows.execute("SELECT COALESCE(MAX(number), 0) FROM served").fetchone()[0])

        return await self._database.run(append)

    async def since(self, number: int) -> Entries:
        """What happened to the figures that have entries after a number."""

        def select(rows: sqlite3.Connection) -> Entries:
            after = _facts(rows, _LATEST.format(where="WHERE number > ?"), (number,))
            touched = "WHERE number <= ? AND figure IN (SELECT figure FROM served WHERE number > ?)"
            before = _facts(rows, _LATEST.format(where=touched), (number, number))
            return Entries(_read(before), _read(after))

        return await self._database.run(select)

    async def purge(self, before: datetime) -> int:
        """Delete entries older than `before` that later ones have replaced; how many those were."""
        statement = f"DELETE FROM served WHERE at < ? AND number NOT IN ({_LATEST.format(where='')})"
        return await self._database.run(lambda rows: rows.execute(statement, (before.timestamp(),)).rowcount)


def _facts(rows: sqlite3.Connection, numbers: str, values: tuple[int, ...]) -> dict[str, str]:
    return dict(rows.execute(f"SELECT figure, fact FROM served WHERE number IN ({numbers})", values).fetchall())


def _read(facts: Mapping[str, str]) -> dict[str, Fact | None]:
    return {figure: None if fact == _GONE else Fact.model_validate_json(fact) for figure, fact in facts.items()}
