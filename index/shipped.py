"""What the program knows without a names folder: kinds of equipment, countries, alliances, from index/forms."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from index.names import Endings, fold


def shipped_kinds() -> frozenset[str]:
    """The ids of the kinds of equipment that every data folder may name."""
    return frozenset(load_forms("products.toml"))


def shipped_countries() -> frozenset[str]:
    """The names that countries go by on deals and facts."""
    return frozenset(str(entry["name"]) for entry in load_forms("countries.toml").values())


def find_country(form: str) -> str | None:
    """The name on deals and facts of the country that goes by another English form: Czechia for Czech Republic."""
    entries = load_forms("countries.toml").values()
    return next(
        (str(entry["name"]) for entry in entries if form != entry["name"] and form in entry.get("en", ())), None
    )


@cache
def load_endings() -> Endings:
    """The endings of languages that glue them to names."""
    raw = load_forms("endings.toml")
    return Endings(
        korean=frozenset(raw["korean"].split()),
        polish=frozenset(fold(raw["polish"]).split()),
        polish_feminine=frozenset(fold(raw["polish_feminine"]).split()),
        ordinary=frozenset(raw["ordinary"].split()),
    )


@cache
def load_forms(name: str) -> Mapping[str, Any]:
    """One file of index/forms, as it is written; read once a process, for it never changes."""
    return tomllib.loads(resources.files("index").joinpath("forms", name).read_text(encoding="utf-8"))
