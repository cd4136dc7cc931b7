"""A backup is whole, of one moment, and holds nothing that can be rebuilt."""

import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.backup import write_backup

FILES = {
    "articles/one.md": "an article",
    "facts/one.toml": "facts",
    "deals.toml": "deals",
    "names/countries.toml": "names",
    ".journal.jsonl": "decisions",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with an index, and with a lock and a change half made that a killed process left."""
    folder = tmp_path / "data"
    rest = {".index/records.db": "index", ".lock": "", ".chats/old.db": "chats"}
    for name, text in (FILES | rest).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_all_that_people_wrote_is_in_it_and_the_chats_as_they_are(data: Path, tmp_path: Path) -> None:
    database, target = data / ".chats" / "chats.db", tmp_path / "out" / "backup.zip"
    with closing(sqlite3.connect(database)) as chats:
        chats.execute("PRAGMA journal_mode = WAL")
        chats.execute("CREATE TABLE card (message INTEGER)")
        chats.execute("INSERT INTO card VALUES (7)")
        chats.commit()  # so far only in the log beside the database
        chats.execute("INSERT INTO card VALUES (8)")  # not done yet
        write_backup(data, database, target)
    with ZipFile(target) as archive:
        assert sorted(archive.namelist()) == sorted([*(f"data/{name}" for name in FILES), "chats/chats.db"])
        assert archive.read("data/articles/one.md") == b"an article"
        archive.extract("chats/chats.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "chats" / "chats.db")) as restored:
        assert restored.execute("SELECT message FROM card").fetchall() == [(7,)]
    assert [path.name for path in target.parent.iterdir()] == ["backup.zip"]


def test_without_chats_there_is_a_backup_too(data: Path, tmp_path: Path) -> None:
    write_backup(data, tmp_path / "chats.db", tmp_path / "backup.zip")
    with ZipFile(tmp_path / "backup.zip") as archive:
        assert sorted(archive.namelist()) == sorted(f"data/{name}" for name in FILES)
    assert not (tmp_path / "chats.db").exists()
