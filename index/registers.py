"""deals.toml and names/*.toml → records: ids that exist, chains that end, one form for one thing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TypeVar

from index.problems import Finding, Severity, shown, suggestion, warning
from index.records import Country, Deal, Organisation, Product, Record
from index.shipped import find_country
from index.tables import Entry
from index.validation import build_record, unknown_keys

R = TypeVar("R", bound=Record)
Declared = Mapping[type[Record], frozenset[str]]  # the ids in each register, sound or not

FILES: Mapping[type[Record], str] = {
    Deal: "deals.toml",
    Product: "names/products.toml",
    Organisation: "names/organisations.toml",
    Country: "names/countries.toml",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The keys of an entry that hold ids of others, and whose.
REFERENCES: Mapping[type[Record], Mapping[str, type[Record]]] = {
    Deal: {"seller": Organisation, "products": Product, "parent": Deal, "follows": Deal},
    Product: {"maker": Organisation, "variant_of": Product},
    Organisation: {"parent": Organisation},
    Country: {},
}
_CHAINS = ("parent", "follows", "variant_of")
_FORMS: Mapping[type[Record], tuple[str, ...]] = {
    Deal: (),  # "the second contract" is one of many, and the conversation tells which
    Product: ("name", "aliases"),
    Organisation: ("name", "former_names", "aliases"),
    Country: ("name", "en", "ko", "pl", "es", "capital"),  # `ambiguous` forms are shared by nature
}


def build_register(
    model: type[R], content: Mapping[str, object], declared: Declared
) -> tuple[dict[str, R], list[tuple[Entry, Finding]]]:
    """The valid entries of one register by id, and what is wrong with it."""
    records: dict[str, R] = {}
    tables = {key: raw for key, raw in content.items() if isinstance(raw, dict)}
    findings: list[tuple[Entry, Finding]] = [
        (key, Finding(None, f"{shown(key)} should be a table that begins with [{key}]"))
        for key in content
        if key not in tables
    ]
    for key, raw in tables.items():
        record, found = build_record(model, {**raw, "id": key})
        found += _check_entry(model, key, raw, declared)
        findings += [(key, finding) for finding in found]
        if record is not None:
            records[key] = record
    findings += [*_check_chains(tables), *_check_forms(model, tables)]
    wrong = {entry for entry, finding in findings if finding.severity is Severity.ERROR}
    return {key: record for key, record in records.items() if key not in wrong}, findings


def check_name(key: str, name: object, register: type[Record], declared: Declared) -> Iterator[Finding]:
    """The finding that the id given as `key` isn't registered; none when nothing at all is."""
    known = declared[register]
    if isinstance(name, str) and name and known and name not in known:
        hint = suggestion(name, sorted(known)) or "; add it there"
        yield Finding(key, f"{key} {shown(name)} is not in {FILES[register]}{hint}")


def _check_entry(model: type[Record], entry: str, raw: Mapping[str, object], declared: Declared) -> Iterator[Finding]:
    yield from unknown_keys(raw, [key for key in model.model_fields if key != "id"])
    for key, register in REFERENCES[model].items():
        for name in _texts(raw.get(key)):
            yield from check_name(key, name, register, declared)
    buyer = raw.get("buyer") if model is Deal else None
    if isinstance(buyer, str) and (country := find_country(buyer)):
        yield warning("buyer", f"buyer {shown(buyer)} is another form of {shown(country)}; write that, as questions do")
    if model is not Country and not _ID.fullmatch(entry):
        yield warning(None, f"id {shown(entry)} should be of a-z, 0-9 and hyphens; rename it")


def entry_forms(model: type[Record], raw: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The forms that no other entry may have: the key, the form as written, and as it is compared."""
    for key in _FORMS[model]:
        yield from ((key, form, _folded(form)) for form in _texts(raw.get(key)))


def _texts(value: object) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


def _check_chains(tables: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[Entry, Finding]]:
    """Entries that are, by whatever way round, above themselves: who climbs from them never arrives."""
    for key in _CHAINS:
        above = {entry: str(raw[key]) for entry, raw in tables.items() if isinstance(raw.get(key), str)}
        done: set[str] = set()
        for start in above:
            path: list[str] = []
            entry = start
            while entry in above and entry not in done:
                done.add(entry)
                path.append(entry)
                entry = above[entry]
            if entry in path:
                circle = path[path.index(entry) :]
                way = " → ".join([*circle, entry])
                yield from ((one, Finding(key, f"{key} leads back to itself: {way}; empty one")) for one in circle)


def _check_forms(model: type[Record], tables: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[Entry, Finding]]:
    owners: dict[str, str] = {}
    for entry, raw in tables.items():
        for key, form, folded in entry_forms(model, raw):
            owner = owners.setdefault(folded, entry)
            if owner != entry:
                yield entry, Finding(key, f"{shown(form)} already stands for [{owner}]; keep it in one of the two")


def _folded(form: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", form).casefold().split())
