"""Numbers an asker gives: digits with separators and magnitudes, and small numbers in words."""

import re
from decimal import Decimal

from index.names import fold
from retrieval.question import Quantity
from retrieval.understanding.cues import Cues

_MAGNITUDES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "millions": 6, "b": 9, "bn": 9, "billion": 9, "billions": 9,
    "tn": 12, "trillion": 12, "trillions": 12, "lakh": 5, "crore": 7, "crores": 7,
    "tys": 3, "tysiac": 3, "tysiace": 3, "tysiecy": 3, "mln": 6, "milion": 6, "miliona": 6, "miliony": 6, "milionow": 6,
    "mld": 9, "miliard": 9, "miliarda": 9, "miliardy": 9, "miliardow": 9, "bilion": 12, "biliony": 12, "bilionow": 12,
    "mil": 3, "millon": 6, "millones": 6, "mil millones": 9, "miles de millones": 9, "billon": 12, "billones": 12,
    "천": 3, "만": 4, "백만": 6, "천만": 7, "억": 8, "십억": 9, "백억": 10, "천억": 11, "조": 12,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.-])(?P<digits>\d{1,3}(?:[, .]\d{3})+(?!\d)|\d+(?:[.,]\d+)?) ?-?(?P<magnitude>"
    + "|".join(sorted(_MAGNITUDES, key=len, reverse=True))
    + r")?(?![a-z0-9])(?! ?차(?![가-힣]*로))"
)
_MYRIADS = re.compile(r"(?<![\w.-])(?:(\d[\d,.]*)조 ?)?(?:(\d[\d,.]*)억 ?)?(?:(\d[\d,.]*)만 ?)?(\d[\d,]*)?(?![a-z0-9])")
_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "dozen": Decimal(12), "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6),
    "billion": Decimal(10**9), "trillion": Decimal(10**12),
}  # fmt: skip
_ANY, _SCALE = "|".join([*_SMALL, *_SCALES]), "|".join(_SCALES)
_WORD = re.compile(
    rf"(?<!\w)(?:half[- ](?=dozen))?(?:(?:an?|half an?) (?=(?:{_SCALE})(?!\w)))?(?:{_ANY})"
    rf"(?:[ -](?:and )?(?:{_ANY}|a half(?= (?:{_SCALE}))))*(?!\w)"
)
_NOT_ALONE = frozenset({"zero", "one", "million", "billion", "trillion"})  # "the second one", "how many million"


def find_numbers(text: str, cues: Cues, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The numbers a question gives outside the `taken` spans (names and dates), with their currencies."""
    folded = fold(text)
    found = [
        Quantity(_myriads(match), _currency(folded, match.start(), match.end(), cues), match.start(), match.end())
        for match in _MYRIADS.finditer(folded)
        if sum(part is not None for part in match.groups()) > 1 and not _overlaps(match, taken)
    ]
    taken = [*taken, *((quantity.start, quantity.end) for quantity in found)]
    found += [_quantity(match, folded, cues) for match in _NUMBER.finditer(folded) if not _overlaps(match, taken)]
    digits = [(quantity.start, quantity.end) for quantity in found]
    for match in _WORD.finditer(folded):
        value = parse_number(match[0])
        if value is not None and match[0] not in _NOT_ALONE and not _overlaps(match, [*taken, *digits]):
            currency = _currency(folded, match.start(), match.end(), cues)
            found.append(Quantity(value, currency, match.start(), match.end()))
    return sorted(found, key=lambda quantity: quantity.start)


def parse_number(words: str) -> Decimal | None:
    """The value of a small number in digits or English words: 24, two, a hundred and eighty; None for others."""
    if words.isdigit():
        return Decimal(words)
    total, part = Decimal(0), Decimal(0)
    if re.fullmatch(r"half[- ](?:an? )?dozen", words):
        return Decimal(6)
    for word in re.findall(r"[a-z]+", words):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + part, Decimal(0)
        elif word == "half":
            part += Decimal("0.5")
        elif word not in ("a", "an", "and"):
            return None
    return total + part


def _myriads(match: re.Match[str]) -> Decimal:
    """A Korean number of several magnitudes: 8조 9,814억, 2억5천."""
    parts = zip(match.groups(), (12, 8, 4, 0), strict=True)
    return sum((Decimal(part.replace(",", "")) * 10**power for part, power in parts if part), Decimal(0))


def _overlaps(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)


def _quantity(match: re.Match[str], folded: str, cues: Cues) -> Quantity:
    value = _decimal(match["digits"]) * 10 ** _MAGNITUDES.get(match["magnitude"] or "", 0)
    return Quantity(value, _currency(folded, match.start(), match.end(), cues), match.start(), match.end())


def _currency(folded: str, start: int, end: int, cues: Cues) -> str | None:
    """The currency named right before or after a number."""
    around = folded[max(0, start - 4) : start] + " " + folded[end : end + 18]
    return next(iter(cues.found("currency", around)), None)


def _decimal(digits: str) -> Decimal:
    grouped = re.fullmatch(r"\d{1,3}(?:[, .]\d{3})+", digits)
    return Decimal(re.sub(r"[, .]", "", digits)) if grouped else Decimal(digits.replace(",", "."))
