"""A small data folder that has no problems, and ways to spoil it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from index.corpus import load_corpus

ARTICLE = "2024-11-18-daily-k2"
TEXT = "The maker had handed over 71 of the 180 tanks.\n\nThe rest is due by 2026, Hyundai Rotem said."

_HEADER = {
    "title": "Poland has 71 K2 tanks",
    "publisher": "The Daily",
    "published": "2024-11-18",
    "url": "https://example.org/k2",
    "language": "en",
    "kind": "paper",
    "text": "summary",
    "syndicated_from": "null",
}
_FACT = {
    "deal": '"poland-k2-2022"',
    "buyer": '"Poland"',
    "product": '"k2"',
    "attribute": '"delivered_quantity"',
    "value": "71",
    "unit": '"tanks"',
    "as_of": "2024-11-18",
    "stated_by": '"Hyundai Rotem"',
    "quote": '"handed over 71 of the 180 tanks"',
}
DEALS = """[poland-k2-2022]
title = "First contract for K2 tanks"
buyer = "Poland"
seller = ["hyundai-rotem"]
seller_country = "South Korea"
products = ["k2"]
kind = "executive_contract"
"""
PRODUCTS = """[k2]
name = "K2 Black Panther"
category = "tank"
maker = ["hyundai-rotem"]
unit = "tanks"
aliases = ["K2", "Black Panther", "흑표"]
"""
ORGANISATIONS = """[hyundai-rotem]
name = "Hyundai Rotem"
kind = "company"
country = "South Korea"
aliases = ["현대로템"]
"""
COUNTRIES = """[PL]
name = "Poland"
en = ["Polish"]
pl = ["Polska", "polski"]
es = ["Polonia"]
"""


def article(body: str = TEXT, /, **header: str | None) -> str:
    """An article file; a key given as None is left out."""
    lines = [f"{key}: {value}" for key, value in {**_HEADER, **header}.items() if value is not None]
    return "\n".join(["---", *lines, "---", body, ""])


def fact(**keys: str | None) -> str:
    """One [[fact]], with values as TOML writes them; a key given as None is left out."""
    lines = [f"{key} = {value}" for key, value in {**_FACT, **keys}.items() if value is not None]
    return "\n".join(["[[fact]]", *lines, ""])


def write_folder(folder: Path, files: Mapping[str, str | bytes | None] = MappingProxyType({})) -> Path:
    """Write the good folder with these files in place of its own; None takes a file out."""
    good = {
        f"articles/{ARTICLE}.md": article(),
        f"facts/{ARTICLE}.toml": fact(),
        "deals.toml": DEALS,
        "names/products.toml": PRODUCTS,
        "names/organisations.toml": ORGANISATIONS,
        "names/countries.toml": COUNTRIES,
    }
    for name, content in {**good, **files}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def problems(folder: Path) -> list[str]:
    """What `dealbot check` would say, with paths from the folder on."""
    return [str(problem).removeprefix(f"{folder}/") for problem in load_corpus(folder).problems]
