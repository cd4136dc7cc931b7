"""What the world's currencies are called in a language, by CLDR: naira, dinar, escudo."""

import re
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

from index.names import fold

_NOUN_FIRST = frozenset({"es", "pl"})  # "rupia india"; elsewhere the noun comes last
_SHORTEST = 4  # letters: shorter nouns are other words too ("won", "real", "sol")


def currency_words(language: str, taught: frozenset[str]) -> dict[str, list[str]]:
    """Regular expressions for the names of every currency in use, by ISO 4217 code.

    The bare noun is one of them unless `taught` knows it: a "dollar" is of many countries, and means one of a few.
    """
    names = Locale.parse(language).currencies
    return {code: list(_forms(fold(names[code]), language, taught)) for code in sorted(_in_use()) if code in names}


def _in_use() -> frozenset[str]:
    """The currencies that are legal tender somewhere today."""
    tenders = get_global("territory_currencies").values()
    return frozenset(code for tender in tenders for code, _, until, legal in tender if legal and until is None)


def _forms(name: str, language: str, taught: frozenset[str]) -> Iterator[str]:
    words = name.split()
    noun = words[0] if language in _NOUN_FIRST else words[-1]
    yield re.escape(name)
    if (len(noun) < _SHORTEST and language != "ko") or any(_is_same(noun, word) for word in taught):
        return
    match language:
        case "pl":
            yield rf"{re.escape(noun.rstrip('aeioy'))}\w*"
        case "ko":
            if len(noun) > 1:
                yield re.escape(noun)
        case _:
            yield rf"{re.escape(noun)}e?s?"


def _is_same(noun: str, word: str) -> bool:
    """Whether a taught word is the noun or a form of it: dollar, dollars; dolar, dolarow."""
    short, long = sorted((noun, word), key=len)
    return noun == word or (len(short) >= _SHORTEST and long.startswith(short))
