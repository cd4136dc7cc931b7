"""When: the dates of an article as intervals, and how the text leans on them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.periods import Period


class Relation(StrEnum):
    """How a text leans on a date."""

    ON = "on"  # in it: on Friday, in 2026
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: `text[start:end]` shows it."""

    start: int
    end: int
    period: Period
    relation: Relation = Relation.ON


def find_dates(text: str, language: str, anchor: date | None) -> list[Dated]:
    """The dates of a text, left to right; those told from the day of writing only when the `anchor` gives that day."""
    return []
