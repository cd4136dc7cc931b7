"""What a comparison leans to, and whether a question makes one."""

import re

from index.records import Attribute
from retrieval.understanding.cues import Cues
from retrieval.understanding.ordinals import find_ordinals

A = Attribute
ORDERINGS = frozenset({"first", "last"})


def find_leans(masked: str, cues: Cues) -> frozenset[str]:
    """What a comparison leans to: more, less, first, last, dear, cheap."""
    leans = frozenset(cues.found("compare", masked)) - {"choice", "superlative"}
    if leans >= ORDERINGS:  # "which comes first, its second ship or their last tank"
        leans = frozenset(lean for lean in leans if not _is_of_thing(lean, masked, cues)) or leans
    return leans - ORDERINGS or leans  # "whose newest order is larger" compares sizes


def _is_of_thing(lean: str, masked: str, cues: Cues) -> bool:
    """Whether a word for an order only says which of some things is meant: "the last pair of tanks"."""
    ends = [match.end() for match in cues.sections["compare"][lean].finditer(masked)]
    return all(_THING.match(masked, end) for end in ends)


_THING = re.compile(r"(?: [^\W\dA-Z_]+){0,2} PRODUCT")


def chooses(masked: str, cues: Cues) -> bool:
    """Whether a question picks some of many: which, who, name."""
    return cues.has("choosing", "some", masked)


def compares(masked: str, cues: Cues, subjects: int) -> bool:
    """Whether a question holds things side by side; `subjects` is how many of one sort it names."""
    if not find_leans(masked, cues) or (subjects < 2 and cues.has("attribute", A.CEILING, masked)):
        return False  # "the most it may cost" is a ceiling
    if subjects < 2 and _signs_placed(masked, cues):
        return False
    return (cues.has("compare", "superlative", masked) and _wants_one(masked, cues)) or (
        subjects >= 1 and cues.has("compare", "choice", masked)
    )


def _signs_placed(masked: str, cues: Cues) -> bool:
    """Whether it is asked who signed a deal told by its place: "who signed the first call-off for Lithuania"."""
    placed = find_leans(masked, cues) <= ORDERINGS and bool(find_ordinals(masked, cues))
    signs = cues.has("asked", "person", masked) and cues.has("claim", "signed", masked)
    return placed and signs and "COUNTRY" in masked and not cues.has("sort", "country", masked)


def _wants_one(masked: str, cues: Cues) -> bool:
    """Whether a superlative picks one of many ("which is the largest"), not a deal ("the latest contract")."""
    asks = cues.has("asked", "person", masked) or chooses(masked, cues)
    plain = cues.found("asked", masked)
    return (asks or not plain) and not ({"quantity", "date"} & set(plain))
