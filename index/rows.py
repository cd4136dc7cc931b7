"""Records as rows of the index's database, and back."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlite_utils import Database

from index.records import Article, Country, Deal, Fact, Organisation, Product, Record, Records

R = TypeVar("R", bound=Record)

# True of a row, of the table or alias that takes the place of {0}, in generation :g. A row lives from the
# generation it was born in up to the one before it died.
LIVE = "({0}.born <= :g AND ({0}.died IS NULL OR {0}.died > :g))"


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it is stored: JSON, and the hash by which a change is seen."""

    kind: str
    key: str
    body: str

    @property
    def hash(self) -> str:
        """What changes when the body does."""
        return hash_text(self.body)


def hash_text(text: str) -> str:
    """A text's identity: 128 bits, in hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def rows_of(records: Records) -> Iterator[Row]:
    """Every record as a row, kind by kind."""
    tables: dict[str, Mapping[str, Record]] = {
        "article": records.articles,
        "fact": records.facts,
        "deal": records.deals,
        "product": records.products,
        "organisation": records.organisations,
        "country": records.countries,
    }
    for kind, table in tables.items():
        for key, record in table.items():
            yield Row(kind, key, record.model_dump_json(exclude_defaults=True))


@dataclass(frozen=True, slots=True)
class _Parsed:
    born: int
    key: str
    record: Record


class RecordReader:
    """Reads the records of one generation after another, parsing each stored row once."""

    def __init__(self) -> None:
        self._parsed: dict[int, _Parsed] = {}

    def read(self, database: Database, generation: int) -> Records:
        """Everything the generation knows, every kind in the order of its ids."""
        live = dict(database.execute(f"SELECT id, born FROM record WHERE {LIVE.format('record')}", {"g": generation}))
        # SQLite gives a pruned row's id away again: the birth tells the two apart.
        known = {id: old for id, old in self._parsed.items() if live.get(id) == old.born}
        unseen = database.execute(
            "SELECT id, born, kind, key, body FROM record WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps([id for id in live if id not in known])],
        )
        for id, born, kind, key, body in unseen:
            known[id] = _Parsed(born, key, _PARSERS[kind](body))
        self._parsed = known
        return _gather(known.values())


def read_records(database: Database, generation: int) -> Records:
    """Everything the generation knows, every kind in the order of its ids."""
    return RecordReader().read(database, generation)


_PARSERS: dict[str, Callable[[str], Record]] = {
    "article": Article.model_validate_json,
    "fact": Fact.model_validate_json,
    "deal": Deal.model_validate_json,
    "product": Product.model_validate_json,
    "organisation": Organisation.model_validate_json,
    "country": Country.model_validate_json,
}


def _gather(rows: Collection[_Parsed]) -> Records:
    return Records(
        articles=_by_key(Article, rows),
        facts=dict(sorted(_by_key(Fact, rows).items(), key=lambda pair: _fact_order(pair[0]))),
        deals=_by_key(Deal, rows),
        products=_by_key(Product, rows),
        organisations=_by_key(Organisation, rows),
        countries=_by_key(Country, rows),
    )


def _by_key(model: type[R], rows: Iterable[_Parsed]) -> dict[str, R]:
    found = {row.key: row.record for row in rows if isinstance(row.record, model)}
    return dict(sorted(found.items()))


def _fact_order(key: str) -> tuple[str, int]:
    """The article, and the place in its file: #10 comes after #9."""
    article, _, place = key.rpartition("#")
    return article, int(place)
