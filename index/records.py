"""What the data folder holds, as frozen values: articles, facts, deals, products, organisations, countries.

The forms and rules are those of data/README.md; every value is validated here, once, and trusted inside.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, model_validator

from index.periods import Period, Precision, parse_period, period_of
from index.terms import (
    DATES,
    FORESEEN,
    HANDOVERS,
    MONEY,
    QUANTITIES,
    SAID,
    TEXTS,
    ArticleKind,
    Attribute,
    Category,
    DealKind,
    Modality,
    OrganisationKind,
    Qualifier,
    Review,
    Status,
)

__all__ = [
    "DATES",
    "FORESEEN",
    "HANDOVERS",
    "MONEY",
    "QUANTITIES",
    "SAID",
    "TEXTS",
    "Article",
    "ArticleKind",
    "Attribute",
    "Category",
    "Country",
    "Deal",
    "DealKind",
    "Fact",
    "Modality",
    "Organisation",
    "OrganisationKind",
    "Product",
    "Qualifier",
    "Record",
    "Records",
    "Review",
    "Status",
]


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return period_of(value)
    if isinstance(value, str):
        return parse_period(value)
    raise ValueError(f"{value!r} is not a date")


PeriodField = Annotated[Period, PlainValidator(_period), PlainSerializer(str)]


class Record(BaseModel):
    """Base of every record: frozen; keys it doesn't know are ignored here and reported by `dealbot check`."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Article(Record):
    """One source document. `published` is None when the day is unknown; `text` is the body below the header."""

    id: str
    title: str
    publisher: str
    published: date | None = None
    url: str | None = None
    language: str = Field(default="en", pattern="^[a-z]{2}$")
    kind: ArticleKind = ArticleKind.PAPER
    is_summary: bool = False
    syndicated_from: str | None = None
    author: str | None = None
    read: date | None = None
    text: str = Field(min_length=1)


class Fact(Record):
    """One statement by one source; `value` is a Decimal, a Period or a str, by its attribute."""

    id: str  # <article id>#<place in its file, from 1>
    article: str
    deal: str
    buyer: str = Field(min_length=1)
    seller: str | None = None
    product: str
    attribute: Attribute
    value: Decimal | PeriodField | str
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    modality: Modality = Modality.ACTUAL
    as_of: PeriodField | None = None
    stated_by: str = Field(min_length=1)
    scope: tuple[str, ...] = ()
    quote: str = Field(min_length=1)
    span: tuple[int, int] | None = None  # characters of the article's text
    note: str = ""
    review: Review = Review.APPROVED
    corrects: str | None = None
    confidence: float | None = None
    rule: str | None = None
    flags: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _type_by_attribute(cls, raw: Any) -> Any:
        """Give `value` the type its attribute calls for, and join `as_of` with its precision."""
        if not isinstance(raw, dict):
            return raw
        data = dict(raw)
        data["value"] = _typed(data.get("attribute"), data.get("qualifier"), data.get("value"))
        as_of, precision = data.get("as_of"), data.pop("as_of_precision", None)
        if isinstance(as_of, date) and precision is not None:
            data["as_of"] = period_of(as_of, Precision(precision))
        return data

    @property
    def number(self) -> Decimal:
        """The value of a quantity or of money; TypeError for any other."""
        if not isinstance(self.value, Decimal):
            raise TypeError(f"{self.id}: {self.attribute} has no number")
        return self.value

    @property
    def period(self) -> Period:
        """The value of a date attribute; TypeError for any other."""
        if not isinstance(self.value, Period):
            raise TypeError(f"{self.id}: {self.attribute} has no date")
        return self.value

    @property
    def when(self) -> Period | None:
        """The time that a fact tells of: the value of a date attribute, else as of when it is so."""
        return self.value if isinstance(self.value, Period) else self.as_of


def _typed(attribute: Any, qualifier: Any, value: Any) -> Decimal | Period | str:
    if qualifier == Qualifier.UNDISCLOSED or attribute in TEXTS:
        if not isinstance(value, str) or not value:
            raise ValueError(f"value {value!r} should be a text")
        return Status(value).value if attribute == Attribute.STATUS else value
    if attribute in DATES:
        return _period(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise ValueError(f"value {value!r} should be a number")
    try:
        return Decimal(str(value))
    except ArithmeticError:
        raise ValueError(f"value {value!r} should be a number") from None


class Deal(Record):
    """What facts are about; identity only."""

    id: str
    title: str
    buyer: str
    seller: tuple[str, ...] = ()
    seller_country: str = ""
    products: tuple[str, ...] = ()
    kind: DealKind = DealKind.PURCHASE
    parent: str = ""
    follows: str = ""
    aliases: tuple[str, ...] = ()
    review: Review = Review.APPROVED


class Product(Record):
    """A weapon system, a variant of one, or (without a maker) a kind of equipment."""

    id: str
    name: str
    category: Category = Category.OTHER
    maker: tuple[str, ...] = ()
    variant_of: str = ""
    unit: str = ""
    aliases: tuple[str, ...] = ()
    review: Review = Review.APPROVED

    @property
    def is_kind(self) -> bool:
        """Whether the entry stands for a kind of equipment, whose members are the products of its category.

        A kind has no maker and a common noun for a name ("main battle tank"); what a machine proposed is no kind even
        when it found no maker, for the kinds that articles speak of ship with the program.
        """
        return not self.maker and self.name == self.name.lower() and self.review is Review.APPROVED


class Organisation(Record):
    """A company, ministry, agency or armed force."""

    id: str
    name: str
    kind: OrganisationKind = OrganisationKind.COMPANY
    country: str = ""
    parent: str = ""
    former_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    review: Review = Review.APPROVED


class Country(Record):
    """A country, keyed by ISO 3166-1 alpha-2; `name` is the form used on deals and facts."""

    id: str = Field(pattern="^[A-Z]{2}$")
    name: str
    en: tuple[str, ...] = ()
    ko: tuple[str, ...] = ()
    pl: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Everything one generation knows, by id: what a question is answered from.

    Every fact's article and deal are in it; its product may be one that no names file registers.
    """

    articles: dict[str, Article] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    deals: dict[str, Deal] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)

    def approved(self) -> "Records":
        """The same records with only the facts that a person approved, and the deals and names that these need."""
        facts = {key: fact for key, fact in self.facts.items() if fact.review is Review.APPROVED}
        deals = _approved(self.deals, {fact.deal for fact in facts.values()})
        named = {fact.product for fact in facts.values()} | {key for deal in deals.values() for key in deal.products}
        products = _approved(self.products, named)
        firms = {fact.seller or "" for fact in facts.values()} | {key for deal in deals.values() for key in deal.seller}
        firms |= {key for product in products.values() for key in product.maker}
        organisations = _approved(self.organisations, firms)
        return replace(self, facts=facts, deals=deals, products=products, organisations=organisations)


_Reviewed = TypeVar("_Reviewed", Deal, Product, Organisation)


def _approved(entries: dict[str, _Reviewed], needed: set[str]) -> dict[str, _Reviewed]:
    return {key: entry for key, entry in entries.items() if key in needed or entry.review is Review.APPROVED}
