"""An article taken out again: with all that came along with it and nothing else, and only before a decision."""

from datetime import date
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.errors import UnknownArticle, WithdrawalRefused
from index.intake import take_in
from index.journal import Action, load_journal
from index.readers.draft import ArticleDraft
from index.review import approve
from index.undoing import undo
from index.withdrawal import withdraw
from tests.index.folders import ARTICLE, fact
from tests.index.review.desk import DELIVERED, FACTS, LATER, NOON, ORDERED, OTHER_FACTS, WAITS, token, write_desk

DEALS = """
# Written by hand.
[peru-k2-2025]
title = "Tanks for Peru"
buyer = "Peru"
products = ["k2"]
review = "extracted"

[chile-k2-2025]
title = "Tanks for Chile"
buyer = "Chile"
products = ["k2"]
review = "extracted"
"""
PERU = fact(deal='"peru-k2-2025"', **WAITS)
CHILE = fact(deal='"chile-k2-2025"', **WAITS)


def with_deals(folder: Path) -> Path:
    """Both proposed deals behind those that are registered already."""
    path = folder / "deals.toml"
    path.write_text(path.read_text(encoding="utf-8") + DEALS, encoding="utf-8")
    return folder


def test_an_article_goes_with_its_facts_and_the_names_only_it_needs(tmp_path: Path) -> None:
    folder = with_deals(write_desk(tmp_path, PERU, CHILE, other=CHILE.replace("71 of the 180 tanks", "180 tanks")))
    change = withdraw(folder, ARTICLE, "Ann", NOON)
    records = load_corpus(folder).records
    assert ARTICLE not in records.articles
    assert not (folder / FACTS).exists()
    assert "peru-k2-2025" not in records.deals
    assert "chile-k2-2025" in records.deals  # the other article speaks of it too
    assert "# Written by hand." in (folder / "deals.toml").read_text(encoding="utf-8")
    assert (change.action, load_journal(folder)) == (Action.WITHDRAWN, (change,))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_was_there_before_is_the_same_to_the_byte(tmp_path: Path, end: str) -> None:
    folder = write_desk(tmp_path)
    (folder / FACTS).unlink()
    deals = folder / "deals.toml"
    deals.write_bytes(deals.read_bytes().replace(b"\n", end.encode()))
    before = {path: path.read_bytes() for path in folder.rglob("*.[mt][do]*")}
    draft = ArticleDraft("Peru buys", "Peru has ordered 54 Quokka drones from Ballarat Works, the army said.")
    intake = take_in(draft, folder, read=date(2026, 11, 22))
    assert intake.deals
    withdraw(folder, intake.article.id, "Ann", NOON)
    assert {path: path.read_bytes() for path in folder.rglob("*.[mt][do]*")} == before


def test_an_article_without_facts_goes_too(tmp_path: Path) -> None:
    folder = write_desk(tmp_path)
    (folder / FACTS).unlink()
    withdraw(folder, ARTICLE, "Ann", NOON)
    assert ARTICLE not in load_corpus(folder).records.articles


def test_an_article_stays_once_somebody_has_decided(tmp_path: Path) -> None:
    folder = write_desk(tmp_path, DELIVERED, ORDERED)
    decision = approve(folder, ARTICLE, [token(folder, "ordered_quantity")], "Ann", NOON)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    with pytest.raises(WithdrawalRefused, match="facts of it were decided on; reject those that wait instead"):
        withdraw(folder, ARTICLE, "Ben", LATER)
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before
    undo(folder, decision.id, "Ann", LATER)
    with pytest.raises(WithdrawalRefused):  # the journal keeps what was decided, so its article is kept as well
        withdraw(folder, ARTICLE, "Ben", LATER)


def test_a_fact_approved_by_hand_keeps_its_article(tmp_path: Path) -> None:
    folder = write_desk(tmp_path, DELIVERED.replace('"extracted"', '"approved"'))
    with pytest.raises(WithdrawalRefused):
        withdraw(folder, ARTICLE, "Ann", NOON)


def test_an_article_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = write_desk(tmp_path, DELIVERED, other="")
    with pytest.raises(UnknownArticle, match="no article 'nothing'"):
        withdraw(folder, "nothing", "Ann", NOON)
    assert (folder / OTHER_FACTS).exists()
