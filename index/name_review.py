"""Deals and names that were proposed along with facts: approved when a fact needs them, and back again."""

from collections.abc import Iterable, Mapping, Set
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from index.files import read_files
from index.records import Deal, Organisation, Product, Record, Review
from index.registers import FILES, REFERENCES
from index.tables import load_table

_OF_FACT: Mapping[str, type[Record]] = {"deal": Deal, "product": Product, "seller": Organisation}
_Keys = Mapping[str, object]


def find_needed(folder: Path, facts: Iterable[_Keys], review: Review = Review.EXTRACTED) -> frozenset[str]:
    """The entries so marked that these facts refer to, whether directly or through others, each as file#id."""
    registers: dict[type[Record], Mapping[str, object]] = {
        model: load_table(_read(folder / FILES[model])).content for model in (Deal, Product, Organisation)
    }
    seen: set[tuple[type[Record], str]] = set()
    ahead = [name for fact in facts for name in _named(fact, _OF_FACT)]
    while ahead:
        model, identity = name = ahead.pop()
        entry = registers[model].get(identity)
        if name not in seen and isinstance(entry, dict):
            seen.add(name)
            ahead += _named(entry, REFERENCES[model])
    return frozenset(f"{FILES[m]}#{key}" for m, key in seen if _review_of(registers[m][key]) == review.value)


def find_approved_facts(folder: Path, without: str) -> list[_Keys]:
    """The approved facts of all files but one."""
    found: list[_Keys] = []
    for name, data in read_files(folder).items():
        if name.startswith("facts/") and name != without and isinstance(data, bytes):
            entries = load_table(data.decode("utf-8-sig", errors="replace")).content.get("fact", [])
            found += approved(entries if isinstance(entries, list) else [])
    return found


def approved(entries: Iterable[object]) -> list[_Keys]:
    """Those of the entries that a person approved."""
    return [entry for entry in entries if isinstance(entry, dict) and _review_of(entry) != Review.EXTRACTED.value]


def mark_names(folder: Path, names: Set[str], review: Review) -> dict[str, str]:
    """The texts of the register files in which these entries carry that mark."""
    texts = {}
    for file in sorted({name.partition("#")[0] for name in names}):
        document = tomlkit.parse(_read(folder / file))
        for name in sorted(names):
            entry = document.get(name.partition("#")[2]) if name.partition("#")[0] == file else None
            if isinstance(entry, Table):
                entry["review"] = review.value
        texts[file] = tomlkit.dumps(document)
    return texts


def _named(entry: _Keys, references: Mapping[str, type[Record]]) -> list[tuple[type[Record], str]]:
    found = []
    for key, model in references.items():
        value = entry.get(key)
        found += [(model, name) for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]
    return found


def _review_of(entry: object) -> object:
    return entry.get("review", Review.APPROVED.value) if isinstance(entry, dict) else None


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig") if path.exists() else ""
