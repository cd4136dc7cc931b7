"""An article taken out again right after it was taken in, with what was proposed from it: as if it had never come."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import tomlkit

from index.data_writing import hold_data_lock, write_files
from index.errors import UnknownArticle, WithdrawalRefused
from index.fact_files import FactFile, load_fact_file
from index.journal import Action, Change, load_journal, new_id
from index.name_review import find_needed
from index.records import Review
from index.reference_review import follow, moves_without

_DECISIONS = (Action.APPROVED, Action.EDITED, Action.REJECTED)


def withdraw(folder: Path, article: str, who: str, at: datetime) -> Change:
    """Take an article out with its proposed facts, and the proposed names that no other article needs.

    Raises UnknownArticle, and WithdrawalRefused once a person has decided on a fact of it; StillReferred when a fact
    of another article corrects one of them.
    """
    with hold_data_lock(folder):
        if not (folder / "articles" / f"{article}.md").exists():
            raise UnknownArticle(article, None)
        file = load_fact_file(folder, article)
        if _is_decided(file, load_journal(folder)):
            raise WithdrawalRefused(article)
        count = len(file.entries)
        gone = follow(folder, replace(file, entries=()), moves_without(count, frozenset(range(1, count + 1))))
        files: dict[str, str | None] = {**gone, **_without_names(folder, _own_names(folder, file))}
        files |= {file.name: None, f"articles/{article}.md": None}
        change = Change(id=new_id(), at=at, who=who, action=Action.WITHDRAWN, article=article)
        write_files(folder, files, change.line())
        return change


def _is_decided(file: FactFile, journal: Iterable[Change]) -> bool:
    """Whether a person has had a say: in the file by hand, or by a decision since the article came."""
    if any(fact.review is not Review.EXTRACTED for fact in file.facts().values()):
        return True
    decided = False
    for change in journal:
        if change.article == file.article:
            decided = change.action is not Action.WITHDRAWN and (decided or change.action in _DECISIONS)
    return decided


def _own_names(folder: Path, file: FactFile) -> frozenset[str]:
    """The proposed register entries, as file#id, that only the facts of this file need."""
    mine = find_needed(folder, (entry.keys for entry in file.entries))
    return mine - find_needed(folder, _other_facts(folder, file)) if mine else mine


def _other_facts(folder: Path, file: FactFile) -> Iterator[dict[str, object]]:
    for path in sorted((folder / "facts").glob("*.toml")):
        if path.stem != file.article:
            yield from (entry.keys for entry in load_fact_file(folder, path.stem).entries)


def _without_names(folder: Path, names: frozenset[str]) -> dict[str, str | None]:
    """The texts of the register files without these entries; None for a file that held nothing else."""
    texts: dict[str, str | None] = {}
    for name in sorted({name.partition("#")[0] for name in names}):
        document = tomlkit.parse((folder / name).read_bytes().decode("utf-8-sig"))  # line ends as they are
        gone = [identity for file, _, identity in (entry.partition("#") for entry in names) if file == name]
        was_last = list(document)[-1] in gone
        for identity in gone:
            document.remove(identity)
        text = tomlkit.dumps(document)
        # The blank line that was put between what stood there and the entries.
        texts[name] = (text.removesuffix("\n") if was_last else text) or None
    return texts
