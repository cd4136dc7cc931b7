"""An article that puts an earlier one right: which recorded fact it corrects, and with which figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.extraction.amounts import Amount
from index.extraction.counts import Count
from index.extraction.cues import load_names
from index.extraction.reading import Figure, Line, Reading
from index.names import fold
from index.records import Article, Fact, Modality, Records, Review

_CUE = "correction"
_NEAR = 2  # lines within which the right figure follows the wrong one
_CONFIDENCE = 0.8  # the mistake, what is right and an earlier fact with that mistake are all there


@dataclass(frozen=True, slots=True)
class _Correction:
    """A recorded fact that was wrong, and where the text says what is right."""

    mistaken: Fact
    line: Line
    right: Count | Amount


def correct_facts(reading: Reading, facts: Sequence[Fact], records: Records) -> list[Fact]:
    """The facts of an article with its corrections among them, each in the place of what was read there instead."""
    article, left = reading.article, list(facts)
    for correction in _find_corrections(reading, records):
        same = {correction.right.value, correction.mistaken.value}
        left = [fact for fact in left if fact.value not in same or fact.attribute != correction.mistaken.attribute]
        left.append(_corrected(correction, article))
    ordered = sorted(left, key=lambda fact: fact.span or (0, 0))
    return [fact.model_copy(update={"id": f"{article.id}#{number}"}) for number, fact in enumerate(ordered, 1)]


def deny_mistakes(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, denied those that a paper gives as what it wrote before, by mistake, though we have not read that."""
    wrong = set(_own_mistakes(reading))
    return [
        fact.model_copy(update={"modality": Modality.DENIED})
        if fact.span is not None and (fact.span[0], fact.value) in wrong
        else fact
        for fact in facts
    ]


def _own_mistakes(reading: Reading) -> Iterator[tuple[int, Decimal]]:
    """The last figure of each sentence on what the paper wrote before, where a mistake is spoken of beside it.

    Each with the place where its sentence begins.
    """
    language = reading.article.language
    told = [fold(line.sentence.text) for line in reading.lines]
    for line, text in zip(reading.lines, told, strict=True):
        places = [text.find(phrase) for phrase in load_names(language, "own_report") if phrase in text]
        near = " ".join(told[max(0, line.number - 1) : line.number + 1 + _NEAR])
        if places and any(word in near for word in load_names(language, "mistake")):
            # In Korean the verb that tells who wrote it comes last.
            reach = line.sentence.start + (0 if language == "ko" else min(places))
            found = [one.found for one in line.figures if one.start >= reach]
            figures = [one.value for one in found if isinstance(one, Count | Amount)]
            yield from ((line.sentence.start, value) for value in figures[-1:])


def _find_corrections(reading: Reading, records: Records) -> Iterator[_Correction]:
    for line in _lines_about_mistakes(reading):
        for wrong in line.figures:
            mistaken = _find_mistaken(wrong, reading.article, records)
            right = _find_right(wrong, line, reading)
            if mistaken and right and isinstance(right[1].found, Count | Amount):
                yield _Correction(mistaken, right[0], right[1].found)


def _lines_about_mistakes(reading: Reading) -> Iterator[Line]:
    """The lines that say that something was wrong; beside such a line without a figure, its neighbours."""
    told = {line.number: bool(line.figures) for line in reading.lines if any(cue.kind == _CUE for cue in line.cues)}
    for line in reading.lines:
        if line.number in told or False in (told.get(line.number - 1), told.get(line.number + 1)):
            yield line


def _find_mistaken(wrong: Figure, article: Article, records: Records) -> Fact | None:
    """The latest fact with this value that the publisher has stated before."""
    found = wrong.found
    if not isinstance(found, Count | Amount) or article.published is None:
        return None
    latest = None
    for fact in records.facts.values():
        source = records.articles[fact.article]
        if fact.value != found.value or source.publisher != article.publisher or source.published is None:
            continue
        if isinstance(found, Amount) and fact.unit != found.currency:
            continue
        if source.published < article.published and (latest is None or latest[0] <= source.published):
            latest = source.published, fact
    return latest[1] if latest else None


def _find_right(wrong: Figure, line: Line, reading: Reading) -> tuple[Line, Figure] | None:
    """The figure in place of a wrong one: the next of its sort in the line, else the one before, else the next."""
    alike = [one for one in line.figures if one.sort is wrong.sort and one is not wrong]
    after, before = [one for one in alike if one.start > wrong.start], [one for one in alike if one.start < wrong.start]
    if own := after[:1] or before[-1:]:
        return line, own[0]
    later = reading.lines[line.number + 1 : line.number + 1 + _NEAR]
    return next(((one, figure) for one in later for figure in one.figures if figure.sort is wrong.sort), None)


def _corrected(correction: _Correction, article: Article) -> Fact:
    """The fact that was wrong, with the right figure and the sentence that states it."""
    sentence, right, mistaken = correction.line.sentence, correction.right, correction.mistaken
    return mistaken.model_copy(
        update={
            "article": article.id,
            "value": right.value,
            "qualifier": right.qualifier,
            "stated_by": article.publisher,
            "quote": article.text[sentence.start : sentence.end],
            "span": (sentence.start, sentence.end),
            "note": "",
            "review": Review.EXTRACTED,
            "corrects": mistaken.id,
            "confidence": _CONFIDENCE,
            "rule": "correction",
            "flags": (),
        }
    )
