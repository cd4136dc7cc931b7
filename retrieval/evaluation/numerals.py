"""Numbers as people write them in English, Korean, Polish and Spanish, brought to one form: <value>.

All functions here take folded text (see `normalise.fold`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

_COUNTING = MappingProxyType(  # the words for 0 to 19, then for 20, 30, … 90
    {
        "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
        "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciseis diecisiete dieciocho diecinueve "
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "pl": "zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie "
        "trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie "
        "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat "
        "dziewiecdziesiat",
    }
)
_HUNDREDS = MappingProxyType({"ciento": 100, "cien": 100, "sto": 100, "dwiescie": 200})
_POLISH_FORMS = MappingProxyType({"dwie": 2, "dwoch": 2, "trzech": 3, "czterech": 4})
_MULTIPLIERS = MappingProxyType(
    {"dozen": 12, "hundred": 100, "thousand": 1000, "mil": 1000, "tysiac": 1000, "tysiace": 1000}
)
_KOREAN_COUNTS = MappingProxyType({"한": "1", "두": "2", "세": "3", "네": "4"})
_KOREAN_COUNT = re.compile("(?<![가-힣])[한두세네](?= ?[대문척기발개])")  # before a counter: 세 척

_MAGNITUDES: tuple[tuple[str, int], ...] = (  # a pattern and the power of ten it stands for
    (r"thousand|tys\.?|tysiac\w*|tysiec\w*|mil(?:es)?(?: de)?", 3),
    (r"lakh", 5),
    (r"crores?", 7),
    (r"m|mn|mln|mio|millions?|millon(?:es)?|milion\w*", 6),
    (r"b|bn|bln|billions?|mld|miliard\w*", 9),
    (r"tn|trn|trillions?|billon(?:es)?|bilion\w*|조", 12),
    (r"백", 2),
    (r"천(?![궁무])", 3),  # 천궁 and 천무 are weapons
    (r"만", 4),
    (r"억", 8),
)
_DIGITS = r"\d{1,3}(?:[ ,.']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
# A lone letter or Korean unit after a space begins the next word more often than it is a magnitude.
_MAGNITUDE = rf"(?! [mb백천만억조](?![a-z]))[ -]?({'|'.join(pattern for pattern, _ in _MAGNITUDES)})(?![a-z])"
_PART = rf"({_DIGITS})((?:{_MAGNITUDE})*)"
# Not inside K2 or FA-50, in a date already read (<2024>), or in the tail of a longer number.
_START = r"(?<![a-z0-9<])(?<![a-z]-)(?<!<-)(?<!\d[.,])"
_FURTHER_PARTS = rf"(?: ?(?:{_DIGITS})[백천]?[만억조])*"  # 3조 1,600억 is one figure
_FIGURE = re.compile(rf"{_START}{_PART}{_FURTHER_PARTS}(?![a-z0-9]|[.,]\d)")
_PART_OF_FIGURE = re.compile(_PART)
_EACH_MAGNITUDE = re.compile(_MAGNITUDE)
_STUCK_CURRENCY = re.compile(r"\b(usd|eur|pln|nok|krw|inr|php|aud|rs)\.?(?=\d)")

_THOUSANDS_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_THOUSANDS_WITH_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DOT_GROUPS_THOUSANDS = frozenset({"es", "pl"})
_LONG_SCALE_BLN = frozenset({"pl"})  # a Polish bln is a bilion, 10^12


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of one language and the pattern of a run of them."""

    addends: Mapping[str, int]
    pattern: re.Pattern[str]

    def total(self, run: str) -> int:
        """The number a run of words says: two dozen, one hundred and eighty, treinta y seis."""
        total = 0
        for word in re.findall(r"[a-z]+", run):
            if word in _MULTIPLIERS:
                total = max(total, 1) * _MULTIPLIERS[word]
            else:
                total += self.addends.get(word, 0)  # "and" and "y" add nothing
        return total


def _words_of(counting: str) -> _Words:
    units = {word: n if n < 20 else 10 * (n - 18) for n, word in enumerate(counting.split())}
    addends = {**_HUNDREDS, **_POLISH_FORMS, **units}
    # Longest first, so that "seventeen" isn't read as "seven".
    word = "|".join(sorted({*addends, *_MULTIPLIERS}, key=lambda known: (-len(known), known)))
    run = rf"(?<!\d)(?<!\d[ -])\b(?:{word})(?:(?: and | y | |-)(?:{word}))*\b"
    return _Words(MappingProxyType(addends), re.compile(run))


_WORDS = MappingProxyType({language: _words_of(counting) for language, counting in _COUNTING.items()})


def spell_in_digits(text: str, language: str) -> str:
    """The text with number words as digits, currency codes apart from them.

    Languages without words of their own here are read as English.
    """
    words = _WORDS.get(language, _WORDS["en"])
    text = words.pattern.sub(lambda match: str(words.total(match[0])), text)
    text = _KOREAN_COUNT.sub(lambda match: _KOREAN_COUNTS[match[0]], text)
    return _STUCK_CURRENCY.sub(r"\1 ", text)


def mark_figures(text: str, language: str) -> str:
    """The text with every figure in digits as <value>, its magnitude multiplied in."""
    return _FIGURE.sub(lambda match: f"<{_figure(match[0], language).normalize():f}>", text)


def _figure(written: str, language: str) -> Decimal:
    total = Decimal(0)
    for part in _PART_OF_FIGURE.finditer(written):
        value = parse_digits(part[1], language)
        for magnitude in _EACH_MAGNITUDE.finditer(part[2]):
            value *= 10 ** _power(magnitude[1], language)
        total += value
    return total


def _power(magnitude: str, language: str) -> int:
    if magnitude == "bln" and language in _LONG_SCALE_BLN:
        return 12
    return next(power for pattern, power in _MAGNITUDES if re.fullmatch(pattern, magnitude))


def parse_digits(written: str, language: str) -> Decimal:
    """The value of digits with separators: 1,000 · 1 000 · 1.000 (es, pl) · 6,5 · 7,628.70."""
    digits = re.sub(r"[ ']", "", written)
    whole, fraction = digits, ""
    dots_group = language in _DOT_GROUPS_THOUSANDS and _THOUSANDS_WITH_DOTS.fullmatch(digits)
    if not dots_group and not _THOUSANDS_WITH_COMMAS.fullmatch(digits):
        split = re.fullmatch(r"(.*)[.,](\d+)", digits)
        whole, fraction = (split[1], split[2]) if split else (digits, "")
    return Decimal(f"{re.sub('[.,]', '', whole)}.{fraction or '0'}")
