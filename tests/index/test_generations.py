"""Three generations are kept; any of them can be served; what no kept one needs is forgotten."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build_index, is_current
from index.database import open_database_to_read
from index.embedded import EmbeddedStore, open_store
from index.encoder import Encoder
from index.errors import BuildRunning, UnknownGeneration
from index.lock import hold_build_lock
from tests.index.answers import QUESTIONS, Found, answers, ask
from tests.index.data_folder import DataFolder


def _build(data: DataFolder, folder: Path, encoder: Encoder, text: str) -> list[list[Found]]:
    """What the index answers once the changing article says this."""
    data.write_article("2025-01-01-changing", text)
    build_index(data.load(), folder, encoder)
    return answers(folder, encoder)


@pytest.fixture
def store(data: DataFolder, folder: Path, encoder: Encoder) -> Iterator[EmbeddedStore]:
    """A store over an index of one generation, without the changing article."""
    build_index(data.load(), folder, encoder)
    with closing(open_store(folder)) as store:
        store.current()
        yield store


def _count(folder: Path, table: str) -> int:
    with closing(open_database_to_read(folder)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_rolling_back_serves_exactly_what_was_served_before(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Back and forth: records, dense and lexical scores, and order."""
    first = answers(folder, encoder)
    records = store.records()
    second = _build(data, folder, encoder, "Poland has 71 tanks.")
    assert store.rollback(None).number == 1
    assert (answers(folder, encoder), store.records()) == (first, records)
    assert store.rollback(2).number == 2
    assert (answers(folder, encoder), store.records()) == (second, data.load().records)


def test_a_rollback_lasts_until_the_data_changes(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Else the next command would undo it. What comes next holds all the data."""
    _build(data, folder, encoder, "Poland has 71 tanks.")
    store.rollback(None)
    corpus = data.load()
    assert is_current(corpus.fingerprint, folder, encoder.model_id)
    report = build_index(corpus, folder, encoder)
    assert (report.generation, report.changed) == (1, False)
    third = _build(data, folder, encoder, "Poland has 72 tanks.")
    build_index(data.load(), folder.with_name("fresh"), encoder)
    assert third == answers(folder.with_name("fresh"), encoder)
    generation = store.current()
    assert generation is not None
    assert generation.number == 3


@pytest.mark.parametrize("wanted", [0, 2, None])
def test_a_generation_that_is_not_kept_is_named(store: EmbeddedStore, wanted: int | None) -> None:
    """With those that are."""
    with pytest.raises(UnknownGeneration, match=rf"generation {wanted or 0} isn't kept; these are: 1"):
        store.rollback(wanted)


def test_a_rollback_waits_for_no_build(store: EmbeddedStore, folder: Path) -> None:
    """It is refused, like a second build."""
    with hold_build_lock(folder), pytest.raises(BuildRunning):
        store.rollback(None)


def test_three_generations_are_kept_and_the_dead_are_forgotten(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Five builds: the changing article's three last versions are there, the others are gone."""
    for number in range(2, 6):
        _build(data, folder, encoder, f"Poland has {number} tanks.")
    assert [generation.number for generation in store.generations()] == [1]
    store.current()
    assert [generation.number for generation in store.generations()] == [3, 4, 5]
    assert (_count(folder, "passage"), _count(folder, "passage_fts_docsize")) == (8, 6)
    with closing(open_database_to_read(folder)) as database:
        texts = database.execute("SELECT body FROM record WHERE key = '2025-01-01-changing'").fetchall()
    assert [number for number in range(2, 6) for (body,) in texts if f"has {number} tanks" in body] == [
        3,
        4,
        5,
    ]


def test_every_kept_generation_still_answers_as_it_did(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """After pruning and a full build, which began another vector file."""
    told = {number: _build(data, folder, encoder, f"Poland has {number} tanks.") for number in (2, 3, 4)}
    build_index(data.load(), folder, encoder, full=True)
    told[5] = answers(folder, encoder)
    assert told[5] == told[4]
    for number in (3, 4, 5, 3):
        store.rollback(number)
        assert answers(folder, encoder) == told[number]


def test_vectors_no_generation_needs_are_deleted(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Three full builds: the first file goes with the first generation."""
    for _ in range(2):
        build_index(data.load(), folder, encoder, full=True)
    assert sorted(path.name for path in folder.glob("*.f32")) == [
        "vectors-1.f32",
        "vectors-2.f32",
        "vectors-3.f32",
    ]
    build_index(data.load(), folder, encoder, full=True)
    names = [f"vectors-{number}.{kind}" for number in (2, 3, 4) for kind in ("f32", "faiss")]
    assert sorted(path.name for path in folder.glob("vectors-*")) == names
    assert (_count(folder, "vector"), _count(folder, "vector_file")) == (15, 3)


def test_a_store_that_slept_while_much_was_forgotten_sees_the_same_as_one_opened_late(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """What it last saw was pruned since; the new article's rows come right after those."""
    _build(data, folder, encoder, "Poland has 71 tanks.")
    store.current()
    assert len(ask(store, encoder, QUESTIONS[0])) == 6 + 5
    assert [passage.text for passage in store.passages([6])] == ["Poland has 71 tanks."]
    assert store.records() == data.load().records
    for article in ("2025-01-01-changing", "2024-05-20-publicar", "2025-11-13-defence24"):
        data.remove(article)
        build_index(data.load(), folder, encoder)
    _build(data, folder, encoder, "Peru has none.")
    store.current()
    with closing(open_store(folder)) as late:
        assert store.records() == late.records() == data.load().records
        assert [ask(store, encoder, question) for question in QUESTIONS] == [
            ask(late, encoder, question) for question in QUESTIONS
        ]
    with pytest.raises(KeyError):
        store.passages([6])
    assert [passage.text for passage in store.passages([7])] == ["Peru has none."]
