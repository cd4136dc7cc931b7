"""A decision of review put back: within a day, once, and only while what it made is still as it made it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from index.data_writing import hold_data_lock, write_files
from index.errors import UndoRefused
from index.fact_files import Entry, FactFile, load_fact_file
from index.journal import Action, Change, FactChange, find_change, find_undoing, load_journal, new_id
from index.name_review import approved, find_approved_facts, find_needed, mark_names
from index.records import Review
from index.reference_review import follow

UNDO_WITHIN = timedelta(hours=24)
_DECISIONS = (Action.APPROVED, Action.EDITED, Action.REJECTED)


def undo(folder: Path, identity: str, who: str, at: datetime) -> Change:
    """Put back what the change with this id did; the names it approved wait again unless another fact needs them.

    Raises UndoRefused, saying why, when it is too late, done already, or the facts were changed since.
    """
    with hold_data_lock(folder):
        change = _find_undoable(load_journal(folder), identity, at)
        file = load_fact_file(folder, change.article)
        if change.action is Action.REJECTED:
            after, moves = _with_back(folder, file, change.facts)
            files = follow(folder, after, moves)
        else:
            after = file.replaced(dict(_as_before(file, fact) for fact in change.facts))
            files = {after.name: after.text}
        names = _names_to_wait(folder, after, frozenset(change.names))
        undone = Change(
            id=new_id(), at=at, who=who, action=Action.UNDONE, article=change.article, undoes=change.id,
            facts=tuple(map(_reversed, change.facts)), names=tuple(sorted(names)),
        )  # fmt: skip
        write_files(folder, {**files, **mark_names(folder, names, Review.EXTRACTED)}, undone.line())
        return undone


def _find_undoable(journal: tuple[Change, ...], identity: str, at: datetime) -> Change:
    change = find_change(journal, identity)
    if change is None or change.action not in _DECISIONS:
        raise UndoRefused(f"there is no decision {identity} in the journal to put back")
    if undoing := find_undoing(journal, change):
        raise UndoRefused(f"that was put back already, by {undoing.who} on {undoing.at:%Y-%m-%d at %H:%M} UTC")
    if at - change.at > UNDO_WITHIN:
        raise UndoRefused(f"that was decided on {change.at:%Y-%m-%d at %H:%M} UTC; after 24 hours edit the file itself")
    return change


def _as_before(file: FactFile, fact: FactChange) -> tuple[int, Entry]:
    """The place of a fact that was altered, and the entry with the keys it had; comments made since stay."""
    place = file.find(fact.token_after)
    if place is None:
        raise UndoRefused(f"{fact.fact} has been changed since; edit or reject it instead")
    before, after = Entry(fact.before).keys, Entry(fact.after).keys
    altered = {key: before.get(key) for key in {**before, **after} if before.get(key) != after.get(key)}
    return place, file.entries[place - 1].with_keys(altered)


def _with_back(folder: Path, file: FactFile, facts: Sequence[FactChange]) -> tuple[FactFile, dict[int, int | None]]:
    """The file with the facts that were taken out at their places again, and where the others go."""
    if not (folder / "articles" / f"{file.article}.md").exists():
        raise UndoRefused(f"{file.article} is no longer among the articles")
    rows: list[tuple[int | None, Entry]] = list(enumerate(file.entries, 1))
    for fact in facts:  # by their places, lowest first
        if file.find(fact.token_before) is not None:
            raise UndoRefused(f"{fact.fact} has come back since")
        rows.insert(int(fact.fact.rpartition("#")[2]) - 1, (None, Entry(fact.before)))
    moves: dict[int, int | None] = {old: new for new, (old, _) in enumerate(rows, 1) if old is not None}
    return replace(file, entries=tuple(entry for _, entry in rows)), moves


def _names_to_wait(folder: Path, after: FactFile, names: frozenset[str]) -> frozenset[str]:
    """Those of the names that no approved fact needs, once a file is as given."""
    if not names:  # no need to read every file
        return names
    standing = [*find_approved_facts(folder, after.name), *approved(entry.keys for entry in after.entries)]
    return names - find_needed(folder, standing, Review.APPROVED)


def _reversed(fact: FactChange) -> FactChange:
    return FactChange(
        fact=fact.fact, before=fact.after, after=fact.before,
        token_before=fact.token_after, token_after=fact.token_before,
    )  # fmt: skip
