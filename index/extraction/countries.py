"""The words for countries that stand in index/forms and in CLDR, in every language an article may be in."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from index.extraction.vocabulary import either
from index.names import fold
from index.shipped import load_forms

_LANGUAGES = ("en", "ko", "pl", "es")


def is_country_word(word: str) -> bool:
    """Whether a word is a name or an adjective of a country: Poland, Polish."""
    return fold(word) in _country_words()


def is_capital(word: str) -> bool:
    """Whether a word is the name of a country's capital, which stands for its government too."""
    return fold(word) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(
        fold(form) for country in load_forms("countries.toml").values() for form in country.get("capital", ())
    )


@cache
def countries_with(currency: str, language: str) -> tuple[str, ...]:
    """The words for the countries whose tender a currency is, folded."""
    territories = (territory for territory in get_global("territory_currencies") if len(territory) == 2)
    forms = {
        form
        for territory in territories
        if currency in get_territory_currencies(territory)
        for form in _forms(territory, language)
    }
    return tuple(sorted(forms))


@cache
def country_pattern(currency: str, language: str) -> re.Pattern[str]:
    """The pattern of those words, in folded text."""
    forms = countries_with(currency, language)
    listed = either(map(re.escape, forms))
    return re.compile(listed if language == "ko" else rf"(?<!\w)(?:{listed})(?!\w)")


@cache
def _country_words() -> frozenset[str]:
    territories = Locale.parse("en").territories
    return frozenset(form for code in territories for language in _LANGUAGES for form in _forms(str(code), language))


def _forms(territory: str, language: str) -> set[str]:
    """What a country, its people and what is of it are called in a language, folded."""
    own = load_forms("countries.toml").get(territory, {})
    name = Locale.parse(language).territories.get(territory, "")
    return {fold(form) for form in (name, *own.get(language, ())) if form}
