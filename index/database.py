"""The index's SQLite file: its tables, how it is opened, and what its errors mean."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from index.errors import DealbotError, IndexCorrupt, IndexMissing, IndexOutdated, IndexUnwritable

# Raised when a table changes, or how texts become passages: an index of another number is built anew.
SCHEMA = 1

_CORRUPT = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
    }
)


def database_path(folder: Path) -> Path:
    """Where the index in this folder has its SQLite file."""
    return folder / "records.db"


def open_database(folder: Path) -> Database:
    """The index's database, for reading and writing; made when there is none."""
    path = database_path(folder)
    with reporting(path):
        database = _connect(f"{path.absolute().as_uri()}?mode=rwc")
        try:
            database.enable_wal()
            if not database.table_names():
                with database.atomic():
                    _create_tables(database)
            _check_schema(path, database)
        except (sqlite3.Error, DealbotError):
            database.close()
            raise
    return database


def open_database_to_read(folder: Path, *, untouched: bool = False) -> Database:
    """The index's database, for reading only; IndexMissing when there is none.

    `untouched` also keeps SQLite from making the files that it shares between processes.
    """
    path = database_path(folder)
    if not path.exists():
        raise IndexMissing(folder)
    untouched = untouched or not os.access(folder, os.W_OK)
    # Without a log beside it nobody is writing, and the file can be read as it is.
    immutable = untouched and not path.with_name(f"{path.name}-wal").exists()
    mode = "mode=ro&immutable=1" if immutable else "mode=ro" if untouched else "mode=rw"
    with reporting(path):
        database = _connect(f"{path.absolute().as_uri()}?{mode}")
        try:
            database.execute("PRAGMA query_only = ON")
            _check_schema(path, database)
        except (sqlite3.Error, DealbotError):
            database.close()
            raise
    return database


def is_sound(database: Database) -> bool:
    """Whether SQLite finds nothing wrong with the whole file."""
    try:
        with closing(database.execute("PRAGMA quick_check(1)")) as rows:
            return bool(rows.fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Says in our own errors what SQLite found wrong with the file or with the disk."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # Python's own complaints have no code. The higher bits only say more.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _CORRUPT:
            raise IndexCorrupt(path, str(error)) from error
        if code in _UNWRITABLE:
            raise IndexUnwritable(path, str(error)) from error
        raise


def _connect(address: str) -> Database:
    # No thread check: a store is opened in one thread and asked in another, behind its own lock.
    # No isolation level: transactions begin where this program says so.
    connection = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return Database(connection)


def _check_schema(path: Path, database: Database) -> None:
    with closing(database.execute("PRAGMA user_version")) as rows:
        found = rows.fetchone()[0]
    if found == 0:
        raise IndexMissing(path.parent)
    if found != SCHEMA:
        raise IndexOutdated(path, f"layout {found}", f"layout {SCHEMA}")


def _create_tables(database: Database) -> None:
    _create_vector_tables(database)
    _create_generation_tables(database)
    _create_content_tables(database)
    database.execute(f"PRAGMA user_version = {SCHEMA}")


def _create_vector_tables(database: Database) -> None:
    # Complete: every passage of the newest generation made with it is known to have its vector.
    database.table("vector_file").create({"id": int, "model": str, "dimension": int, "complete": int}, pk="id")
    # Row n of the file, and what its numbers add up to, by the hash of the text it was made from.
    database.table("vector").create(
        {"file": int, "hash": str, "row": int, "sum": int},
        pk=("file", "hash"),
        not_null={"row", "sum"},
        foreign_keys=[("file", "vector_file", "id")],
    ).create_index(["file", "row"], unique=True)


def _create_generation_tables(database: Database) -> None:
    database.table("generation").create(
        {
            **{"number": int, "built_at": str, "model_id": str, "schema": int, "fingerprint": str},
            **{"articles": int, "facts": int, "passages": int, "deals": int, "vectors": int},
        },
        pk="number",
        not_null={"built_at", "model_id", "fingerprint", "vectors"},
        foreign_keys=[("vectors", "vector_file", "id")],
    )
    # One row: the generation that is served, and the id the next passage gets. Ids are never used again: in
    # an index that lags, the old passage of that id would pass for the new one.
    database.table("pointer").create(
        {"id": int, "generation": int, "next_passage": int},
        pk="id",
        foreign_keys=[("generation", "generation", "number")],
    ).insert({"id": 1, "generation": None, "next_passage": 1})


def _create_content_tables(database: Database) -> None:
    database.table("record").create(
        {"id": int, "kind": str, "key": str, "hash": str, "body": str, "born": int, "died": int},
        pk="id",
        not_null={"kind", "key", "hash", "body", "born"},
    )
    database.table("passage").create(
        {
            **{"id": int, "article": str, "kind": str, "fact": str, "text": str, "start": int, "end": int},
            **{"hash": str, "born": int, "died": int},
        },
        pk="id",
        not_null={"article", "kind", "text", "start", "end", "hash", "born"},
    )
    for column in ("article", "born", "died"):
        database.table("passage").create_index([column])
    database.table("passage").enable_fts(["text"], tokenize="porter unicode61 remove_diacritics 2")
