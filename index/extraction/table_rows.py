"""Rows of Markdown tables: what the head of a column says holds for the cells below it."""

from collections.abc import Sequence
from itertools import pairwise

from index.extraction.cues import Cue
from index.extraction.sentences import Sentence


def cues_by_cell(sentence: Sentence, cues: Sequence[Cue]) -> list[list[Cue]]:
    """The cues in each cell of a row."""
    return [[cue for cue in cues if start < cue.start < end] for start, end in _cells(sentence)]


def cues_of_head(sentence: Sentence, head: Sequence[Sequence[Cue]]) -> list[Cue]:
    """The cues of a table's head as they bear on the cells of a row: each stands where its cell begins."""
    return [
        Cue(cue.kind, start + 1, start + 1)
        for (start, _), cell in zip(_cells(sentence), head, strict=False)
        for cue in cell
        if cue.end < sentence.start
    ]


def _cells(sentence: Sentence) -> list[tuple[int, int]]:
    """The bars on either side of each cell of a row."""
    bars = [sentence.start + place for place, character in enumerate(sentence.text) if character == "|"]
    return list(pairwise(bars))
