"""How many times as much one thing is as another, where a question claims that: "worth more than twice"."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from index.names import fold
from index.numerals import stated_numbers
from retrieval.plans.bounds import Bound, bound_told
from retrieval.question import Question
from retrieval.tellings import telling

_WORDS: Mapping[str, Decimal] = MappingProxyType({"twice": Decimal(2), "thrice": Decimal(3), "half": Decimal("0.5")})
_NEAR = Decimal("0.05")  # so far from a multiple is still called that


def multiple_claimed(question: Question) -> Bound | None:
    """Whether the first of two amounts is as many times the second as is claimed; None where that isn't claimed."""
    told = telling("so_many_times").search(fold(question.text))
    if told is None:
        return None
    named = [value for key, value in _WORDS.items() if told[key]]
    numbers = named or sorted({n for n in stated_numbers(told["number"] or "") if n > 1})
    if len(numbers) != 1:
        return None
    times, holds = numbers[0], bound_told(told) or _is_about
    return lambda first, second: holds(first, times * second)


def _is_about(amount: Decimal, other: Decimal) -> bool:
    return abs(amount - other) <= _NEAR * other
