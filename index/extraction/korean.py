"""Numbers in Korean words, native (열두 대) and Chinese (백팔십 대): words that count only before what they count."""

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise

from index.extraction.vocabulary import Vocabulary, either

_MYRIAD = 10_000  # from here on scales multiply all that stands before them: 삼백만


@cache
def word_pattern(words: Vocabulary) -> str:
    """The pattern of a number in words, right before a counter or a currency and after no other Hangul."""
    native, sino = either(words.numbers), "".join(_letters(words))
    counters = either([*words.tables["counts"]["counters"], *words.tables["money"]["after"]["USD"], "원", "유로"])
    return rf"(?<![가-힣\d])(?:(?:{native}){{1,3}}|[{sino}]{{2,16}})(?= ?(?:{counters}))"


def word_value(word: str, words: Vocabulary) -> Decimal | None:
    """The value of a number in words; None when they don't make one ("조천")."""
    native = re.findall(either(words.numbers), word)
    if "".join(native) == word:
        values = [words.numbers[part] for part in native]
        falls = all(first >= 10 > second for first, second in pairwise(values))
        return sum(values, Decimal(0)) if falls else None
    return _sino_value(_letters(words), word)


def _sino_value(letters: dict[str, Decimal], word: str) -> Decimal | None:
    total = myriad = digit = Decimal(0)
    for letter in word:
        value = letters[letter]
        if value < 10:
            if digit:
                return None
            digit = value
        elif value < _MYRIAD:
            myriad, digit = myriad + (digit or 1) * value, Decimal(0)
        else:
            total, myriad, digit = total + ((myriad + digit) or 1) * value, Decimal(0), Decimal(0)
    return total + myriad + digit


@cache
def _letters(words: Vocabulary) -> dict[str, Decimal]:
    """The Chinese numerals and scales, each one letter."""
    sino = {word: Decimal(value) for value, word in words.tables["sino"].items()}
    return sino | {word: value for word, value in words.scales.items() if "가" <= word <= "힣"}
