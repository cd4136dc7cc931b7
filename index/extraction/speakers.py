"""Who says what a sentence states: the company or authority beside a word for saying, else the publisher."""

import re

from index.extraction.companies import Company
from index.extraction.cues import load_names
from index.extraction.reading import Line, Reading
from index.names import fold

_REACH = 60  # characters between a speaker and the word for saying


def find_speaker(reading: Reading, line: Line) -> str:
    """The speaker of a sentence, as the text names it."""
    said = [cue for cue in line.cues if cue.kind == "said"]
    for cue in said:
        names = [one for one in reading.companies if line.sentence.start <= one.start < line.sentence.end]
        nearest = min(names, key=lambda one: _gap(one, cue.start, cue.end), default=None)
        if nearest is not None and _gap(nearest, cue.start, cue.end) <= _REACH:
            return nearest.name
        if body := _find_body(reading, line, cue.start):
            return body
    return reading.article.publisher


def _gap(company: Company, start: int, end: int) -> int:
    return start - company.end if company.end <= start else company.start - end


def _find_body(reading: Reading, line: Line, before: int) -> str | None:
    """A part of the state that is named right before a word for saying: the defence ministry said."""
    near = line.text[max(line.sentence.start, before - _REACH) : before]
    for body in sorted(load_names(reading.article.language, "bodies"), key=len, reverse=True):
        match = re.search(rf"\b{re.escape(body)}\W*$", fold(near))
        if match:
            return near[match.start() : match.start() + len(body)]
    return None
