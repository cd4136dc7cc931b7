"""Decisions put back: within a day, once, and only as long as nobody changed what they made."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.errors import UndoRefused
from index.journal import Change, load_journal
from index.review import approve, edit, find_waiting, reject
from index.undoing import undo
from tests.index.folders import ARTICLE, DEALS, fact, problems
from tests.index.review.desk import DELIVERED, FACTS, LATER, NOON, ORDERED, OTHER_FACTS, SIGNED, text, token, write_desk

Decision = Callable[[Path, str, datetime], Change]


def _approve(folder: Path, shown: str, at: datetime) -> Change:
    return approve(folder, ARTICLE, [shown], "ann", at)


def _edit(folder: Path, shown: str, at: datetime) -> Change:
    return edit(folder, ARTICLE, shown, {"value": "71", "note": "seen", "unit": "K2s", "as_of": "2022"}, "ann", at)


def _reject(folder: Path, shown: str, at: datetime) -> Change:
    return reject(folder, ARTICLE, [shown], "ann", at)


DECISIONS = pytest.mark.parametrize("decide", [_approve, _edit, _reject])


@DECISIONS
@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_file_is_as_it_was_to_the_letter(tmp_path: Path, decide: Decision, place: int) -> None:
    entries = [ORDERED, SIGNED]
    entries.insert(place, "# first\n" + DELIVERED.replace("value = 71", "value = 71  # of 180"))
    write_desk(
        tmp_path, *entries, other=fact(value="180", quote='"All 180 tanks"', corrects=f'"{ARTICLE}#{3 - (place == 2)}"')
    )
    before = [text(tmp_path), text(tmp_path, OTHER_FACTS)]
    change = decide(tmp_path, token(tmp_path, "delivered_quantity"), NOON)
    assert text(tmp_path) != before[0]
    undone = undo(tmp_path, change.id, "bob", LATER)
    assert [text(tmp_path), text(tmp_path, OTHER_FACTS)] == before
    assert [(line.who, line.action, line.undoes) for line in load_journal(tmp_path)] == [
        ("ann", change.action, None),
        ("bob", "put back", change.id),
    ]
    assert undone.facts[0].after == change.facts[0].before


def test_all_facts_of_one_decision_come_back(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED, SIGNED)
    before = text(tmp_path)
    [waiting] = find_waiting(load_corpus(tmp_path))
    change = reject(tmp_path, ARTICLE, waiting.tokens, "ann", NOON)
    undo(tmp_path, change.id, "ann", LATER)
    assert text(tmp_path) == before


@DECISIONS
def test_the_same_fact_can_be_decided_on_again(tmp_path: Path, decide: Decision) -> None:
    write_desk(tmp_path, DELIVERED)
    shown = token(tmp_path, "delivered_quantity")
    undo(tmp_path, decide(tmp_path, shown, NOON).id, "ann", LATER)
    again = decide(tmp_path, shown, LATER)
    undo(tmp_path, again.id, "ann", LATER)
    assert text(tmp_path) == DELIVERED


@DECISIONS
def test_a_decision_is_put_back_once_and_within_a_day(tmp_path: Path, decide: Decision) -> None:
    write_desk(tmp_path, DELIVERED)
    change = decide(tmp_path, token(tmp_path, "delivered_quantity"), NOON)
    with pytest.raises(
        UndoRefused, match=r"^that was decided on 2026-11-22 at 12:00 UTC; after 24 hours edit the file"
    ):
        undo(tmp_path, change.id, "ann", NOON + timedelta(hours=24, seconds=1))
    done = undo(tmp_path, change.id, "ann", NOON + timedelta(hours=24))
    with pytest.raises(UndoRefused, match=r"^that was put back already, by ann on 2026-11-23 at 12:00 UTC"):
        undo(tmp_path, change.id, "bob", NOON + timedelta(hours=24))
    for identity in (done.id, "nothing"):
        with pytest.raises(UndoRefused, match=f"^there is no decision {identity} in the journal"):
            undo(tmp_path, identity, "ann", NOON)


@pytest.mark.parametrize("decide", [_approve, _edit])
def test_what_somebody_changed_since_stays(tmp_path: Path, decide: Decision) -> None:
    write_desk(tmp_path, DELIVERED)
    change = decide(tmp_path, token(tmp_path, "delivered_quantity"), NOON)
    mine = text(tmp_path).replace("handed over 71", "over 71")
    (tmp_path / FACTS).write_text(mine, encoding="utf-8")
    with pytest.raises(UndoRefused, match=f"^{ARTICLE}#1 has been changed since"):
        undo(tmp_path, change.id, "ann", LATER)
    assert text(tmp_path) == mine


def test_a_comment_made_since_stays(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED)
    change = _approve(tmp_path, token(tmp_path, "delivered_quantity"), NOON)
    (tmp_path / FACTS).write_text("# fine\n" + text(tmp_path), encoding="utf-8")
    undo(tmp_path, change.id, "ann", LATER)
    assert text(tmp_path) == "# fine\n" + DELIVERED


def test_a_rejected_fact_does_not_come_back_twice(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED)
    change = _reject(tmp_path, token(tmp_path, "delivered_quantity"), NOON)
    write_desk(tmp_path, DELIVERED)
    with pytest.raises(UndoRefused, match=f"^{ARTICLE}#1 has come back since"):
        undo(tmp_path, change.id, "ann", LATER)
    (tmp_path / FACTS).unlink()
    (tmp_path / f"articles/{ARTICLE}.md").unlink()
    with pytest.raises(UndoRefused, match=f"^{ARTICLE} is no longer among the articles"):
        undo(tmp_path, change.id, "ann", LATER)


def test_a_name_waits_again_unless_another_approved_fact_needs_it(tmp_path: Path) -> None:
    proposed = DEALS + 'review = "extracted"\n'
    write_desk(tmp_path, DELIVERED, ORDERED, more={"deals.toml": proposed})
    first = _approve(tmp_path, token(tmp_path, "delivered_quantity"), NOON)
    second = _approve(tmp_path, token(tmp_path, "ordered_quantity"), NOON)
    assert (first.names, second.names) == (("deals.toml#poland-k2-2022",), ())
    undo(tmp_path, first.id, "ann", LATER)
    assert text(tmp_path, "deals.toml") == DEALS + 'review = "approved"\n'
    undo(tmp_path, second.id, "ann", LATER)
    assert problems(tmp_path) == []
