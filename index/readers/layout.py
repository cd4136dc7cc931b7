"""Letters on a page → lines → paragraphs: what a PDF knows only as places, put back into running text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.hyphens import join_lines
from index.readers.tidying import one_line

_ENDS = (".", "!", "?", "…", ":", ".”", '."', ".)", "다", "。")  # Korean statements end in 다, with or without a stop
_ITEM = re.compile(r"(?:[•●▪◦‣·*–-]|\d{1,2}[.)])\s")
_EDGE = 0.12  # of the height of a page, where running heads and page numbers stand


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter and its box; `top` counts down the page."""

    text: str
    left: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Letters on one height; `place` is its height on the page as a share, `is_open` that a space ends it."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int
    place: float
    is_open: bool


def build_line(letters: Sequence[Letter], page: int, height: float) -> Line | None:
    """One line of the letters that a page draws one after the other on the same height; None when all are blank."""
    inked = [letter for letter in letters if not letter.text.isspace()]
    if not inked:
        return None
    in_order = sorted(letters, key=lambda letter: (letter.left, not letter.text.isspace()))
    parts: list[str] = []
    reached = in_order[0].left
    for letter in in_order:
        # Writer sets Hangul and digits a little apart, without a space between them.
        is_mixed = bool(parts) and _is_hangul(parts[-1]) != _is_hangul(letter.text)
        if parts and letter.left - reached > (0.5 if is_mixed else 0.2) * letter.size:
            parts.append(" ")
        parts.append(letter.text)
        reached = max(reached, letter.right)
    text = "".join(parts)
    top, size = inked[0].top, median(letter.size for letter in inked)
    right = max(letter.right for letter in inked)
    left = min(letter.left for letter in inked)
    return Line(one_line(text), left, right, top, size, page, top / height, text[-1:].isspace())


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"


def without_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines less those that stand at the head or foot of several pages, whatever number they show."""

    def key(line: Line) -> tuple[str, int] | None:
        is_edge = line.place < _EDGE or line.place > 1 - _EDGE
        return (re.sub(r"\d+", "#", line.text), round(line.place * 50)) if is_edge else None

    pages = {(key(line), line.page) for line in lines}
    repeated = {key for key, count in Counter(key for key, _ in pages if key).items() if count > 1}
    return [line for line in lines if key(line) not in repeated]


def join_paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Paragraphs in the order of the lines, words parted at line ends made whole."""
    leading = _leading(lines)
    are_open = any(line.is_open for line in lines)
    known = frozenset(re.findall(r"\w+-\w+", " ".join(line.text.casefold() for line in lines)))
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        column = (line.page, round(line.left / 20))
        rights[column] = max(rights.get(column, 0), line.right)
    running = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or _is_new(before, line, leading, rights[before.page, round(before.left / 20)]):
            if running:
                yield running
            running = line.text
        else:
            running = join_lines(running, line.text, is_parted=before.is_open or not are_open, known=known)
    if running:
        yield running


def _leading(lines: Iterable[Line]) -> float:
    """The usual distance from line to line, in sizes of the letters."""
    listed = list(lines)
    steps = [(after.top - line.top) / line.size for line, after in pairwise(listed) if line.size]
    return median([step for step in steps if 0.8 < step < 3] or [1.2])


def _is_new(before: Line, line: Line, leading: float, right: float) -> bool:
    """Whether a line begins a paragraph after the line before it."""
    if abs(line.size - before.size) > 0.1 * before.size or _ITEM.match(line.text):
        return True
    is_ended = before.text.endswith(_ENDS)
    step = (line.top - before.top) / before.size if before.size else 0
    if line.page != before.page or step <= 0:
        return is_ended  # on to the next page or column: in the middle of a sentence, or not
    is_short = before.right < right - 0.15 * (right - before.left)
    return step > 1.25 * leading or (is_short and (is_ended or line.text[:1].isupper()))
