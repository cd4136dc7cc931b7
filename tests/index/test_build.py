"""A build writes what changed and nothing else, and an index grown bit by bit equals one built at once."""

from contextlib import closing
from pathlib import Path

import pytest

from index.build import BuildReport, Progress, build_index, is_current
from index.corpus import load_corpus
from index.embedded import open_store
from index.encoder import Encoder
from index.errors import BuildCancelled, BuildRunning
from index.store import Filter, PassageKind
from tests.index.answers import answers, ask
from tests.index.data_folder import DEFENCE24, KOREA_HERALD, PRODUCTS, PUBLICAR, DataFolder

HERALD, DEFENCE, PERU = "2024-11-18-herald", "2025-11-13-defence24", "2024-05-20-publicar"
FACT_71 = (
    "By 18 November 2024, 71 of the K2 Black Panther tanks for Poland had been delivered, according to Hyundai Rotem."
)


def _texts(folder: Path) -> list[tuple[str, str]]:
    """Article and text of every passage."""
    store = open_store(folder)
    generation = store.current()
    assert generation is not None
    found = [(passage.article, passage.text) for passage in store.passages(range(1, generation.passages + 1))]
    store.close()
    return found


def _summary(report: BuildReport) -> tuple[int | None, bool, int, int, int]:
    return (report.generation, report.changed, report.passages, report.embedded, report.reused)


