"""Facts for other programs: CSV, JSON, or a trade register in the manner of SIPRI; and the figures of an answer."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from bot.objects import plain
from index.records import Attribute, Deal, Fact, Modality, Records
from retrieval.answer import Answer, Figure

_COLUMNS = (
    "id", "deal", "buyer", "product", "attribute", "value", "unit", "qualifier", "modality", "as_of", "stated_by",
    "scope", "review", "publisher", "published", "url", "quote",
)  # fmt: skip
_REGISTER = (
    "supplier", "recipient", "ordered", "designation", "description", "order_year", "delivery_years", "delivered",
    "comments",
)  # fmt: skip
_FIGURES = (
    "value", "unit", "attribute", "qualifier", "as_of", "buyer", "product", "deal", "source", "stated_by", "published",
    "url", "quote",
)  # fmt: skip
_COMPUTED = "computed from the others"
# A spreadsheet runs a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ExportFormat(StrEnum):
    """What facts are written as."""

    CSV = "csv"
    JSON = "json"
    SIPRI = "sipri"


def export_facts(records: Records, form: ExportFormat) -> str:
    """All facts as a text of the given format; the register has one row a deal and product."""
    match form:
        case ExportFormat.JSON:
            return (
                json.dumps([_row(fact, records) for fact in records.facts.values()], ensure_ascii=False, indent=1)
                + "\n"
            )
        case ExportFormat.SIPRI:
            return _table(_REGISTER, _register(records))
    return _table(_COLUMNS, (_row(fact, records) for fact in records.facts.values()))


def export_all(records: Records) -> bytes:
    """All facts, as a CSV file."""
    return _file(export_facts(records, ExportFormat.CSV))


def export_register(records: Records, country: str) -> tuple[bytes, int]:
    """The trade register of a country, as buyer and as seller, as a CSV file, and how many rows it has."""
    rows = [row for row in _register(records) if country in (row["supplier"], row["recipient"])]
    return _file(_table(_REGISTER, rows)), len(rows)


def tabular(answer: Answer) -> bool:
    """Whether an answer gives figures."""
    return bool(answer.figures)


def export_answer(answer: Answer, records: Records) -> bytes:
    """The figures of an answer with their sources, as a CSV file."""
    return _file(_table(_FIGURES, (_figure(figure, records) for figure in answer.figures)))


def _figure(figure: Figure, records: Records) -> dict[str, object]:
    """A figure as a row; one that was computed has no source of its own."""
    row = {
        "value": plain(figure.value),
        "unit": figure.unit,
        "attribute": figure.attribute.value,
        "qualifier": figure.qualifier.value,
        "as_of": str(figure.as_of) if figure.as_of else None,
    }
    fact = records.facts.get(figure.fact or "")
    if fact is None:
        return dict.fromkeys(_FIGURES) | row | {"source": None if figure.fact else _COMPUTED}
    product = records.products.get(fact.product)
    named = {
        "product": product.name if product else fact.product,
        "deal": records.deals[fact.deal].title,
        "source": records.articles[fact.article].publisher,
    }
    return _row(fact, records) | row | named


def _file(table: str) -> bytes:
    """A table as a file; spreadsheets take it for UTF-8 only with a byte order mark."""
    return table.encode("utf-8-sig")


def _row(fact: Fact, records: Records) -> dict[str, object]:
    article = records.articles[fact.article]
    return {
        "id": fact.id,
        "deal": fact.deal,
        "buyer": fact.buyer,
        "product": fact.product,
        "attribute": fact.attribute.value,
        "value": plain(fact.value),
        "unit": fact.unit,
        "qualifier": fact.qualifier.value,
        "modality": fact.modality.value,
        "as_of": str(fact.as_of) if fact.as_of else None,
        "stated_by": fact.stated_by,
        "scope": " ".join(fact.scope),
        "review": fact.review.value,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "quote": fact.quote,
    }


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _defused(row[key]) for key in columns})
    return text.getvalue()


def _defused(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


def _register(records: Records) -> Iterable[dict[str, object]]:
    """One row a deal and product ordered, as a trade register has it: no row without an order or a delivery."""
    facts_of: dict[str, list[Fact]] = defaultdict(list)
    for fact in records.facts.values():
        facts_of[fact.deal].append(fact)
    for deal in sorted(records.deals.values(), key=lambda d: (d.seller_country, d.buyer, d.id)):
        facts = facts_of[deal.id]
        for product in sorted({fact.product for fact in facts if fact.attribute is Attribute.ORDERED_QUANTITY}):
            yield _entry(deal, product, facts, records)


def _entry(deal: Deal, product: str, facts: Sequence[Fact], records: Records) -> dict[str, object]:
    own = [fact for fact in facts if fact.product == product and "part" not in fact.scope]
    orders = _latest(own, Attribute.ORDERED_QUANTITY)
    delivered = _latest(own, Attribute.DELIVERED_QUANTITY)
    steps = (Attribute.DELIVERED_QUANTITY, Attribute.DELIVERED_BATCH)
    years = sorted({fact.as_of.end.year for fact in own if fact.attribute in steps and fact.as_of})
    known = records.products.get(product)
    estimated = orders is not None and (orders.modality is not Modality.ACTUAL or orders.qualifier != "exact")
    return {
        "supplier": deal.seller_country,
        "recipient": deal.buyer,
        "ordered": _bracketed(orders, estimated),
        "designation": known.name if known else product,
        "description": known.category.value if known else "",
        "order_year": orders.as_of.start.year if orders and orders.as_of else "",
        "delivery_years": "-".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else "",
        "delivered": plain(delivered.value) if delivered else "",
        "comments": deal.title,
    }


def _bracketed(fact: Fact | None, estimated: bool) -> object:
    """A number ordered; in brackets, as SIPRI prints it, when it is uncertain."""
    if fact is None:
        return ""
    return f"({plain(fact.value)})" if estimated else plain(fact.value)


def _latest(facts: Sequence[Fact], attribute: Attribute) -> Fact | None:
    own = [fact for fact in facts if fact.attribute is attribute and "superseded" not in fact.scope]
    return max(
        own,
        default=None,
        key=lambda f: (f.modality == "actual", f.as_of.end.isoformat() if f.as_of else "", f.id),
    )
