"""Clauses that only say when: what stands in them is not what is asked about."""

from dataclasses import replace

from index.names import Mention, NameKind
from retrieval.understanding.aim import after_event
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting


def beside_clause(seen: Sighting, cues: Cues) -> Sighting:
    """What a question holds without the things named in a dated clause before it, where it names other things itself.

    "When it had its first corvette in June 2026, how many missiles were to come?" is of no corvette, and "when the
    letter went out in Riyadh in 2024, what had Montenegro paid?" of no Saudi deal.
    """
    rest = after_event(seen.kept, cues)
    if rest == seen.kept:
        return seen
    opening = len(seen.kept) - len(rest)
    end = seen.place(opening)
    inside = [m for kind in _BESIDE for m in _told_only_when(kind, seen, end)]
    dated = any(time.start < end for time in seen.times)
    if not dated or not inside:
        return seen
    kept = " " * opening + rest
    return replace(seen, kept=kept, mentions=tuple(mention for mention in seen.mentions if mention not in inside))


_BESIDE = (NameKind.PRODUCT, NameKind.COUNTRY)


def _told_only_when(kind: NameKind, seen: Sighting, end: int) -> list[Mention]:
    """The names of a kind before a place, where others of that kind follow it."""
    named = [mention for mention in seen.mentions if mention.kind is kind]
    inside = [mention for mention in named if mention.start < end]
    return inside if len(inside) < len(named) else []
