"""What is known about a figure from the words around it, as names of features for a linear model.

A cue counts by its kind, by the side it stands on and by how near: `deliver<near` is a word for delivery before the
figure in the same clause. In Korean, whose verbs come last, the sides are exchanged, so that all languages share one
model.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from index.extraction.amounts import Amount
from index.extraction.counts import Count
from index.extraction.cues import Cue, load_names
from index.extraction.dates import Dated
from index.extraction.neighbours import word_features
from index.extraction.reading import Figure, Line, Reading, Sort
from index.names import fold

_BREAK = re.compile(r"[,;:()–—|]")
_LINK = re.compile(r"\s*(?:,|and|or|y|e|i|oraz|및|와|과|,\s*and|,\s*y)?\s*")
_WORD = re.compile(r"[^\W\d_]+")
_OF_REACH = 40  # characters between a part and its whole
_WEAK = frozenset(("at", "by", "from", "of"))  # prepositions: they count only right beside a figure


def figure_features(reading: Reading, line: Line, figure: Figure, before: str) -> Iterator[str]:
    """The features of a figure; `before` is the role that the figure of its sort before it in the line has, if any."""
    mirrored = reading.article.language == "ko"
    yield from _cue_features(line, figure, line.cues, mirrored=mirrored)
    yield from _order_features(line, figure, before)
    yield from word_features(line, figure)
    match figure.found:
        case Count():
            yield from _count_features(reading, line, figure, figure.found)
        case Amount():
            yield from _amount_features(line, figure, figure.found)
        case Dated():
            yield from _date_features(reading.article.published, figure.found)
    if line.number:
        kinds = {cue.kind for cue in reading.lines[line.number - 1].cues}
        yield from (f"{kind}^" for kind in kinds - _WEAK)


def _cue_features(line: Line, figure: Figure, cues: Sequence[Cue], *, mirrored: bool) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    nearest: dict[str, tuple[int, str]] = {}
    for cue in sorted(cues, key=lambda cue: _gap(cue, figure)):
        if cue.start < figure.end and figure.start < cue.end:
            continue
        side = "<" if (cue.end <= figure.start) != mirrored else ">"
        near, distance = nearness(line, cue, figure, figure.sort), _gap(cue, figure)
        if (cue.kind, side) in seen or (cue.kind in _WEAK and near != "adj"):
            continue
        seen.add((cue.kind, side))
        yield f"{cue.kind}{side}{near}"
        if near != "out":
            yield f"{cue.kind}{side}"
            yield f"{cue.kind}"
        if cue.kind not in _WEAK and (side not in nearest or distance < nearest[side][0]):
            nearest[side] = distance, cue.kind
    for side, (_, kind) in nearest.items():
        yield f"{kind}{side}first"


def _gap(cue: Cue, figure: Figure) -> int:
    return figure.start - cue.end if cue.end <= figure.start else cue.start - figure.end


def nearness(line: Line, cue: Cue, other: Figure | Cue, same: Sort | None = None) -> str:
    """How near a cue is: right beside, near, in the clause, in it behind another figure, one clause away, farther.

    Figures of the sort `same` between the two part them; those of other sorts are no more than words.
    """
    start, end = (cue.end, other.start) if cue.end <= other.start else (other.end, cue.start)
    masked = [one for one in line.figures if start <= one.start and one.end <= end]
    breaks = _count_breaks(line, start, end, masked)
    if breaks:
        return "far" if breaks == 1 else "out"
    if any(one.sort is same for one in masked):
        return "list"
    words = line.words_between(start, end)
    return "adj" if words <= 1 else "near" if words <= 6 else "clause"


def _count_breaks(line: Line, start: int, end: int, masked: Sequence[Figure]) -> int:
    """The commas, brackets and the like between two places, those inside figures not counted."""
    marks = [start + mark.start() for mark in _BREAK.finditer(line.text[start:end])]
    bars = line.text.count("|", start, end)  # what stands in another cell of a table is far away
    return bars + sum(not any(one.start <= mark < one.end for one in masked) for mark in marks)


def _order_features(line: Line, figure: Figure, before: str) -> Iterator[str]:
    same = [one for one in line.figures if one.sort is figure.sort]
    place = same.index(figure)
    yield "lead" if line.number == 0 else "body"
    if place:
        previous = same[place - 1]
        between = line.text[previous.end : figure.start]
        cues = any(previous.end <= cue.start and cue.end <= figure.start for cue in line.cues)
        yield f"after:{before}"
        yield f"after:{before}:{'cued' if cues else 'plain'}"
        if _LINK.fullmatch(between):
            yield f"linked:{before}"
    if place + 1 < len(same):
        yield "more-follow"
    for sort in Sort:
        if sort is not figure.sort and any(one.sort is sort for one in line.figures):
            yield f"with:{sort}"


def _count_features(reading: Reading, line: Line, figure: Figure, count: Count) -> Iterator[str]:
    yield f"head:{head_of(reading, line, figure)}"
    yield f"qualifier:{count.qualifier}"
    if count.is_more:
        yield "is-more"
    value = int(count.value)
    yield "size:" + next((str(limit) for limit in (0, 1, 2, 9, 99, 999) if value <= limit), "many")
    yield from _part_features(line, figure, mirrored=reading.article.language == "ko")


def _part_features(line: Line, figure: Figure, *, mirrored: bool) -> Iterator[str]:
    """Whether a count is a part of the next one, or the whole that the one before is a part of: 71 of the 180."""
    counts = [one for one in line.figures if one.sort is Sort.COUNT]
    place = counts.index(figure)
    for other, name in ((place - 1, "whole-of"), (place + 1, "part-of")):
        if not 0 <= other < len(counts):
            continue
        if is_part_of(line, *sorted((figure, counts[other]), key=lambda one: one.start)):
            yield name if not mirrored else "part-of" if name == "whole-of" else "whole-of"


def is_part_of(line: Line, first: Figure, second: Figure) -> bool:
    """Whether a word for "of" alone stands between two figures, so that one is part of the other."""
    between = line.text[first.end : second.start]
    linked = any(cue.kind == "of" and first.end <= cue.start and cue.end <= second.start for cue in line.cues)
    return linked and len(between) <= _OF_REACH and not _BREAK.search(between)


def head_of(reading: Reading, line: Line, figure: Figure) -> str:
    """What is counted: a named product, a kind of equipment, a thing, people and the like, nothing, or another word."""
    near = line.text[figure.end : min(figure.end + 60, line.sentence.end)]
    product = next((one for one in line.products if one.start >= figure.end), None)
    words = list(_WORD.finditer(near))
    reach = next((m.start() for m in re.finditer(r"[,;:.()–—]|\b(?:and|or|y|i)\b", near)), len(near))
    if (
        product is not None
        and product.start - figure.end < reach
        and line.words_between(figure.end, product.start) <= 3
    ):
        return "product" if product.name else "kind"
    language = reading.article.language
    inside = [fold(word[0]) for word in words if word.start() < reach][:4]
    if any(word in load_names(language, "things") for word in inside):
        return "thing"
    people = load_names(language, "people")
    if any(word in people for word in inside[:3]):
        return "people"
    if not inside or any(cue.start <= figure.end + words[0].start() < cue.end for cue in line.cues):
        return "none"
    return "none" if len(inside[0]) <= 3 else "other"


def _amount_features(line: Line, figure: Figure, amount: Amount) -> Iterator[str]:
    yield f"qualifier:{amount.qualifier}"
    if line.text[: figure.start].rstrip().endswith("("):
        yield "bracketed"
    if amount.upper is not None:
        yield "range"
    others = [one.found for one in line.figures if one.sort is Sort.MONEY and one.end <= figure.start]
    if others:
        last = others[-1]
        yield "other-currency" if isinstance(last, Amount) and last.currency != amount.currency else "same-currency"
    yield "size:" + next((f"1e{power}" for power in (4, 6, 7, 8, 9, 10) if amount.value < 10**power), "huge")


def _date_features(published: date | None, dated: Dated) -> Iterator[str]:
    yield f"relation:{dated.relation}"
    yield f"precision:{dated.period.precision}"
    if published is not None:
        start, end = dated.period.start, dated.period.end
        yield "future" if start > published else "past" if end < published else "present"
        if end < published and (published - end).days > 400:
            yield "long-past"
        if abs((published - end).days) <= 8:
            yield "fresh"
