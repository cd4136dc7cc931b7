"""Stands for index.extraction until that is there: proposes nothing."""

from dataclasses import dataclass

from index.records import Article, Deal, Fact, Organisation, Product, Records


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article proposes."""

    facts: tuple[Fact, ...] = ()
    deals: tuple[Deal, ...] = ()
    products: tuple[Product, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def extract_facts(article: Article, records: Records) -> Extraction:
    """Nothing."""
    return Extraction()
