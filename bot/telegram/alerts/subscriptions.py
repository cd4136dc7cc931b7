"""Who follows what: listeners with their wishes, their subscriptions, and how far each has been told."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot.telegram.alerts.schedule import Schedule
from bot.telegram.messages.reply import Place
from bot.telegram.transport.database import Database

MOST = 50  # subscriptions of one listener
NEVER = datetime.fromtimestamp(0, UTC)
SCHEMA = """
CREATE TABLE IF NOT EXISTS listener (
    chat INTEGER NOT NULL, topic INTEGER NOT NULL, private INTEGER NOT NULL, language TEXT NOT NULL,
    zone TEXT NOT NULL, digest INTEGER, quiet_from INTEGER, quiet_to INTEGER, muted_until REAL, told_at REAL NOT NULL,
    PRIMARY KEY (chat, topic)
);
CREATE TABLE IF NOT EXISTS subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, topic INTEGER NOT NULL, kind TEXT NOT NULL,
    target TEXT NOT NULL, known INTEGER NOT NULL, told TEXT NOT NULL, UNIQUE (chat, topic, kind, target)
);
"""
_LISTENER = "chat, topic, private, language, zone, digest, quiet_from, quiet_to, muted_until, told_at"
_SUBSCRIPTION = "id, kind, target, known, told"
_HERE = "chat = ? AND topic = ?"


class Following(StrEnum):
    """What sort of thing is followed."""

    TOPIC = "topic"
    QUESTION = "question"


class Followed(StrEnum):
    """What came of a wish to follow something."""

    ADDED = "added"
    KNOWN = "known"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Subscription:
    """Something followed. Of a topic all figures up to the ledger's number `known` have been told; of a question,
    that its answer was `told`."""

    kind: Following
    target: str = field(repr=False)
    known: int = 0
    told: str = field(default="", repr=False)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Listener:
    """Where alerts go: a private chat or a group's topic, in which language and when. `told_at`: when last."""

    place: Place
    language: str
    told_at: datetime
    schedule: Schedule = field(default_factory=Schedule)


class Subscriptions:
    """The listeners and subscriptions in a database. Nobody's name is in it, and no group's subscription says whose."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, place: Place) -> Listener | None:
        """The listener at a place; None when nothing was ever followed there."""
        return await self._database.run(lambda rows: _find(rows, place))

    async def of(self, place: Place) -> tuple[Subscription, ...]:
        """What is followed at a place, in the order it was begun."""
        return await self._database.run(lambda rows: _of(rows, place))

    async def audience(self) -> tuple[tuple[Listener, tuple[Subscription, ...]], ...]:
        """Every listener who follows something, with what that is."""
        return await self._database.run(_audience)

    async def follow(self, listener: Listener, subscription: Subscription) -> Followed:
        """Follow something; a listener there already keeps the wishes they have, but for the language."""

        def insert(rows: sqlite3.Connection) -> Followed:
            mine = _of(rows, listener.place)
            if any((one.kind, one.target) == (subscription.kind, subscription.target) for one in mine):
                return Followed.KNOWN
            if len(mine) >= MOST:
                return Followed.FULL
            _write(rows, replace(_find(rows, listener.place) or listener, language=listener.language))
            row = (*_key(listener.place), subscription.kind, subscription.target, subscription.known, subscription.told)
            statement = "INSERT INTO subscription (chat, topic, kind, target, known, told) VALUES (?, ?, ?, ?, ?, ?)"
            rows.execute(statement, row)
            return Followed.ADDED

        return await self._database.run(insert)

    async def stop(self, place: Place, identity: int) -> Subscription | None:
        """Follow something no longer; what it was, None when it isn't followed at this place."""

        def delete(rows: sqlite3.Connection) -> Subscription | None:
            found = next((one for one in _of(rows, place) if one.id == identity), None)
            rows.execute(f"DELETE FROM subscription WHERE id = ? AND {_HERE}", (identity, *_key(place)))
            return found

        return await self._database.run(delete)

    async def set(self, listener: Listener) -> None:
        """Write down what a listener wishes."""
        await self._database.run(lambda rows: _write(rows, listener))

    async def note_told(
        self, listener: Listener, before: Sequence[Subscription], after: Sequence[Subscription]
    ) -> bool:
        """Write down how far a listener has been told, in one go; False, and nothing is written, when that isn't
        where they were: they have been told meanwhile, or follow one of these no more."""

        def update(rows: sqlite3.Connection) -> bool:
            found = _of(rows, listener.place)
            if any(one not in found for one in before):
                return False
            for one in after:
                state = (one.known, one.told, one.id)
                rows.execute("UPDATE subscription SET known = ?, told = ? WHERE id = ?", state)
            told_at = (listener.told_at.timestamp(), *_key(listener.place))
            rows.execute(f"UPDATE listener SET told_at = ? WHERE {_HERE}", told_at)
            return True

        return await self._database.run(update)

    async def drop(self, chat: int) -> None:
        """Delete what is followed in a chat; a private chat has its person's number."""

        def delete(rows: sqlite3.Connection) -> None:
            for table in ("subscription", "listener"):
                rows.execute(f"DELETE FROM {table} WHERE chat = ?", (chat,))

        await self._database.run(delete)

    async def move(self, old: int, new: int) -> None:
        """Follow a group that has become another chat; what was followed there already stays as it is."""

        def update(rows: sqlite3.Connection) -> None:
            for table in ("subscription", "listener"):
                rows.execute(f"UPDATE OR IGNORE {table} SET chat = ? WHERE chat = ?", (new, old))
                rows.execute(f"DELETE FROM {table} WHERE chat = ?", (old,))

        await self._database.run(update)


