"""The words around a figure, as names of features: what cue words don't tell, the words beside it often do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.extraction.reading import Figure, Line
from index.names import fold

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 5  # words on either side
_STEM = 6  # letters: delivered, delivery and deliveries are one
_PAIRS = 3  # words on either side whose pairs count


def word_features(line: Line, figure: Figure) -> Iterator[str]:
    """The stems of the words before and after a figure in its sentence, the nearest ones also as such and in pairs."""
    before = _stems(line.text[line.sentence.start : figure.start])[-_REACH:]
    after = _stems(line.text[figure.end : line.sentence.end])[:_REACH]
    yield from (f"w<{stem}" for stem in before)
    yield from (f"w>{stem}" for stem in after)
    yield from (f"w<<{stem}" for stem in before[-1:])
    yield from (f"w>>{stem}" for stem in after[:1])
    yield from (f"w<{one}_{other}" for one, other in pairwise(before[-_PAIRS:]))
    yield from (f"w>{one}_{other}" for one, other in pairwise(after[:_PAIRS]))


def _stems(text: str) -> list[str]:
    return [fold(word[0])[:_STEM] for word in _WORD.finditer(text)]
