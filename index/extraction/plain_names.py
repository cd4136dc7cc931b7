"""Names of products that no capital letters show: in quotation marks, or in Hangul before a kind of equipment."""

import re
from collections.abc import Iterator, Sequence

from index.extraction.cues import find_cues, load_names
from index.names import Mention

_QUOTED = re.compile(r"[„\"'‘“「«]([^\W\d_][^„\"'‘’“”「」»«\n]{1,24})[”\"'’」»]")
_HANGUL = re.compile(r"([가-힣]{2,6}) $")
_OFTEN = 2  # times a Hangul word stands in a text before it is taken for a name


def find_plain_names(text: str, language: str, kinds: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each place where such a name stands, with its marks or without."""
    names = {match[1].removesuffix("급") for match in _QUOTED.finditer(text) if _is_beside(match, text, kinds)}
    if language == "ko":
        names |= set(_before_kinds(text, kinds))
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(name), text):
            yield match.start(), match.end(), name


def _is_beside(match: re.Match[str], text: str, kinds: Sequence[Mention]) -> bool:
    """Whether a kind of equipment stands right before or behind a quoted word."""
    return "." not in match[1] and any(
        0 <= kind.start - match.end() <= 1 or 0 <= match.start() - kind.end <= 1 for kind in kinds
    )


def _before_kinds(text: str, kinds: Sequence[Mention]) -> Iterator[str]:
    """Hangul words right before a kind of equipment that are no words for a role, a state or a sort of it."""
    sorts = load_names("ko", "sorts")
    for kind in kinds:
        match = _HANGUL.search(text[max(0, kind.start - 8) : kind.start])
        if match is None or match[1] in sorts or text.count(match[1]) < _OFTEN:
            continue
        if not find_cues(match[1], "ko") and not match[1].endswith(_PARTICLES):
            yield match[1].removesuffix("급")


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
