"""The countries on record, and the deals of one as buyer and as seller."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from index.records import Deal
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.selection import find_deals


@dataclass(frozen=True, slots=True)
class CountryDeals:
    """A country's deals, the newest first: what it buys, and what its companies sell to others."""

    country: str
    bought: tuple[Deal, ...]
    sold: tuple[Deal, ...]

    @property
    def all(self) -> tuple[Deal, ...]:
        """All of them, in the order of a page."""
        return (*self.bought, *self.sold)


def deals_of_country(country: str, knowledge: Knowledge) -> CountryDeals:
    """The deals of a country, by its name on deals and facts."""
    bought = _newest(find_deals(Subject(buyers=frozenset({country})), knowledge), knowledge)
    sold = _newest(find_deals(Subject(seller_countries=frozenset({country})), knowledge), knowledge)
    return CountryDeals(country, bought, tuple(deal for deal in sold if deal not in bought))


def countries_on_record(knowledge: Knowledge) -> list[tuple[str, int]]:
    """Every country with a deal and how many it is in, those with the most first."""
    counts = Counter[str]()
    for deal in knowledge.records.deals.values():
        counts.update({party for party in (deal.buyer, deal.seller_country) if party})
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _newest(deals: tuple[Deal, ...], knowledge: Knowledge) -> tuple[Deal, ...]:
    """The deals by their signing, the newest first and those without a date last."""

    def age(deal: Deal) -> tuple[int, str]:
        signed = knowledge.signing.get(deal.id)
        return -(signed.end if signed else date.min).toordinal(), deal.id

    return tuple(sorted(deals, key=age))
