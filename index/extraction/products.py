"""Products a text names: registered ones, designators (K2PL, F-16, Type 212CD) and names beside a kind of equipment."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.extraction.cues import find_cues, load_names
from index.extraction.lexicon import Lexicon
from index.extraction.plain_names import find_plain_names
from index.names import Mention, fold

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĘĚĞİĻŁŃŇŐŘŚŞŠŤŪŹŻŽ"
_TOKEN = re.compile(
    rf"[{_CAPITAL}](?:[\w-]|’(?=\w\w)|\.(?=\w))*(?:/\d+)?|\d[A-Z0-9]*[A-Z]\d*(?![\w])|\d{{1,5}}[A-Z]{{0,3}}\b(?![.,]\d)"
)
_DESIGNATOR = re.compile(
    r"(?:[A-Z]{1,5}-?|[A-Z][A-Za-z]{0,4}-)\d{1,4}[A-Za-z]{0,4}(?:[-/][A-Z0-9]{1,5})*|\d{1,2}[A-Z]\d{1,3}"
)
_ROMAN = re.compile(r"(?:[IVX]{1,4}|MX|Mk|Mark|Block|MkI+V?)")
_NUMBER = re.compile(r"\d{1,5}[A-Z]{0,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GAP = re.compile(r" ")
_NAME_LAST = frozenset(("pl", "es"))  # haubice samobieżne Krab, vehículos blindados Guarani
_REACH = 40  # characters between a name and the kind of equipment it is


class Place(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Sighting:
    """A product at a place of a text: a registered id, or the name the text gives, or a kind of equipment alone."""

    start: int
    end: int
    name: str = ""
    product: str = ""  # registered id
    kind: str = ""  # id of the kind of equipment beside it


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words and numbers in a row, each with its place."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    end: int

    def cut(self, first: int, last: int) -> "_Run":
        end = self.starts[last - 1] + len(self.words[last - 1])
        return _Run(self.words[first:last], self.starts[first:last], end)

    @property
    def name(self) -> str:
        return " ".join(self.words)


def find_products(
    text: str, language: str, lexicon: Lexicon, others: Sequence[Place], counts: Sequence[Place],
    known: frozenset[str] = frozenset(),
) -> list[Sighting]:  # fmt: skip
    """The products a text names, left to right.

    `others` are the places of names that are none (countries, organisations) and of sums and dates; a name right behind
    one of the `counts` is taken for what is counted. The `known` names are products wherever they stand.
    """
    inflected = language == "pl"
    kinds = lexicon.kinds.find(text, inflected=inflected)
    registered = [_registered(mention) for mention in lexicon.products.find(text, inflected=inflected)]
    runs = [run for run in _runs(text, language, others) if not _is_covered(run, registered)]
    named = _name_runs(text, language, runs, kinds, counts, known)
    plain = [Sighting(*place) for place in find_plain_names(text, language, kinds)]
    quoted = [
        one
        for one in plain
        if not any(one.start < other.end and other.start < one.end for other in (*named, *registered))
    ]
    sightings = sorted([*registered, *named, *quoted], key=lambda sighting: sighting.start)
    sightings = [replace(one, kind=_kind_beside(one.start, one.end, text, kinds)) for one in sightings]
    alone = [
        Sighting(kind.start, kind.end, kind=kind.names[0].id)
        for kind in kinds
        if not any(one.start < kind.end and kind.start < one.end for one in sightings)
    ]
    return sorted([*sightings, *alone], key=lambda sighting: (sighting.start, sighting.end))


def find_names(title: str, language: str, lexicon: Lexicon, countries: Sequence[Place]) -> frozenset[str]:
    """The names of products that a title shows, to be known in the text below it."""
    return frozenset(_singular(one.name) for one in find_products(title, language, lexicon, countries, ()) if one.name)


def _registered(mention: Mention) -> Sighting:
    return Sighting(mention.start, mention.end, name=mention.names[0].form, product=mention.names[0].id)


def _is_covered(run: _Run, sightings: Iterable[Sighting]) -> bool:
    return any(one.start < run.end and run.starts[0] < one.end for one in sightings)


def _runs(text: str, language: str, others: Sequence[Place]) -> Iterator[_Run]:
    """Runs of capitalised words, less the words at their beginning that are no name of a product."""
    stop = load_names(language, "not_products") | load_names("en", "not_products")
    taken = [(mention.start, mention.end) for mention in others]
    words: list[str] = []
    starts: list[int] = []
    for match in [*_TOKEN.finditer(text), None]:
        joined = bool(words) and match is not None and text[starts[-1] + len(words[-1]) : match.start()] == " "
        if words and not joined:
            yield _Run(tuple(words), tuple(starts), starts[-1] + len(words[-1]))
            words, starts = [], []
        if match is None:
            return
        word = match[0]
        is_other = any(start <= match.start() < end for start, end in taken)
        if (
            is_other
            or (fold(word) in stop and not (words and _DESIGNATOR.fullmatch(words[-1])))
            or (not words and _NUMBER.fullmatch(word) and not _DESIGNATOR.fullmatch(word))
        ):
            if words:
                yield _Run(tuple(words), tuple(starts), starts[-1] + len(words[-1]))
                words, starts = [], []
            continue
        words.append(word)
        starts.append(match.start())


def _name_runs(
    text: str, language: str, runs: Sequence[_Run], kinds: Sequence[Mention], counts: Sequence[Place],
    known: frozenset[str],
) -> list[Sighting]:  # fmt: skip
    """The runs that name a product: by a designator, by what stands beside them, or as they did before."""
    named = {
        id(run): found
        for run in runs
        if (found := _designated(run) or _of_kind(run, text, language, kinds) or _counted(run, text, language, counts))
    }
    if not named and not known:
        named = {id(run): run for run in runs if _is_dealt(run, text, language)}
    numbered = {id(run): found for run in runs if (found := _numbered(run))}
    often = Counter(found.name for found in numbered.values())
    named |= {
        key: found for key, found in numbered.items() if often[found.name] > 1 or found.name in known or key in named
    }
    names = {_singular(run.name) for run in named.values()} | known
    names |= {_singular(" ".join(run.words[1:])) for run in named.values() if _DESIGNATOR.fullmatch(run.words[0])}
    names |= {_singular(run.words[0]) for run in named.values() if not _NUMBER.fullmatch(run.words[0])}
    sightings = []
    for run in runs:
        found = named.get(id(run)) or _mentioned(run, names)
        if found is not None:
            sightings.append(Sighting(found.starts[0], found.end, name=found.name))
    return sightings


def _is_dealt(run: _Run, text: str, language: str) -> bool:
    """Whether a word for a deal stands behind a name: the Freccia framework, the second Cobra order."""
    behind = re.match(r" ([a-z-]+)", text[run.end : run.end + 24])
    return behind is not None and behind[1] in load_names(language, "deal_after")


def _counted(run: _Run, text: str, language: str, counts: Sequence[Place]) -> _Run | None:
    """A run right behind a number of things: 24 Caracals, two of the Mergansers, 60 Freccia vehicles."""
    things = load_names(language, "things") | load_names(language, "name_after")
    number_of = load_names(language, "number_of")
    behind = re.match(r"[ -]?([a-z가-힣]+)", text[run.end : run.end + 24])
    if behind is not None and behind[1] in things:
        return run
    if any(fold(text[: run.starts[0]][-14:]).endswith(f" {words} ") for words in number_of):
        return run
    for count in counts:
        between = text[count.end : run.starts[0]]
        if 0 < len(between) <= _REACH and re.fullmatch(r" (?:of (?:the |its |their )?)?(?:[a-z-]+ )?", between):
            return run if between == " " or (run.words[-1].endswith("s") and len(run.name) > 4) else None
    return None


def _designated(run: _Run) -> _Run | None:
    """The part of a run from its designator on: K2 Black Panther of Hyundai Rotem K2 Black Panther, F-16 Block 70."""
    for at, word in enumerate(run.words):
        if _DESIGNATOR.fullmatch(word):
            return run.cut(at, len(run.words))
    return None


def _numbered(run: _Run) -> _Run | None:
    """A name with a number behind it: Type 212CD, Avante 2200, Cobra II; it needs support from what is around it."""
    for at, word in enumerate(run.words[1:], 1):
        if (_NUMBER.fullmatch(word) or _ROMAN.fullmatch(word)) and not _YEAR.fullmatch(word):
            return run.cut(max(0, at - 2), len(run.words))
    return None


def _of_kind(run: _Run, text: str, language: str, kinds: Sequence[Mention]) -> _Run | None:
    """A run directly before (or in other languages behind) a kind of equipment: CAESAR howitzers, haubice Krab."""
    for kind in kinds:
        between = text[run.end : kind.start]
        if kind.start >= run.end and (
            between == " " or (language not in _NAME_LAST and _is_adjectives(between, language))
        ):
            return run.cut(max(0, len(run.words) - 2), len(run.words))
        if (
            kind.end <= run.starts[0]
            and _is_plain(text, kind)
            and _follows_kind(text[kind.end : run.starts[0]], language)
        ):
            return run
    return None


def _is_adjectives(between: str, language: str) -> bool:
    """Whether no more than two words that are no cues, so no verbs, stand between a name and its kind."""
    if len(between) > _REACH or not re.fullmatch(r"(?: [a-zà-ž0-9-]+){0,2} ", between):
        return False
    return between == " " or not find_cues(between, language)


def _follows_kind(between: str, language: str) -> bool:
    """Whether a name may belong to a kind this far before it: in Polish and Spanish adjectives stand between."""
    return between == " " or (language in _NAME_LAST and _is_adjectives(between, language))


def _is_plain(text: str, kind: Mention) -> bool:
    """Whether a kind is written in small letters: no part of a name itself."""
    return text[kind.start : kind.end].islower()


def _mentioned(run: _Run, known: Iterable[str]) -> _Run | None:
    """A run, or the end or beginning of one, that names a product met elsewhere in the text."""
    for size in range(len(run.words), 0, -1):
        for first in range(len(run.words) - size + 1):
            part = run.cut(first, first + size)
            if _singular(part.name) in known:
                return part
    return None


def _singular(name: str) -> str:
    return name[:-1] if len(name) > 2 and name.endswith("s") and not name.endswith("ss") else name


def _kind_beside(start: int, end: int, text: str, kinds: Sequence[Mention]) -> str:
    """The kind of equipment that stands directly at a name, if any."""
    for kind in kinds:
        if kind.start >= end and re.fullmatch(r"[\s-](?:[a-zà-ž0-9-]+ ){0,2}", text[end : kind.start]):
            return kind.names[0].id
        if kind.end <= start and re.fullmatch(r" (?:[a-zà-ž0-9-]+ ){0,2}", text[kind.end : start]):
            return kind.names[0].id
    return ""
