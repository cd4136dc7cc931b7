"""How many: the whole numbers of an article that count things, apart from money, dates, measures and names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from index.extraction.amounts import money_spans
from index.extraction.countries import is_country_word
from index.extraction.dates import find_dates
from index.extraction.former import find_current
from index.extraction.numbers import Number
from index.extraction.qualifiers import find_qualifier
from index.extraction.vocabulary import before, either, load_vocabulary
from index.names import fold
from index.records import Qualifier

_REACH = 32  # characters beside a number that say what it is
_NAME = re.compile(r"[^\s.!?:|*#>\"“”„«(\[–—-] (?P<name>[^\W\d_a-z가-힣][^\W_]*) \Z")
_NAME_REACH = 40
_TITLE = 200  # characters of a title at most
_TITLE_WORD = 4  # letters of the words that are capitalised in titles
_MILLION = 10**6
_YEARS = range(1950, 2070)
_SOME_DAY = date(2000, 1, 1)  # which days the dates are doesn't matter here, only where they stand


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things: `text[start:end]` shows it; `is_more` when they come on top of others ("another 20")."""

    start: int
    end: int
    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    is_more: bool = False


def find_counts(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Count]:
    """The counts of a text outside the `taken` spans (names) and outside its amounts and dates, left to right."""
    folded = fold(text)
    spans = [*taken]
    spans += money_spans(text, language)
    spans += [(dated.start, dated.end) for dated in find_dates(text, language, _SOME_DAY)]
    spans += [match.span() for match in _patterns(language).phrases.finditer(folded)]
    free = _outside(find_current(text, folded, language), spans)
    return [_count(number, folded, language) for number in free if _counts(number, text, folded, language)]


def _outside(numbers: list[Number], spans: list[tuple[int, int]]) -> Iterator[Number]:
    """The numbers that touch none of the spans."""
    spans.sort()
    at, reached = 0, -1
    for number in numbers:
        while at < len(spans) and spans[at][0] < number.end:
            reached = max(reached, spans[at][1])
            at += 1
        if reached <= number.start:
            yield number


@dataclass(frozen=True, slots=True)
class _Patterns:
    phrases: re.Pattern[str]
    never_before: re.Pattern[str]
    never_after: re.Pattern[str]
    units: re.Pattern[str]
    counters: re.Pattern[str] | None
    more_before: re.Pattern[str]
    more_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load_vocabulary(language)
    counts = words.tables["counts"]
    counters = counts["counters"]
    edge, gap = ("", r" ?(?:\w+ ?)?") if language == "ko" else (r"(?!\w)", " ")  # Korean: 20대 더
    return _Patterns(
        phrases=re.compile(rf"(?<!\w)(?:{either(counts['phrases'])})(?!\w)"),
        never_before=before(counts["never_before"], gap=" ?-?"),
        never_after=re.compile(rf"[ -]?(?:{either(counts['never_after'])})"),
        units=re.compile(rf"[ -]?(?:{either(counts['units'])}){edge}(?!-\d)"),
        counters=re.compile(rf" ?(?:{either(counters)})") if counters else None,
        more_before=before(counts["more_before"], gap=" (?:(?:of|de|los|las) )?"),
        more_after=re.compile(rf"{gap}(?:{either(counts['more_after'])}){edge}"),
    )


def _counts(number: Number, text: str, folded: str, language: str) -> bool:
    """Whether a number counts things."""
    if number.is_glued or number.value % 1 or number.value == 0:
        return False
    patterns = _patterns(language)
    ahead = folded[max(0, number.start - _REACH) : number.start]
    behind = folded[number.end : number.end + _REACH]
    if patterns.counters and not patterns.counters.match(behind):
        return False
    if patterns.never_before.search(ahead) or patterns.never_after.match(behind) or patterns.units.match(behind):
        return False
    if not number.in_digits:
        return not _is_vague(number, ahead, language)
    if not patterns.counters and (_is_year(number) or (re.match(r"-?[a-z]", behind) and behind[0] != "-")):
        return False
    if number.factor >= _MILLION and not re.match(r" ?[^\W\d_]", behind):
        return False  # "171 million." of money that was named before
    if re.match(r"\. ?[^\W\d_]", text[number.end :][:3]) and text[number.end + 1 :].lstrip()[:1].islower():
        return False  # an ordinal: 33. egzemplarz
    return not (_is_fragment(ahead, behind) or _is_listing(text, number) or _is_model(text, number))


def _is_year(number: Number) -> bool:
    return number.factor == 1 and number.end - number.start == 4 and number.value in _YEARS


def _is_vague(number: Number, ahead: str, language: str) -> bool:
    """Whether a one says nothing of how many: no one, every one."""
    vague = load_vocabulary(language).tables["counts"]["vague"]
    return number.value == 1 and bool(vague) and re.search(rf"(?<!\w)(?:{either(vague)}) \Z", ahead) is not None


def _is_fragment(ahead: str, behind: str) -> bool:
    """Whether figures are part of a longer sign: 2/3, 10:30, 8x8, '22, +48 22 555 01 41, 1.2.3."""
    return (
        re.search(r"(?:\d[/:.,x×-]|[/:+_&@]|[^\W\d]\.|(?<!\w)['’]|\d[ -]\d+[ -]|\+\d+[ -])\Z", ahead) is not None
        or re.match(r"[/:.,x×](?=\d)|x\d|_|/", behind) is not None
    )


def _line_before(text: str, number: Number) -> str:
    """The line that a number stands in, up to it, as far back as a title is long."""
    start = max(0, number.start - _TITLE)
    return text[max(start, text.rfind("\n", start, number.start) + 1) : number.start]


def _is_listing(text: str, number: Number) -> bool:
    """Whether a number is the mark of a list entry: "1. " or "2) " at the start of a line."""
    line = _line_before(text, number)
    return not line.strip() and re.match(r"[.)]\s", text[number.end : number.end + 2]) is not None


def _is_model(text: str, number: Number) -> bool:
    """Whether a number follows a name inside a sentence and so belongs to it: Hermes 900; a country's doesn't."""
    line = _line_before(text, number)
    name = _NAME.search(line[-_NAME_REACH:])
    if name is None or is_country_word(name["name"]):
        return False
    words = [word for word in line.split() if len(word) >= _TITLE_WORD and word.isalpha()]
    return (
        sum(word[0].isupper() for word in words) * 2 < len(words) + 1 or len(words) < 2
    )  # else a title: Poland Buys 180


def _count(number: Number, folded: str, language: str) -> Count:
    patterns = _patterns(language)
    ahead = folded[max(0, number.start - _REACH) : number.start]
    is_more = (
        patterns.more_before.search(ahead) is not None
        or patterns.more_after.match(folded[number.end : number.end + _REACH]) is not None
    )
    qualifier = find_qualifier(folded, number.start, number.end, language)
    return Count(number.start, number.end, number.value, qualifier, is_more)
