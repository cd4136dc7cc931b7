"""A broken file takes nothing along: what the last index knew of it stays."""

from pathlib import Path

import pytest

from index.build import build_index
from index.embedded import open_store
from index.encoder import Encoder
from index.records import Records
from tests.index.data_folder import DEALS, KOREA_HERALD, DataFolder

HERALD, DEFENCE, PERU = "2024-11-18-herald", "2025-11-13-defence24", "2024-05-20-publicar"


def _records(folder: Path) -> Records:
    store = open_store(folder)
    records = store.records()
    store.close()
    return records


def _break(data: DataFolder, name: str) -> None:
    (data.path / name).write_text("---\nnot = [ a file\n", encoding="utf-8")


@pytest.mark.parametrize(
    "names",
    [
        [f"articles/{HERALD}.md"],
        [f"facts/{HERALD}.toml"],
        ["deals.toml"],
        ["names/products.toml"],
        ["names/organisations.toml"],
        [f"articles/{HERALD}.md", f"facts/{HERALD}.toml", "deals.toml", "names/products.toml"],
    ],
    ids=lambda names: " ".join(names),
)
def test_what_was_known_of_a_broken_file_stays(
    data: DataFolder, folder: Path, encoder: Encoder, names: list[str]
) -> None:
    """Nothing is published, and every file is reported."""
    build_index(data.load(), folder, encoder)
    known = _records(folder)
    for name in names:
        _break(data, name)
    report = build_index(data.load(), folder, encoder)
    assert _records(folder) == known
    assert (report.generation, report.changed, report.facts) == (1, False, 2)
    assert {str(problem.path.relative_to(data.path)) for problem in report.problems} >= set(names)


def test_other_files_are_taken_in_while_one_is_broken(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """The new article is there, and so is the broken one's last version."""
    build_index(data.load(), folder, encoder)
    _break(data, f"articles/{HERALD}.md")
    data.write_article("2025-01-01-new", "A new article.")
    report = build_index(data.load(), folder, encoder)
    assert (report.articles_added, report.articles_removed) == (("2025-01-01-new",), ())
    assert _records(folder).articles[HERALD].text == KOREA_HERALD
    assert list(_records(folder).facts) == [f"{HERALD}#1", f"{DEFENCE}#1"]


def test_what_was_never_known_of_a_broken_file_is_its_valid_part(
    data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """One fact of two has a quote that isn't in the article."""
    second = '[[fact]]\ndeal = "poland-k2-ec1-2022"\nbuyer = "Poland"\nproduct = "k2"\nunit = "tanks"\n'
    second += 'attribute = "ordered_quantity"\nvalue = 180\nstated_by = "Hyundai Rotem"\nquote = "180 more"\n'
    data.write_fact(HERALD, "71 of the 180 tanks", more=second)
    _break(data, f"articles/{PERU}.md")
    report = build_index(data.load(), folder, encoder)
    assert report.articles_added == (HERALD, DEFENCE)
    assert list(_records(folder).facts) == [f"{HERALD}#1", f"{DEFENCE}#1"]


def test_a_register_with_a_broken_entry_gets_it_from_the_last_index(
    data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """The valid entries are the new ones; the facts of the broken one stay with it."""
    build_index(data.load(), folder, encoder)
    known = _records(folder)
    changed = DEALS.replace("Purchase of K808", "Sale of K808").replace('kind = "executive_contract"', "kind = 7")
    (data.path / "deals.toml").write_text(changed, encoding="utf-8")
    build_index(data.load(), folder, encoder)
    found = _records(folder)
    assert found.deals["poland-k2-ec1-2022"] == known.deals["poland-k2-ec1-2022"]
    assert found.deals["peru-k808-2024"].title == "Sale of K808 armoured vehicles"
    assert found.facts == known.facts


def test_a_kept_fact_goes_along_with_its_quote(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """The article was edited before the quote: the span moves. The quote was edited out: the fact goes."""
    build_index(data.load(), folder, encoder)
    _break(data, f"facts/{HERALD}.toml")
    data.write_article(HERALD, f"So far: {KOREA_HERALD}")
    build_index(data.load(), folder, encoder)
    assert _records(folder).facts[f"{HERALD}#1"].span == (34, 53)
    data.write_article(HERALD, "Nothing was handed over.")
    build_index(data.load(), folder, encoder)
    assert list(_records(folder).facts) == [f"{DEFENCE}#1"]


def test_the_facts_of_a_removed_article_are_not_kept(data: DataFolder, folder: Path, encoder: Encoder) -> None:
    """A fact needs its article."""
    build_index(data.load(), folder, encoder)
    _break(data, f"facts/{HERALD}.toml")
    (data.path / "articles" / f"{HERALD}.md").unlink()
    report = build_index(data.load(), folder, encoder)
    assert report.articles_removed == (HERALD,)
    assert list(_records(folder).facts) == [f"{DEFENCE}#1"]


def test_after_a_rollback_the_served_generation_is_what_is_known(
    data: DataFolder, folder: Path, encoder: Encoder
) -> None:
    """Whoever rolled back didn't trust the newest one."""
    build_index(data.load(), folder, encoder)
    data.write_article(HERALD, f"{KOREA_HERALD} A mistake.")
    build_index(data.load(), folder, encoder)
    store = open_store(folder)
    store.rollback(None)
    store.close()
    _break(data, f"articles/{HERALD}.md")
    build_index(data.load(), folder, encoder)
    assert _records(folder).articles[HERALD].text == KOREA_HERALD
