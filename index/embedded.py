"""The store on SQLite and FAISS: what is recorded on this machine, for one process and its threads."""

import json
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from index.database import database_path, open_database, open_database_to_read, reporting
from index.errors import IndexOutdated
from index.faiss_cache import LoadedIndex, load_index
from index.generations import find_current, read_generations, roll_back
from index.lock import hold_build_lock
from index.records import Records
from index.rows import LIVE, RecordReader
from index.store import Filter, Generation, Hit, Passage, PassageKind
from index.vector_sets import find_vector_set
from index.vectors import VectorIndex

_WORD = re.compile(r"[^\W_]+")
_MANY = 20_000  # passages; below it every word is looked up
_COMMON = 20  # above it a word in more than a twentieth of the passages isn't: it costs most and says least
_FILTERS = 64  # filters whose ids are remembered

# Equal scores: by place, so that the order doesn't depend on when a passage was taken in.
_PLACE = "passage.article, passage.kind, passage.start, passage.fact"


def open_store(folder: Path, *, model_id: str | None = None, read_only: bool = False) -> "EmbeddedStore":
    """The store in this folder; IndexMissing when there is none.

    With `model_id`, a generation made with another model raises IndexOutdated. `read_only` leaves the folder
    exactly as it is; it isn't for a store that lives on while others build.
    """
    return EmbeddedStore(folder, model_id=model_id, read_only=read_only)


