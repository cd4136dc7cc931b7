"""What a sum takes in beside the rest: "counting the 2025 order, how many in all" is no question about that order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from index.names import NameKind, fold
from index.records import Attribute
from retrieval.knowledge import Knowledge
from retrieval.selection import covered
from retrieval.understanding.cues import Cues
from retrieval.understanding.ordinals import find_ordinals
from retrieval.understanding.sentence import blanked
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.times import Relation

_STOPS = ",;:?()–"
_TAKEN_IN = (NameKind.PRODUCT, NameKind.COUNTRY)
_NAMED = re.compile("[A-Z]{4,}")  # a name, as it is masked
_MORE = 2  # orders or things named together are what is summed, not what is taken in


def without_inclusions(seen: Sighting, cues: Cues, knowledge: Knowledge) -> Sighting:
    """What the question holds without the time, place and variants of what its sum only takes in as well."""
    spans = list(_spans(seen.masked.text, cues))
    places = [seen.masked.text[start:end] for start, end in spans]
    inside = [time for time in seen.times if _is_in(seen, time.start, spans)]
    ordinals = [place for text in places for place in find_ordinals(text, cues)]
    named = [m.kind for m in seen.mentions if _is_in(seen, m.start, spans)]
    several = max(len(inside), len(ordinals), named.count(NameKind.PRODUCT), named.count(NameKind.COUNTRY)) >= _MORE
    if not spans or several:
        return seen
    mentions = [m for m in seen.mentions if m.kind not in _TAKEN_IN or not _is_in(seen, m.start, _parts(seen, spans))]
    if any(mention.kind is NameKind.COUNTRY for mention in mentions):  # "Chile's orders, Peru's included" are of both
        mentions = [m for m in seen.mentions if m.kind is not NameKind.PRODUCT or not _is_in(seen, m.start, spans)]
    whole = covered((name.id for mention in mentions for name in mention.names), knowledge)
    mentions = [
        m
        for m in seen.mentions
        if m in mentions or (m.kind is NameKind.PRODUCT and not {name.id for name in m.names} <= whole)
    ]
    return replace(
        seen,
        kept=blanked(seen.kept, _spans(seen.kept, cues)),
        times=tuple(time for time in seen.times if time not in inside or time.relation is not Relation.IN),
        mentions=tuple(mentions),
    )


def without_things_priced_in(seen: Sighting, cues: Cues) -> Sighting:
    """What a question for a price holds without the things that are only to be in it: "the call-off, trucks included".

    Where nothing else tells what is priced, it is of those things.
    """
    spans = _parts(seen, list(_spans(seen.masked.text, cues)))
    inside = [m for m in seen.mentions if m.kind is NameKind.PRODUCT and _is_in(seen, m.start, spans)]
    rest = tuple(mention for mention in seen.mentions if mention not in inside)
    told = not rest or any(mention.kind in (NameKind.PRODUCT, NameKind.DEAL) for mention in rest)
    return replace(seen, mentions=rest) if inside and told else seen


def takes_in(seen: Sighting, cues: Cues) -> bool:
    """Whether a question takes in one order, by its time or its place, or what was taken of an option, beside others.

    "With the fourth of 2026", "counting what it drew from the option"; "ordered in 2023 and 2025" is of both years.
    """
    if _are_joined(seen, cues):
        return True
    spans = list(_spans(seen.masked.text, cues))
    times = [time for time in seen.times if time.relation is Relation.IN and _is_in(seen, time.start, spans)]
    parts = _parts(seen, spans)
    countries = [_is_in(seen, m.start, parts) for m in seen.mentions if m.kind is NameKind.COUNTRY]
    if countries and all(countries):
        return True  # "ordered abroad, Peru's included" is of all that ordered
    drawn = any(cues.has("claim", "exercised", seen.masked.text[start:end]) for start, end in spans)
    return bool(times) or drawn or any(find_ordinals(seen.masked.text[start:end], cues) for start, end in spans)


def without_kinds_taken_in(seen: Sighting, cues: Cues) -> Sighting:
    """What the question holds without the kind of deal that it only takes in as well: "memoranda included"."""
    spans = [
        (start, end)
        for start, end in _spans(seen.kept, cues)
        if _is_of_kind(seen.kept[start:end], cues) and not _NAMED.search(seen.kept, start, end)
    ]
    return replace(seen, kept=blanked(seen.kept, spans))


def _is_of_kind(text: str, cues: Cues) -> bool:
    """Whether a text speaks of deals of a kind: memoranda, options, leases."""
    roles = (Attribute.OPTIONAL_QUANTITY, Attribute.LEASED_QUANTITY)
    return bool(cues.found("kind", text)) or any(cues.has("attribute", role, text) for role in roles)


def _parts(seen: Sighting, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that leave something of the question: "what does it pay with tax added" takes nothing else in."""
    whole = len(seen.masked.text.rstrip(" ?.!"))
    return [(start, end) for start, end in spans if start > 0 or end < whole]


def _are_joined(seen: Sighting, cues: Cues) -> bool:
    """Whether two times in which something was ordered stand side by side, with no more than an "and" between them."""
    ordered = any(cues.has("attribute", role, seen.kept) for role in (Attribute.ORDERED_QUANTITY, Attribute.VALUE))
    times = [time for time in seen.times if time.relation is Relation.IN]
    folded, words = fold(seen.text), cues.sections["sides"]["between"]
    joins = [(one.end, words.search(folded, one.end), other.start) for one, other in pairwise(times)]
    joined = [m and not (folded[start : m.start()] + folded[m.end() : end]).strip() for start, m, end in joins]
    return ordered and len(times) == _MORE and all(joined)


def _is_in(seen: Sighting, place: int, spans: list[tuple[int, int]]) -> bool:
    start, _ = seen.masked.span(place, place + 1)
    return any(first <= start < last for first, last in spans)


def _spans(masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Where a masked text takes something in: from "counting" to the next stop, or from one to "included"."""
    for match in cues.sections["sides"]["taking_in"].finditer(masked):
        stop = min((at for sign in _STOPS if (at := masked.find(sign, match.end())) >= 0), default=len(masked))
        yield match.start(), stop
    for match in cues.sections["sides"]["taken_in"].finditer(masked):
        led = masked[: match.start()].rstrip(" ,")
        yield max(led.rfind(sign) for sign in _STOPS) + 1, match.end()
