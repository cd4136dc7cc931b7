"""The words of what people leaf through: the newest, countries, deals, comparisons, and tables to take away."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class BrowseWording(BaseModel):
    """What the bot says on pages, a sentence a field; its {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    page: str
    nothing: str
    newest: str
    unchanged: str
    before: str
    others: str
    countries: str
    country_bought: str
    country_sold: str
    which_country: str
    unknown_country: str
    no_deal_with: str
    deal_usage: str
    which_deal: str
    perhaps: str
    unknown_deal: str
    figures: str
    dates: str
    under: str
    call_offs: str
    options: str
    follows: str
    followed_by: str
    timeline: str
    sources: str
    compare_usage: str
    one_side: str
    not_ranked: Mapping[str, str]
    lacking: str
    alone: str
    elsewhere: str
    left_out: str
    exported: str
    exported_register: str
    nothing_to_export: str
    kinds: Mapping[str, str]

    def kind(self, name: str) -> str:
        """What sort of undertaking a deal is; its own name when there is no word for it."""
        return self.kinds.get(name, name.replace("_", " "))
