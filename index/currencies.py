"""What the world's currencies are called in a language, by CLDR: naira, dinar, escudo."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from index.names import fold

_NOUN_FIRST = frozenset({"es", "pl"})  # "rupia india"
_MAGNITUDES = ("illion", "iliard", "illones", "bn", "mn", "mln", "mld", "억", "만", "조")  # how such words end
_POLISH_ENDINGS = r"(?:i?(?:a|e|i|o|u|y|om|ach|ami|em|owi?))?(?!\w)"  # of the cases of a noun, once folded
_SHORTEST = 4  # letters: shorter nouns are other words too ("won", "real", "sol")


def currency_words(language: str, taught: frozenset[str]) -> dict[str, list[str]]:
    """Regular expressions for the codes and names of every currency in use, by ISO 4217 code.

    The bare noun is one of them unless `taught` knows it: a "dollar" is of many countries, and means one of a few. Nor
    is a bare code that is a word besides: TRY.
    """
    names, words, taught = Locale.parse(language).currencies, taught, _with_starts(taught)
    return {
        code: [*_codes(code.lower(), words), *_forms(fold(names[code]), language, taught)]
        for code in sorted(currencies_in_use())
        if code in names
    }


def noun_of(name: str, language: str) -> str:
    """The noun in the name of a currency, where it stands in a language: dollar of Fiji dollar."""
    words = name.split()
    return words[0] if language in _NOUN_FIRST else words[-1]


@cache
def currency_noun(code: str, language: str) -> str:
    """A regular expression for the noun in the name of a currency, as it is bent: dollars, libras, dolarów."""
    return _bent(noun_of(fold(Locale.parse(language).currencies.get(code, code)), language), language)


def _bent(noun: str, language: str) -> str:
    match language:
        case "ko":
            return re.escape(noun)
        case "pl":
            return rf"{re.escape(noun.rstrip('aeioy'))}{_POLISH_ENDINGS}"
        case _:
            return with_plural(noun)


def with_plural(noun: str) -> str:
    """A regular expression for a noun and its plural: pulas, quetzales, meticais."""
    other = rf"|{re.escape(noun[:-1])}is" if noun.endswith("l") else ""
    return rf"(?:{written(noun)}(?:e?s)?{other})"


def written(name: str) -> str:
    """A regular expression for a name whose okina most papers print as an apostrophe: pa'anga."""
    return re.escape(name).replace("ʻ", "[ʻ'‘’]")


@cache
def currencies_in_use() -> frozenset[str]:
    """The codes of the currencies that are legal tender somewhere today."""
    tenders = get_global("territory_currencies").values()
    return frozenset(code for tender in tenders for code, _, until, legal in tender if legal and until is None)


def _codes(code: str, words: frozenset[str]) -> Iterator[str]:
    """A code by itself; only after a magnitude where it is a word."""
    yield from (rf"(?<={magnitude} ){code}" for magnitude in _MAGNITUDES) if code in words else (code,)


def _forms(name: str, language: str, taught: frozenset[str]) -> Iterator[str]:
    noun = noun_of(name, language)
    yield written(name)
    if (len(noun) < _SHORTEST and language != "ko") or noun in taught:
        return
    if len(noun) > 1:
        yield _bent(noun, language)


def _with_starts(words: Iterable[str]) -> frozenset[str]:
    """The words and their beginnings: a noun among them is taught, as dollar is by dollars."""
    return frozenset(word[:end] for word in words for end in range(min(_SHORTEST, len(word)), len(word) + 1))
