"""Numbers an asker gives: digits with separators and magnitudes, and small numbers in words."""

import re
from decimal import Decimal

from index.names import fold
from retrieval.question import Quantity
from retrieval.understanding.cues import Cues

_MAGNITUDES = {
    "k": 3, "thousand": 3, "tys": 3, "mil": 3, "lakh": 5, "crore": 7, "crores": 7,
    "m": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6, "millones": 6, "millon": 6, "milionow": 6, "miliony": 6,
    "b": 9, "bn": 9, "billion": 9, "billions": 9, "mld": 9, "miliard": 9, "miliardow": 9, "miliardy": 9,
    "tn": 12, "trillion": 12, "trillions": 12, "billones": 12, "billon": 12, "bilion": 12,
    "만": 4, "억": 8, "조": 12,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.-])(?P<digits>\d{1,3}(?:[, .]\d{3})+(?!\d)|\d+(?:[.,]\d+)?) ?-?(?P<magnitude>"
    + "|".join(sorted(_MAGNITUDES, key=len, reverse=True))
    + r")?(?![a-z0-9])"
)
_SMALL = {
    word: Decimal(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: Decimal(10 * n)
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SMALL |= {"dozen": Decimal(12), "hundred": Decimal(100), "thousand": Decimal(1000)}
_WORD = re.compile(
    r"(?<!\w)(?:" + "|".join(word for word in _SMALL if word not in ("zero", "one")) + r")(?!\w)"
)


def find_numbers(text: str, cues: Cues, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The numbers a question gives outside the `taken` spans (names and dates), with their currencies."""
    folded = fold(text)
    free = [m for m in _NUMBER.finditer(folded) if not any(s < m.end() and m.start() < e for s, e in taken)]
    found = [_quantity(match, folded, cues) for match in free]
    for match in _WORD.finditer(folded):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            found.append(Quantity(_SMALL[match[0]], None, match.start(), match.end()))
    return sorted(found, key=lambda quantity: quantity.start)


def _quantity(match: re.Match[str], folded: str, cues: Cues) -> Quantity:
    value = _decimal(match["digits"]) * 10 ** _MAGNITUDES.get(match["magnitude"] or "", 0)
    around = folded[max(0, match.start() - 4) : match.start()] + " " + folded[match.end() : match.end() + 18]
    currency = next((code for code in cues.found("currency", around)), None)
    return Quantity(value, currency, match.start(), match.end())


def _decimal(digits: str) -> Decimal:
    grouped = re.fullmatch(r"\d{1,3}(?:[, .]\d{3})+", digits)
    return Decimal(re.sub(r"[, .]", "", digits)) if grouped else Decimal(digits.replace(",", "."))
