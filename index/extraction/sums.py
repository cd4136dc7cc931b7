"""Sums of several orders, told beside one of them: "it brings the number ordered to 80" is no size of the last deal."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.extraction.cues import load_names
from index.extraction.proposals import Proposal
from index.names import fold
from index.records import Attribute, Modality

_TOTAL = "total"


def mark_sums(proposals: Sequence[Proposal], language: str) -> list[Proposal]:
    """The proposals, those of an order marked as a sum that a sentence says is reached by a smaller one before it."""
    return [
        replace(one, scope=(*one.scope, _TOTAL))
        if _TOTAL not in one.scope and _reaches(one, language) and _has_smaller_before(one, proposals)
        else one
        for one in proposals
    ]


def _reaches(one: Proposal, language: str) -> bool:
    """Whether the words before a count, or around it in Korean, say that a sum is reached."""
    sentence = one.line.sentence
    text = fold(sentence.text if language == "ko" else one.line.text[sentence.start : one.place])
    return any(phrase in f" {text}" for phrase in load_names(language, "reached"))


def _has_smaller_before(one: Proposal, proposals: Sequence[Proposal]) -> bool:
    before = [other for other in proposals if _is_order(other) and other.place < one.place]
    return _is_order(one) and any(_subject(other) == _subject(one) and _value(other) < _value(one) for other in before)


def _is_order(one: Proposal) -> bool:
    return one.attribute is Attribute.ORDERED_QUANTITY and one.modality is Modality.ACTUAL


def _value(one: Proposal) -> Decimal:
    return one.value if isinstance(one.value, Decimal) else Decimal(0)


def _subject(one: Proposal) -> tuple[str, str]:
    return one.buyer, one.product.id
