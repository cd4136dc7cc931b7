"""Sentences of an article, as exact spans of its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from syntok import segmenter

from index.extraction.vocabulary import load_vocabulary

_BLOCK_END = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-*+•|#>]|\d+[.)]\s))|(?<=\|)\n|\n(?=[^\n]*\t)|(?<=\t)\n")
_HEADING = 60  # characters of a line at most that may be a heading
_LINE = re.compile(r"[^\n]+")
_KOREAN_END = re.compile(r"(?<=[다요죠음함임됨][.!?])\s*(?=[가-힣\"“‘'])(?![\"”’'](?:\s|[가-힣]|$))")
_CLOSED = tuple('.?!:;,…"”’)」')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading, list entry or table row: `text` is exactly the characters start to end of the article."""

    start: int
    end: int
    text: str


def split_sentences(text: str, language: str) -> list[Sentence]:
    """The sentences of a text, left to right; what lies between them is white space."""
    return [
        Sentence(begin, finish, text[begin:finish])
        for start, end in _blocks(text)
        for begin, finish in _split_block(text, start, end, language)
    ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, headings, list entries and table rows."""
    ends = [0, *(match.end() for match in _BLOCK_END.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        yield from pairwise([start, *_heading_ends(text, start, end), end])


def _heading_ends(text: str, start: int, end: int) -> list[int]:
    """Where the headings at the start of a block end: short lines that nothing closes, above a longer one."""
    lines = list(_LINE.finditer(text, start, end))
    ends = []
    for line, following in pairwise(lines):
        bare = line[0].strip()
        if len(bare) > _HEADING or bare.endswith(_CLOSED) or len(bare) * 4 > len(following[0]) * 3:
            break
        if not following[0].strip()[:1].isupper() and not "가" <= following[0].strip()[:1] <= "힣":
            break
        ends.append(line.end())
    return ends


def _split_block(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    starts = [*sentence_starts(text, start, end, language), end]
    for begin, finish in pairwise(starts):
        cuts = [match.start() for match in _KOREAN_END.finditer(text, begin, finish)] if language == "ko" else []
        for first, last in pairwise([begin, *cuts, finish]):
            stripped = text[first:last].strip()
            if stripped:
                lead = text.index(stripped[0], first)
                yield lead, lead + len(stripped)


def sentence_starts(text: str, start: int, end: int, language: str) -> list[int]:
    """Where the sentences of one paragraph begin; an abbreviation of the language doesn't end one."""
    starts: list[int] = []
    for paragraph in segmenter.analyze(text[start:end]):
        for sentence in paragraph:
            begin = start + sentence[0].offset
            # From one sentence's start to the next one's: what syntok makes of the tokens between doesn't matter.
            if starts and _open(language).search(text[max(starts[-1], begin - 24) : begin].rstrip()):
                continue
            starts.append(begin)
    return starts


@cache
def _open(language: str) -> re.Pattern[str]:
    """The abbreviations after which syntok, which knows some English, German and Spanish ones, ends a sentence."""
    return re.compile(rf"(?<!\w)(?:{load_vocabulary(language).tables['abbreviations']})\.$", re.IGNORECASE)
