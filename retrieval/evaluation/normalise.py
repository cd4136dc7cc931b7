"""Text in one form in which equal figures and dates are equal strings, whatever language wrote them."""

import re
import unicodedata
from dataclasses import dataclass

from retrieval.evaluation.numerals import mark_figures, spell_in_digits

# NFKD leaves ł and ø whole; < > @ would collide with our own marks.
_PLAIN = str.maketrans("łŁøØ–—−’<>@", "lLoO---'   ")

_MONTHS = tuple(  # January first; folded names in English, Polish and Spanish
    re.compile(rf"\b(?:{names})\b\.?")
    for names in (
        r"jan(?:uary)?|stycz\w+|enero",
        r"feb(?:ruary)?|lut(?:y|ego|ym)|febrero",
        r"mar(?:ch|zec|ca|cu|zo)?",
        r"apr(?:il)?|kwie\w+|abril",
        r"mayo?|maj[au]?(?= \d{4})",  # without a year, "mają" is the verb
        r"june?|czerw\w+|junio",
        r"july?|lip(?:iec|ca|cu)|julio",
        r"aug(?:ust)?|sierp\w+|agosto",
        r"sept?(?:ember)?|wrze\w+|sep?tiembre",
        r"oct(?:ober)?|pazdz\w+|octubre",
        r"nov(?:ember)?|listopad\w*|noviembre",
        r"dec(?:ember)?|grud\w+|diciembre",
    )
)
_YEAR, _MONTH = r"(?P<y>\d{4})(?!\d)", r"0?(?P<m>[1-9]|1[0-2])(?!\d)"
_DAY = r"0?(?P<d>[12]\d|3[01]|[1-9])(?!\d)(?:st|nd|rd|th|\.(?!\d))?"
_DATES = tuple(  # in this order; names of months are @m@ by now
    re.compile(rf"(?<!\d){pattern}")
    for pattern in (
        rf"{_YEAR}-{_MONTH}(?:-{_DAY})?",  # 2024-11-18, 2024-11
        rf"(?:{_YEAR}년 ?)?{_MONTH}월(?: ?{_DAY}일)?",  # 2024년 11월 18일
        rf"@{_MONTH}@ {_DAY}(?:,? {_YEAR})?",  # November 18, 2024
        rf"(?:{_DAY} (?:of |de )?)?@{_MONTH}@,?(?: (?:of |de |del )?{_YEAR})?",  # 18 de noviembre de 2024
    )
)
_ABSENT_PART = re.compile("<-?>")
# "5 por ciento" is "<5> por <100>" by now, so only the sign is safe in Spanish.
_PERCENT = re.compile(r"> ?(?:%|percent|per cent|procent\w*|por ciento|퍼센트)")
_BARE_DECIMAL = re.compile(r"\d+[.,]\d\d?")


def fold(text: str) -> str:
    """The text in lower case, without accents, with plain dashes, apostrophes and single spaces."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    bare = "".join(character for character in parts if unicodedata.category(character) != "Mn")
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", bare)).lower().strip()


def normalise(text: str, language: str) -> str:
    """The folded text with figures as <value> and dates as <year><-month><-day>."""
    text = spell_in_digits(fold(text), language)
    for number, names in enumerate(_MONTHS, 1):
        text = names.sub(f"@{number}@", text)
    for date in _DATES:
        text = date.sub(r"<\g<y>><-\g<m>><-\g<d>>", text)
    text = mark_figures(_ABSENT_PART.sub("", text), language)
    return _PERCENT.sub(">%", text)


@dataclass(frozen=True, slots=True)
class Said:
    """A text that can be searched for what was wanted; made by `said`."""

    folded: str
    normal: str
    language: str

    def holds(self, wanted: str) -> bool:
        """Whether the wanted string is in the text.

        Figures and dates compare by value, words from their first letter on.
        """
        bare = wanted.strip()
        # A bare decimal is met whatever magnitude follows it: 6.5 by 6.5 million and by 6.5bn.
        if _BARE_DECIMAL.fullmatch(bare):
            return re.search(rf"(?<![\d.,]){re.escape(bare)}(?!\d)", self.folded) is not None
        # Gold is written as in English or as in the asker's language: 1,000 and 1.000.
        forms = {normalise(wanted, "en"), normalise(wanted, self.language)} - {""}
        return any(re.search(_from_first_letter(form), self.normal) for form in forms)


def said(text: str, language: str) -> Said:
    """The text, ready to be searched."""
    return Said(fold(text), normalise(text, language), language)


def _from_first_letter(form: str) -> str:
    boundary = "(?<![a-z])" if "a" <= form[0] <= "z" else ""
    return boundary + re.escape(form)
