"""The FAISS index of a generation: read from disk where it can be, brought up to date from the vectors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from index.errors import IndexCorrupt, VectorsDamaged
from index.rows import LIVE
from index.store import Generation
from index.vector_sets import VectorSet
from index.vectors import VectorIndex, load_vector_index, read_stamp, sum_rows


@dataclass(frozen=True, slots=True)
class LoadedIndex:
    """A FAISS index that holds exactly the passages of one generation, from one vector set."""

    vectors: int
    generation: int
    index: VectorIndex


def load_index(
    database: Database, vectors: VectorSet, generation: Generation, held: LoadedIndex | None = None
) -> LoadedIndex:
    """The index of this generation, made from the one held (which is used up), the one on disk, or anew.

    Raises IndexCorrupt when a passage has no vector, and VectorsDamaged when one isn't what was written.
    """
    if held is not None and held.vectors == vectors.id and _follow(database, vectors, generation, held):
        return LoadedIndex(vectors.id, generation.number, held.index)
    saved = load_vector_index(vectors.cache, vectors.file.dimension)
    if saved is not None:
        found = LoadedIndex(vectors.id, saved[1], saved[0])
        if _follow(database, vectors, generation, found):
            return LoadedIndex(vectors.id, generation.number, found.index)
    index = VectorIndex(vectors.file.dimension)
    _add(index, vectors, _read(database, vectors, LIVE.format("passage"), {"g": generation.number}))
    if len(index.ids) != generation.passages:
        reason = f"{len(index.ids)} vectors for the {generation.passages} passages of its generation"
        raise IndexCorrupt(vectors.file.path, reason)
    return LoadedIndex(vectors.id, generation.number, index)


def refresh_cache(database: Database, vectors: VectorSet, generation: Generation) -> None:
    """Write the FAISS file anew when it is missing, damaged, or lags by more than a tenth."""
    stamp = read_stamp(vectors.cache)
    # Not each time: the file is as large as the index, and a change may be small.
    if stamp is None or _lag(database, generation, stamp) > generation.passages // 10:
        load_index(database, vectors, generation).index.save(vectors.cache, generation.number)


def _lag(database: Database, generation: Generation, stamp: int) -> int:
    """How many passages came and went since the generation of this number."""
    count = "SELECT count(*) FROM passage WHERE born > :was OR died > :was"
    return int(database.execute(count, {"was": stamp}).fetchone()[0])


def _follow(database: Database, vectors: VectorSet, generation: Generation, held: LoadedIndex) -> bool:
    """Whether the index held, of an earlier generation, could be made to hold this one."""
    if held.generation > generation.number:
        return False
    steps = {"was": held.generation, "g": generation.number}
    gone = database.execute(
        "SELECT id FROM passage WHERE died > :was AND died <= :g AND born <= :was", steps
    ).fetchall()
    held.index.remove(np.array(gone, np.int64).reshape(-1))
    _add(held.index, vectors, _read(database, vectors, f"born > :was AND {LIVE.format('passage')}", steps))
    # Of passages forgotten since nobody could say that they went: then there are too many.
    return len(held.index.ids) == generation.passages


def _read(database: Database, vectors: VectorSet, condition: str, values: dict[str, int]) -> NDArray[np.int64]:
    """Id, row and checksum of the passages for which the condition holds; by id."""
    rows = database.execute(
        "SELECT passage.id, vector.row, vector.sum FROM passage JOIN vector"
        " ON vector.file = :file AND vector.hash = passage.hash"
        f" WHERE {condition} ORDER BY passage.id",
        {**values, "file": vectors.id},
    ).fetchall()
    return np.array(rows, np.int64).reshape(-1, 3)


def _add(index: VectorIndex, vectors: VectorSet, wanted: NDArray[np.int64]) -> None:
    ids, rows, sums = wanted.T
    for places, block in vectors.file.blocks(rows):
        damaged = sum_rows(block) != sums[places]
        if damaged.any():
            raise VectorsDamaged(vectors.file.path, rows[places][damaged].tolist())
        index.add(ids[places], block)
