"""The day an article says it appeared: a line of its first ones that holds little else than a date."""

import re
from datetime import date

from index.extraction.dates import Relation, find_dates
from index.periods import Precision

_FIRST_LINES = 4
_LONGEST_LINE = 80  # characters
_MOST_WORDS = 4  # beside the date: a place, a name, "Published:"
_OPENING = re.compile(r"^(.{6,70}?)\s*(?:--|[–—]|\s-\s)")  # SEOUL, Nov. 18, 2024 (Yonhap) --
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]+")
_EITHER_ORDER = re.compile(r"(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d")


def find_dateline(text: str, language: str) -> date | None:
    """The whole day stated on a line of its own near the beginning, or where the first sentence says from where it is.

    None when there is no such line, when two disagree, or when it can be read day first and month first.
    """
    lines = [line for line in text.split("\n") if line.strip()][:_FIRST_LINES]
    openings = [match[1] for match in map(_OPENING.match, lines) if match]
    days = {day for line in (*lines, *openings) if len(line) <= _LONGEST_LINE and (day := _day_of(line, language))}
    return days.pop() if len(days) == 1 else None


def _day_of(line: str, language: str) -> date | None:
    plain = _ASIDE.sub(" ", line)
    found = find_dates(plain, language, None)
    if len(found) != 1 or found[0].relation is not Relation.ON or found[0].period.precision is not Precision.DAY:
        return None
    stated = plain[found[0].start : found[0].end]
    words = _WORD.findall(plain[: found[0].start] + " " + plain[found[0].end :])
    is_bare = len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)
    is_bare = is_bare or (language == "ko" and len(words) <= 1)
    return found[0].period.start if is_bare and not _EITHER_ORDER.fullmatch(stated) else None
