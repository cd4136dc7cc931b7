"""How a language writes numbers, money, counts and dates, by index/extraction/words: one file a language."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from index.names import fold

_FALLBACK = "en"


@dataclass(frozen=True, eq=False)  # one a language, so it may key a cache
class Vocabulary:
    """The words of one language; `tables` holds what the modules build their own patterns from."""

    language: str
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    money_scales: Mapping[str, Decimal]
    tables: Mapping[str, Any]

    def words(self, key: str) -> frozenset[str]:
        """A list of plain words, folded."""
        return frozenset(fold(self.tables[key]).split())

    def patterns(self, section: str, key: str) -> list[str]:
        """The regular expressions of one key of a section; none when the language doesn't have it."""
        return list(self.tables.get(section, {}).get(key, ()))


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """The words of a language, read once a process; the English ones for a language without a file."""
    file = resources.files("index.extraction").joinpath("words", f"{language}.toml")
    if not file.is_file():
        return load_vocabulary(_FALLBACK)
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return Vocabulary(
        language=tables["language"],
        numbers=_values(tables["numbers"]),
        scales=_values(tables["scales"]),
        money_scales=_values(tables["money_scales"]),
        tables=tables,
    )


def _values(table: Mapping[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for value, words in table.items() for word in fold(words).split()}


def either(patterns: Iterable[str]) -> str:
    """One pattern for several, the longest first; it matches nothing when there are none."""
    return "|".join(sorted(patterns, key=len, reverse=True)) or "(?!)"


def before(patterns: Iterable[str], *, gap: str = " ?") -> re.Pattern[str]:
    """A pattern for one of several right before the end of a text."""
    return re.compile(rf"(?:(?<!\w)|(?!\w))(?P<word>{either(patterns)}){gap}\Z")


def after(language: str, patterns: Iterable[str], *, gap: str = " ?") -> re.Pattern[str]:
    """A pattern for one of several right at the start of a text; Korean words go on, with particles."""
    edge = "" if language == "ko" else r"(?:(?!\w)|(?<!\w))"
    return re.compile(rf"{gap}(?P<word>{either(patterns)}){edge}")
