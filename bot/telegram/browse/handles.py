"""Short names of deals and countries, for what can't hold any id: buttons and links. They stay the same for good."""

import re
from enum import StrEnum

from bot.sheets import key_of
from index.records import Deal
from retrieval.knowledge import Knowledge


class Page(StrEnum):
    """What a button leads to, by the kind of tap: latest:5:2, countries:0, country:PL:2, deal:poland-k2-ec1-2022."""

    LATEST = "latest"
    COUNTRIES = "countries"
    COUNTRY = "country"
    DEAL = "deal"
    CHART = "plot"
    PNG = "plotpng"  # the chart as a file, offered under it
    EXPORT = "export"


_FITTING = re.compile(r"[A-Za-z0-9_-]{1,40}")


def deal_handle(deal: str) -> str:
    """A deal's own id where a button can hold it, else twelve letters and digits that stand for it."""
    return deal if _FITTING.fullmatch(deal) else key_of(deal)


def find_deal(handle: str, knowledge: Knowledge) -> Deal | None:
    """The deal with this handle; None when there is none (any more)."""
    deals = knowledge.records.deals
    return deals.get(handle) or next((deal for deal in deals.values() if deal_handle(deal.id) == handle), None)


def country_handle(country: str, knowledge: Knowledge) -> str:
    """A country's ISO 3166-1 code, else twelve letters and digits that stand for its name."""
    return knowledge.country_codes.get(country) or key_of(country)


def find_country(handle: str, knowledge: Knowledge) -> str | None:
    """The country with deals that has this handle; None when there is none (any more)."""
    parties = sorted(knowledge.buyers | knowledge.sellers)
    return next((country for country in parties if country_handle(country, knowledge) == handle), None)
