"""What a figure is about: which of the article's countries buys, and which of its products."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.buyer_features import BuyerPlaces, buyer_features
from index.extraction.catalogue import Catalogue, family_of
from index.extraction.known_deals import KnownDeals
from index.extraction.linear import load_model
from index.extraction.pairings import Pairings
from index.extraction.parties import choose_buyer, choose_seller, find_own
from index.extraction.product_features import ProductPlaces, product_features
from index.extraction.reading import Figure, Line, Reading, Sort
from index.records import Category, Product

_COUNTED = 0.8  # how likely a number is of the kind of equipment right behind it
_LEFT = 0.6  # how likely the one country that doesn't sell a thing is its buyer


@dataclass(frozen=True, slots=True)
class Subject:
    """Buyer and product of one statement, and how sure they are."""

    buyer: str
    product: Product | None
    confidence: float = 1.0


class Subjects:
    """Finds what each statement of an article is about, by what stands around it and what the article is about."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        parties = [party for line in reading.lines for party in line.parties]
        self._known = KnownDeals(catalogue)
        aside = _lines_aside(reading, catalogue)
        named = {party.country for line in reading.lines if line.number not in aside for party in line.parties}
        of_main = [party for party in parties if party.country in named]  # no one that only has another thing
        self.buyer = choose_buyer(
            reading.title_parties, of_main or parties, reading.home, find_own(reading.article.language), self._known
        )
        self.seller = choose_seller(parties, self.buyer)
        self._buyers = BuyerPlaces(reading, self.buyer, self.seller)
        self._products = ProductPlaces(reading, catalogue)
        self._pairings = Pairings(reading, self._buyers, self._products)
        self._catalogue, self._lines = catalogue, reading.lines

    def of_figure(self, line: Line, figure: Figure) -> Subject:
        """Buyer and product of a figure."""
        return self._choose(line, figure.start, figure)

    def of_line(self, line: Line, place: int) -> Subject:
        """Buyer and product of what a sentence says at a place."""
        return self._choose(line, place, None)

    def of_paragraph(self, line: Line, without: frozenset[str]) -> Subject:
        """Buyer and product that a paragraph is about, none of the countries `without`: those of firms."""
        number = line.number
        near = (self._buyers.heads[number], self._buyers.before[number], self._buyers.earlier[number], self.buyer)
        buyer = next((one for one in near if one and one not in without | {self.seller}), self.buyer)
        others = self._products.before[number] or self._products.earlier[number]
        return Subject(buyer, (others if buyer != self.buyer else None) or self._catalogue.main)

    def buyers_at(self, line: Line, place: int) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The countries that may buy what is told at a place, with their features."""
        with_product = self._pairings.buyer_with(line)
        countries = [*self._buyers.candidates(line), *([with_product] if with_product else [])]
        for country in dict.fromkeys(countries):
            own = buyer_features(self._buyers, line, place, country)
            yield country, (*own, *self._pairings.of_buyer(line, country))

    def products_at(self, line: Line, place: int, figure: Figure | None) -> Iterator[tuple[Product, tuple[str, ...]]]:
        """The products that may be what is told of at a place, with their features."""
        products = {product.id: product for product in self._products.candidates(line, figure)}
        with_buyer = self._catalogue.by_id.get(self._pairings.product_with(line))
        if with_buyer is not None:
            products.setdefault(with_buyer.id, with_buyer)
        for product in products.values():
            own = product_features(self._products, line, place, figure, product)
            yield product, (*own, *self._pairings.of_product(line, product))

    def _choose(self, line: Line, place: int, figure: Figure | None) -> Subject:
        products = [(_weigh("product", f), product) for product, f in self.products_at(line, place, figure)]
        sure, product = max(products, key=lambda pair: pair[0], default=(0.0, None))
        if figure is not None and figure.sort is Sort.COUNT and (other := self._products.accessory(line, figure)):
            sure, product = max(sure, _COUNTED), other
        buyers = self._buyers_of(product, line, place)
        buyer = max(buyers, key=lambda country: buyers[country], default=self.buyer)
        product = self._named_with(buyer, line, product)
        known = self._known_to(buyer, line, product)
        return Subject(buyer, known or product, sure * buyers.get(buyer, 0.0))

    def _buyers_of(self, product: Product | None, line: Line, place: int) -> dict[str, float]:
        """How likely each country buys a product at a place; none that is on record as its seller, if others may."""
        favours = {country: self._known.favour(country, product) for country, _ in self.buyers_at(line, place)}
        near = {self._buyers.likely_in(line), self._buyers.heads[line.number], self._buyers.before[line.number]}
        if any(favours.get(country) == 0 for country in near):  # a paragraph on somebody new
            favours = {country: min(0.0, favour) for country, favour in favours.items()}
        able = {country for country, favour in favours.items() if favour >= 0} or set(favours)
        odds = {
            country: _favour(_weigh("buyer", features), favours[country])
            for country, features in self.buyers_at(line, place)
            if country in able
        }
        if len(able) == 1 < len(favours):  # who is left when the seller isn't it
            return {country: max(_LEFT, odds[country]) for country in able}
        return odds

    def _named_with(self, buyer: str, line: Line, product: Product | None) -> Product | None:
        """The product itself; its buyer's own where the paragraph names none and this is others'."""
        if product is None or any(one.name for at in self._paragraph_to(line) for one in at.products):
            return product
        other = self._catalogue.by_id.get(self._pairings.only_product(buyer, product.id))
        kinds = [known for one in line.products if (known := self._kind_of(one.kind))]
        return other if other and (not kinds or any(_is_alike(other, kind) for kind in kinds)) else product

    def _known_to(self, buyer: str, line: Line, product: Product | None) -> Product | None:
        """What a buyer has a deal on, of the kind that a paragraph speaks of without a name; None where it names one.

        A survey of many deals may say no more than "Norway's shells"; what it is about as a whole is another thing.
        """
        paragraph = self._paragraph_to(line)
        if product is None or any(one.name for at in paragraph for one in at.products):
            return None
        kinds = [known for at in paragraph for one in at.products if (known := self._kind_of(one.kind))]
        if not kinds or any(_is_alike(product, kind) for kind in kinds):
            return None
        records = self._catalogue.lexicon.records
        bought = {key for deal in records.deals.values() if deal.buyer == buyer for key in deal.products}
        fitting = [one for key in bought if (one := records.products.get(key)) and _is_alike(one, kinds[0])]
        families = {family_of(one, records.products): one for one in sorted(fitting, key=lambda one: -len(one.name))}
        return next(iter(families.values())) if len(families) == 1 else None

    def _kind_of(self, kind: str) -> Product | None:
        return self._catalogue.lexicon.kind_of.get(kind)

    def _paragraph_to(self, line: Line) -> list[Line]:
        """The sentences of a paragraph up to one, which is the first of them."""
        found = [line]
        while found[-1].number and not found[-1].opens_paragraph(self._lines):
            found.append(self._lines[found[-1].number - 1])
        return found


def _lines_aside(reading: Reading, catalogue: Catalogue) -> set[int]:
    """The sentences of the paragraphs that name products, but none of those that the article is about."""
    if catalogue.main is None:
        return set()
    records, paragraphs = catalogue.lexicon.records, list[list[Line]]()
    for line in reading.lines:
        if line.opens_paragraph(reading.lines):
            paragraphs.append([])
        paragraphs[-1].append(line)
    main, aside = family_of(catalogue.main, records.products), set[int]()
    for paragraph in paragraphs:
        named = [catalogue.product_of(one) for line in paragraph for one in line.products if one.name]
        if named and all(one is not None and family_of(one, records.products) != main for one in named):
            aside.update(line.number for line in paragraph)
    return aside


def _is_alike(product: Product, kind: Product) -> bool:
    """Whether a product may be of a kind: counted in the same word, or of the same category."""
    return (
        product.id == kind.id
        or product.unit == kind.unit != ""
        or product.category is kind.category is not Category.OTHER
    )


def _favour(odds: float, favour: float) -> float:
    """The probability of a buyer, once it is known whether it buys or sells what the article is about."""
    if not favour or not 0 < odds < 1:
        return odds
    return 1 / (1 + math.exp(-math.log(odds / (1 - odds)) - favour))


def _weigh(model: str, features: tuple[str, ...]) -> float:
    return load_model(model).weigh(features)["yes"]
