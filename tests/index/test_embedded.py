"""A store answers from one generation at a time, filters before it cuts, and takes any text to look for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.build import Progress, build_index
from index.embedded import EmbeddedStore, open_store
from index.encoder import Encoder
from index.errors import IndexMissing, IndexOutdated
from index.records import Records
from index.store import Filter, Passage, PassageKind
from tests.index.answers import QUESTIONS, answers, ask
from tests.index.data_folder import KOREA_HERALD, DataFolder

HERALD, DEFENCE, PERU = "2024-11-18-herald", "2025-11-13-defence24", "2024-05-20-publicar"
ALL = Filter()


@pytest.fixture
def store(data: DataFolder, folder: Path, encoder: Encoder) -> Iterator[EmbeddedStore]:
    """The small world's first generation, looked up."""
    build_index(data.load(), folder, encoder)
    store = open_store(folder)
    store.current()
    yield store
    store.close()


def test_a_folder_without_an_index_is_a_clear_error(folder: Path) -> None:
    """It says which command makes one, and makes none itself."""
    with pytest.raises(IndexMissing, match="no index here; build one with 'dealbot index'"):
        open_store(folder)
    assert not folder.exists()


def test_another_model_than_the_index_was_made_with_is_a_clear_error(store: EmbeddedStore, folder: Path) -> None:
    """Its vectors would be compared with strangers."""
    other = open_store(folder, model_id="another@1")
    for _ in range(2):
        with pytest.raises(IndexOutdated, match=r"all-MiniLM-L6-v2@53aa51172d142c89, .* needs another@1"):
            other.current()
    other.close()


def test_a_passage_comes_with_its_place(store: EmbeddedStore) -> None:
    """In the order asked, as often as asked."""
    herald = Passage(2, HERALD, PassageKind.ARTICLE, None, KOREA_HERALD, 0, len(KOREA_HERALD))
    fact = Passage(
        5,
        DEFENCE,
        PassageKind.FACT,
        f"{DEFENCE}#1",
        "By 18 November 2024, 180 of the K2 Black Panther tanks for Poland had been delivered,"
        " according to Hyundai Rotem.",
        0,
        len("All 180 K2 tanks"),
    )
    assert store.passages([5, 2, 5]) == [fact, herald, fact]
    with pytest.raises(KeyError):
        store.passages([2, 99])


def test_a_filter_by_article_and_by_kind_leaves_only_those(store: EmbeddedStore, encoder: Encoder) -> None:
    """Both searches; what is filtered out doesn't use up a place."""
    vector = encoder.encode_question(QUESTIONS[0])
    both = Filter(frozenset({HERALD, PERU}), PassageKind.ARTICLE)
    assert [hit.passage for hit in store.search_dense(vector, both, 2)] == [2, 1]
    assert [hit.passage for hit in store.search_lexical("Poland Peru", both, 2)] == [1, 2]
    facts = Filter(kind=PassageKind.FACT)
    assert {hit.passage for hit in store.search_dense(vector, facts, 10)} == {4, 5}
    assert {hit.passage for hit in store.search_lexical("Poland tanks", facts, 10)} == {4, 5}
    nothing = Filter(frozenset())
    assert store.search_dense(vector, nothing, 10) == store.search_lexical("Poland", nothing, 10) == []


def test_a_question_finds_passages_that_share_some_of_its_words(store: EmbeddedStore) -> None:
    """FTS5 by itself asks for all of them; and "tank" finds "tanks"."""
    assert {hit.passage for hit in store.search_lexical("which tank is cheapest?", ALL, 10)} == {2, 3, 4, 5}


def test_rare_words_count_more(store: EmbeddedStore) -> None:
    """The word "Peru" is in one passage, "tanks" in four; scores fall."""
    hits = store.search_lexical("tanks Peru", ALL, 10)
    assert hits[0].passage == 1
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[-1].score > 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?",
        '"',
        "'",
        "AND",
        "NOT",
        "NEAR(",
        "a OR",
        "text:tanks",
        "*",
        "tanks*",
        "^tanks",
        "-",
        "\0",
    ],
)
def test_no_text_is_a_syntax_error(store: EmbeddedStore, text: str) -> None:
    """What FTS5 takes for operators is taken for words."""
    expected = {2, 3, 4, 5} if "tanks" in text else set()
    assert {hit.passage for hit in store.search_lexical(text, ALL, 10)} == expected


