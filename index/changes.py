"""What a build has to write: the difference between the records it was given and the newest generation."""

import json
from dataclasses import dataclass

from sqlite_utils import Database

from index.passages import Draft, draft_article, draft_facts
from index.records import Records
from index.rows import LIVE, Row, hash_text, rows_of
from index.store import PassageKind

# Article, kind, fact, start, end, hash of the text: what makes two passages the same one. Not the text alone,
# which another article may share.
_Identity = tuple[str, str, str | None, int, int, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows that begin and rows (by id) that end with the next generation, and whose articles they are."""

    born_records: tuple[Row, ...]
    dead_records: tuple[int, ...]
    born_passages: tuple[Draft, ...]
    dead_passages: tuple[int, ...]
    articles_added: tuple[str, ...]
    articles_changed: tuple[str, ...]
    articles_removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.born_records or self.dead_records or self.born_passages or self.dead_passages)


@dataclass(frozen=True, slots=True)
class _Stored:
    id: int
    hash: str


def find_changes(database: Database | None, newest: int, records: Records) -> Changes:
    """What turns the newest generation (0: none yet) into one of these records."""
    stored = _stored_records(database, newest) if database is not None else {}
    rows = {(row.kind, row.key): row for row in rows_of(records)}
    hashes = {key: row.hash for key, row in rows.items()}
    born = {key for key, hash in hashes.items() if key not in stored or stored[key].hash != hash}
    dead = {key for key, old in stored.items() if hashes.get(key) != old.hash}
    articles = _Sides.of("article", born, dead)
    drafts, passages = _passages(database, newest, records, born | dead)
    return Changes(
        tuple(row for key, row in rows.items() if key in born),
        tuple(stored[key].id for key in sorted(dead)),
        tuple(draft for key, draft in drafts.items() if key not in passages),
        tuple(id for key, id in passages.items() if key not in drafts),
        articles.added,
        articles.changed,
        articles.removed,
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """Keys of one kind, by what happened to them."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def of(cls, kind: str, born: set[tuple[str, str]], dead: set[tuple[str, str]]) -> "_Sides":
        new = {key for of_kind, key in born if of_kind == kind}
        old = {key for of_kind, key in dead if of_kind == kind}
        return cls(tuple(sorted(new - old)), tuple(sorted(new & old)), tuple(sorted(old - new)))


def _passages(
    database: Database | None, newest: int, records: Records, touched: set[tuple[str, str]]
) -> tuple[dict[_Identity, Draft], dict[_Identity, int]]:
    """The passages that the touched records have now, and those that they have in the index, by id.

    A fact's sentence also changes with its product's name and with its deal's title.
    """
    articles = {key for kind, key in touched if kind == "article"}
    facts = {key for kind, key in touched if kind == "fact"}
    facts |= {
        fact.id
        for fact in records.facts.values()
        if ("product", fact.product) in touched or ("deal", fact.deal) in touched or fact.article in articles
    }
    drafts = [
        draft for key in sorted(articles & records.articles.keys()) for draft in draft_article(records.articles[key])
    ]
    drafts += draft_facts((fact for fact in records.facts.values() if fact.id in facts), records)
    stored = _stored_passages(database, newest, articles, facts) if database is not None else {}
    return {_identity(draft): draft for draft in drafts}, stored


def _identity(draft: Draft) -> _Identity:
    return (draft.article, draft.kind.value, draft.fact, draft.start, draft.end, hash_text(draft.text))


def _stored_records(database: Database, newest: int) -> dict[tuple[str, str], _Stored]:
    rows = database.execute(f"SELECT kind, key, id, hash FROM record WHERE {LIVE.format('record')}", {"g": newest})
    return {(kind, key): _Stored(id, hash) for kind, key, id, hash in rows}


def _stored_passages(database: Database, newest: int, articles: set[str], facts: set[str]) -> dict[_Identity, int]:
    """The ids of the passages of these articles and of these facts."""
    owners = articles | {key.rpartition("#")[0] for key in facts}
    rows = database.execute(
        "SELECT article, kind, fact, start, end, hash, id FROM passage"
        f" WHERE article IN (SELECT value FROM json_each(:owners)) AND {LIVE.format('passage')}",
        {"g": newest, "owners": json.dumps(sorted(owners))},
    )
    return {
        (article, kind, fact, start, end, hash): id
        for article, kind, fact, start, end, hash, id in rows
        if (fact in facts if kind == PassageKind.FACT.value else article in articles)
    }
