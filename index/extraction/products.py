"""Products a text names: registered ones, designators (K2PL, F-16, Type 212CD) and names beside a kind of equipment."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.extraction.cues import load_names
from index.extraction.lexicon import Lexicon
from index.extraction.places import Place
from index.extraction.plain_names import find_plain_names
from index.extraction.product_names import is_apposed, name_runs
from index.extraction.runs import Run, find_runs
from index.names import Mention, fold

_OTHER_SIGN = re.compile(r"[- ]\d{1,4}[A-Z]{0,2}\b(?![.,]\d)|-[A-Z]{1,2}s?\b(?!-)")  # behind a name: of another product


@dataclass(frozen=True, slots=True)
class Sighting:
    """A product at a place of a text: a registered id, or the name the text gives, or a kind of equipment alone."""

    start: int
    end: int
    name: str = ""
    product: str = ""  # registered id
    kind: str = ""  # id of the kind of equipment beside it


def find_products(
    text: str, language: str, lexicon: Lexicon, others: Sequence[Place], counts: Sequence[Place],
    known: frozenset[str] = frozenset(), title: str = "",
) -> list[Sighting]:  # fmt: skip
    """The products a text names, left to right.

    `others` are the places of names that are none (countries, organisations) and of sums and dates; a name right behind
    one of the `counts` is taken for what is counted. The `known` names are products wherever they stand; one
    in the `title` is more likely to be one.
    """
    inflected = language == "pl"
    kinds = lexicon.kinds.find(text, inflected=inflected)
    registered = [
        _registered(mention)
        for mention in lexicon.products.find(text, inflected=inflected)
        if not _OTHER_SIGN.match(text, mention.end)
    ]
    runs = [run for run in find_runs(text, language, others) if not _is_covered(run, registered)]
    named = [
        Sighting(run.starts[0], run.end, name=run.name)
        for run in name_runs(text, language, runs, kinds, counts, known | {one.name for one in registered}, title)
    ]
    plain = [Sighting(*place) for place in find_plain_names(text, language, kinds, counts)]
    quoted = [
        one
        for one in plain
        if not any(one.start < other.end and other.start < one.end for other in (*named, *registered))
        and not any(other.start == one.start and other.end >= one.end - 1 for other in others)  # 말레이시아가
    ]
    sightings = sorted([*registered, *named, *quoted], key=lambda sighting: sighting.start)
    sightings = [replace(one, kind=_kind_beside(one.start, one.end, text, kinds, language)) for one in sightings]
    alone = [
        Sighting(kind.start, kind.end, kind=kind.names[0].id)
        for kind in kinds
        if not any(one.start < kind.end and kind.start < one.end for one in sightings)
    ]
    return sorted([*sightings, *alone], key=lambda sighting: (sighting.start, sighting.end))


def _registered(mention: Mention) -> Sighting:
    return Sighting(mention.start, mention.end, name=mention.names[0].form, product=mention.names[0].id)


def _is_covered(run: Run, sightings: Iterable[Sighting]) -> bool:
    return any(one.start < run.end and run.starts[0] < one.end for one in sightings)


def _kind_beside(start: int, end: int, text: str, kinds: Sequence[Mention], language: str) -> str:
    """The kind of equipment that stands directly at a name, if any; of a radar satellite the satellite."""
    for place, kind in enumerate(kinds):
        if kind.start >= end and re.match(r"[\s-]", text[end:]) and _is_joined(text[end + 1 : kind.start], 2, language):
            following = kinds[place + 1] if place + 1 < len(kinds) else kind
            return (following if text[kind.end : following.start] == " " else kind).names[0].id
        if kind.start >= end and is_apposed(text[end : kind.start], language):
            return kind.names[0].id
        if kind.end <= start and text[kind.end] == " " and _is_joined(text[kind.end + 1 : start], 3, language):
            return kind.names[0].id
    return ""


def _is_joined(between: str, most: int, language: str) -> bool:
    """Whether no more than so many words stand between a name and a kind, none of them one that sets them apart."""
    if not re.fullmatch(rf"(?:[a-zà-ž0-9-]+ ){{0,{most}}}", between):
        return False
    return not load_names(language, "sets_apart").intersection(fold(between).split())
