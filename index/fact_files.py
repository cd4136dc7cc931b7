"""A fact file as blocks of text, one a [[fact]]: a change to one leaves every other byte as a person wrote it."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import tomlkit
from pydantic import ValidationError
from tomlkit.items import AoT, Table

from index.errors import DataUnreadable
from index.records import Fact
from index.table_files import read_table
from index.tables import find_lines

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNSEEN = {"id", "span", "flags", "corrects"}  # what changes when a fact elsewhere goes, not what is said


@dataclass(frozen=True, slots=True)
class Entry:
    """One [[fact]] with the comment lines right above it, as it is written."""

    text: str

    @property
    def keys(self) -> dict[str, object]:
        """What it says, as plain values."""
        found = tomllib.loads(self.text).get("fact", [{}])
        return dict(found[0])

    def fact(self, article: str, place: int) -> Fact | None:
        """The fact it is, or None when it isn't a valid one; its names aren't checked."""
        try:
            return Fact.model_validate({**self.keys, "id": f"{article}#{place}", "article": article})
        except ValidationError:
            return None

    def with_keys(self, keys: Mapping[str, object]) -> "Entry":
        """The same entry with these keys; one given as None is left out. Comments stay."""
        document = tomlkit.parse(self.text)
        facts = document["fact"]
        table = facts[0] if isinstance(facts, AoT) else None
        if not isinstance(table, Table):
            raise TypeError(f"an entry begins with [[fact]], not {self.text[:40]!r}")
        for key, value in keys.items():
            if value is None:
                table.pop(key, None)
            else:
                table[key] = value
        return Entry(_with_blank_end(tomlkit.dumps(document), self.text))


@dataclass(frozen=True, slots=True)
class FactFile:
    """A fact file: what stands above the first entry, the entries, and how its lines end."""

    article: str
    head: str = ""
    entries: tuple[Entry, ...] = ()
    newline: str = "\n"

    @property
    def name(self) -> str:
        """Its path from the data folder on."""
        return f"facts/{self.article}.toml"

    @property
    def text(self) -> str:
        """The whole file, with the line ends it had."""
        blocks = [self.head, *(entry.text for entry in self.entries)]
        whole = "".join(f"{block}\n" if block and not block.endswith("\n") else block for block in blocks)
        return whole.replace("\n", self.newline)

    def find(self, token: str) -> int | None:
        """The place, from 1, of the entry with this token."""
        places = (place for place, fact in self.facts().items() if token_of(fact) == token)
        return next(places, None)

    def facts(self) -> dict[int, Fact]:
        """The valid facts by their place, from 1."""
        facts = ((place, entry.fact(self.article, place)) for place, entry in enumerate(self.entries, 1))
        return {place: fact for place, fact in facts if fact is not None}

    def replaced(self, entries: Mapping[int, Entry]) -> "FactFile":
        """The same file with other entries at these places."""
        return replace(self, entries=tuple(entries.get(n, old) for n, old in enumerate(self.entries, 1)))


def token_of(fact: Fact) -> str:
    """What a fact is known by while others in its file come and go: a hash of all it says, and of its review."""
    said = fact.model_dump_json(exclude=_UNSEEN)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def load_fact_file(folder: Path, article: str) -> FactFile:
    """The fact file of an article; an empty one when there is none. DataUnreadable when it can't be taken apart."""
    path = folder / "facts" / f"{article}.toml"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return FactFile(article)
    text, tables = read_table(path, data)
    head, entries = split_entries(text)
    count = tables.get("fact", [])
    if not isinstance(count, list) or len(count) != len(entries):
        raise DataUnreadable(path, "its facts aren't all written as [[fact]]; write them so")
    return FactFile(article, head, entries, "\r\n" if b"\r\n" in data else "\n")


def split_entries(text: str) -> tuple[str, tuple[Entry, ...]]:
    """What stands above the first [[fact]] of a file that loads, and its entries; joined, they are the text."""
    lines = _LINE.findall(text)
    places = find_lines(text).places
    starts = sorted(line - 1 for (entry, key), line in places.items() if isinstance(entry, int) and key is None)
    starts = [_above(lines, start) for start in starts]
    bounds = [0, *starts, len(lines)]
    head, *blocks = ["".join(lines[first:last]) for first, last in pairwise(bounds)]
    return head, tuple(map(Entry, blocks))


def _above(lines: list[str], start: int) -> int:
    """Where an entry begins, with the comment right above it; a comment that begins the file is the file's."""
    first = start
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first or start


def _with_blank_end(text: str, old: str) -> str:
    """The text with as many line breaks at its end as it had, so that blank lines between entries stay."""
    body = text.rstrip("\n")
    return body + (old[len(old.rstrip("\n")) :] or "\n")
