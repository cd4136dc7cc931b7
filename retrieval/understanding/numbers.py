"""Numbers an asker gives: digits with separators and magnitudes, and small numbers in words."""

import re
from decimal import Decimal

from index.currencies import currencies_in_use
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
    + r")?(?![a-z0-9])(?! ?차(?![가-힣]*로)| ?번째)"
)
_MYRIADS = re.compile(r"(?<![\w.-])(?:(\d[\d,.]*)조 ?)?(?:(\d[\d,.]*)억 ?)?(?:(\d[\d,.]*)만 ?)?(\d[\d,]*)?(?![a-z0-9])")
_PLACE = (" 번째", "번째")  # makes a place in Korean of a number
_LEAST = 2  # a single word counts from here: "the second one", "una", "한" say no number


def find_numbers(text: str, cues: Cues, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The numbers a question gives outside the `taken` spans (names and dates), with their currencies."""
    folded = fold(text)
    found = [
        Quantity(_myriads(match), _currency(text, match.start(), match.end(), cues), match.start(), match.end())
        for match in _MYRIADS.finditer(folded)
        if sum(part is not None for part in match.groups()) > 1 and not _overlaps(match, taken)
    ]
    taken = [*taken, *((quantity.start, quantity.end) for quantity in found)]
    found += [_quantity(match, text, cues) for match in _NUMBER.finditer(folded) if not _overlaps(match, taken)]
    digits = [(quantity.start, quantity.end) for quantity in found]
    for match in cues.number_pattern.finditer(folded):
        value = parse_number(match[0], cues)
        bare = match[0] in cues.number_scales and cues.number_scales[match[0]] > _HUNDRED
        if folded.startswith(_PLACE, match.end()):
            continue
        if value is not None and value >= _LEAST and not bare and not _overlaps(match, [*taken, *digits]):
            currency = _currency(text, match.start(), match.end(), cues)
            found.append(Quantity(value, currency, match.start(), match.end()))
    places = [match.span() for _, match in cues.places(folded)]
    found = [
        one for one in found if not any(start < one.start and one.end <= end for start, end in places)
    ]  # "lot two"
    things = [quantity for quantity in found if not _is_measure(folded[quantity.end :], cues)]
    return sorted(things, key=lambda quantity: quantity.start)


def _is_measure(following: str, cues: Cues) -> bool:
    """Whether a number counts years or millimetres, by what follows it: "over their dozen years", "155 mm"."""
    patterns = (cues.sections["time"]["span"], cues.sections["measure"]["length"])
    return any(pattern.match(following.lstrip(" -")) for pattern in patterns)


_HUNDRED = 100
_TENS = 20  # from here a number may have another added to it: treinta y dos


def parse_number(words: str, cues: Cues) -> Decimal | None:
    """The value of a number in digits or words: 24, two, a hundred and eighty, dwadzieścia cztery; None for others."""
    if words.isdigit():
        return Decimal(words)
    if re.fullmatch(r"half[- ](?:an? )?dozen", words):
        return Decimal(6)
    total, part, found, linked = Decimal(0), Decimal(0), False, False
    for word in re.findall(r"\w+", words):
        if word in cues.number_words:
            if linked and part % _HUNDRED and part % _HUNDRED < _TENS:
                return None  # "lots one and two" are two numbers
            part += cues.number_words[word]
        elif word in cues.number_scales:
            scale = cues.number_scales[word]
            part = (part or Decimal(1)) * scale
            if scale > _HUNDRED:
                total, part = total + part, Decimal(0)
        elif word == "half":
            part += Decimal("0.5")
        elif word not in _LINKS:
            return None
        linked = word in _LINKS
        found = found or not linked
    return total + part if found else None


_LINKS = ("a", "an", "and", "y", "i")


def _myriads(match: re.Match[str]) -> Decimal:
    """A Korean number of several magnitudes: 8조 9,814억, 2억5천."""
    parts = zip(match.groups(), (12, 8, 4, 0), strict=True)
    return sum((Decimal(part.replace(",", "")) * 10**power for part, power in parts if part), Decimal(0))


def _overlaps(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)


def _quantity(match: re.Match[str], text: str, cues: Cues) -> Quantity:
    point = _POINTS[cues.language] if match["magnitude"] else ""  # "1.488 billion", but "1.488 tanks" may be 1488
    value = _decimal(match["digits"], point) * 10 ** _MAGNITUDES.get(match["magnitude"] or "", 0)
    return Quantity(value, _currency(text, match.start(), match.end(), cues), match.start(), match.end())


def _currency(text: str, start: int, end: int, cues: Cues) -> str | None:
    """The currency named right before or after a number, by its ISO 4217 code where that stands in capitals."""
    before, after = text[max(0, start - 4) : start], text[end : end + 18]
    coded = _CODE_BEFORE.search(before) or _CODE_AFTER.match(after)
    if coded and coded[1] in currencies_in_use():
        return coded[1]
    return next(iter(cues.found("currency", fold(f"{before} {after}"))), None)


_CODE_BEFORE, _CODE_AFTER = re.compile(r"\b([A-Z]{3}) ?$"), re.compile(r" ?([A-Z]{3})\b")


def _decimal(digits: str, point: str) -> Decimal:
    """The value of digits; a mark before three of them groups thousands, unless it is the decimal `point`."""
    grouped = re.fullmatch(r"\d{1,3}(?:[, .]\d{3})+", digits)
    decimal = point and digits.count(point) == 1 and len(re.findall(r"[, .]", digits)) == 1
    return Decimal(re.sub(r"[, .]", "", digits)) if grouped and not decimal else Decimal(digits.replace(",", "."))


_POINTS = {"en": ".", "ko": ".", "es": ",", "pl": ","}  # what is before the decimals, by language
