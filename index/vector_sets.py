"""The vectors of a generation: which file they are in, which texts have one, how the others get theirs."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from index.encoder import Encoder
from index.errors import ModelError
from index.rows import LIVE
from index.vectors import VectorFile, sum_rows

_SLICE = 256  # texts embedded between two writes to the disk: what a killed build may lose


@dataclass(frozen=True, slots=True)
class VectorSet:
    """One vector file, its number in the database, and its FAISS index on disk."""

    id: int
    file: VectorFile
    cache: Path


def find_vector_set(database: Database, folder: Path, generation: int) -> VectorSet:
    """The vectors of this generation."""
    row = database.execute(
        "SELECT id, dimension FROM vector_file WHERE id = (SELECT vectors FROM generation WHERE number = ?)",
        [generation],
    ).fetchone()
    return _at(folder, *row)


def find_reusable(database: Database, folder: Path, newest: int, model_id: str) -> VectorSet | None:
    """The set a build with this model goes on with: the newest generation's, or one that a build began."""
    row = database.execute(
        "SELECT id, dimension FROM vector_file WHERE model = :model ORDER BY"
        " id = (SELECT vectors FROM generation WHERE number = :newest) DESC, id DESC LIMIT 1",
        {"model": model_id, "newest": newest},
    ).fetchone()
    return _at(folder, *row) if row else None


def begin_vector_set(database: Database, folder: Path, encoder: Encoder) -> VectorSet:
    """A new, empty set."""
    table = database.table("vector_file")
    table.insert({"model": encoder.model_id, "dimension": encoder.dimension, "complete": 0})
    vectors = _at(folder, int(database.execute("SELECT max(id) FROM vector_file").fetchone()[0]), encoder.dimension)
    # An older index may have left files of this name.
    vectors.file.path.unlink(missing_ok=True)
    vectors.cache.unlink(missing_ok=True)
    return vectors


def _at(folder: Path, number: int, dimension: int) -> VectorSet:
    name = f"vectors-{number}"
    return VectorSet(number, VectorFile(folder / f"{name}.f32", dimension), folder / f"{name}.faiss")


def settle(database: Database, vectors: VectorSet) -> None:
    """Make file and database agree: drop rows that nobody knows of, forget rows that aren't there."""
    found = vectors.file.rows
    if not is_long_enough(database, vectors):
        _forget(database, vectors, "row >= ?", found)
    known = _last_row(database, vectors)
    vectors.file.truncate(0 if known is None else known + 1)


def is_long_enough(database: Database, vectors: VectorSet) -> bool:
    """Whether the file holds every row that the database knows of."""
    known = _last_row(database, vectors)
    return known is None or vectors.file.rows > known


def forget_rows(database: Database, vectors: VectorSet, rows: Sequence[int]) -> None:
    """Forget damaged rows, so that their texts are embedded again."""
    _forget(database, vectors, "row IN (SELECT value FROM json_each(?))", json.dumps(rows))


def _last_row(database: Database, vectors: VectorSet) -> int | None:
    row = database.execute("SELECT max(row) FROM vector WHERE file = ?", [vectors.id]).fetchone()[0]
    return None if row is None else int(row)


def _forget(database: Database, vectors: VectorSet, condition: str, value: int | str) -> None:
    with database.atomic():
        database.execute(f"DELETE FROM vector WHERE file = ? AND {condition}", [vectors.id, value])
        database.table("vector_file").update(vectors.id, {"complete": 0})


def find_unseen(
    database: Database, vectors: VectorSet | None, newest: int, born: Mapping[str, str], dead: Sequence[int]
) -> dict[str, str]:
    """The texts by hash, of the passages living on and of those being born, without a vector in the set."""
    number = vectors.id if vectors else 0
    fresh = database.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT hash FROM vector WHERE file = ?)",
        [json.dumps(list(born)), number],
    )
    unseen = {hash: born[hash] for (hash,) in fresh}
    # Looking through all that lives is work for large indexes: left out while nothing can be missing.
    if newest and not (vectors and _is_complete_for(database, vectors, newest)):
        rows = database.execute(
            "SELECT passage.hash, passage.text, passage.id FROM passage LEFT JOIN vector"
            " ON vector.file = :file AND vector.hash = passage.hash"
            f" WHERE {LIVE.format('passage')} AND vector.row IS NULL",
            {"g": newest, "file": number},
        )
        ending = set(dead)
        unseen |= {hash: text for hash, text, id in rows if id not in ending}
    return unseen


def _is_complete_for(database: Database, vectors: VectorSet, generation: int) -> bool:
    """Whether the generation was published with this set, which has lost nothing since."""
    row = database.execute(
        "SELECT complete FROM vector_file JOIN generation ON generation.vectors = vector_file.id"
        " WHERE generation.number = ? AND vector_file.id = ?",
        [generation, vectors.id],
    ).fetchone()
    return row is not None and bool(row[0])


def check_vectors(database: Database, vectors: int, generation: int) -> None:
    """Every passage of the generation has its vector: else a RuntimeError, and it isn't published."""
    complete = database.execute("SELECT complete FROM vector_file WHERE id = ?", [vectors]).fetchone()[0]
    # What lived before was looked through when the set became complete.
    which = "passage.born = :g" if complete else LIVE.format("passage")
    missing = database.execute(
        "SELECT count(*) FROM passage LEFT JOIN vector"
        " ON vector.file = :file AND vector.hash = passage.hash"
        f" WHERE {which} AND vector.row IS NULL",
        {"g": generation, "file": vectors},
    ).fetchone()[0]
    if missing:
        raise RuntimeError(f"{missing} passages without a vector: not published")
    database.table("vector_file").update(vectors, {"complete": 1})


def embed(
    database: Database,
    vectors: VectorSet,
    texts: Mapping[str, str],
    encoder: Encoder,
    advance: Callable[[int], None],
) -> None:
    """Give every text a vector; each slice is kept for good as soon as it is on disk."""
    # Longest first: texts of like length then share a batch. The hash makes the order total.
    hashes = sorted(texts, key=lambda hash: (-len(texts[hash]), hash))
    for start in range(0, len(hashes), _SLICE):
        part = hashes[start : start + _SLICE]
        matrix = encoder.encode_passages([texts[hash] for hash in part], advance)
        if not np.allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-3):
            raise ModelError(f"{encoder.model_id}: gives vectors that aren't of length 1; not used")
        first = vectors.file.append(matrix)
        sums = sum_rows(matrix).tolist()
        database.table("vector").insert_all(
            {"file": vectors.id, "hash": hash, "row": first + place, "sum": sums[place]}
            for place, hash in enumerate(part)
        )


def drop_unused(database: Database, folder: Path) -> None:
    """Delete the vectors that no generation kept goes by, and files nobody knows of."""
    unused = "SELECT id FROM vector_file WHERE id NOT IN (SELECT vectors FROM generation)"
    with database.atomic():
        database.execute(f"DELETE FROM vector WHERE file IN ({unused})")
        database.execute(f"DELETE FROM vector_file WHERE id IN ({unused})")
    known = {_at(folder, id, 1) for (id,) in database.execute("SELECT id FROM vector_file")}
    names = {path for vectors in known for path in (vectors.file.path, vectors.cache)}
    for path in folder.glob("vectors-*"):
        if path not in names:
            path.unlink(missing_ok=True)
