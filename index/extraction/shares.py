"""Percentages that matter for a deal: the part of its value that comes back as work, the part that is built locally."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.extraction.cues import load_names
from index.extraction.reading import Line, Reading
from index.names import fold
from index.records import Attribute

_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?)\s?(%|[^\W\d_]+(?: ci?ento?\b)?)")
_REACH = 60  # characters between a percentage and the word that says what it is a part of
_OF_CUE = {"offset": Attribute.OFFSET}


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with its role."""

    line: Line
    start: int
    attribute: Attribute
    value: Decimal


def find_shares(reading: Reading) -> Iterator[Share]:
    """The percentages of an article that a word for offset stands near."""
    names = load_names(reading.article.language, "percent") | {"%"}
    for line in reading.lines:
        for match in _NUMBER.finditer(line.sentence.text):
            start = line.sentence.start + match.start()
            near = [cue for cue in line.cues if cue.kind in _OF_CUE and abs(cue.start - start) <= _REACH]
            if near and fold(match[2]) in names:
                yield Share(line, start, _OF_CUE[near[0].kind], Decimal(match[1].replace(",", ".")))
