"""Names of products that no capital letters show: in quotation marks, or in Hangul before a kind of equipment."""

import re
from collections.abc import Iterator, Sequence

from index.extraction.cues import find_cues, load_names
from index.extraction.places import Place
from index.names import Mention, fold

_QUOTED = re.compile(r"[„\"'‘“「«]([^\W\d_][^„\"'‘’“”「」»«\n]{1,24})[”\"'’」»]")
_HANGUL = re.compile(r"([가-힣]{2,6}) $")
_GLOSS = re.compile(r"([가-힣]{2,8}(?:[- ]?\d{1,4}[A-Z]?)?)[”\"'’」]?\(([A-Z][^\W\d_]+(?:[- ][\w-]+)?)\)급?")
_SIGN = re.compile(r"(?<![가-힣])[가-힣]{2,6}-\d{1,3}[A-Z]{0,2}(?![\d년월일])")
_OFTEN = 2  # times a Hangul word stands in a text before it is taken for a name


def find_plain_names(
    text: str, language: str, kinds: Sequence[Mention], counts: Sequence[Place]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each place where such a name stands, with its marks or without."""
    quoted = {match[1].partition("(")[0] for match in _QUOTED.finditer(text) if _is_beside(match, kinds)}
    names = {name.removesuffix("급").rstrip() for name in quoted}
    latin: dict[str, str] = {}
    if language == "ko":
        names |= {*_before_kinds(text, kinds), *_before_counts(text, counts, kinds), *_SIGN.findall(text)}
        glosses = {match[1].removesuffix("급"): match for match in _GLOSS.finditer(text)}
        names |= {name for name, match in glosses.items() if any(0 <= kind.start - match.end() <= 1 for kind in kinds)}
        latin = {name: match[2].removesuffix(" class") for name, match in glosses.items() if name in names}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for match in re.finditer(rf"{re.escape(name)}(?:급?\([^()]*\)급?)?", text):
            yield match.start(), match.end(), latin.get(name, name)


def find_spellings(text: str) -> dict[str, str]:
    """The Latin names that a Korean text puts in brackets behind names in Hangul, with those: 마루-3D(Maru-3D)."""
    return {match[2].removesuffix(" class"): match[1].removesuffix("급") for match in _GLOSS.finditer(text)}


def _is_beside(match: re.Match[str], kinds: Sequence[Mention]) -> bool:
    """Whether a kind of equipment stands right before or behind a quoted word."""
    return "." not in match[1] and any(
        0 <= kind.start - match.end() <= 1 or 0 <= match.start() - kind.end <= 1 for kind in kinds
    )


def _before_kinds(text: str, kinds: Sequence[Mention]) -> Iterator[str]:
    """Hangul words right before a kind of equipment."""
    for kind in kinds:
        if name := _find_name(text, kind.start):
            yield name


def _before_counts(text: str, counts: Sequence[Place], kinds: Sequence[Mention]) -> Iterator[str]:
    """Hangul words right before a number of things that are no kind of equipment themselves: 코바츠 240발."""
    shown = {text[kind.start : kind.end] for kind in kinds}
    things = load_names("ko", "things") | load_names("ko", "people")
    for count in counts:
        name = _find_name(text, count.start)
        if name and name not in shown and fold(name) not in things:
            yield name


def _find_name(text: str, before: int) -> str:
    """The Hangul word before a place that is no word for a role, a state or a sort of equipment; empty when none is."""
    match = _HANGUL.search(text[max(0, before - 8) : before])
    if match is None or match[1] in load_names("ko", "sorts") or text.count(match[1]) < _OFTEN:
        return ""
    return "" if find_cues(match[1], "ko") or match[1].endswith(_PARTICLES) else match[1].removesuffix("급")


_PARTICLES = (
    "은",
    "는",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "로",
    "산",
    "제",
    "한",
    "된",
    "인",
    "형",
    "식",
    "용",
    "군",
    "적",
)
