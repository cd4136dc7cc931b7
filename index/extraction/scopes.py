"""What a sum of money takes in: with or without tax, the equipment alone, a whole package, or another sum converted."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from index.extraction.amounts import Amount
from index.extraction.cues import load_cue_words
from index.extraction.reading import Figure, Line, Sort
from index.names import fold

_CONVERTED = "converted"
_JOINT = "joint"
_REACH = 40  # characters between a sum and a word that says what it takes in
_FAR = 90  # the same for what is named before its price: "the package of vehicles, spare parts and training costs …"
_NAMED_BEFORE = frozenset(("package", _CONVERTED))


def find_scopes(line: Line, language: str) -> dict[int, tuple[str, ...]]:
    """The scopes of the sums of money in a sentence, by where they start; a sum that says nothing of it isn't there."""
    sums = [figure for figure in line.figures if figure.sort is Sort.MONEY]
    scopes: dict[int, set[str]] = {}
    for figure in _converted(sums, line, language):
        scopes.setdefault(figure.start, set()).add(_CONVERTED)
    for scope, pattern in _patterns(language).items():
        for match in pattern.finditer(fold(line.sentence.text)):
            start, end = line.sentence.start + match.start(), line.sentence.start + match.end()
            if nearest := _nearest(sums, start, end, line, _FAR if scope in _NAMED_BEFORE else 0):
                scopes.setdefault(nearest.start, set()).add(scope)
    return {start: tuple(sorted(names)) for start, names in scopes.items()}


def scopes_of_withheld(line: Line, language: str) -> tuple[str, ...]:
    """The scopes of a price that a sentence withholds: of the missiles alone, it isn't that of the deal."""
    return ("part",) if _patterns(language)["vehicles_only"].search(fold(line.sentence.text)) else ()


def _converted(sums: list[Figure], line: Line, language: str) -> list[Figure]:
    """Sums that say the one before them over again in another currency."""
    between = _joints(language)
    return [
        after
        for before, after in pairwise(sums)
        if _currency(before) != _currency(after) and between.fullmatch(fold(line.text[before.end : after.start]))
    ]


def _currency(figure: Figure) -> str:
    return figure.found.currency if isinstance(figure.found, Amount) else ""


def _nearest(sums: list[Figure], start: int, end: int, line: Line, far: int) -> Figure | None:
    """The sum a word belongs to: the nearest one in its clause, but one behind it by up to `far` before any other."""

    def distance(figure: Figure) -> int:
        return start - figure.end if figure.end <= start else figure.start - end

    clause = [one for one in sums if ";" not in line.text[min(end, one.end) : max(start, one.start)]]
    behind = [one for one in clause if end <= one.start <= end + far]
    return min(behind or [one for one in clause if distance(one) <= _REACH], key=distance, default=None)


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """What tells each scope."""
    words = load_cue_words(language)["scopes"]
    return {
        scope: re.compile("|".join(_pattern(entry, language) for entry in entries))
        for scope, entries in words.items()
        if scope != _JOINT
    }


@cache
def _joints(language: str) -> re.Pattern[str]:
    """What may stand between a sum and its conversion: brackets, commas and words such as "or about"."""
    words = "|".join(_pattern(entry, language) for entry in load_cue_words(language)["scopes"][_JOINT])
    return re.compile(rf"(?:[\s,(\[–—-]|{words})*")


def _pattern(entry: str, language: str) -> str:
    form = re.escape(fold(entry)).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return form if language == "ko" else rf"(?<!\w){form}(?!\w)"
