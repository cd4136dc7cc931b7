"""Who sells: the firm that a deal is signed with, that is of a country or a town, or that delivers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.extraction.companies import Company
from index.extraction.countries import is_country_word
from index.extraction.cues import load_names
from index.extraction.firms import find_firms
from index.extraction.parties import Party, choose_seller
from index.extraction.reading import Line, Reading
from index.names import fold

_BESIDE = 2  # characters between a country and its firm: Sweden's Saab, Bosnia's Vrbas
_DEALT, _BELONGS, _ACTS = 3, 2, 1  # what shows a seller: a deal with it, its country or town, what it does
_LEAST = 3
_DEALING = frozenset(("sign", "order", "contract", "calloff", "framework", "memorandum", "selected", "lease"))
_BETWEEN = 30  # characters between a preposition and a name: with the Portuguese shipyard …


@dataclass(frozen=True, slots=True)
class Seller:
    """A company and a country, either of them empty when the text doesn't tell."""

    company: str = ""
    country: str = ""


def find_seller(reading: Reading, buyer: str) -> Seller:
    """The seller of an article about one buyer."""
    parties = [party for line in reading.lines for party in line.parties]
    weights: Counter[str] = Counter()
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for line in reading.lines:
        for firm in find_firms(reading, line):
            home = _home_of(firm, line)
            if home == buyer:
                continue
            weights[firm.name] += _weigh(firm, line, reading.article.language, has_home=bool(home))
            homes[firm.name][home] += bool(home)
    weights = _joined(weights)
    best = max(weights, key=lambda name: (weights[name], len(name)), default="")
    if not best or weights[best] < _LEAST:
        return Seller("", choose_seller(parties, buyer))
    own = next((home for home, often in homes[best].most_common(1) if often), "")
    return Seller(best, own or choose_seller(parties, buyer))
