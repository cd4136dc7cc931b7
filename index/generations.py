"""Generations in the index's database: publish one, serve another, forget the oldest."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from index.changes import Changes
from index.database import SCHEMA
from index.errors import UnknownGeneration
from index.rows import LIVE, hash_text
from index.store import Generation
from index.vector_sets import check_vectors

KEPT = 3

_COLUMNS = "number, built_at, model_id, schema, fingerprint, articles, facts, passages, deals"


@dataclass(frozen=True, slots=True)
class Publication:
    """What a build is about to publish, but for the counts that only the database knows."""

    changes: Changes
    model_id: str
    vectors: int
    fingerprint: str
    articles: int
    facts: int
    deals: int


def read_generations(database: Database) -> list[Generation]:
    """The generations kept, oldest first."""
    rows = database.execute(f"SELECT {_COLUMNS} FROM generation ORDER BY number")
    return [Generation(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows]


def find_current(database: Database) -> Generation | None:
    """The generation that is served; None before the first build."""
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM generation WHERE number = (SELECT generation FROM pointer)"
    ).fetchall()
    return next((Generation(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows), None)


def find_newest(database: Database) -> Generation | None:
    """The generation built last: what a build compares with. After a rollback it isn't the one served."""
    return next(reversed(read_generations(database)), None)


def publish(database: Database, publication: Publication) -> Generation:
    """The new generation, served from now on; all of it or, when this process dies, nothing of it."""
    with database.atomic():
        newest = find_newest(database)
        number = newest.number + 1 if newest else 1
        _bury(database, "record", publication.changes.dead_records, number)
        _bury(database, "passage", publication.changes.dead_passages, number)
        _insert_born(database, publication.changes, number)
        before = newest.passages if newest else 0
        passages = before + len(publication.changes.born_passages) - len(publication.changes.dead_passages)
        generation = Generation(
            number,
            datetime.now(UTC).replace(microsecond=0),
            publication.model_id,
            SCHEMA,
            publication.fingerprint,
            publication.articles,
            publication.facts,
            passages,
            publication.deals,
        )
        row = asdict(generation) | {
            "built_at": generation.built_at.isoformat(),
            "vectors": publication.vectors,
        }
        database.table("generation").insert(row)
        check_vectors(database, publication.vectors, number)
        _serve(database, number)
        _prune(database)
    return generation


def note_fingerprint(database: Database, number: int, fingerprint: str) -> None:
    """Says that this generation also holds all that the data folder of this fingerprint says."""
    database.table("generation").update(number, {"fingerprint": fingerprint})


def roll_back(database: Database, number: int | None) -> Generation:
    """The generation numbered, or the one before the current one for None, served from now on.

    Raises UnknownGeneration when it isn't kept.
    """
    with database.atomic():
        kept = {generation.number: generation for generation in read_generations(database)}
        if number is None:
            current = find_current(database)
            earlier = [known for known in kept if current is not None and known < current.number]
            number = max(earlier, default=current.number - 1 if current else 0)
        if number not in kept:
            raise UnknownGeneration(number, list(kept))
        _serve(database, number)
    return kept[number]


def _bury(database: Database, table: str, ids: Sequence[int], number: int) -> None:
    database.conn.executemany(f"UPDATE {table} SET died = ? WHERE id = ?", ((number, id) for id in ids))


def _insert_born(database: Database, changes: Changes, number: int) -> None:
    database.table("record").insert_all(
        {"kind": row.kind, "key": row.key, "hash": row.hash, "body": row.body, "born": number}
        for row in changes.born_records
    )
    first = int(database.execute("SELECT next_passage FROM pointer").fetchone()[0])
    database.table("passage").insert_all(
        {"id": first + place, **asdict(draft), "hash": hash_text(draft.text), "born": number}
        for place, draft in enumerate(changes.born_passages)
    )
    database.table("pointer").update(1, {"next_passage": first + len(changes.born_passages)})


def _serve(database: Database, number: int) -> None:
    """Move the pointer, and the word index with it: that one holds the passages of one generation only.

    So its scores don't depend on what other generations hold.
    """
    current = find_current(database)
    steps = {"g": number, "old": current.number if current else 0}
    now, before = LIVE.format("passage"), LIVE.format("passage").replace(":g", ":old")
    # Only what was born or died between the two can differ; these columns have an index.
    between = "BETWEEN min(:g, :old) + 1 AND max(:g, :old)"
    moved = f"SELECT id FROM passage WHERE born {between} UNION SELECT id FROM passage WHERE died {between}"
    database.execute(
        "INSERT INTO passage_fts(passage_fts, rowid, text) SELECT 'delete', id, text FROM passage"
        f" WHERE id IN ({moved}) AND {before} AND NOT {now}",
        steps,
    )
    database.execute(
        "INSERT INTO passage_fts(rowid, text) SELECT id, text FROM passage"
        f" WHERE id IN ({moved}) AND {now} AND NOT {before}",
        steps,
    )
    database.table("pointer").update(1, {"generation": number})


def _prune(database: Database) -> None:
    oldest = read_generations(database)[-KEPT:][0].number
    for table in ("record", "passage"):
        database.execute(f"DELETE FROM {table} WHERE died <= ?", [oldest])
    database.execute("DELETE FROM generation WHERE number < ?", [oldest])
