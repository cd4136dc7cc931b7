"""The question as it was understood: what is asked, about what, when, and how. Frozen; every plan works from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from index.periods import Period
from index.records import Attribute, DealKind


class Operation(StrEnum):
    """What is to be done with the facts."""

    LOOKUP = "lookup"
    PROGRESS = "progress"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    DIFFERENCE = "difference"
    INTERVAL = "interval"
    SHARE = "share"
    TOTAL = "total"
    UNIT_PRICE = "unit_price"
    TIMELINE = "timeline"
    VERIFY = "verify"
    PROVENANCE = "provenance"
    EXPLAIN = "explain"


class Asked(StrEnum):
    """The sort of value wanted."""

    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    STATUS = "status"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about. Empty sets don't restrict; `ordinals` count deals from 1, -1 is the latest."""

    buyers: frozenset[str] = frozenset()
    sellers: frozenset[str] = frozenset()  # organisation ids
    seller_countries: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()  # named, but not as sellers
    products: frozenset[str] = frozenset()
    deals: frozenset[str] = frozenset()
    kinds: frozenset[DealKind] = frozenset()
    ordinals: tuple[int, ...] = ()
    signed: Period | None = None  # when the deals asked about were signed
    beside: frozenset[str] = frozenset()  # products named to tell the deal, not asked about

    @property
    def is_empty(self) -> bool:
        """Whether nothing was named."""
        return not (
            self.buyers or self.sellers or self.seller_countries or self.organisations or self.products or self.deals
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """When: the date asked (facts after it don't count), a period in which things happened."""

    as_of: date
    asked: bool = False  # whether the question itself set the date
    period: Period | None = None
    since: date | None = None
    opens: date | None = None  # the first day of the time asked, where that is longer than a day: mid-2025
    printed: bool = False  # whether it is asked what had been printed by then, not what was true
    misdated: Period | None = None  # when the deals are said to have been signed, where none of them was


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number the asker gives, with its currency when one is named."""

    value: Decimal
    currency: str | None
    start: int
    end: int

    @property
    def is_money(self) -> bool:
        """Whether it can only be a sum: of a currency, or too large for a count."""
        return self.currency is not None or self.value >= LARGE


OWN = "OWN"  # stands for the currency of the buyer, whatever that is
LARGE = 1_000_000  # a number that can only be money
SIDES = frozenset({"buyer_side", "seller_side"})  # scopes that tell whose word or signature is meant


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood. `claims` and `scopes` are keys of the cue files; `unknown` are names nobody knows."""

    text: str
    language: str
    operation: Operation
    asked: Asked
    attributes: tuple[Attribute, ...]
    subject: Subject
    frame: Frame
    today: date
    is_yes_no: bool = False
    currencies: tuple[str, ...] = ()  # all that the words may mean: "pesos" are of several countries
    scopes: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    about_sources: frozenset[str] = frozenset()  # keys of the source section: why they differ, how old they are
    sorts: tuple[str, ...] = ()  # what a list may be of, the first named first: keys of the sort section
    leans: frozenset[str] = frozenset()  # what a comparison leans to: keys of the compare section
    is_negated: bool = False
    is_past: bool = False  # whether it asks what has happened
    is_future: bool = False  # whether it asks what will happen
    is_due: bool = False  # whether it asks what was to happen
    numbers: tuple[Quantity, ...] = ()
    offered: tuple[Quantity, ...] = ()  # the figures the asker gives to choose from: "is it 18 or 24"
    times: tuple[Period, ...] = ()  # every period the question names
    mentions: tuple[tuple[str, str], ...] = ()  # (kind, id) in the order they were named
    trail: frozenset[str] = frozenset()  # the buyers spoken of before
    aside: frozenset[str] = frozenset()  # ids of names that the question sets aside: all but these
    assumed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    services: frozenset[str] = frozenset()  # whose part of an order is asked for: keys of the service section
    events: tuple[str, ...] = ()  # events whose dates are asked for side by side: keys of the event section
    order: tuple[str, ...] = ()  # two events of which it says that the first was before the second
    item: int = 0  # the place of the single thing asked about, where one is: the second ship to arrive
    counted: tuple[str, ...] = ()  # the word for what is counted, where it is no product and no unit on record
    outside: frozenset[str] = frozenset()
    hints: frozenset[str] = frozenset()  # words that name no party or product, but stand in a record of the deals
    words: tuple[str, ...] = ()  # what is left of the question when all that is understood is taken away

    @property
    def counts(self) -> frozenset[Decimal]:
        """How many of something it names; one of a thing tells it from no other."""
        return frozenset(number.value for number in self.numbers if number.currency is None and number.value > 1)

    @property
    def is_of_plan(self) -> bool:
        """Whether it asks what will happen, or what was to."""
        return self.is_future or self.is_due

    @property
    def is_of_lease(self) -> bool:
        """Whether it speaks of a lease, or of how many are leased."""
        return Attribute.LEASED_QUANTITY in self.attributes or DealKind.LEASE in self.subject.kinds

    @property
    def is_of_bid(self) -> bool:
        """Whether it speaks of a bid, or of what was offered."""
        return DealKind.BID in self.subject.kinds or "offered" in self.claims

    @property
    def currency(self) -> str | None:
        """The currency named; of several that the words may mean, the first."""
        return self.currencies[0] if self.currencies else None
