"""The events whose dates a question asks for side by side: "when was it signed and cancelled"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from retrieval.question import Asked, Operation
from retrieval.understanding.aim import Aim, after_event
from retrieval.understanding.cues import Cues

FRAMEWORK, ORDERS, SIGNED = "framework", "orders", "signed"
CAME = "came"  # that anything had been delivered
_JOINTS = frozenset({"joint", "earlier", "later"})  # what stands between events, and names none
_NOUNS = frozenset({FRAMEWORK, ORDERS})  # events that are the signing of some deals only
# Where the words for each event are, beside those of the event section.
_CUED = {
    "selected": ("attribute", "selected"),
    "approved": ("attribute", "approved"),
    "effective": ("attribute", "effective"),
    "amended": ("attribute", "amended"),
    "cancelled": ("claim", "cancelled"),
    "suspended": ("claim", "suspended"),
    "exercised": ("claim", "exercised"),
    "lapsed": ("claim", "lapsed"),
    FRAMEWORK: ("kind", "framework"),
}
_WHOLE = "whole"  # "from start to finish" names no start
_LISTING = frozenset({Operation.LOOKUP, Operation.TIMELINE, Operation.LIST, Operation.TOTAL})
_APART = 7  # words between two events that are listed side by side


@dataclass(frozen=True, slots=True)
class _Named:
    """An event and where it is named."""

    start: int
    end: int
    event: str


def find_events(masked: str, cues: Cues, aim: Aim, *, of_framework: bool = False) -> tuple[str, ...]:
    """The events a masked question lists, in its order; empty where it asks for no dates, or for that of one event.

    `of_framework` says that a deal called by its name is a framework.
    """
    spans = aim.operation is Operation.INTERVAL
    told = aim.operation in _LISTING or spans if aim.asked is Asked.DATE else aim.operation is Operation.TIMELINE
    if not told or aim.asked not in (Asked.DATE, Asked.ANY):
        return ()
    masked = after_event(masked, cues)  # "when it chose the yard, when was the last ship due" is of one event
    listed, chain = list[str](), list[_Named]()
    found = list(_named(masked, cues, FRAMEWORK if of_framework else ORDERS))
    if spans:
        return tuple(dict.fromkeys(named.event for named in _without_nouns(found, masked, cues)))
    for named in [*_without_nouns(found, masked, cues), None]:
        if chain and (named is None or not _are_listed(masked[chain[-1].end : named.start], cues)):
            events = list(dict.fromkeys(one.event for one in chain))
            if aim.operation is Operation.TIMELINE and _goes_on(masked[chain[-1].end :], cues):
                return ()  # "the framework, the order and the handovers": with those nobody reads it is all of it
            listed = events if len(events) > max(1, len(listed)) else listed
            chain = []
        chain += [named] if named is not None else []
    other, meant = (SIGNED, ORDERS) if FRAMEWORK in listed else (ORDERS, SIGNED)
    listed = list(dict.fromkeys(meant if event == other else event for event in listed))
    return tuple(listed) if len(listed) > 1 else ()


def find_order(masked: str, cues: Cues) -> tuple[str, ...]:
    """Two events of which a masked question says that the first was before the second; empty where it doesn't.

    The first is empty where it isn't known by its words, and the second is that something came.
    """
    found = [named for named in _named(masked, cues, CAME) if named.event not in _NOUNS]
    for key in ("earlier", "later"):
        for match in cues.sections["event"][key].finditer(masked):
            left = [
                named for named in found if named.end <= match.start() and "." not in masked[named.end : match.start()]
            ]
            right = [named for named in found if named.start >= match.end()]
            if left and right and left[-1].event != right[0].event:
                events = (left[-1].event, right[0].event)
                return events if key == "earlier" else events[::-1]
            if right and not left and key == "earlier" and right[0].event == CAME:
                return ("", CAME)
    return ()


def _named(masked: str, cues: Cues, of_deal: str) -> Iterator[_Named]:
    """Every event named, left to right; of words that overlap the longer. `of_deal` is that of a deal's own name."""
    patterns: list[tuple[str, re.Pattern[str] | None]] = [(of_deal, re.compile("DEAL"))]
    patterns += [(event, cues.sections[section].get(key)) for event, (section, key) in _CUED.items()]
    patterns += [(event, pattern) for event, pattern in cues.sections["event"].items() if event not in _JOINTS]
    patterns += [(CAME, cues.sections["attribute"].get("delivered_quantity"))] if of_deal == CAME else []
    found = [
        _Named(match.start(), match.end(), event)
        for event, pattern in patterns
        if pattern is not None
        for match in pattern.finditer(masked)
        if match.end() > match.start()
    ]
    end = 0
    for named in sorted(found, key=lambda one: (one.start, -one.end, one.event not in _NOUNS)):
        if named.start >= end:
            end = named.end
            if named.event != _WHOLE:
                yield named


def _without_nouns(found: list[_Named], masked: str, cues: Cues) -> Iterator[_Named]:
    """The events; of a deal and what became of it only the latter, except that a framework signed is the framework."""
    skipped = False
    for named, following in zip_longest(found, found[1:]):
        if skipped:
            skipped = False
            continue
        if named.event in _NOUNS and following is not None:
            gap = masked[named.end : following.start]
            if not _are_listed(gap, cues) and len(gap.split()) <= _APART:
                if following.event != SIGNED:
                    continue  # "the contract was cancelled"
                named, skipped = replace(named, end=following.end), True
        yield named


def _goes_on(rest: str, cues: Cues) -> bool:
    """Whether a list has more in it after the events read: "…, and both handovers"."""
    joint = cues.sections["event"]["joint"].match(rest.lstrip())
    return joint is not None and bool(rest.lstrip()[joint.end() :].strip(" .?!"))


def _are_listed(gap: str, cues: Cues) -> bool:
    """Whether the words between two events put them side by side."""
    return len(gap.split()) <= _APART and cues.sections["event"]["joint"].search(gap) is not None and "?" not in gap
