"""Proposed facts and what becomes of them: approved, edited or rejected by a person, and for a day put back.

A fact is named by its article and its token (`index.fact_files.token_of`), which stays what it is when facts before
it are rejected and changes when anything it says is changed; so a decision that comes late never hits another fact.
Every change is one line of the journal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from index.corpus import Corpus, build_corpus
from index.data_writing import hold_data_lock, write_files
from index.errors import AlreadyReviewed, EditRefused, FactChanged
from index.fact_editing import read_keys
from index.fact_files import Entry, FactFile, load_fact_file, token_of
from index.files import read_files
from index.flags import flag_facts, weigh_flags
from index.journal import Action, Change, FactChange, find_deciding, load_journal, new_id
from index.name_review import find_needed, mark_names
from index.problems import Severity
from index.records import Article, Fact, Records, Review
from index.reference_review import follow, moves_without
from index.tables import find_lines


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that waits, with its flags as they are now, and the token that decides on it."""

    fact: Fact
    token: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article with the facts of it that wait, the gravest flags first."""

    article: Article
    proposals: tuple[Proposal, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """What decides on all of them."""
        return tuple(proposal.token for proposal in self.proposals)


def find_waiting(corpus: Corpus) -> tuple[Waiting, ...]:
    """What waits for review, by article in the order of their ids."""
    records = corpus.records
    proposed = [fact for fact in records.facts.values() if fact.review is Review.EXTRACTED]
    by_article: dict[str, list[Proposal]] = {}
    for fact, flagged in zip(proposed, flag_facts(proposed, records), strict=True):
        by_article.setdefault(fact.article, []).append(Proposal(flagged, token_of(fact)))
    return tuple(
        Waiting(records.articles[article], tuple(sorted(found, key=lambda p: -weigh_flags(p.fact.flags))))
        for article, found in sorted(by_article.items())
    )


def count_waiting(records: Records) -> int:
    """How many facts wait for review."""
    return sum(fact.review is Review.EXTRACTED for fact in records.facts.values())


def approve(folder: Path, article: str, tokens: Sequence[str], who: str, at: datetime) -> Change:
    """Approve these facts and the names they need; those decided on meanwhile are passed over.

    Raises AlreadyReviewed or FactChanged when none of them waits any more.
    """
    with hold_data_lock(folder):
        file = load_fact_file(folder, article)
        places = _waiting_places(folder, file, tokens)
        entries = {n: file.entries[n - 1].with_keys({"review": Review.APPROVED.value}) for n in places}
        return _change(
            folder, file, entries, Change(id=new_id(), at=at, who=who, action=Action.APPROVED, article=article)
        )


def edit(folder: Path, article: str, token: str, changes: Mapping[str, str], who: str, at: datetime) -> Change:
    """Set keys of a fact to what was typed, and approve it; empty text takes a key out.

    Raises EditRefused, saying what is wrong, when the fact wouldn't be valid; AlreadyReviewed or FactChanged as above.
    """
    with hold_data_lock(folder):
        file = load_fact_file(folder, article)
        [place] = _waiting_places(folder, file, [token])
        old = file.entries[place - 1]
        note = {"review": Review.APPROVED.value}
        entries = {place: old.with_keys(read_keys(old.keys, changes) | note)}
        _refuse_invalid(folder, file.replaced(entries), place)
        return _change(
            folder, file, entries, Change(id=new_id(), at=at, who=who, action=Action.EDITED, article=article)
        )


def reject(folder: Path, article: str, tokens: Sequence[str], who: str, at: datetime) -> Change:
    """Take these facts out of their file; what refers to the facts below them follows.

    The file stays even when it is empty: facts are proposed anew only for articles without one. Raises StillReferred
    when a fact that stays corrects one of them; AlreadyReviewed or FactChanged as above.
    """
    with hold_data_lock(folder):
        file = load_fact_file(folder, article)
        places = _waiting_places(folder, file, tokens)
        kept = tuple(entry for n, entry in enumerate(file.entries, 1) if n not in places)
        moves = moves_without(len(file.entries), frozenset(places))
        files = follow(folder, replace(file, entries=kept), moves)
        facts = tuple(_taken(file, place) for place in places)
        change = Change(id=new_id(), at=at, who=who, action=Action.REJECTED, article=article, facts=facts)
        write_files(folder, files, change.line())
        return change


def skip(folder: Path, article: str, token: str, who: str, at: datetime) -> None:
    """Note that somebody looked at a fact and left it for later."""
    with hold_data_lock(folder):
        file = load_fact_file(folder, article)
        [place] = _waiting_places(folder, file, [token])
        left = FactChange(fact=f"{article}#{place}", before="", token_before=token)
        change = Change(id=new_id(), at=at, who=who, action=Action.SKIPPED, article=article, facts=(left,))
        write_files(folder, {}, change.line())


def _waiting_places(folder: Path, file: FactFile, tokens: Sequence[str]) -> list[int]:
    """The places of those facts that still wait; an error that says why none does."""
    proposed = {token_of(fact): n for n, fact in file.facts().items() if fact.review is Review.EXTRACTED}
    places = sorted({proposed[token] for token in tokens if token in proposed})
    if places:
        return places
    journal = load_journal(folder)
    for token in tokens:
        if decided := find_deciding(journal, token):
            change, fact = decided
            raise AlreadyReviewed(fact.fact, change.action, change.who, change.at)
    raise FactChanged(file.article)


def _change(folder: Path, file: FactFile, entries: Mapping[int, Entry], change: Change) -> Change:
    """Write what an approval makes of a file and of the registers; the change as the journal has it."""
    after = file.replaced(entries)
    names = find_needed(folder, (entry.keys for entry in entries.values()))
    files = {after.name: after.text, **mark_names(folder, names, Review.APPROVED)}
    change = change.model_copy(
        update={"facts": tuple(_altered(file, after, n) for n in entries), "names": tuple(sorted(names))}
    )
    write_files(folder, files, change.line())
    return change


def _taken(file: FactFile, place: int) -> FactChange:
    return FactChange(
        fact=f"{file.article}#{place}", before=file.entries[place - 1].text, token_before=_token(file, place)
    )


def _altered(before: FactFile, after: FactFile, place: int) -> FactChange:
    text, token = after.entries[place - 1].text, _token(after, place)
    return _taken(before, place).model_copy(update={"after": text, "token_after": token})


def _token(file: FactFile, place: int) -> str:
    fact = file.entries[place - 1].fact(file.article, place)
    return token_of(fact) if fact is not None else ""


def _refuse_invalid(folder: Path, file: FactFile, place: int) -> None:
    """EditRefused, unless the data folder with this file in it would have the fact."""
    corpus = build_corpus(folder, {**read_files(folder), file.name: file.text.encode()})
    if f"{file.article}#{place}" in corpus.records.facts:
        return
    raise EditRefused(tuple(_errors(corpus, file, place)) or ("the fact can't be used; 'dealbot check' says why",))


def _errors(corpus: Corpus, file: FactFile, place: int) -> Iterable[str]:
    """What is wrong with one entry of a file, in the words of `dealbot check`."""
    lines = find_lines(file.text).places
    first, end = lines[place, None], lines.get((place + 1, None), len(file.text))
    for problem in corpus.problems:
        here = problem.path == corpus.folder / file.name and (problem.line is None or first <= problem.line < end)
        if here and problem.severity is Severity.ERROR:
            yield problem.message
