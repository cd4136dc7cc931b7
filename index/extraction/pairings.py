"""Which product an article names together with which buyer, in whichever sentence."""

from collections import defaultdict
from collections.abc import Iterator

from index.extraction.buyer_features import BuyerPlaces
from index.extraction.parties import Party
from index.extraction.product_features import ProductPlaces
from index.extraction.reading import Line, Reading
from index.records import Product


class Pairings:
    """The buyers and products of an article that its sentences name together, each sentence after the other."""

    def __init__(self, reading: Reading, buyers: BuyerPlaces, products: ProductPlaces) -> None:
        self._products_of: dict[str, set[str]] = defaultdict(set)
        self._buyers_of: dict[str, set[str]] = defaultdict(set)
        self._last_product: list[dict[str, str]] = []  # by sentence: buyer -> product named with it last
        self._last_buyer: list[dict[str, str]] = []  # by sentence: product -> buyer named with it last
        self._buyers: list[str] = []  # by sentence: who most likely buys what it tells of
        self._of_many: list[bool] = []  # by sentence: whether it names several buyers, so that each part has its own
        self._topics: list[str] = []  # by sentence: the product it most likely tells of
        last_product, last_buyer = dict[str, str](), dict[str, str]()
        for line in reading.lines:
            for country, product in _named_together(line, buyers, products):
                self._products_of[country].add(product)
                self._buyers_of[product].add(country)
                last_product[country], last_buyer[product] = product, country
            self._last_product.append(dict(last_product))
            self._last_buyer.append(dict(last_buyer))
            number = line.number
            self._buyers.append(buyers.likely_in(line) or buyers.before[number] or buyers.earlier[number])
            self._of_many.append(len({party.country for party in _able(line, buyers)}) > 1)
            before = products.topics[number] or products.before[number] or products.earlier[number]
            self._topics.append(before.id if before else "")

    def product_with(self, line: Line) -> str:
        """The id of the product last named with the buyer of a sentence; empty when none was."""
        return "" if self._of_many[line.number] else self._last_product[line.number].get(self._buyers[line.number], "")

    def buyer_with(self, line: Line) -> str:
        """The buyer last named with the product of a sentence; empty when none was."""
        return "" if self._of_many[line.number] else self._last_buyer[line.number].get(self._topics[line.number], "")

    def only_product(self, country: str, chosen: str) -> str:
        """The one product that a buyer is named with, where the chosen one is named with others alone; else empty."""
        mine, theirs = self._products_of.get(country, set()), self._buyers_of.get(chosen, set())
        return next(iter(mine)) if len(mine) == 1 and theirs and country not in theirs else ""

    def of_product(self, line: Line, product: Product) -> Iterator[str]:
        """What the buyer of a sentence says of a product, as names of features."""
        if self._of_many[line.number]:
            return
        country = self._buyers[line.number]
        yield from _features(
            product.id, self._last_product[line.number].get(country, ""), self._products_of[country],
            others=bool(self._buyers_of[product.id] - {country}),
        )  # fmt: skip

    def of_buyer(self, line: Line, country: str) -> Iterator[str]:
        """What the product of a sentence says of a buyer, as names of features."""
        if self._of_many[line.number]:
            return
        product = self._topics[line.number]
        yield from _features(
            country, self._last_buyer[line.number].get(product, ""), self._buyers_of[product],
            others=bool(self._products_of[country] - {product}),
        )  # fmt: skip


def _features(one: str, last: str, paired: set[str], *, others: bool) -> Iterator[str]:
    if not paired:
        yield "pair:open:taken" if others else "pair:open"
    elif one == last:
        yield "pair:last"
        if len(paired) == 1:
            yield "pair:only"
    elif one in paired:
        yield "pair:some"
    else:
        yield "pair:not:taken" if others else "pair:not"


def _able(line: Line, buyers: BuyerPlaces) -> list[Party]:
    """The countries of a sentence that may buy."""
    return [party for party in line.parties if party.weight > 0 and party.country != buyers.seller]


def _named_together(line: Line, buyers: BuyerPlaces, products: ProductPlaces) -> Iterator[tuple[str, str]]:
    """Each likely buyer of a sentence with the product named behind it, else with what the sentence is about."""
    able = _able(line, buyers)
    named = [(one, product) for one in line.products if one.name and (product := products.catalogue.product_of(one))]
    if len({party.country for party in able}) <= 1:
        topic = products.topics[line.number]
        if able and topic is not None:
            yield able[0].country, topic.id
        return
    for place, party in enumerate(able):
        end = able[place + 1].start if place + 1 < len(able) else line.sentence.end
        behind = [product for one, product in named if party.end <= one.start < end]
        if behind:
            yield party.country, behind[0].id
