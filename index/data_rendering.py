"""Records → the text of data files, in the order of keys that data/README.md shows.

What is rendered here is read back the same by articles.py, facts.py and registers.py.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import tomlkit
import yaml

from index.periods import Period
from index.records import Article, Deal, Fact, Organisation, Product, Review

Entry = Mapping[str, object]

_FACT_KEYS = (
    "deal", "buyer", "seller", "product", "attribute", "value", "unit", "qualifier", "modality", "as_of",
    "as_of_precision", "stated_by", "scope", "quote", "span", "note", "corrects", "review", "confidence", "rule",
    "flags",
)  # fmt: skip


def render_article(article: Article) -> str:
    """An article file: the header, and the text below it."""
    header = {
        "title": _line(article.title),
        "publisher": _line(article.publisher),
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "kind": article.kind.value,
        "text": "summary" if article.is_summary else "full",
        "syndicated_from": article.syndicated_from and _line(article.syndicated_from),
        "author": article.author and _line(article.author),
        "read": article.read,
    }
    written = {key: value for key, value in header.items() if value is not None or key not in ("author", "read")}
    lines = yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=float("inf"))
    return f"---\n{lines}---\n{article.text}\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def fact_entry(fact: Fact) -> Entry:
    """The keys and values of a [[fact]]; those that say nothing are left out."""
    written: dict[str, object] = {key: getattr(fact, key) for key in _FACT_KEYS if key in Fact.model_fields}
    written["value"] = _plain(fact.value)
    written["scope"], written["flags"] = list(fact.scope), list(fact.flags)
    written["span"] = list(fact.span) if fact.span else None
    if fact.as_of is not None:
        written |= {"as_of": fact.as_of.start, "as_of_precision": fact.as_of.precision.value}
    said = {key: written.get(key) for key in _FACT_KEYS}
    return {key: _plain(value) for key, value in said.items() if value not in (None, "", [])}


def record_entry(record: Deal | Product | Organisation) -> Entry:
    """The keys and values of a table in a register; those that say nothing are left out."""
    values = {key: getattr(record, key) for key in type(record).model_fields if key != "id"}
    said = {key: list(value) if isinstance(value, tuple) else _plain(value) for key, value in values.items()}
    if record.review is Review.APPROVED:
        del said["review"]  # an entry without the key counts as approved
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def _plain(value: object) -> object:
    """The value as TOML has it."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case Period():
            return value.start if value.start == value.end else str(value)
        case str() | int() | float() | list() | date() | None:
            return str(value) if isinstance(value, str) else value  # an enum's member is written as plain text
    raise TypeError(f"{value!r} has no form in TOML")


def render_facts(entries: Iterable[Entry]) -> str:
    """A fact file."""
    return "\n".join(f"[[fact]]\n{_pairs(entry)}" for entry in entries)


def render_register(entries: Mapping[str, Entry]) -> str:
    """The tables of a register, by id."""
    return "\n".join(f"[{tomlkit.key(name).as_string()}]\n{_pairs(entry)}" for name, entry in entries.items())


def _pairs(entry: Entry) -> str:
    return tomlkit.dumps(dict(entry))
