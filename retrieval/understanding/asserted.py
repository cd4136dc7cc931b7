"""Clauses that state a thing as done, beside what is asked: "now that it owns them, what did they cost?"."""

import re

from index.names import fold
from retrieval.understanding.cues import Cues

_STOPS = re.compile(r"(?P<comma>,)\s+|\s+[–—-]\s+|[;:.!]\s+")
_SHORTEST = 3  # words that can state something


def find_asserted(text: str, cues: Cues) -> str:
    """The clause in which a question states something as done, as it is worded; nothing where it only asks.

    It stands before what is asked, apart from it by more than a comma unless a word leads it, or behind such a word at
    the end: "what does it pay since it renewed the lease?".
    """
    folded, words = fold(text), cues.sections["asserted"]
    led = words["lead"].match(folded)
    start = led.end() if led is not None else 0
    for stop in _STOPS.finditer(folded, start):
        said = text[start : stop.start()]
        if (stop["comma"] and led is None) or "?" in said or not _asks(folded[stop.end() :], cues):
            continue
        return said.strip() if _states(said, cues) else ""
    ending = words["ending"].search(folded) if _asks(folded, cues) else None
    said = text[ending.end() :].strip(" ?.!") if ending is not None else ""
    return said if _states(said, cues) and not _STOPS.search(said) else ""


def _asks(folded: str, cues: Cues) -> bool:
    """Whether a text begins by asking for something."""
    return cues.sections["asserted"]["asks"].match(folded.lstrip(" ¿")) is not None


def _states(said: str, cues: Cues) -> bool:
    """Whether a clause can state something of a deal: not what the asker has read, nor of which things it is asked."""
    folded = fold(said).strip()
    unsaid = cues.sections["asserted"]["unsaid"].match(folded) is not None or _asks(folded, cues)
    return len(folded.split()) >= _SHORTEST and not unsaid
