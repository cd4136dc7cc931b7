"""Where a fact's quote stands in its article."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from index.problems import Finding, shown

_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+|\n+")
_COMPARED = 400  # characters of the quote and of each sentence, so that a long article stays cheap


def check_quote(raw: Mapping[str, object], text: str | None) -> tuple[tuple[int, int] | None, list[Finding]]:
    """The characters of the text that the quote is, and what is wrong with the quote or the span given."""
    quote, span = raw.get("quote"), raw.get("span")
    if not isinstance(quote, str) or not quote.strip() or text is None:
        return None, []  # the quote is found wrong with the other keys, the text with its article
    start = text.find(quote)
    if start < 0:
        near = find_nearest_sentence(quote, text)
        hint = f"the nearest sentence there is {shown(near)}; copy its words exactly" if near else "correct it"
        return None, [Finding("quote", f"quote {shown(quote)} is not in the article; {hint}")]
    match span:
        case None:
            return (start, start + len(quote)), []
        case [int(first), int(last)] if 0 <= first <= last and text[first:last] == quote:
            return (first, last), []
    place = f"[{start}, {start + len(quote)}]"
    return None, [Finding("span", f"span is not where the quote stands; write {place}, or leave it out")]


def find_nearest_sentence(quote: str, text: str) -> str | None:
    """The sentence of the text that is most like the quote; None when the text has none."""
    sentences = [sentence.strip()[:_COMPARED] for sentence in _SENTENCE_END.split(text)]
    found = process.extractOne(quote[:_COMPARED], filter(None, sentences), scorer=fuzz.ratio)
    return str(found[0]) if found else None
