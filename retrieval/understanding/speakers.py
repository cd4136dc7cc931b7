"""By whose word a figure is wanted: "by the maker's own count", "according to Oslo"."""

import re

from index.names import NameKind
from retrieval.understanding.cues import Cues
from retrieval.understanding.sentence import negated_span
from retrieval.understanding.sighting import Sighting

_SIDES = {"seller_speaker": "seller", "buyer_speaker": "buyer"}


def find_speakers(seen: Sighting, cues: Cues) -> frozenset[str]:
    """The ids of the countries and organisations by whose word a figure is wanted; `buyer` and `seller` for a side."""
    masked, found = seen.masked, set[str]()
    aside = negated_span(masked.text, cues) or (len(masked.text), len(masked.text))
    pattern = cues.sections["speaker"]["named"]
    spans = [match.span() for match in pattern.finditer(masked.text) if not aside[0] <= match.start() < aside[1]]
    for start, end in spans:
        first, last = masked.origin[start], masked.origin[end]
        named = [m for m in seen.mentions if first <= m.start < last and m.kind in _PARTIES]
        found.update(name.id for mention in named for name in mention.names)
        words = re.sub("[A-Z]{5,}", "", masked.text[start:end])
        found.update(side for key, side in _SIDES.items() if not named and cues.has("sides", key, words))
    return frozenset(found)


_PARTIES = (NameKind.COUNTRY, NameKind.ORGANISATION)
