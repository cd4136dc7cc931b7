"""What the program knows without a names folder: kinds of equipment and countries, from index/forms."""

import tomllib
from importlib import resources


def shipped_kinds() -> frozenset[str]:
    """The ids of the kinds of equipment that every data folder may name."""
    return frozenset(_load("products.toml"))


def shipped_countries() -> frozenset[str]:
    """The names that countries go by on deals and facts."""
    return frozenset(str(entry["name"]) for entry in _load("countries.toml").values())


def _load(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(resources.files("index").joinpath("forms", name).read_text(encoding="utf-8"))
