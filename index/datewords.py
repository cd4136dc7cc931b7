"""How dates are written in a language: the names of its months, and the patterns that find dates in folded text."""

import re
from dataclasses import dataclass

from babel import localedata
from babel.dates import get_month_names

from index.names import fold

_YEAR = r"(?:19[5-9]|20[0-6])\d"
_DAY, _OF = r"(\d\d?)(?:st|nd|rd|th|\.)?", r",?(?: of| de| del)? ?"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The patterns of one language; `months` gives the number of a folded month name."""

    months: dict[str, int]
    iso: re.Pattern[str]  # year, month, day
    figures: re.Pattern[str]  # day, month, year
    korean: re.Pattern[str]  # year, month, day; or year, -, -, month, day
    korean_month: re.Pattern[str]  # month, day
    day_month: re.Pattern[str]  # day, name, year
    month_day: re.Pattern[str]  # name, day, year
    month_year: re.Pattern[str]  # name, year, short year
    quarter: re.Pattern[str]  # quarter, year or year, quarter
    half: re.Pattern[str]  # half, year or year, half
    year: re.Pattern[str]
    short_year: re.Pattern[str]  # back in '19
    month: re.Pattern[str]  # name


def build_date_words(language: str) -> DateWords:
    """The patterns of a language, with English month names beside its own."""
    months = _months(language)
    name = "|".join(sorted(months, key=len, reverse=True))
    return DateWords(
        months=months,
        iso=re.compile(rf"(?<!\d)({_YEAR})[-/](\d\d)(?:[-/](\d\d))?(?!\d)"),
        figures=re.compile(rf"(?<![\d./-])(\d\d?)[./-](\d\d?)[./-]({_YEAR})(?!\d)"),
        korean=re.compile(rf"(?<!\d)({_YEAR})(?:년(?: ?(\d\d?)월)?(?: ?(\d\d?)일)?|\. ?(\d\d?)\. ?(\d\d?)(?!\d))"),
        korean_month=re.compile(r"(?<![\d년] )(?<![\d년개])(\d\d?)월(?: ?(\d\d?)일)?"),
        day_month=re.compile(rf"(?<![\w.]){_DAY}(?: of| de)? ({name})\b\.?(?:{_OF}({_YEAR})\b)?"),
        month_day=re.compile(rf"\b({name})\b\.? (?:the )?{_DAY}(?!\d)(?:,? ({_YEAR})\b)?"),
        month_year=re.compile(rf"\b({name})\b\.?(?:{_OF}({_YEAR})\b| ?['’](\d\d)\b)"),
        quarter=re.compile(rf"\bq([1-4])[ -/]?(?:of )?({_YEAR})\b|\b({_YEAR})[ -]q([1-4])\b"),
        half=re.compile(rf"\bh([12])[ -/]?(?:of )?({_YEAR})\b|\b({_YEAR})[ -]h([12])\b"),
        year=re.compile(rf"(?<![\w.,$€£])(?<![\d]-)({_YEAR})(?:/\d\d(?![\d/]))?(?!\d|[.,]\d|s\b)|(?<=\bfy)({_YEAR})\b"),
        short_year=re.compile(r"(?<![^\s(])['’](\d\d)(?![\w'’])"),
        month=re.compile(
            rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bw )|(?<=\bdo )|(?<=\ben )|(?<=\bde ))({name})\b(?! (?:de )?\d)"
        ),
    )


def _months(language: str) -> dict[str, int]:
    """The names of the months in a language that is known, and in English, folded, by number."""
    names = dict[str, int]()
    known = language if localedata.exists(language) else "en"
    for locale in dict.fromkeys((known, "en")):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, form in get_month_names(width, context, locale).items():
                    word = re.escape(fold(form).strip().rstrip("."))
                    if len(word) >= 3 and not word[0].isdigit():
                        names.setdefault(word, number)
    if language == "en":
        names["sept"] = 9
    if language == "pl":
        names |= {fold(form): number for number, form in enumerate(_LOCATIVE.split(), 1)}
    return names


# "In August" in Polish, which CLDR lacks.
_LOCATIVE = "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu"