def test_the_first_build_takes_in_articles_and_facts(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """Three passages of articles and two fact sentences, all in one index."""
    report = build_index(data.load(), folder, encoder)
    assert report.articles_added == (PERU, HERALD, DEFENCE)
    assert (report.articles_changed, report.articles_removed, report.facts) == ((), (), 2)
    assert _summary(report) == (1, True, 5, 5, 0)
    assert _texts(folder) == [
        (PERU, PUBLICAR),
        (HERALD, KOREA_HERALD),
        (DEFENCE, DEFENCE24),
        (HERALD, FACT_71),
        (DEFENCE, FACT_71.replace("71", "180")),
    ]


def test_a_generation_says_what_it_holds(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """The counts of the status command, and what decides whether it is current."""
    corpus = data.load()
    build_index(corpus, folder, encoder)
    with closing(open_store(folder)) as store:
        generation = store.current()
    assert generation is not None
    assert (generation.number, generation.model_id, generation.schema) == (1, encoder.model_id, 1)
    assert generation.fingerprint == corpus.fingerprint
    counts = (generation.articles, generation.facts, generation.passages, generation.deals)
    assert counts == (3, 2, 5, 2)
    assert generation.built_at.utcoffset() is not None


def test_a_generation_returns_the_records_it_was_given(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """Every value of every kind."""
    corpus = data.load()
    build_index(corpus, folder, encoder)
    with closing(open_store(folder)) as store:
        assert store.records() == corpus.records


def test_the_shipped_data_comes_back_as_it_was_given(folder: Path, encoder: Encoder) -> None:
    """133 articles, 463 facts; the second run finds nothing to do."""
    corpus = load_corpus(Path("data"))
    build_index(corpus, folder, encoder)
    with closing(open_store(folder)) as store:
        assert store.records() == corpus.records
    assert _summary(build_index(corpus, folder, encoder)) == (1, False, 598, 0, 598)


def test_a_build_that_changes_nothing_publishes_nothing(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """Not even when a comment was added, which changes the files but no record."""
    build_index(data.load(), folder, encoder)
    deals = data.path / "deals.toml"
    deals.write_text(f"# a comment\n{deals.read_text(encoding='utf-8')}", encoding="utf-8")
    corpus = data.load()
    assert not is_current(corpus.fingerprint, folder, encoder.model_id)
    assert _summary(build_index(corpus, folder, encoder)) == (1, False, 5, 0, 5)
    assert is_current(corpus.fingerprint, folder, encoder.model_id)


def test_a_new_article_costs_one_article(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """The others' passages keep their ids and their vectors."""
    build_index(data.load(), folder, encoder)
    before = _texts(folder)
    data.write_article("2025-01-01-new", "A new article.")
    report = build_index(data.load(), folder, encoder)
    assert (report.articles_added, report.articles_changed) == (("2025-01-01-new",), ())
    assert _summary(report) == (2, True, 6, 1, 5)
    assert _texts(folder) == [*before, ("2025-01-01-new", "A new article.")]


def test_a_changed_article_costs_its_changed_passages(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """A new headline changes the record and no passage."""
    build_index(data.load(), folder, encoder)
    data.write_article(HERALD, KOREA_HERALD, title="71 tanks")
    report = build_index(data.load(), folder, encoder)
    assert report.articles_changed == (HERALD,)
    assert _summary(report) == (2, True, 5, 0, 5)
    data.write_article(HERALD, f"{KOREA_HERALD} So it says.", title="71 tanks")
    assert _summary(build_index(data.load(), folder, encoder)) == (3, True, 5, 1, 4)


def test_a_removed_article_takes_its_passages_and_facts_along(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """It is no longer found, by either search."""
    build_index(data.load(), folder, encoder)
    data.remove(HERALD)
    report = build_index(data.load(), folder, encoder)
    assert (report.articles_removed, report.facts) == ((HERALD,), 1)
    assert _summary(report) == (2, True, 3, 0, 3)
    with closing(open_store(folder)) as store:
        assert {found[0] for found in ask(store, encoder, "Who says 71 tanks?")} == {DEFENCE, PERU}


def test_a_renamed_product_renews_the_sentences_of_its_facts(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """Two facts speak of it; the articles stay."""
    build_index(data.load(), folder, encoder)
    products = PRODUCTS.replace("K2 Black Panther", "K2 Heukpyo")
    (data.path / "names" / "products.toml").write_text(products, encoding="utf-8")
    assert _summary(build_index(data.load(), folder, encoder)) == (2, True, 5, 2, 3)


def test_equal_texts_are_two_passages_with_one_vector(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """A reprint is a citation of its own, and ties with the original in a fixed order."""
    data.write_article("2024-11-19-reprint", KOREA_HERALD)
    report = build_index(data.load(), folder, encoder)
    assert _summary(report) == (1, True, 6, 5, 1)
    with closing(open_store(folder)) as store:
        found = ask(store, encoder, KOREA_HERALD, Filter(kind=PassageKind.ARTICLE))
    assert [(row[0], row[-1]) for row in found[:2]] == [(HERALD, 1.0), ("2024-11-19-reprint", 1.0)]


def test_an_index_grown_bit_by_bit_answers_like_one_built_at_once(
    data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Added in the wrong order, changed, removed and added again: passages, order and scores are the same."""
    data.remove(HERALD)
    build_index(data.load(), folder, encoder)
    data.write_article("2024-11-19-reprint", KOREA_HERALD)
    build_index(data.load(), folder, encoder)
    data.remove(PERU)
    build_index(data.load(), folder, encoder)
    data.write_small_world()
    build_index(data.load(), folder, encoder)
    grown = answers(folder, encoder)
    build_index(data.load(), folder.with_name("fresh"), encoder)
    assert grown == answers(folder.with_name("fresh"), encoder)
    build_index(data.load(), folder, encoder, full=True)
    assert grown == answers(folder, encoder)


def test_a_full_build_embeds_everything_anew(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """And publishes it, though nothing changed; the old generation stays."""
    build_index(data.load(), folder, encoder)
    assert _summary(build_index(data.load(), folder, encoder, full=True)) == (2, True, 5, 5, 0)
    with closing(open_store(folder)) as store:
        assert [generation.number for generation in store.generations()] == [1, 2]


def test_an_empty_corpus_is_an_index_that_finds_nothing(tmp_path: Path, folder: Path, encoder: Encoder) -> None:
    """No article yet is no error."""
    build_index(DataFolder(tmp_path / "empty").load(), folder, encoder)
    assert answers(folder, encoder) == [[]] * 9


@pytest.mark.parametrize("full", [False, True])
def test_a_dry_run_of_the_first_build_writes_nothing(
    data: DataFolder, folder: Path, encoder: Encoder, full: bool
) -> None:
    """Not even the folder."""
    report = build_index(data.load(), folder, encoder, dry_run=True, full=full)
    assert (report.dry_run, _summary(report)) == (True, (None, True, 5, 5, 0))
    assert report.articles_added == (PERU, HERALD, DEFENCE)
    assert not folder.exists()


def test_a_dry_run_says_what_a_build_would_do(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """And leaves every file as it is, byte for byte."""
    build_index(data.load(), folder, encoder)
    data.write_article(HERALD, f"{KOREA_HERALD} So it says.")
    data.write_article("2025-01-01-new", "A new article.")
    data.remove(PERU)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}
    dry = build_index(data.load(), folder, encoder, dry_run=True)
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()} == before
    real = build_index(data.load(), folder, encoder)
    assert _summary(dry) == (None, True, 5, 2, 3)
    assert _summary(real) == (2, True, 5, 2, 3)
    assert (dry.articles_added, dry.articles_changed, dry.articles_removed) == (
        ("2025-01-01-new",),
        (HERALD,),
        (PERU,),
    )
    assert build_index(data.load(), folder, encoder, dry_run=True).changed is False
    assert build_index(data.load(), folder, encoder, dry_run=True, full=True).embedded == 5


def test_progress_ends_at_its_total(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """For a bar on a terminal, or a message in a chat."""
    seen: list[Progress] = []
    build_index(data.load(), folder, encoder, progress=seen.append)
    assert seen == [
        Progress("embedding", 0, 5),
        Progress("embedding", 5, 5),
        Progress("publishing", 0, 1),
        Progress("publishing", 1, 1),
    ]


def test_a_cancelled_build_publishes_nothing_and_keeps_what_it_embedded(
    data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """The next build goes on from there."""
    build_index(data.load(), folder, encoder)
    before = answers(folder, encoder)
    data.write_article("2025-01-01-new", "A new article.")
    seen: list[Progress] = []
    with pytest.raises(BuildCancelled):
        build_index(data.load(), folder, encoder, progress=seen.append, cancelled=lambda: len(seen) == 2)
    assert answers(folder, encoder) == before
    assert _summary(build_index(data.load(), folder, encoder)) == (2, True, 6, 0, 6)


def test_a_second_build_at_the_same_time_is_refused(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """Whatever stage the first one is at; a dry run is not."""
    corpus = data.load()
    refused: list[str] = []

    def try_another(progress: Progress) -> None:
        build_index(corpus, folder, encoder, dry_run=True)
        with pytest.raises(BuildRunning):
            build_index(corpus, folder, encoder)
        refused.append(progress.stage)

    build_index(corpus, folder, encoder, progress=try_another)
    assert refused == ["embedding", "embedding", "publishing", "publishing"]


def test_is_current_asks_for_the_data_and_the_model(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """And for an index at all."""
    corpus = data.load()
    assert not is_current(corpus.fingerprint, folder, encoder.model_id)
    build_index(corpus, folder, encoder)
    assert is_current(corpus.fingerprint, folder, encoder.model_id)
    assert not is_current(corpus.fingerprint, folder, "another model")
    assert not is_current("another fingerprint", folder, encoder.model_id)
