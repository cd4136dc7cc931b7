"""Sums of money that leave their currency to the sums before: 742 million euros, the maker books 690 million."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from index.extraction.amounts import Amount
from index.extraction.numbers import Number, find_numbers
from index.extraction.qualifiers import find_qualifier
from index.extraction.vocabulary import either, load_vocabulary
from index.names import fold

_MILLION = 1_000_000
_NEXT = 200  # characters to a sum behind that tells the currency of the first
_REACH = 16  # characters beside a number that tell whether it counts something


def find_bare_sums(text: str, language: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The large numbers beside which no noun says what they count, in the currency of the sum before, left to right."""
    folded = fold(text)
    for number in find_numbers(text, language):
        if number.factor < _MILLION or number.is_glued or not _is_bare(number, folded, language):
            continue
        if any(one.start < number.end and number.start < one.end for one in amounts):
            continue
        if currency := _currency(number, amounts):
            qualifier = find_qualifier(folded, number.start, number.end, language)
            yield Amount(number.start, number.end, number.value, currency, qualifier)


def _is_bare(number: Number, folded: str, language: str) -> bool:
    """Whether a number stands at the end of a clause, or before a word that no thing counted begins with."""
    return _follows(language).match(folded[number.end : number.end + _REACH]) is not None


@cache
def _follows(language: str) -> re.Pattern[str]:
    words = either(load_vocabulary(language).tables["money"]["bare"])
    return re.compile(rf"\s*(?:\Z|[.,;:!?)](?!\d)| (?:{words})(?!\w))")


def _currency(number: Number, amounts: Sequence[Amount]) -> str:
    """The currency of the last sum before a number, else of one soon behind it; empty when there is none."""
    ahead = [one for one in amounts if one.end <= number.start]
    behind = [one for one in amounts if number.end <= one.start <= number.end + _NEXT]
    return ahead[-1].currency if ahead else behind[0].currency if behind else ""
