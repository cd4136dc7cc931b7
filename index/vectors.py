"""Vectors on disk and the search among them: an append-only float32 file, and the only FAISS."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexCorrupt, IndexUnwritable
from index.store import Hit

_BLOCK = 65_536  # rows copied at a time: 100 MB of a 384-wide model, however large the file
_DECIMALS = 6  # a text's vector moves in the seventh decimal with the batch it was embedded in


@dataclass(frozen=True, slots=True)
class VectorFile:
    """A file of float32 rows without a header; row n belongs to vector n, and rows are only ever appended."""

    path: Path
    dimension: int

    @property
    def rows(self) -> int:
        """How many whole rows the file holds; 0 when there is none."""
        return self.path.stat().st_size // self._width if self.path.exists() else 0

    @property
    def _width(self) -> int:
        return self.dimension * np.dtype(np.float32).itemsize

    def truncate(self, rows: int) -> None:
        """Drop whatever follows the first `rows` rows: the tail that a killed build left."""
        if self.path.exists() and self.path.stat().st_size != rows * self._width:
            with _writing(self.path), self.path.open("r+b") as file:
                file.truncate(rows * self._width)

    def append(self, vectors: NDArray[np.float32]) -> int:
        """Write rows behind the last one and return the first one's number; they are on disk on return."""
        _check_width(vectors, self.dimension)
        first = self.rows
        with _writing(self.path), self.path.open("ab") as file:
            file.write(np.ascontiguousarray(vectors, np.float32).tobytes())
            file.flush()
            os.fsync(file.fileno())
        return first

    def blocks(self, rows: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """The vectors of these rows, some at a time: places in `rows`, and the vectors of those.

        Raises IndexCorrupt when the file is too short.
        """
        if len(rows) and rows.max() >= self.rows:
            raise IndexCorrupt(self.path, f"there are {self.rows} vectors, and row {int(rows.max())} is wanted")
        order = np.argsort(rows, kind="stable")
        for start in range(0, len(order), _BLOCK):
            places = order[start : start + _BLOCK]
            first, last = int(rows[places[0]]), int(rows[places[-1]])
            # Read, not mapped: a mapped file that is cut while it is read kills the process.
            block = np.fromfile(
                self.path, np.float32, (last - first + 1) * self.dimension, offset=first * self._width
            ).reshape(-1, self.dimension)
            yield places, block[rows[places] - first]


class VectorIndex:
    """Exact cosine search among unit vectors by id: FAISS, with its traps closed off."""

    def __init__(self, dimension: int) -> None:
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._ids: NDArray[np.int64] = np.empty(0, np.int64)  # sorted

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return self._index.d

    @property
    def ids(self) -> NDArray[np.int64]:
        """The ids held, in ascending order."""
        return self._ids

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Take vectors in; ValueError for an id that is held already, which FAISS itself would take twice."""
        _check_width(vectors, self.dimension)
        if len(ids) != len(vectors):
            raise ValueError(f"{len(ids)} ids for {len(vectors)} vectors")
        merged = np.concatenate([self._ids, ids])
        unique, counts = np.unique(merged, return_counts=True)
        if len(unique) != len(merged):
            raise ValueError(f"ids given twice: {unique[counts > 1][:5].tolist()}")
        self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids.astype(np.int64))
        self._ids = unique

    def remove(self, ids: NDArray[np.int64]) -> None:
        """Let go of the vectors with these ids."""
        if len(ids):
            self._index.remove_ids(faiss.IDSelectorBatch(np.ascontiguousarray(ids, np.int64)))
            self._ids = np.setdiff1d(self._ids, ids)

    def search(self, vector: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None = None) -> list[Hit]:
        """The k nearest and whatever ties with the last of them, by falling cosine and then by id."""
        _check_width(vector[np.newaxis], self.dimension)
        available = len(self._ids) if allowed is None else len(allowed)
        wanted = min(k, available)
        if wanted <= 0:
            return []
        # FAISS cuts equal scores anywhere: look on until the first score below the k-th one.
        size = min(available, wanted + 16)
        while True:
            hits = self._nearest(vector, size, allowed)
            if len(hits) < size or size == available or hits[-1].score < hits[wanted - 1].score:
                return [hit for hit in hits if hit.score >= hits[min(wanted, len(hits)) - 1].score]
            size = min(available, size * 4)

    def _nearest(self, vector: NDArray[np.float32], size: int, allowed: NDArray[np.int64] | None) -> list[Hit]:
        query = np.ascontiguousarray(vector[np.newaxis], np.float32)
        if allowed is None:
            scores, ids = self._index.search(query, size)
        else:
            selector = faiss.IDSelectorBatch(np.ascontiguousarray(allowed, np.int64))
            parameters = faiss.SearchParameters()
            parameters.sel = selector
            scores, ids = self._index.search(query, size, params=parameters)
        # What it can't fill it pads with id -1; and equal scores come back in no order.
        hits = [
            Hit(int(id), round(float(score), _DECIMALS)) for id, score in zip(ids[0], scores[0], strict=True) if id >= 0
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))

    def save(self, path: Path, stamp: int) -> None:
        """Replace the file in one step; behind FAISS's own bytes it has a stamp, and a checksum of it all."""
        partial = path.with_suffix(".partial")
        with _writing(path):
            try:
                faiss.write_index(self._index, str(partial))
            except RuntimeError as error:  # how FAISS says that the disk is full
                raise IndexUnwritable(path, str(error).splitlines()[-1]) from error
            with partial.open("r+b") as file:
                checksum = zlib.crc32(stamp.to_bytes(8, "big"), _sum_file(file, partial.stat().st_size))
                file.write(stamp.to_bytes(8, "big") + checksum.to_bytes(4, "big"))
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)


