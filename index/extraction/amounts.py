"""Sums of money in an article: their places, currencies, how exact they are, and the other end of a range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from index.extraction.currencies import Money, load_money
from index.extraction.former import find_current
from index.extraction.numbers import Number, tidy
from index.extraction.qualifiers import find_qualifier
from index.extraction.vocabulary import either, load_vocabulary
from index.names import fold
from index.records import Qualifier

_BEFORE, _AFTER = 24, 64  # characters beside a number in which its currency stands
_LARGE = 10_000  # a bare number from here on is a sum even beside a word that mostly means something else


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: `text[start:end]` shows it with its currency, an ISO 4217 code.

    `upper` is the other end of a range, whose lower end is the value.
    """

    start: int
    end: int
    value: Decimal
    currency: str
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number with the currency beside it: None for a plain number, "" when the text leaves the currency open."""

    number: Number
    start: int
    end: int
    factor: Decimal
    currency: str | None

    @property
    def value(self) -> Decimal:
        return tidy(self.number.value * self.factor / self.number.factor)


def find_amounts(text: str, language: str) -> list[Amount]:
    """The sums of money in a text, left to right; a sum in a currency that the text leaves open is passed over."""
    folded = fold(text)
    return [_qualified(amount, folded, language) for amount in _find(text, folded, language) if amount.currency]


def money_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Where sums of money stand, those in a currency that the text leaves open as well."""
    return [(amount.start, amount.end) for amount in _find(text, fold(text), language)]


def _find(text: str, folded: str, language: str) -> Iterator[Amount]:
    sums = [_price(number, text, folded, language) for number in find_current(text, folded, language)]
    return _join_ranges(sums, folded, language)


def _price(number: Number, text: str, folded: str, language: str) -> _Sum:
    """A number with the currency that stands right before or right after it."""
    money, factor, end = load_money(language), number.factor, number.end
    short = _short_scales(language).match(folded, number.end) if factor == 1 and number.in_digits else None
    if short:
        factor, end = load_vocabulary(language).money_scales[short["scale"]], short.end()
    start, code = _before(number, text, folded, language, money)
    if code is None or _is_named_twice(folded, end):
        start_after, code_after = _after(number, end, text, folded, language, money)
        if code_after is not None and (code is None or code == "USD" or code == code_after):
            code, end = code_after, start_after
    if code is None:
        return _Sum(number, number.start, number.end, number.factor, None)
    return _Sum(number, start, end, factor, code)


def _is_named_twice(folded: str, end: int) -> bool:
    """Whether a word for money follows a sum that has a symbol already: $ 5 million Canadian dollars."""
    return re.match(r"[ -]?[^\W\d_]", folded[end : end + 2]) is not None


def _before(number: Number, text: str, folded: str, language: str, money: Money) -> tuple[int, str | None]:
    base = max(0, number.start - _BEFORE)
    match = money.before.search(folded[base : number.start])
    if match is None or not _is_written(match, text[base : number.start]):
        return number.start, None
    code = money.code(match, folded, number.start, language)
    if _is_too_small(number, code, match, money):
        return number.start, None
    return base + match.start(), code


def _after(number: Number, end: int, text: str, folded: str, language: str, money: Money) -> tuple[int, str | None]:
    window = text[end : end + _AFTER]
    match = money.after.match(folded[end : end + _AFTER])
    if match is None or not _is_written(match, window) or number.is_glued:
        return end, None
    code = money.code(match, folded, end, language)
    if _is_too_small(number, code, match, money):
        return end, None
    return end + match.end(), code


def _is_too_small(number: Number, code: str | None, match: re.Match[str], money: Money) -> bool:
    """Whether the word beside a small number is hardly its currency: won 12 orders."""
    is_word = match.lastgroup != "code" and match[0].strip(" -").replace(" ", "").isalpha()
    return is_word and money.is_doubtful(match, code) and number.factor == 1 and number.value < _LARGE


def _is_written(match: re.Match[str], window: str) -> bool:
    """Whether a code stands in capitals, as codes do."""
    return match.lastgroup != "code" or window[slice(*match.span("code"))].isupper()


@cache
def _short_scales(language: str) -> re.Pattern[str]:
    scales = load_vocabulary(language).money_scales
    return re.compile(rf" ?-?(?P<scale>{either(map(re.escape, scales))})(?![a-z\d])")


def _join_ranges(sums: list[_Sum], folded: str, language: str) -> Iterator[Amount]:
    """The sums that have a currency; two ends of a range are one."""
    at = reached = 0
    while at < len(sums):
        lower = replace(sums[at], start=max(sums[at].start, reached))  # in 3€4 both have the one sign
        upper = sums[at + 1] if at + 1 < len(sums) else None
        joined = _join(lower, upper, folded, language) if upper else None
        if joined:
            yield joined
            at, reached = at + 2, joined.end
            continue
        if lower.currency is not None:
            yield Amount(lower.start, lower.end, lower.value, lower.currency)
            reached = lower.end
        at += 1


def _join(lower: _Sum, upper: _Sum, folded: str, language: str) -> Amount | None:
    """The range that two sums are the ends of, which share a currency and often a scale: $60-70 million."""
    currency = lower.currency if upper.currency is None else upper.currency
    if currency is None or lower.currency not in (None, currency) or not _is_range(lower, upper, folded, language):
        return None
    if lower.factor == 1 and upper.factor > 1:
        lower = replace(lower, factor=upper.factor)
    if lower.value >= upper.value:
        return None
    return Amount(lower.start, upper.end, lower.value, currency, upper=upper.value)


def _is_range(lower: _Sum, upper: _Sum, folded: str, language: str) -> bool:
    gap = folded[lower.end : upper.start].strip(" ")
    opener, joiner, closed = _range_patterns(language)
    if closed.fullmatch(gap):
        return opener.search(folded[max(0, lower.start - 30) : lower.start]) is not None or bool(joiner.fullmatch(gap))
    return joiner.fullmatch(gap) is not None


@cache
def _range_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ranges = load_vocabulary(language).tables["ranges"]
    return (
        re.compile(rf"(?<!\w)(?:{either(ranges['openers'])}) \Z"),
        re.compile(rf"[-–—~〜∼]|{either(ranges['joiners'])}"),
        re.compile(either(ranges["closed"])),
    )


def _qualified(amount: Amount, folded: str, language: str) -> Amount:
    return replace(amount, qualifier=find_qualifier(folded, amount.start, amount.end, language))
