"""The vector file and the FAISS index: what is written is read, and the library's traps stay closed."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import IndexCorrupt
from index.store import Hit
from index.vectors import VectorFile, VectorIndex, load_vector_index, read_stamp, sum_rows

AXES = np.eye(4, dtype=np.float32)


def _ids(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


def _index(*numbers: int) -> VectorIndex:
    """The first axes, under these ids."""
    index = VectorIndex(4)
    index.add(_ids(*numbers), AXES[: len(numbers)])
    return index


def _read(file: VectorFile, *rows: int) -> NDArray[np.float32]:
    found = np.zeros((len(rows), file.dimension), np.float32)
    for places, block in file.blocks(_ids(*rows)):
        found[places] = block
    return found


def test_row_n_is_vector_n(tmp_path: Path) -> None:
    """Rows are read in any order, whenever they were written."""
    file = VectorFile(tmp_path / "v.f32", 4)
    assert (file.rows, file.append(AXES[:3]), file.append(AXES[3:]), file.rows) == (0, 0, 3, 4)
    assert _read(file, 3, 0, 2).tolist() == AXES[[3, 0, 2]].tolist()


def test_a_torn_row_is_not_a_row_and_is_cut_off(tmp_path: Path) -> None:
    """As a killed build leaves it."""
    file = VectorFile(tmp_path / "v.f32", 4)
    file.append(AXES)
    with file.path.open("ab") as torn:
        torn.write(b"12345")
    assert file.rows == 4
    file.truncate(4)
    assert file.append(AXES[:1]) == 4
    assert _read(file, 4).tolist() == [[1, 0, 0, 0]]


def test_a_row_past_the_end_is_corruption(tmp_path: Path) -> None:
    """The database knows of more than the file holds."""
    file = VectorFile(tmp_path / "v.f32", 4)
    file.append(AXES)
    with pytest.raises(IndexCorrupt, match="there are 4 vectors, and row 4 is wanted"):
        _read(file, 0, 4)


def test_vectors_of_another_width_are_refused(tmp_path: Path) -> None:
    """FAISS says this with an empty AssertionError; we say both numbers."""
    message = r"vectors of shape \(1, 3\) don't fit an index of dimension 4"
    vectors = np.zeros((1, 3), np.float32)
    with pytest.raises(ValueError, match=message):
        _index(1).add(_ids(2), vectors)
    with pytest.raises(ValueError, match=message):
        _index(1).search(vectors[0], 1)
    with pytest.raises(ValueError, match=message):
        VectorFile(tmp_path / "v.f32", 4).append(vectors)


def test_scores_are_cosines_best_first() -> None:
    """0.8 and 0.6 along two axes."""
    assert _index(5, 3, 9).search(np.array([0.6, 0.8, 0, 0], np.float32), 2) == [Hit(3, 0.8), Hit(5, 0.6)]


def test_fewer_vectors_than_asked_are_all_there_is() -> None:
    """FAISS pads with id -1."""
    assert [hit.passage for hit in _index(7, 8).search(AXES[0], 10)] == [7, 8]


def test_an_empty_index_and_k_of_zero_find_nothing() -> None:
    """No call into FAISS at all."""
    assert VectorIndex(4).search(AXES[0], 5) == []
    assert _index(7).search(AXES[0], 0) == []


def test_an_id_given_twice_is_refused() -> None:
    """FAISS would take it, and answer with both."""
    with pytest.raises(ValueError, match=r"ids given twice: \[3\]"):
        _index(3).add(_ids(3), AXES[:1])
    with pytest.raises(ValueError, match=r"ids given twice: \[4\]"):
        _index(3).add(_ids(4, 4), AXES[:2])


def test_equal_scores_are_in_the_order_of_ids_and_none_is_cut() -> None:
    """Fifty equal vectors: all tie with the third, so whoever knows more may choose."""
    index = VectorIndex(4)
    numbers = np.random.default_rng(7).permutation(50).astype(np.int64)
    index.add(numbers, np.repeat(AXES[:1], 50, axis=0))
    index.add(_ids(99), AXES[1:2])
    assert index.search(AXES[0], 3) == [Hit(number, 1.0) for number in range(50)]


def test_only_allowed_ids_are_found() -> None:
    """Also when the best ones aren't."""
    assert _index(5, 3, 9).search(AXES[0], 2, _ids(3, 9, 1000)) == [Hit(3, 0.0), Hit(9, 0.0)]
    assert _index(5, 3).search(AXES[0], 3, _ids(3, 1000, 1001)) == [Hit(3, 0.0)]
    assert _index(5).search(AXES[0], 2, _ids()) == []


def test_a_removed_id_is_gone_and_may_come_back() -> None:
    """With another vector."""
    index = _index(5, 3)
    index.remove(_ids(5))
    assert index.ids.tolist() == [3]
    index.add(_ids(5), AXES[2:3])
    assert index.search(AXES[2], 1) == [Hit(5, 1.0)]


def test_an_index_is_the_same_after_saving(tmp_path: Path) -> None:
    """Ids and vectors."""
    _index(5, 3, 9).save(tmp_path / "v.faiss", stamp=12)
    found = load_vector_index(tmp_path / "v.faiss", 4)
    assert found is not None
    loaded, stamp = found
    assert stamp == read_stamp(tmp_path / "v.faiss") == 12
    assert loaded.ids.tolist() == [3, 5, 9]
    assert loaded.search(AXES[1], 1) == [Hit(3, 1.0)]
    assert [path.name for path in tmp_path.iterdir()] == ["v.faiss"]


def test_a_missing_or_empty_file_and_another_dimension_are_no_index(tmp_path: Path) -> None:
    """The caller builds it anew."""
    path = tmp_path / "v.faiss"
    assert load_vector_index(path, 4) is None
    path.write_bytes(b"")
    assert load_vector_index(path, 4) is None
    _index(5).save(path, 1)
    assert load_vector_index(path, 5) is None


def test_any_wrong_byte_and_any_cut_is_noticed(tmp_path: Path) -> None:
    """FAISS itself reads on, with wrong ids, or asks for terabytes."""
    path = tmp_path / "v.faiss"
    _index(5, 3, 9).save(path, 1)
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x40]) + content[place + 1 :])
        assert load_vector_index(path, 4) is None
        path.write_bytes(content[:place])
        assert load_vector_index(path, 4) is None


def test_a_checksum_tells_rows_apart() -> None:
    """One bit of one number is enough."""
    changed = AXES.copy()
    changed.view(np.int32)[2, 1] ^= 1
    assert (sum_rows(AXES) != sum_rows(changed)).tolist() == [False, False, True, False]