def test_a_very_long_question_is_answered(store: EmbeddedStore) -> None:
    """Ten thousand words, and one that is there."""
    text = " ".join(f"nonsense{number}" for number in range(10_000)) + " Peru"
    assert [hit.passage for hit in store.search_lexical(text, ALL, 10)] == [1]


def test_k_of_zero_finds_nothing(store: EmbeddedStore, encoder: Encoder) -> None:
    """And more than there is, all."""
    vector = encoder.encode_question("tanks")
    assert store.search_dense(vector, ALL, 0) == store.search_lexical("tanks", ALL, 0) == []
    assert len(store.search_dense(vector, ALL, 1000)) == 5


def test_a_vector_of_another_model_is_refused(store: EmbeddedStore) -> None:
    """Both numbers are named."""
    with pytest.raises(ValueError, match=r"\(1, 768\) don't fit an index of dimension 384"):
        store.search_dense(np.zeros(768, np.float32), ALL, 5)


def test_a_question_sees_one_generation_while_the_next_is_published(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Records, passages and both searches, until `current` is asked again."""
    before = (store.records(), [ask(store, encoder, question) for question in QUESTIONS])
    data.remove(HERALD)
    data.write_article("2025-01-01-new", "A new article about K2 tanks for Poland.")
    build_index(data.load(), folder, encoder)
    assert (store.records(), [ask(store, encoder, question) for question in QUESTIONS]) == before
    generation = store.current()
    assert generation is not None
    assert generation.number == 2
    assert store.records() == data.load().records
    assert [ask(store, encoder, question) for question in QUESTIONS] == [
        found for found, *_ in zip(*[iter(answers(folder, encoder))] * 3, strict=True)
    ]


def test_a_store_opened_late_sees_the_same_as_one_that_followed(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """An index in memory is brought up to date, not read again; it must come to the same."""
    for number in range(4):
        data.write_article(f"2025-01-0{number + 1}-new", f"Article {number} about K2 tanks for Poland.")
        build_index(data.load(), folder, encoder)
        store.current()
        late = open_store(folder)
        assert ask(store, encoder, QUESTIONS[0]) == ask(late, encoder, QUESTIONS[0])
        assert store.records() == late.records()
        late.close()


def test_readers_are_served_while_a_build_runs(
    store: EmbeddedStore, data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """The last generation, whatever stage the build is at."""
    before = ask(store, encoder, QUESTIONS[0])
    data.write_article("2025-01-01-new", "A new article about K2 tanks for Poland.")
    numbers: list[int] = []

    def look(progress: Progress) -> None:
        generation = store.current()
        assert generation is not None
        numbers.append(generation.number)
        if generation.number == 1:
            assert ask(store, encoder, QUESTIONS[0]) == before

    build_index(data.load(), folder, encoder, progress=look)
    assert numbers == [1, 1, 1, 2]


def test_threads_take_turns(store: EmbeddedStore, encoder: Encoder) -> None:
    """Opened in one thread, asked in others."""
    expected = [ask(store, encoder, question) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda question: ask(store, encoder, question), QUESTIONS * 10))
    assert found == expected * 10


def test_a_read_only_store_leaves_the_folder_as_it_is(store: EmbeddedStore, folder: Path, encoder: Encoder) -> None:
    """For a dry run, or a disk that can't be written; and it can't be rolled back."""
    store.close()
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    reader = open_store(folder, read_only=True)
    assert reader.current() is not None
    assert len(ask(reader, encoder, QUESTIONS[0])) == 9
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    with pytest.raises(ValueError, match="opened read-only"):
        reader.rollback(None)
    reader.close()


def test_records_and_search_need_no_look_at_the_current_generation_first(
    store: EmbeddedStore, folder: Path, encoder: Encoder
) -> None:
    """A store that was never asked for it looks by itself."""
    fresh = open_store(folder)
    assert fresh.records() == store.records() != Records()
    assert ask(fresh, encoder, QUESTIONS[1]) == ask(store, encoder, QUESTIONS[1])
    fresh.close()
