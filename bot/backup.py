"""A backup: the data folder and what the bot keeps of its chats, in one zip file."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from index.data_writing import JOURNAL, hold_data_lock


def write_backup(data: Path, database: Path, target: Path) -> None:
    """Write a zip file at `target`: the data folder but for what can be rebuilt, and a copy of the chats' database.

    Both are as they are at one moment, whatever is written meanwhile. Raises DataBusy when the data folder is being
    written for too long, OSError and sqlite3.Error when something can't be read, or `target` not be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        whole, copied = Path(folder) / target.name, Path(folder) / database.name
        if database.exists():
            _copy(database, copied)
        with ZipFile(whole, "w", ZIP_DEFLATED) as archive, hold_data_lock(data):
            for path in _kept(data):
                archive.write(path, Path("data") / path.relative_to(data))
            if copied.exists():
                archive.write(copied, Path("chats") / database.name)
        whole.replace(target)


def _copy(database: Path, target: Path) -> None:
    """A copy by SQLite itself, which holds what is in the database's log too."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copied:
        source.backup(copied)


def _kept(data: Path) -> Iterator[Path]:
    """The files of a data folder that people and the bot wrote; the index, locks and chats are hidden ones."""
    for path in sorted(data.rglob("*")):
        top = path.relative_to(data).parts[0]
        if path.is_file() and (not top.startswith(".") or top == JOURNAL):
            yield path
