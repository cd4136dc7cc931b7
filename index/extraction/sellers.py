"""Who sells: the company that an article names beside the selling country, or beside words for makers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.extraction.companies import Company
from index.extraction.cues import load_names
from index.extraction.parties import Party, choose_seller
from index.extraction.reading import Reading
from index.names import fold

_NEAR = 4  # characters between a country and its company: Sweden's Saab, the Turkish firm …


@dataclass(frozen=True, slots=True)
class Seller:
    """A company and a country, either of them empty when the text doesn't tell."""

    company: str = ""
    country: str = ""


def find_seller(reading: Reading, buyer: str) -> Seller:
    """The seller of an article about one buyer."""
    parties = [party for line in reading.lines for party in line.parties]
    country = choose_seller(parties, buyer)
    weights: Counter[str] = Counter()
    for company in reading.companies:
        if not _is_body(company.name, reading.article.language):
            weights[company.name] += 1 + _beside_country(company, parties, country) + _is_maker(company, reading)
    best = max(weights, key=lambda name: weights[name], default="")
    return Seller(best if weights[best] > 1 else "", country)


def _is_body(name: str, language: str) -> bool:
    """Whether it is part of a state: the Ministry of National Defence, the Armament Agency."""
    words = {fold(word) for word in name.split()}
    return any(words >= set(body.split()) for body in load_names(language, "bodies"))


def _beside_country(company: Company, parties: Sequence[Party], country: str) -> int:
    return sum(3 for one in parties if one.country == country and 0 <= company.start - one.end <= _NEAR)


def _is_maker(company: Company, reading: Reading) -> int:
    text, language = reading.article.text, reading.article.language
    before = fold(text[max(0, company.start - 40) : company.start])
    last = re.search(r"([\w-]+)\s*$", before)
    makers = load_names(language, "makers") | load_names(language, "company_before")
    return 2 if last is not None and last[1] in makers else 0
