"""What a build goes by where files are broken: what the last index knew of them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from index.corpus import Corpus
from index.records import Article, Country, Deal, Fact, Organisation, Product, Records
from index.registers import FILES

V = TypeVar("V")


def keep_known(corpus: Corpus, known: Records) -> Records:
    """The corpus's records, with what `known` holds of its broken files put back.

    An article or a fact file comes back whole; a register gets the entries that it lacks. Where nothing was
    known, the valid entries of the broken file stand.
    """
    if not corpus.broken:
        return corpus.records
    records = _keep_registers(corpus, known)
    articles = _keep_articles(corpus, known)
    facts = _keep_facts(corpus, known, articles)
    return replace(records, articles=articles, facts=facts, deals=_keep_deals(records.deals, facts, known))


def _keep_registers(corpus: Corpus, known: Records) -> Records:
    found = corpus.records
    return replace(
        found,
        deals=_fill(corpus, FILES[Deal], found.deals, known.deals),
        products=_fill(corpus, FILES[Product], found.products, known.products),
        organisations=_fill(corpus, FILES[Organisation], found.organisations, known.organisations),
        countries=_fill(corpus, FILES[Country], found.countries, known.countries),
    )


def _fill(corpus: Corpus, name: str, found: Mapping[str, V], known: Mapping[str, V]) -> dict[str, V]:
    return {**known, **found} if name in corpus.broken else dict(found)


def _keep_articles(corpus: Corpus, known: Records) -> dict[str, Article]:
    broken = _broken_ids(corpus, "articles")
    return corpus.records.articles | {key: known.articles[key] for key in sorted(broken) if key in known.articles}


def _keep_facts(corpus: Corpus, known: Records, articles: Mapping[str, Article]) -> dict[str, Fact]:
    broken = _broken_ids(corpus, "facts")
    kept: dict[str, dict[str, Fact]] = {}
    for fact in known.facts.values():
        if fact.article in broken and fact.article in articles:
            standing = _find_standing(fact, articles[fact.article])
            if standing is not None:
                kept.setdefault(fact.article, {})[fact.id] = standing
    facts = {key: fact for key, fact in corpus.records.facts.items() if fact.article not in kept}
    return facts | {key: fact for group in kept.values() for key, fact in group.items()}


def _find_standing(fact: Fact, article: Article) -> Fact | None:
    """The fact with its quote where the article has it now; None when it no longer says so."""
    if fact.span is not None and article.text[fact.span[0] : fact.span[1]] == fact.quote:
        return fact
    start = article.text.find(fact.quote)
    return None if start < 0 else fact.model_copy(update={"span": (start, start + len(fact.quote))})


def _keep_deals(deals: Mapping[str, Deal], facts: Mapping[str, Fact], known: Records) -> dict[str, Deal]:
    wanted = {fact.deal for fact in facts.values()} - deals.keys()
    return dict(deals) | {key: known.deals[key] for key in sorted(wanted)}


def _broken_ids(corpus: Corpus, folder: str) -> set[str]:
    paths = map(PurePosixPath, corpus.broken)
    return {path.stem for path in paths if path.parts[0] == folder and len(path.parts) == 2}
