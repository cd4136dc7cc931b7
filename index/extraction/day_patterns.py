"""The patterns for periods told without a full date: months, quarters, weekdays, last year, two years ago."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.extraction.full_dates import date_words
from index.extraction.vocabulary import either, load_vocabulary

# The words for years told from the day of writing, and what they add to its year.
YEARS: Mapping[str, int] = {
    "year_before_last": -2, "last_year": -1, "this_year": 0, "next_year": 1, "year_after_next": 2
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayPatterns:
    """The patterns of one language."""

    month: re.Pattern[str]
    quarter: re.Pattern[str]
    weekday: re.Pattern[str]
    relative: re.Pattern[str]
    ago: re.Pattern[str]
    month_figure: re.Pattern[str]
    day: re.Pattern[str]
    year_after: re.Pattern[str]
    year_before: re.Pattern[str]
    future: re.Pattern[str]
    last: re.Pattern[str]
    next: re.Pattern[str]


@cache
def load_day_patterns(language: str) -> DayPatterns:
    """The patterns of a language, built once a process."""
    tables = load_vocabulary(language).tables["dates"]
    words = date_words(language)
    edges = (r"(?<!\w)", r"(?!\w)") if language != "ko" else ("", "")
    years = [
        *(f"(?P<{key}>{either(tables['relative'][key])})" for key in YEARS if key in tables["relative"]),
        r"(?P<year>(?:19[5-9]|20[0-6])\d)(?!\d)(?:년)?",
        r"(?:['’]|(?<=q))(?P<short>\d\d)(?!\d)",
    ]
    links = rf"(?: ?(?:{either(tables['year_links'])}))?"
    numbers = either([r"(?<!\d)\d{1,2}", *map(re.escape, load_vocabulary(language).numbers), "an?"])
    ago = either(body for bodies in tables["ago"].values() for body in bodies).replace("NUMBER", f"(?:{numbers})")
    names = either(name for name in words.months if len(name) > 3 or name in ("may", "maj")) or "(?!)"
    return DayPatterns(
        month=re.compile(
            rf"(?P<lead>(?<!\w)(?:{either(tables['month_lead'])})[ -]|(?<=-))?(?<!\w)(?P<name>{names})(?!\w)"
        ),
        quarter=re.compile(_named("q", tables["quarters"], edges[0], rf"(?:{edges[1]}|(?<=q)(?=\d\d\b))")),
        weekday=re.compile(_named("d", tables["weekdays"], *edges)),
        relative=re.compile(_named("", tables["relative"], *edges)),
        ago=re.compile(f"{edges[0]}(?:{ago}){edges[1]}"),
        month_figure=re.compile(tables.get("month", "(?!)")),
        day=re.compile(tables.get("day", "(?!)")),
        year_after=re.compile(rf"{links} ?(?:{'|'.join(years)}){edges[1]}"),
        year_before=re.compile(rf"(?:{'|'.join(years)}) ?\Z"),
        future=re.compile(f"{edges[0]}(?:{either(tables['future'])}){edges[1]}"),
        last=re.compile(f"{edges[0]}(?:{either(tables['last']['words'])}) ?\\Z"),
        next=re.compile(f"{edges[0]}(?:{either(tables['next']['words'])}) ?\\Z"),
    )


def _named(prefix: str, table: Mapping[str, list[str]], *edges: str) -> str:
    """One pattern for a table, whose groups are its keys."""
    return (
        f"{edges[0]}(?:{'|'.join(f'(?P<{prefix}{key}>{either(bodies)})' for key, bodies in table.items())}){edges[1]}"
    )