class EmbeddedStore:
    """Store on one machine. A lock lets threads take turns; a read transaction holds the generation still."""

    def __init__(self, folder: Path, *, model_id: str | None = None, read_only: bool = False) -> None:
        self._folder = folder
        self._model_id = model_id
        self._read_only = read_only
        self._lock = threading.RLock()
        self._open()

    def _open(self) -> None:
        self._database = open_database_to_read(self._folder, untouched=self._read_only)
        self._inode = database_path(self._folder).stat().st_ino
        self._generation: Generation | None = None
        self._reader = RecordReader()
        self._records: tuple[int, Records] | None = None
        self._index: LoadedIndex | None = None
        self._allowed: dict[Filter, NDArray[np.int64]] = {}

    def current(self) -> Generation | None:
        """The generation to answer from, looked up anew; None before the first build."""
        with self._reading(pinned=False) as database:
            if database.conn.in_transaction:
                database.rollback()
            database.begin()  # from the first look on, this connection sees one state of the file
            generation = find_current(database)
            if generation != self._generation:
                self._allowed.clear()
            self._generation = generation
            if generation is not None and self._model_id not in (None, generation.model_id):
                self._generation = None
                raise IndexOutdated(self._folder, generation.model_id, str(self._model_id))
        return generation

    def generations(self) -> list[Generation]:
        """The generations kept, oldest first."""
        with self._reading() as database:
            return read_generations(database)

    def records(self) -> Records:
        """Everything the generation knows, every kind in the order of its ids."""
        with self._reading() as database:
            if self._generation is None:
                return Records()
            if self._records is None or self._records[0] != self._generation.number:
                read = self._reader.read(database, self._generation.number)
                self._records = (self._generation.number, read)
            return self._records[1]

    def search_dense(self, vector: NDArray[np.float32], filter: Filter, k: int) -> list[Hit]:
        """The k passages nearest to a unit vector, best first; ties in the order of the texts' places."""
        with self._reading() as database:
            if self._generation is None:
                return []
            allowed = None if filter == Filter() else self._find_allowed(database, filter)
            hits = self._load_index(database, self._generation).search(vector, k, allowed)
            places = self._find_places(database, [hit.passage for hit in hits])
        return sorted(hits, key=lambda hit: (-hit.score, places[hit.passage]))[: max(k, 0)]

    def search_lexical(self, text: str, filter: Filter, k: int) -> list[Hit]:
        """The k passages that share the rarest words with the text, best first; it may share none."""
        with self._reading() as database:
            words = self._find_telling(database, sorted(set(_WORD.findall(text.casefold()))))
            if not words or k <= 0:
                return []
            conditions, values = _conditions(filter)
            rows = database.execute(
                "SELECT passage.id, -bm25(passage_fts) AS score FROM passage_fts"
                " JOIN passage ON passage.id = passage_fts.rowid"
                f" WHERE passage_fts MATCH :words {conditions}"
                f" ORDER BY score DESC, {_PLACE} LIMIT :k",
                {**values, "words": _any_of(words), "k": k},
            )
            return [Hit(id, score) for id, score in rows]

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages with these ids, in the order asked; KeyError for one the generation doesn't have."""
        wanted = list(ids)
        with self._reading() as database:
            rows = database.execute(
                "SELECT id, article, kind, fact, text, start, end FROM passage"
                f" WHERE id IN (SELECT value FROM json_each(:ids)) AND {LIVE.format('passage')}",
                {"ids": json.dumps(wanted), "g": self._number},
            ).fetchall()
        found = {row[0]: Passage(row[0], row[1], PassageKind(row[2]), *row[3:]) for row in rows}
        return [found[id] for id in wanted]

    def rollback(self, number: int | None) -> Generation:
        """The generation now served: the one numbered, or the one before the current one for None.

        Raises UnknownGeneration when it isn't kept, and BuildRunning while one is being built.
        """
        if self._read_only:
            raise ValueError(f"{self._folder} was opened read-only: it can't be rolled back")
        with hold_build_lock(self._folder), reporting(database_path(self._folder)):
            database = open_database(self._folder)
            try:
                generation = roll_back(database, number)
            finally:
                database.close()
        self.current()
        return generation

    def close(self) -> None:
        """Let go of files and memory."""
        with self._lock:
            self._database.close()
            self._records = self._index = None

    @contextmanager
    def _reading(self, *, pinned: bool = True) -> Iterator[Database]:
        """The database, for this thread alone; with a generation looked up, if `pinned`."""
        with self._lock, reporting(database_path(self._folder)):
            if pinned and not self._database.conn.in_transaction:
                self.current()
            elif not pinned:
                self._reopen_if_replaced()
            yield self._database

    def _reopen_if_replaced(self) -> None:
        # A full build puts a new file in the place of a damaged one; the old one stays open, and stays old.
        path = database_path(self._folder)
        if path.exists() and path.stat().st_ino != self._inode:
            self._database.close()
            self._open()

    @property
    def _number(self) -> int:
        return self._generation.number if self._generation else 0

    def _load_index(self, database: Database, generation: Generation) -> VectorIndex:
        vectors = find_vector_set(database, self._folder, generation.number)
        held, self._index = self._index, None  # what fails halfway is no index to go on with
        if held is None or (held.vectors, held.generation) != (vectors.id, generation.number):
            held = load_index(database, vectors, generation, held)
        self._index = held
        return held.index

    def _find_allowed(self, database: Database, filter: Filter) -> NDArray[np.int64]:
        if filter not in self._allowed:
            conditions, values = _conditions(filter)
            rows = database.execute(
                f"SELECT id FROM passage WHERE {LIVE.format('passage')} {conditions} ORDER BY id",
                {**values, "g": self._number},
            )
            if len(self._allowed) >= _FILTERS:
                self._allowed.clear()
            self._allowed[filter] = np.array([id for (id,) in rows], np.int64)
        return self._allowed[filter]

    def _find_places(self, database: Database, ids: list[int]) -> dict[int, int]:
        rows = database.execute(
            f"SELECT id FROM passage WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {_PLACE}",
            [json.dumps(ids)],
        )
        return {id: place for place, (id,) in enumerate(rows)}

    def _find_telling(self, database: Database, words: list[str]) -> list[str]:
        """The words worth looking up: all of a small index, the rarer ones of a large one."""
        if self._generation is None or self._generation.passages < _MANY:
            return words
        limit = self._generation.passages // _COMMON
        query = "SELECT count(*) FROM (SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT ?)"
        found = {word: int(database.execute(query, [_any_of([word]), limit]).fetchone()[0]) for word in words}
        return [word for word in words if found[word] < limit] or words


def _any_of(words: list[str]) -> str:
    # Quoted, so that a word is never an operator; joined by OR, for FTS5 would ask for all of them.
    return " OR ".join(f'"{word}"' for word in words)


def _conditions(filter: Filter) -> tuple[str, dict[str, str]]:
    conditions, values = "", {}
    if filter.articles is not None:
        conditions += " AND passage.article IN (SELECT value FROM json_each(:articles))"
        values["articles"] = json.dumps(sorted(filter.articles))
    if filter.kind is not None:
        conditions += " AND passage.kind = :kind"
        values["kind"] = filter.kind.value
    return conditions, values
