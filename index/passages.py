"""Articles and facts to passages: what is embedded and retrieved, and which characters it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from index.extraction.sentences import sentence_starts
from index.fact_sentences import render_fact
from index.records import Article, Fact, Records
from index.store import PassageKind

_PIECES = 120  # word pieces a passage aims at: a few sentences, which is what the model was trained on
_LONGEST = 160  # a sentence above this is cut: the model reads 256 and drops the rest
_SHORT = 40  # a sentence up to this is repeated in the next passage; a rest up to this joins the last one

_WORD = re.compile(r"[가-힣]+|[^\W_가-힣]+|[^\w\s]|_")
_BLOCK_END = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-*+•|#>]|\d+[.)]\s))|(?<=\|)\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage that has no id yet."""

    article: str
    kind: PassageKind
    fact: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    pieces: float
    block: int


def draft_article(article: Article) -> list[Draft]:
    """The passages of an article; each text is exactly article.text[start:end]."""
    return [
        Draft(article.id, PassageKind.ARTICLE, None, article.text[span.start : span.end], span.start, span.end)
        for span in split_text(article.text, article.language)
    ]


def draft_facts(facts: Iterable[Fact], records: Records) -> list[Draft]:
    """The passage of each fact: its sentence; start and end are those of its quote in the article."""
    drafts = []
    for fact in facts:
        start = fact.span[0] if fact.span else max(records.articles[fact.article].text.find(fact.quote), 0)
        sentence = render_fact(fact, records.products.get(fact.product), records.deals[fact.deal])
        end = start + len(fact.quote)
        drafts.append(Draft(fact.article, PassageKind.FACT, fact.id, sentence, start, end))
    return drafts


def split_text(text: str, language: str = "en") -> list[Span]:
    """Spans of whole sentences that together cover the text, about 120 word pieces each.

    A passage begins with the sentence that ended the one before, when that is short and of the same
    paragraph: "it" and "the contract" then keep what they stand for.
    """
    sentences = _find_sentences(text, language)
    spans: list[Span] = []
    if not sentences:
        return spans
    left = list(accumulate(sentence.pieces for sentence in reversed(sentences)))[::-1]
    first, pieces = 0, 0.0
    for place, sentence in enumerate(sentences):
        if pieces and pieces + sentence.pieces > _PIECES and left[place] > _SHORT:
            spans.append(Span(sentences[first].span.start, sentences[place - 1].span.end))
            before = sentences[place - 1]
            repeated = before.pieces <= _SHORT and before.block == sentence.block and place - 1 > first
            first, pieces = (place - 1, before.pieces) if repeated else (place, 0.0)
        pieces += sentence.pieces
    spans.append(Span(sentences[first].span.start, sentences[-1].span.end))
    return spans


def _find_sentences(text: str, language: str) -> list[_Sentence]:
    sentences = []
    ends = [0, *(match.end() for match in _BLOCK_END.finditer(text)), len(text)]
    for block, (start, end) in enumerate(pairwise(ends)):
        for span in _split_block(text, start, end, language):
            for part in _cut(text, span, language):
                pieces = _count_pieces(text[part.start : part.end], language)
                sentences.append(_Sentence(part, pieces, block))
    return sentences


def _split_block(text: str, start: int, end: int, language: str) -> list[Span]:
    """The sentences of one paragraph, list entry or table row."""
    starts = sentence_starts(text, start, end, language)
    return [_strip(text, *bounds) for bounds in pairwise([*starts, end])]


def _strip(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _cut(text: str, span: Span, language: str) -> list[Span]:
    """The span, in parts that end between words when it is too long for one passage."""
    if _count_pieces(text[span.start : span.end], language) <= _LONGEST:
        return [span]
    parts, start, pieces = [], span.start, 0.0
    for match in _WORD.finditer(text, span.start, span.end):
        pieces += _count_pieces(match[0], language)
        if pieces > _PIECES and match.start() > start and text[match.start() - 1].isspace():
            parts.append(_strip(text, start, match.start()))
            start, pieces = match.start(), _count_pieces(match[0], language)
    return [*parts, _strip(text, start, span.end)]


def _count_pieces(text: str, language: str) -> float:
    """About how many word pieces the model makes of a text: within a tenth of it on English news.

    Estimated, so that passages stay the same when the model changes.
    """
    count = 0.0
    for match in _WORD.finditer(text):
        word = match[0]
        if "가" <= word[0] <= "힣":
            count += 2.2 * len(word)  # the model spells Hangul out, letter by letter
        elif language == "en" and word.isascii() and word.isalpha():
            count += 1.3 if len(word) > 7 else 1.0
        else:
            count += max(1.0, len(word) / 2.5)
    return count
