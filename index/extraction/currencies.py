"""What an article calls money: codes, symbols, and the names of currencies by CLDR and index/extraction/words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel.numbers import get_currency_name

from index.currencies import currencies_in_use, noun_of, with_plural, written
from index.extraction.countries import countries_with, country_pattern
from index.extraction.vocabulary import Vocabulary, either, load_vocabulary
from index.names import fold

_FAR = 2000  # characters from a sum within which a country may say whose crowns they are
_NOUN = "_noun"  # ends the group of a currency's bare noun
_COUNTRY_FIRST = ("en", "ko")  # with the noun as it is: Fiji dollars
_SHORTEST = 4  # letters of a noun that may stand alone
_COUNTS = (1, 2, 5, 1.5)  # of something: one for each plural that CLDR tells apart


@dataclass(frozen=True)
class Money:
    """The patterns for money right before and right after a number; each group names what it stands for."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    shared: Mapping[str, str]  # group: codes of the currencies that a name may stand for
    scaled: frozenset[str]  # currencies whose word stands for money only after a large number

    def is_doubtful(self, match: re.Match[str], code: str | None) -> bool:
        """Whether the word that matched mostly means something else: won, and every noun that only CLDR tells us."""
        return code in self.scaled or (match.lastgroup or "").endswith(_NOUN)

    def code(self, match: re.Match[str], folded: str, at: int, language: str) -> str:
        """The ISO 4217 code that a match at a place stands for; "" when the text doesn't say which."""
        group = match.lastgroup or ""
        if group == "code":
            return match[group].upper()
        if group not in self.shared:
            return group[:3]
        codes, _, otherwise = self.shared[group].partition(" else ")
        return _nearest(folded, at, codes.split(), language) or otherwise


@cache
def load_money(language: str) -> Money:
    """The patterns of a language, built once a process."""
    words = load_vocabulary(language)
    tables = words.tables["money"]
    codes = "|".join(code for code in sorted(currencies_in_use()) if code not in tables["codeless"].split())
    shared = {f"shared{number}": codes for number, codes in enumerate(tables["shared"].values())}
    names = [rf"(?P<shared{number}>{name})" for number, name in enumerate(tables["shared"])]
    symbols = [rf"(?P<{code}>{either(listed)})" for code, listed in tables["before"].items()]
    known = _known_names(words)
    full = [rf"(?P<{code}_>{either(listed)})" for code, listed in known.items()]
    nouns = [rf"(?P<{code}{_NOUN}>{with_plural(noun)})" for code, noun in _only_nouns(words).items()]
    after = [rf"(?P<{code}>{either(listed)})" for code, listed in tables["after"].items()]
    edge = r"(?:(?!\w)|(?<!\w))" if language != "ko" else ""
    code = f"(?P<code>{codes.lower()})"
    of = f"(?:(?:{either(tables['of'])}) )?"
    return Money(
        before=re.compile(rf"(?:(?<!\w)|(?!\w))(?:{code}(?: ?[$€£₹₱₩])?|{'|'.join([*symbols, *names])}) ?\Z"),
        after=re.compile(rf"[ -]?{of}(?:{code}|{'|'.join([*full, *after, *names, *nouns])}){edge}"),
        shared=shared,
        scaled=frozenset(tables["scaled"].split()),
    )


def _known_names(words: Vocabulary) -> dict[str, list[str]]:
    """The full names of the currencies in use, in every form that CLDR knows, and by country: Fiji dollars."""
    names: dict[str, list[str]] = {}
    for code in sorted(currencies_in_use()):
        forms = {get_currency_name(code, locale=words.language)}
        forms |= {get_currency_name(code, count=count, locale=words.language) for count in _COUNTS}
        names[code] = sorted(written(fold(form)) for form in forms if " " in form)
        if words.language in _COUNTRY_FIRST:
            noun = with_plural(_noun_of(code, words))
            names[code] += [rf"{re.escape(country)} {noun}" for country in countries_with(code, words.language)]
    return {code: forms for code, forms in names.items() if forms}


def _noun_of(code: str, words: Vocabulary) -> str:
    return noun_of(fold(get_currency_name(code, locale=words.language)), words.language)


def _nearest(folded: str, at: int, codes: Iterable[str], language: str) -> str | None:
    """The currency, among several of one name, of the country named nearest to a place."""
    base = max(0, at - _FAR)
    folded, at = folded[base : at + _FAR], at - base
    best: tuple[int, str] | None = None
    for code in codes:
        for match in country_pattern(code, language).finditer(folded):
            distance = at - match.start() if match.start() < at else match.start() - at
            if best is None or distance < best[0]:
                best = distance, code
    return best[1] if best else None


def _only_nouns(words: Vocabulary) -> dict[str, str]:
    """The nouns of which there is one currency in the world: pula, kwacha."""
    nouns = {code: _noun_of(code, words) for code in sorted(currencies_in_use())}
    often = Counter(nouns.values())
    return {code: noun for code, noun in nouns.items() if often[noun] == 1 and len(noun) >= _SHORTEST}
