"""Short articles of our own invention, and what is read from them."""

from datetime import date

from index.extraction.extract import Extraction, extract_facts
from index.records import Article, Fact, Records


def article(
    text: str, *, title: str = "News", language: str = "en", published: date | None = date(2026, 5, 20)
) -> Article:
    """An article with a text."""
    return Article(
        id="2026-05-20-test", title=title, publisher="Test Wire", published=published, language=language, text=text
    )


def read(text: str, *, title: str = "News", language: str = "en", records: Records | None = None) -> Extraction:
    """What is read from a text, without names unless records are given."""
    return extract_facts(article(text, title=title, language=language), records or Records())


def stated(found: Extraction) -> list[str]:
    """What each fact states, in a line: attribute, value, unit, modality, buyer and product."""
    return [_line(fact) for fact in found.facts]


def _line(fact: Fact) -> str:
    value = f"{fact.value:f}" if not isinstance(fact.value, str) and hasattr(fact.value, "adjust") else str(fact.value)
    return " ".join(
        part for part in (fact.attribute, value, fact.unit, fact.modality, fact.buyer, fact.product) if part
    )
