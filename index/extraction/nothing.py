"""Statements that nothing has been delivered yet: "deliveries stand at zero", "none had been delivered"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.cues import Cue, load_names
from index.extraction.reading import Line, Reading
from index.names import fold

_REACH = 6  # words between the word for nothing and the one for delivery
_BREAK = re.compile(r"[,;.()–—]")
_AHEAD = frozenset(("future", "plan", "expect", "if"))


@dataclass(frozen=True, slots=True)
class Nothing:
    """A place where a sentence says that none of something has been delivered."""

    line: Line
    start: int


def find_nothing(reading: Reading) -> Iterator[Nothing]:
    """The sentences of an article that say so, each once, by their first such words."""
    language = reading.article.language
    for line in reading.lines:
        if (at := _find_unbegun(line, language)) >= 0:
            yield Nothing(line, line.sentence.start + at)
            continue
        for start, end, is_figure in _words_for_none(line, language):
            if any(_is_of_delivery(line, cue, start, end, is_figure=is_figure) for cue in line.cues):
                yield Nothing(line, start)
                break


def _find_unbegun(line: Line, language: str) -> int:
    """Where a sentence says that deliveries have not begun; -1 where it doesn't."""
    text = fold(line.sentence.text)
    return max((text.find(phrase) for phrase in load_names(language, "unbegun")), default=-1)


def _words_for_none(line: Line, language: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each word for none, and whether it is the figure zero; a bare "no" counts before a product."""
    text, at = fold(line.sentence.text), line.sentence.start
    for name, is_figure in (("zero", True), ("nothing", False), ("no", False)):
        words = "|".join(map(re.escape, load_names(language, name)))
        closing = "" if language == "ko" else r"(?![\w.,:]*\d|\w)"
        for match in re.finditer(rf"(?<![\w.,])(?:{words}){closing}", text) if words else ():
            start, end = at + match.start(), at + match.end()
            if name != "no" or any(
                end <= one.start and line.words_between(end, one.start) <= 1 for one in line.products
            ):
                yield start, end, is_figure


def _is_of_delivery(line: Line, cue: Cue, start: int, end: int, *, is_figure: bool) -> bool:
    """Whether a word for delivery is told of the none: of a zero on either side, else behind it and as done."""
    if cue.kind != "delivered" and not (cue.kind == "deliver" and is_figure):
        return False
    if cue.start < end and not is_figure:
        return False
    first, last = (cue.end, start) if cue.end <= start else (end, cue.start)
    between = [one for one in line.cues if first <= one.start < last]
    return (
        line.words_between(first, last) <= _REACH
        and not _BREAK.search(line.text[first:last])
        and not any(one.kind in _AHEAD for one in between)
    )