def _find(rows: sqlite3.Connection, place: Place) -> Listener | None:
    row = rows.execute(f"SELECT {_LISTENER} FROM listener WHERE {_HERE}", _key(place)).fetchone()
    return _listener_of(row) if row else None


def _of(rows: sqlite3.Connection, place: Place) -> tuple[Subscription, ...]:
    found = rows.execute(f"SELECT {_SUBSCRIPTION} FROM subscription WHERE {_HERE} ORDER BY id", _key(place))
    return tuple(map(_subscription_of, found))


def _audience(rows: sqlite3.Connection) -> tuple[tuple[Listener, tuple[Subscription, ...]], ...]:
    followed: dict[tuple[int, int], list[Subscription]] = defaultdict(list)
    for chat, topic, *one in rows.execute(f"SELECT chat, topic, {_SUBSCRIPTION} FROM subscription ORDER BY id"):
        followed[chat, topic].append(_subscription_of(one))
    listeners = map(_listener_of, rows.execute(f"SELECT {_LISTENER} FROM listener ORDER BY chat, topic"))
    found = ((listener, tuple(followed[_key(listener.place)])) for listener in listeners)
    return tuple((listener, subscriptions) for listener, subscriptions in found if subscriptions)


def _write(rows: sqlite3.Connection, listener: Listener) -> None:
    wishes = listener.schedule
    start, end = wishes.quiet or (None, None)
    muted = wishes.muted_until.timestamp() if wishes.muted_until else None
    rows.execute(
        f"INSERT OR REPLACE INTO listener ({_LISTENER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *_key(listener.place),
            listener.place.private,
            listener.language,
            wishes.zone,
            wishes.digest,
            start,
            end,
            muted,
            listener.told_at.timestamp(),
        ),
    )


def _key(place: Place) -> tuple[int, int]:
    return place.chat, place.topic or 0


def _listener_of(row: Sequence[Any]) -> Listener:
    chat, topic, private, language, zone, digest, start, end, muted, told_at = row
    quiet = None if start is None else (start, end)
    until = None if muted is None else datetime.fromtimestamp(muted, UTC)
    place = Place(chat, bool(private), topic or None)
    return Listener(place, language, datetime.fromtimestamp(told_at, UTC), Schedule(zone, digest, quiet, until))


def _subscription_of(row: Sequence[Any]) -> Subscription:
    identity, kind, target, known, told = row
    return Subscription(Following(kind), target, known, told, identity)
