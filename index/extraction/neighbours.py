"""The words around a figure, as names of features: what cue words don't tell, the words beside it often do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.extraction.cues import load_names
from index.extraction.places import Place
from index.extraction.products import Sighting
from index.extraction.reading import Figure, Line
from index.names import fold

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 5  # words on either side
_STEM = 6  # letters: delivered, delivery and deliveries are one
_PAIRS = 3  # words on either side whose pairs count
_LIST = 40  # characters between two numbers of a list
_NEAR = 60  # characters between a product and a word that sets it aside
_ASIDE = frozenset(("replace", "loser"))


def word_features(line: Line, figure: Figure) -> Iterator[str]:
    """The stems of the words before and after a figure in its sentence, the nearest ones also as such and in pairs."""
    before, after = stems_beside(line, figure)
    before, after = before[-_REACH:], after[:_REACH]
    yield from (f"w<{stem}" for stem in before)
    yield from (f"w>{stem}" for stem in after)
    yield from (f"w<<{stem}" for stem in before[-1:])
    yield from (f"w>>{stem}" for stem in after[:1])
    yield from (f"w<{one}_{other}" for one, other in pairwise(before[-_PAIRS:]))
    yield from (f"w>{one}_{other}" for one, other in pairwise(after[:_PAIRS]))


def stems_beside(line: Line, place: Place) -> tuple[list[str], list[str]]:
    """The stems of the words of a sentence before and after a place in it."""
    return _stems(line.text[line.sentence.start : place.start]), _stems(line.text[place.end : line.sentence.end])


def _stems(text: str) -> list[str]:
    return [fold(word[0])[:_STEM] for word in _WORD.finditer(text)]


def is_listed(line: Line, figure: Figure, language: str) -> bool:
    """Whether a number stands behind another in a list: the 300 of "eight launchers and 300 rockets"."""
    before = [one for one in line.figures if one.sort is figure.sort and one.end <= figure.start]
    if not before:
        return False
    between = line.text[before[-1].end : figure.start]
    if len(between) > _LIST or re.search(r"[.;:]", between):
        return False
    words, links = fold(between).split(), (",", *load_names(language, "lists"))
    if language == "ko":  # 위성 2기와 지상국 1곳
        return any(word.endswith(links) for word in words)
    return bool(words) and (words[-1].endswith(",") or words[-1] in links)


def is_aside(line: Line, sighting: Sighting) -> bool:
    """Whether a product is only named as one that is replaced, or that lost."""
    return any(cue.kind in _ASIDE and abs(cue.start - sighting.start) <= _NEAR for cue in line.cues)
