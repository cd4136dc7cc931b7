"""What is wrong with the data folder: where, how bad, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rapidfuzz import fuzz, process, utils

_SHOWN = 160  # characters of a value that a message repeats
_NEAR = 78  # of 100: below it a suggestion misleads more often than it helps
_LISTED = 16  # a choice of at most so many words is spelt out when nothing is near


class Severity(StrEnum):
    """Whether a problem keeps an entry out of the index."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `line` counts from 1 and is None when the whole file is meant."""

    path: Path
    line: int | None
    severity: Severity
    message: str

    def __str__(self) -> str:
        """data/facts/x.toml:12: error: what, and what to do"""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        line = f"{place}: {self.severity}: {self.message}"
        # A file name may hold line breaks, and bytes that no terminal prints.
        return "".join(char if char.isprintable() else repr(char)[1:-1] for char in line)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one key of an entry, or with all of it, before anyone knows its line."""

    key: str | None
    message: str
    severity: Severity = Severity.ERROR


def warning(key: str | None, message: str) -> Finding:
    """A finding that doesn't keep the entry out of the index."""
    return Finding(key, message, Severity.WARNING)


def has_error(findings: Iterable[Finding]) -> bool:
    """Whether one of them keeps the entry out of the index."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def shown(value: object) -> str:
    """`value` as a message shows it: quoted, on one line, harmless to a terminal, not too long."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and abs(value) >= 10**18:
        return "a number of 19 digits or more"  # Python refuses to print the longest ones
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…")
    return str(value)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when nothing is near."""
    words = sorted(map(str, known))
    found = process.extractOne(
        word[:_SHOWN], words, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_NEAR
    )
    return str(found[0]) if found else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """How a message about an unknown word goes on: the nearest known one, the few there are, or nothing."""
    words = [str(choice) for choice in known]
    near = nearest(word, words)
    if near is not None:
        return f"; did you mean {shown(near)}?"
    return f"; it should be one of: {', '.join(words)}" if len(words) <= _LISTED and words else ""
