"""What the bot keeps of its chats: in a file that is whole, or put aside."""

import sqlite3
from pathlib import Path

import pytest

from bot.telegram.transport.database import Database

_SCHEMA = "CREATE TABLE IF NOT EXISTS note (text TEXT NOT NULL);"


def _notes(database: sqlite3.Connection) -> list[str]:
    return [text for (text,) in database.execute("SELECT text FROM note")]


def _noted_then_failed(database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO note VALUES ('half')")
    raise LookupError("the rest is missing")


async def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    database = Database(tmp_path / "new" / "chats.db", [_SCHEMA])
    await database.run(lambda rows: rows.execute("INSERT INTO note VALUES ('kept')").rowcount)
    await database.close()
    again = Database(tmp_path / "new" / "chats.db", [_SCHEMA])
    assert await again.run(_notes) == ["kept"]
    await again.close()


async def test_a_call_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    database = Database(tmp_path / "chats.db", [_SCHEMA])
    with pytest.raises(LookupError):
        await database.run(_noted_then_failed)
    assert await database.run(_notes) == []
    await database.close()


async def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "chats.db").write_bytes(b"not a database at all" * 100)
    database = Database(tmp_path / "chats.db", [_SCHEMA])
    assert await database.run(_notes) == []
    assert (tmp_path / "chats.damaged").read_bytes() == b"not a database at all" * 100
    await database.close()
