"""What sentences on record speak of, by their words: things used before, penalties, shares, lengths of time."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from index.names import fold
from index.numerals import states_number

_LONGEST = 121  # months in ten years: no term on record is longer
_YEAR = 12  # months


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    raw = tomllib.loads(files("retrieval").joinpath("plans", "tellings.toml").read_text(encoding="utf-8"))
    return {key: re.compile(pattern) for key, pattern in raw.items()}


def tells_of_used(text: str) -> bool:
    """Whether a sentence speaks of things that somebody used before."""
    return _patterns()["used"].search(fold(text)) is not None


def tells_of_penalty(text: str) -> bool:
    """Whether a sentence speaks of a sum for breaking something off, or for being late."""
    return _patterns()["penalty"].search(fold(text)) is not None


def tells_of_force(text: str) -> bool:
    """Whether a sentence speaks of what is still to come into force."""
    return _patterns()["force"].search(fold(text)) is not None


def tells_of_percentage(text: str) -> bool:
    """Whether a sentence gives a figure in percent."""
    return _patterns()["percent"].search(fold(text)) is not None


def parts_of_list(text: str) -> list[str]:
    """What a list in words consists of, each part as it stands."""
    return _patterns()["joint"].split(text)


def years_told(text: str) -> int:
    """How many whole years the first length of time in a sentence is; nought when there is none."""
    term = _patterns()["term"]
    for match in term.finditer(fold(text)):
        number = max((n for n in range(1, _LONGEST) if states_number(match["number"], Decimal(n))), default=0)
        months = number if match["months"] else _YEAR * number
        return months // _YEAR if months % _YEAR == 0 else 0
    return 0
