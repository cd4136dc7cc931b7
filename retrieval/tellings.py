"""What sentences on record speak of, by their words: things used before, penalties, shares, lengths of time."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from index.names import fold
from index.numerals import stated_numbers

_LONGEST = 121  # months in ten years: no term on record is longer
_YEAR = 12  # months
_WHOLE = 100  # percent


def load_words(*path: str) -> Mapping[str, Any]:
    """One file of words by which sentences on record are read, as it is written, by its path in this package."""
    return tomllib.loads(files("retrieval").joinpath(*path).read_text(encoding="utf-8"))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {key: re.compile(pattern) for key, pattern in load_words("tellings.toml").items()}


def telling(key: str) -> re.Pattern[str]:
    """How folded English sentences tell something, or questions ask it."""
    return _patterns()[key]


def tells(key: str, text: str) -> bool:
    """Whether a sentence tells something, or a question asks it."""
    return telling(key).search(fold(text)) is not None


def share_told(text: str) -> Decimal:
    """The one share of a whole that a sentence gives, in percent; nought where it gives none, or several."""
    said = fold(text)
    shares = [Decimal(key) for key, pattern in _patterns().items() if key.isdigit() and pattern.search(said)]
    for match in telling("share").finditer(said):
        shares += _highest(match["number"], _WHOLE)
    return shares[0] if len(shares) == 1 else Decimal(0)


def numbers_told(text: str) -> frozenset[Decimal]:
    """The numbers that can be worked with in what is recorded in words: how many years, what share of a whole."""
    return frozenset({Decimal(years_told(text)), share_told(text)}) - {Decimal(0)}


def years_told(text: str) -> int:
    """How many whole years the first length of time in a sentence is; nought when there is none."""
    for match in telling("term").finditer(fold(text)):
        for number in _highest(match["number"], _LONGEST):  # none of "some years", "5 million a year"
            months = number if match["months"] else _YEAR * number
            return int(months // _YEAR) if months % _YEAR == 0 else 0
    return 0


def lease_years(sentence: str) -> int:
    """How many whole years a sentence says that something is leased for; nought where it doesn't say."""
    leased = telling("leased_for").search(fold(sentence))
    return years_told(leased[0]) if leased is not None else 0


def _highest(text: str, end: int) -> list[Decimal]:
    """The highest number below an end that some reading of a text states, if any does."""
    return sorted(number for number in stated_numbers(text) if 0 < number < end)[-1:]


def places_told(text: str) -> set[int]:
    """The places in a row that a sentence gives things: 2 for "the second ship"."""
    said = fold(text)
    patterns = ((key.partition("_"), pattern) for key, pattern in _patterns().items())
    return {int(nth) for (name, _, nth), pattern in patterns if name == "place" and pattern.search(said)}
