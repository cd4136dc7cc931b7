"""What an article calls money: codes, symbols, and the names of currencies by CLDR and index/extraction/words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from index.currencies import currencies_in_use
from index.extraction.vocabulary import Vocabulary, either, load_vocabulary
from index.names import fold
from index.shipped import load_forms

_COUNTS = (1, 2, 5, 1.5)  # of something: one for each plural that CLDR tells apart


@dataclass(frozen=True)
class Money:
    """The patterns for money right before and right after a number; each group names what it stands for."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    shared: Mapping[str, str]  # group: codes of the currencies that a name may stand for
    scaled: frozenset[str]  # currencies whose word stands for money only after a large number

    def code(self, match: re.Match[str], folded: str, at: int, language: str) -> str | None:
        """The ISO 4217 code that a match at a place stands for; None when the text doesn't say which."""
        group = match.lastgroup or ""
        if group == "code":
            return match[group].upper()
        if group not in self.shared:
            return group[:3]
        codes, _, otherwise = self.shared[group].partition(" else ")
        return _nearest(folded, at, codes.split(), language) or otherwise or None


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
    after = [rf"(?P<{code}>{either(listed)})" for code, listed in tables["after"].items()]
    edge = r"(?:(?!\w)|(?<!\w))" if language != "ko" else ""
    code = f"(?P<code>{codes.lower()})"
    of = f"(?:(?:{either(tables['of'])}) )?"
    return Money(
        before=re.compile(rf"(?:(?<!\w)|(?!\w))(?:{code}(?: ?[$€£₹₱₩])?|{'|'.join([*symbols, *names])})[ -]?\Z"),
        after=re.compile(rf"[ -]?{of}(?:{code}|{'|'.join([*full, *after, *names])}){edge}"),
        shared=shared,
        scaled=frozenset(tables["scaled"].split()),
    )


def _known_names(words: Vocabulary) -> dict[str, list[str]]:
    """The full names of the currencies in use, in every number and case that CLDR knows."""
    names: dict[str, list[str]] = {}
    for code in sorted(currencies_in_use()):
        forms = {get_currency_name(code, locale=words.language)}
        forms |= {get_currency_name(code, count=count, locale=words.language) for count in _COUNTS}
        names[code] = sorted(re.escape(fold(form)) for form in forms if " " in form)
    return {code: forms for code, forms in names.items() if forms}


def _nearest(folded: str, at: int, codes: Iterable[str], language: str) -> str | None:
    """The currency, among several of one name, of the country named nearest to a place."""
    best: tuple[int, str] | None = None
    for code in codes:
        for match in _country_pattern(code, language).finditer(folded):
            distance = at - match.start() if match.start() < at else match.start() - at
            if best is None or distance < best[0]:
                best = distance, code
    return best[1] if best else None


@cache
def _country_pattern(code: str, language: str) -> re.Pattern[str]:
    """The words for the countries whose tender a currency is."""
    territories = Locale.parse(language).territories
    words = set[str]()
    for territory in get_global("territory_currencies"):
        if len(territory) != 2 or code not in get_territory_currencies(territory):
            continue
        forms = load_forms("countries.toml").get(territory, {})
        words |= {fold(form) for form in (territories.get(territory, ""), *forms.get(language, ())) if form}
    listed = either(map(re.escape, words))
    return re.compile(listed if language == "ko" else rf"(?<!\w)(?:{listed})(?!\w)")