def read_stamp(path: Path) -> int | None:
    """The stamp of the index saved there; None when there is none, or when any byte of it is wrong."""
    # FAISS notices a file that was cut, not a wrong byte: that gives wrong ids, or a try at terabytes.
    if not path.exists() or path.stat().st_size < 12:
        return None
    with path.open("rb") as file:
        checksum = _sum_file(file, path.stat().st_size - 4)
        if checksum != int.from_bytes(file.read(4), "big"):
            return None
        file.seek(-12, os.SEEK_END)
        return int.from_bytes(file.read(8), "big")


def load_vector_index(path: Path, dimension: int) -> tuple[VectorIndex, int] | None:
    """The index saved there and its stamp; None when it is missing, damaged, or of another kind."""
    stamp = read_stamp(path)
    if stamp is None:
        return None
    found = faiss.read_index(str(path))
    if not isinstance(found, faiss.IndexIDMap2) or found.d != dimension:
        return None
    loaded = VectorIndex(dimension)
    loaded._index = found
    loaded._ids = np.sort(faiss.vector_to_array(found.id_map).astype(np.int64))
    return loaded, stamp


def _sum_file(file: BinaryIO, size: int) -> int:
    """The checksum of the next `size` bytes."""
    checksum = 0
    while size > 0 and (part := file.read(min(size, 1 << 20))):
        checksum = zlib.crc32(part, checksum)
        size -= len(part)
    return checksum


def sum_rows(vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """A checksum a row: the sum of its numbers' bit patterns."""
    sums: NDArray[np.int64] = np.ascontiguousarray(vectors, np.float32).view(np.int32).sum(axis=1, dtype=np.int64)
    return sums


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(path, error.strerror or str(error)) from error


def _check_width(vectors: NDArray[np.float32], dimension: int) -> None:
    # FAISS says this with an AssertionError that has no message.
    if vectors.ndim != 2 or vectors.shape[1] != dimension:
        raise ValueError(f"vectors of shape {vectors.shape} don't fit an index of dimension {dimension}")
