"""What the registered deals tell of an article's products: which countries buy them, and which sell them."""

from collections.abc import Iterable

from index.extraction.catalogue import Catalogue, family_of
from index.records import Deal, Product, Records


class KnownDeals:
    """The buyers and sellers on record of what an article names; nobody where no deal is registered."""

    def __init__(self, catalogue: Catalogue) -> None:
        records = catalogue.lexicon.records
        named = {family_of(product, records.products) for product in catalogue.by_name.values()}
        deals = [deal for deal in records.deals.values() if named & _families(deal, records)] if named else []
        main = family_of(catalogue.main, records.products) if catalogue.main else ""
        of_main = [deal for deal in deals if main in _families(deal, records)]
        self._sellers = {deal.seller_country for deal in deals if deal.seller_country}
        self._buyers = {deal.buyer for deal in deals} - self._sellers
        self._of_main = {deal.buyer for deal in of_main} - self._sellers

    @property
    def buyer(self) -> str:
        """The one country known to buy what the article is about; empty when none or several do."""
        return next(iter(self._of_main)) if len(self._of_main) == 1 else ""

    def favour(self, country: str) -> int:
        """1 for a country known to buy what the article names, -1 for one known to sell and not to buy it."""
        return (country in self._buyers) - (country in self._sellers and country not in self._buyers)


def _families(deal: Deal, records: Records) -> set[str]:
    products: Iterable[Product] = (records.products[key] for key in deal.products if key in records.products)
    return {family_of(product, records.products) for product in products}
