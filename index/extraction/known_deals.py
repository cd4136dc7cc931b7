"""What the registered deals tell of an article's products: which countries buy them, and which sell them."""

from index.extraction.catalogue import Catalogue, family_of
from index.records import Deal, Product

_BUYS, _SELLS = 1.5, -4.0  # log odds: others may begin to buy; who makes a thing has no need to


class KnownDeals:
    """The buyers and sellers on record of a product's family; nobody where no deal is registered."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._records = catalogue.lexicon.records
        self._main = catalogue.main
        self._parties: dict[str, tuple[set[str], set[str]]] = {}

    @property
    def buyer(self) -> str:
        """The one country known to buy what the article is about; empty when none or several do."""
        buyers, _ = self._of(self._main)
        return next(iter(buyers)) if len(buyers) == 1 else ""

    def favour(self, country: str, product: Product | None = None) -> float:
        """What is on record for a country as the buyer of a product, as log odds; of the main one where none is given.

        Below 0 where it sells that.
        """
        buyers, sellers = self._of(product or self._main)
        return _SELLS if country in sellers else _BUYS if country in buyers else 0.0

    def _of(self, product: Product | None) -> tuple[set[str], set[str]]:
        """Who buys the family of a product, without those who sell it, and who sells it."""
        if product is None:
            return set(), set()
        family = family_of(product, self._records.products)
        if family not in self._parties:
            deals = [deal for deal in self._records.deals.values() if family in self._families(deal)]
            sellers = {deal.seller_country for deal in deals} - {""}
            self._parties[family] = {deal.buyer for deal in deals} - sellers, sellers
        return self._parties[family]

    def _families(self, deal: Deal) -> set[str]:
        products = self._records.products
        return {family_of(products[key], products) for key in deal.products if key in products}
