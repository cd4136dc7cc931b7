"""States and makers that a question gives to choose from: "a contract or just a plan?", "from Thales or Indra?"."""

import re
from dataclasses import replace
from itertools import pairwise

from index.names import Mention, NameKind, fold
from retrieval.question import Asked, Operation
from retrieval.understanding.aim import Aim
from retrieval.understanding.cues import Cues
from retrieval.understanding.sentence import blanked
from retrieval.understanding.sighting import Sighting


def of_states(seen: Sighting, cues: Cues) -> tuple[Sighting, Aim] | None:
    """A question without the two states it gives to choose from, and what it wants: how far the deal has come."""
    choosing, wh = cues.sections["choosing"], cues.sections["verify"]["wh"]
    match = choosing["states"].search(seen.kept)
    if match is None or wh.search(seen.kept):
        return None
    start, end = match.span()
    names = [name.span() for name in _NAMES.finditer(seen.kept, start, end)]
    edges = [start, *(edge for name in names for edge in name), end]
    return _without(seen, list(zip(edges[::2], edges[1::2], strict=True))), Aim(Operation.LOOKUP, Asked.STATUS, ())


_NAMES = re.compile(r"[A-Z]{4,}")  # what names are masked by


def of_makers(seen: Sighting, aim: Aim, cues: Cues) -> tuple[Sighting, Aim, tuple[Mention, ...]] | None:
    """A question without the two makers it gives to choose from, what it wants: who sold it, or which country; the two.

    Neither of "Thales or Indra" narrows what is meant, as it may be neither.
    """
    kinds = {mention.kind for mention in seen.mentions}
    if aim.operation is not Operation.VERIFY or not {NameKind.PRODUCT, NameKind.COUNTRY} <= kinds:
        return None
    for one, other in pairwise(seen.mentions):
        if one.kind is other.kind and one.kind in _MAKERS and _is_offered(one, other, seen, cues):
            start, end = seen.masked.span(one.start, other.end)
            asked = Asked.PERSON if one.kind is NameKind.ORGANISATION else Asked.PLACE
            return _without(seen, [(start, end)]), Aim(Operation.LOOKUP, asked, ()), (one, other)
    return None


_MAKERS = (NameKind.ORGANISATION, NameKind.COUNTRY)


def _is_offered(one: Mention, other: Mention, seen: Sighting, cues: Cues) -> bool:
    """Whether two names stand behind "from" with nothing but an "or" between them."""
    text = fold(seen.text)
    before, between = text[: one.start].rstrip(), text[one.end : other.start]
    led = any(match.end() == len(before) for match in cues.sections["sides"]["origin"].finditer(before))
    either = cues.sections["choosing"]["either"]
    return led and either.search(between) is not None and len(between.split()) <= _SHORT


_SHORT = 3  # words between two names: "or from", "or from the"


def _without(seen: Sighting, spans: list[tuple[int, int]]) -> Sighting:
    """A sighting without what stands in some spans of its masked text."""
    masked = replace(seen.masked, text=blanked(seen.masked.text, spans))
    places = [
        (seen.masked.origin[start], seen.masked.origin[min(end, len(seen.masked.origin) - 1)]) for start, end in spans
    ]
    rest = tuple(word for word in seen.rest if not any(start <= word.start < end for start, end in places))
    kept = masked.text if seen.kept == seen.masked.text else seen.kept
    return replace(seen, masked=masked, kept=kept, rest=rest)
