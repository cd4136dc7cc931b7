"""States of a deal that the words of a sentence may show: which, where, and with what around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.extraction.cues import Cue
from index.extraction.features import nearness
from index.extraction.neighbours import stems_beside
from index.extraction.reading import Line
from index.names import fold
from index.records import Status

_OF_CUE: Mapping[str, tuple[Status, ...]] = {
    "sign": (Status.SIGNED,),
    "order": (Status.SIGNED,),
    "framework": (Status.FRAMEWORK,),
    "memorandum": (Status.MEMORANDUM,),
    "comprehensive": (Status.COMPREHENSIVE_AGREEMENT,),
    "select": (Status.SELECTED,),
    "notify": (Status.NOTIFIED,),
    "approve": (Status.APPROVED,),
    "negotiate": (Status.NEGOTIATED,),
    "effective": (Status.EFFECTIVE,),
    "production": (Status.IN_PRODUCTION,),
    "delivered": (Status.IN_DELIVERY, Status.COMPLETED),
    "deliver": (Status.IN_DELIVERY, Status.COMPLETED),
    "complete": (Status.COMPLETED,),
    "last": (Status.COMPLETED,),
    "amend": (Status.AMENDED,),
    "delay": (Status.DELAYED,),
    "suspend": (Status.SUSPENDED,),
    "shelve": (Status.SHELVED,),
    "cancel": (Status.CANCELLED,),
    "loser": (Status.LOST,),
    "dispute": (Status.DISPUTED,),
    "option": (Status.OPTION_OPEN,),
    "exercise": (Status.OPTION_EXERCISED,),
    "lapse": (Status.OPTION_LAPSED,),
    "require": (Status.REQUIREMENT,),
    "bid": (Status.BID,),
}
_CUE = 14  # letters of the cue itself: "late" and "behind schedule" show a delay, "instead of" hardly alone
_REACH = 4  # words beside the cue


@dataclass(frozen=True, slots=True)
class Sign:
    """A state that a sentence may show, and the cue it would be shown by."""

    status: Status
    cue: Cue


def find_signs(line: Line) -> list[Sign]:
    """Every state that some cue of a sentence may show, each once, by its first cue."""
    found: dict[Status, Cue] = {}
    for cue in line.cues:
        for status in _OF_CUE.get(cue.kind, ()):
            found.setdefault(status, cue)
    return [Sign(status, cue) for status, cue in found.items()]


def status_features(line: Line, sign: Sign, roles: Sequence[str], earlier: bool) -> Iterator[str]:
    """The features of a state: `roles` are those of the figures there, `earlier` whether it was shown before."""
    status = sign.status
    yield status
    yield f"{status}:{sign.cue.kind}"
    yield f"{status}:{'lead' if line.number == 0 else 'body'}"
    if earlier:
        yield f"{status}:earlier"
    yield f"{status}:cue:{fold(line.text[sign.cue.start : sign.cue.end])[:_CUE]}"
    before, after = stems_beside(line, sign.cue)
    yield from (f"w<{stem}" for stem in before[-_REACH:])
    yield from (f"w>{stem}" for stem in after[:_REACH])
    for role in set(roles):
        yield f"{status}:has:{role}"
        yield f"has:{role}"
    if line.products:
        yield f"{status}:product"
    if line.parties:
        yield f"{status}:party"
    seen: set[str] = set()
    for cue in line.cues:
        if cue is sign.cue or (cue.start, cue.end) == (sign.cue.start, sign.cue.end):
            continue
        side = "<" if cue.end <= sign.cue.start else ">"
        near = nearness(line, cue, sign.cue)
        if (name := f"{cue.kind}{side}{near}") not in seen:
            seen.add(name)
            yield f"{status}:{name}"
            yield name
            yield f"{status}:{cue.kind}"
