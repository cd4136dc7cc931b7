"""`dealbot extract`: what the facts of article files would be, without writing anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.objects import Json, plain
from index.articles import parse_article
from index.corpus import load_corpus
from index.errors import ArticleUnreadable, DataFolderMissing
from index.extraction.extract import Extraction, extract_facts
from index.files import decode
from index.problems import Severity
from index.records import Article, Fact, Records

_ABOUT = ("buyer", "product", "modality", "as_of", "confidence")


def known_records(folder: Path) -> Records:
    """The records of a data folder, for the names and deals in it; none when there is no such folder."""
    try:
        return load_corpus(folder).records
    except DataFolderMissing:
        return Records()


def load_article(path: Path) -> Article:
    """The article in one file; ArticleUnreadable names the first thing wrong with it."""
    text = decode(path.read_bytes())
    if not isinstance(text, str):
        raise ArticleUnreadable(path, text[1], text[0].message)
    file = parse_article(path.stem, text)
    if file.article is None:
        finding, line = next(found for found in file.findings if found[0].severity is Severity.ERROR)
        raise ArticleUnreadable(path, line, finding.message)
    return file.article


def extract_objects(paths: Iterable[Path], records: Records) -> Iterator[Json]:
    """The proposed facts of article files, one JSON object a fact."""
    for path in paths:
        article = load_article(path)
        found = extract_facts(article, records)
        for fact in found.facts:
            yield _fact_object(article, fact, found)


def _fact_object(article: Article, fact: Fact, found: Extraction) -> Json:
    names = {product.id: product.name for product in found.products}
    return {
        "article": article.id,
        "deal": fact.deal,
        "buyer": fact.buyer,
        "seller": fact.seller,
        "product": names.get(fact.product, fact.product),
        "attribute": fact.attribute.value,
        "value": plain(fact.value),
        "unit": fact.unit,
        "qualifier": fact.qualifier.value,
        "modality": fact.modality.value,
        "as_of": fact.as_of.start.isoformat() if fact.as_of else None,
        "as_of_precision": fact.as_of.precision.value if fact.as_of else None,
        "stated_by": fact.stated_by,
        "scope": list(fact.scope),
        "quote": fact.quote,
        "note": fact.note,
        "review": fact.review.value,
        "corrects": fact.corrects,
        "span": list(fact.span) if fact.span else None,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "flags": list(fact.flags),
    }


def show_objects(objects: Iterable[Json], console: Console) -> None:
    """Print proposed facts, two lines each: what is stated, and the words that state it."""
    count, article = 0, None
    for row in objects:
        count += 1
        if row["article"] != article:
            article = row["article"]
            console.print(Text(str(article), style="bold"))
        about = " · ".join(str(row[key]) for key in _ABOUT if row[key])
        console.print(Text(f"  {row['attribute']}: {row['value']} {row['unit']}".rstrip() + f"  ({about})"))
        console.print(Text(f"    “{row['quote']}”", style="italic"))
    console.print("1 fact proposed." if count == 1 else f"{count} facts proposed.", highlight=False)
