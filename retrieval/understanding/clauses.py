"""Clauses that only say when: what stands in them is not what is asked about."""

from dataclasses import replace

from index.names import NameKind
from retrieval.understanding.aim import after_event
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting


def beside_clause(seen: Sighting, cues: Cues) -> Sighting:
    """What a question holds without the things named in a dated clause before it, where it names other things itself.

    "When it had its first corvette in June 2026, how many missiles were to come?" is of no corvette.
    """
    rest = after_event(seen.kept, cues)
    if rest == seen.kept:
        return seen
    opening = len(seen.kept) - len(rest)
    end = seen.place(opening)
    things = [mention for mention in seen.mentions if mention.kind is NameKind.PRODUCT]
    inside = [mention for mention in things if mention.start < end]
    dated = any(time.start < end for time in seen.times)
    if not dated or not inside or len(inside) == len(things):
        return seen
    kept = " " * opening + rest
    return replace(seen, kept=kept, mentions=tuple(mention for mention in seen.mentions if mention not in inside))
