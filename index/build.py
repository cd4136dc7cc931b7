"""Corpus to index: what changed is written, unseen text is embedded, and readers see all of it or nothing."""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from index.changes import Changes, find_changes
from index.corpus import Corpus, Problem
from index.database import (
    database_path,
    is_sound,
    open_database,
    open_database_to_read,
    reporting,
)
from index.encoder import Encoder
from index.errors import BuildCancelled, IndexCorrupt, IndexMissing, IndexOutdated, VectorsDamaged
from index.faiss_cache import refresh_cache
from index.generations import Publication, find_current, find_newest, note_fingerprint, publish
from index.keeping import keep_known
from index.lock import hold_build_lock
from index.records import Records
from index.rows import hash_text, read_records
from index.store import Generation
from index.vector_sets import (
    VectorSet,
    begin_vector_set,
    drop_unused,
    embed,
    find_reusable,
    find_unseen,
    find_vector_set,
    forget_rows,
    is_long_enough,
    settle,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one stage of a build is; `failed` of the `done` didn't work out."""

    stage: str
    done: int
    total: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, or for a dry run would do.

    `generation` is the one served now, None for a dry run; `changed` says whether it is a new one. Of the
    `passages`, `reused` had their vector already; `embedded` counts texts.
    """

    generation: int | None
    articles_added: tuple[str, ...]
    articles_changed: tuple[str, ...]
    articles_removed: tuple[str, ...]
    facts: int
    passages: int
    embedded: int
    reused: int
    seconds: float
    problems: tuple[Problem, ...]
    dry_run: bool
    changed: bool


def build_index(
    corpus: Corpus,
    folder: Path,
    encoder: Encoder,
    *,
    full: bool = False,
    dry_run: bool = False,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    wait: float = 0,
) -> BuildReport:
    """Bring the index in `folder` up to date with the corpus; `full` embeds everything anew.

    Raises BuildRunning when another build has the folder and keeps it for `wait` seconds, BuildCancelled when
    `cancelled` says so, and IndexCorrupt for a damaged index, which only `full` replaces.
    """
    job = _Job(corpus, folder, encoder, full, progress or (lambda _: None), cancelled or (lambda: False))
    started = time.monotonic()
    if dry_run:
        outcome = _preview(job)
    else:
        with hold_build_lock(folder, wait), reporting(database_path(folder)):
            outcome = _run(job)
    return BuildReport(
        generation=outcome.generation,
        articles_added=outcome.changes.articles_added,
        articles_changed=outcome.changes.articles_changed,
        articles_removed=outcome.changes.articles_removed,
        facts=outcome.facts,
        passages=outcome.passages,
        embedded=outcome.embedded,
        reused=outcome.passages - outcome.embedded,
        seconds=time.monotonic() - started,
        problems=corpus.problems,
        dry_run=dry_run,
        changed=outcome.changed,
    )


def is_current(fingerprint: str, folder: Path, model_id: str) -> bool:
    """Whether the index holds what the data folder of this fingerprint says, embedded by this model.

    After a rollback that is so as long as the data stays as it was: else the next command would undo it.
    """
    try:
        with closing(open_database_to_read(folder)) as database:
            newest = find_newest(database)
            if newest is None or (newest.fingerprint, newest.model_id) != (fingerprint, model_id):
                return False
            return is_long_enough(database, find_vector_set(database, folder, newest.number))
    except (IndexMissing, IndexOutdated, IndexCorrupt):
        return False


@dataclass(frozen=True, slots=True)
class _Job:
    corpus: Corpus
    folder: Path
    encoder: Encoder
    full: bool
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]

    def tell(self, stage: str, done: int, total: int) -> None:
        """Report progress; raises BuildCancelled when the build is no longer wanted."""
        if self.cancelled():
            raise BuildCancelled()
        self.progress(Progress(stage, done, total))


@dataclass(frozen=True, slots=True)
class _Outcome:
    generation: int | None
    changes: Changes
    facts: int
    passages: int
    embedded: int
    changed: bool


def _run(job: _Job) -> _Outcome:
    with closing(_open(job)) as database:
        newest = find_newest(database)
        number = newest.number if newest else 0
        records = _known_records(job, database)
        changes = find_changes(database, number, records)
        vectors = _choose_vectors(job, database, number)
        born = {hash_text(draft.text): draft.text for draft in changes.born_passages}
        unseen = find_unseen(database, vectors, number, born, changes.dead_passages)
        _embed(job, database, vectors, unseen)
        job.tell("publishing", 0, 1)
        kept = newest is not None and find_vector_set(database, job.folder, number).id == vectors.id
        changed = bool(changes) or newest is None or not kept
        if changed or newest is None:
            newest = publish(database, _publication(job, changes, records, vectors))
        elif newest.fingerprint != job.corpus.fingerprint:
            note_fingerprint(database, number, job.corpus.fingerprint)
        mended = _refresh_cache(job, database, vectors, newest)
        drop_unused(database, job.folder)
        served = find_current(database)
    job.progress(Progress("publishing", 1, 1))
    facts, embedded = len(records.facts), len(unseen) + mended
    return _Outcome(served.number if served else None, changes, facts, newest.passages, embedded, changed)


def _preview(job: _Job) -> _Outcome:
    """What `_run` would do, without touching the disk."""
    with ExitStack() as stack:
        database = _open_untouched(job)
        if database is None:
            changes = find_changes(None, 0, job.corpus.records)
            texts = {draft.text for draft in changes.born_passages}
            return _Outcome(None, changes, len(job.corpus.records.facts), len(changes.born_passages), len(texts), True)
        stack.enter_context(closing(database))
        newest = find_newest(database)
        number = newest.number if newest else 0
        records = _known_records(job, database)
        changes = find_changes(database, number, records)
        vectors = None if job.full else find_reusable(database, job.folder, number, job.encoder.model_id)
        born = {hash_text(draft.text): draft.text for draft in changes.born_passages}
        unseen = find_unseen(database, vectors, number, born, changes.dead_passages)
    passages = (newest.passages if newest else 0) + len(changes.born_passages) - len(changes.dead_passages)
    changed = bool(changes) or newest is None or newest.model_id != job.encoder.model_id or job.full
    return _Outcome(None, changes, len(records.facts), passages, len(unseen), changed)


def _open(job: _Job) -> Database:
    """The index's database; a new one in the place of one that can't be used."""
    try:
        database = open_database(job.folder)
    except IndexOutdated:
        _discard(job.folder)
        return open_database(job.folder)
    except IndexCorrupt:
        # What the index knew of files that are broken now is lost with it: a person has to ask for that.
        if not job.full:
            raise
        _discard(job.folder)
        return open_database(job.folder)
    if job.full and not is_sound(database):
        database.close()
        _discard(job.folder)
        return open_database(job.folder)
    return database


def _open_untouched(job: _Job) -> Database | None:
    try:
        return open_database_to_read(job.folder, untouched=True)
    except (IndexMissing, IndexOutdated):
        return None
    except IndexCorrupt:
        if not job.full:
            raise
        return None


def _discard(folder: Path) -> None:
    path = database_path(folder)
    for name in (f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    path.replace(path.with_name(f"{path.name}.damaged"))
    for old in folder.glob("vectors-*"):
        old.unlink()


def _known_records(job: _Job, database: Database) -> Records:
    current = find_current(database) if job.corpus.broken else None
    return keep_known(job.corpus, read_records(database, current.number) if current else Records())


def _choose_vectors(job: _Job, database: Database, newest: int) -> VectorSet:
    found = None if job.full else find_reusable(database, job.folder, newest, job.encoder.model_id)
    vectors = found or begin_vector_set(database, job.folder, job.encoder)
    settle(database, vectors)
    return vectors


def _embed(job: _Job, database: Database, vectors: VectorSet, texts: Mapping[str, str]) -> None:
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        job.tell("embedding", done, len(texts))

    job.tell("embedding", 0, len(texts))
    embed(database, vectors, texts, job.encoder, advance)


def _publication(job: _Job, changes: Changes, records: Records, vectors: VectorSet) -> Publication:
    return Publication(
        changes=changes,
        model_id=job.encoder.model_id,
        vectors=vectors.id,
        fingerprint=job.corpus.fingerprint,
        articles=len(records.articles),
        facts=len(records.facts),
        deals=len(records.deals),
    )


def _refresh_cache(job: _Job, database: Database, vectors: VectorSet, newest: Generation) -> int:
    """Bring the FAISS file up to date; how many texts had to be embedded again for it."""
    try:
        refresh_cache(database, vectors, newest)
    except VectorsDamaged as damage:
        forget_rows(database, vectors, damage.rows)
        unseen = find_unseen(database, vectors, newest.number, {}, ())
        _embed(job, database, vectors, unseen)
        refresh_cache(database, vectors, newest)
        return len(unseen)
    return 0
