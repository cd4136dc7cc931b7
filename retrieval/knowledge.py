"""Knowledge: the records of one generation, arranged for questions. Built once a generation, never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from babel.numbers import get_territory_currencies

from index.names import Name, NameKind, Names, fold, split_pieces
from index.periods import Period
from index.records import SAID, Article, Attribute, Deal, DealKind, Fact, Modality, Product, Records
from retrieval.covering import cover, endings_beyond, words_beyond
from retrieval.matching import spaced

LANGUAGES = ("en", "ko", "pl", "es")
_VOCABULARY = 2_000  # articles
_UMBRELLAS = frozenset({DealKind.FRAMEWORK, DealKind.MEMORANDUM, DealKind.BID})
_CONCLUDED = frozenset(
    {"framework", "memorandum", "comprehensive_agreement", "signed", "effective", "in_production", "in_delivery",
     "completed", "option_exercised", "amended"}
)  # fmt: skip
_SIGNING = (Attribute.SIGNED, Attribute.ORDERED_QUANTITY, Attribute.STATUS, Attribute.FRAMEWORK_QUANTITY)


UNIT = "unit-"  # begins the ids of kinds that are just the words facts count in


@dataclass(frozen=True, slots=True)
class Group:
    """An alliance or a region, by the countries in it."""

    id: str
    name: str
    members: frozenset[str]


@dataclass(frozen=True)
class Knowledge:
    """Records with the look-ups that questions need; all names are ids, countries by their English name."""

    records: Records
    names: Names
    products: Mapping[str, Product]
    groups: Mapping[str, Group]
    country_codes: Mapping[str, str]  # English name on deals and facts -> ISO 3166-1 alpha-2
    facts_of: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    unsure: Names = field(default_factory=Names)  # forms that more often mean something else: 인도, Georgia

    def article(self, fact: Fact) -> Article:
        """The article a fact was read from."""
        return self.records.articles[fact.article]

    def product_name(self, product: str) -> str:
        """The name to show for a product; the id itself when no names file registers it."""
        known = self.products.get(product)
        return known.name if known else product

    def organisation_name(self, organisation: str) -> str:
        """The name to show for an organisation."""
        known = self.records.organisations.get(organisation)
        return known.name if known else organisation

    def covers(self, product: str) -> frozenset[str]:
        """What a product stands for: itself, its variants, and for a kind of equipment its members."""
        return self._covers.get(product, frozenset({product}))

    def family(self, product: str) -> frozenset[str]:
        """The families a product belongs to, itself included."""
        found, at = {product}, self.products.get(product)
        while at is not None and at.variant_of and at.variant_of not in found:
            found.add(at.variant_of)
            at = self.products.get(at.variant_of)
        return frozenset(found)

    def house(self, organisation: str) -> frozenset[str]:
        """An organisation with its subsidiaries, so that a group's name finds its companies."""
        found, grown = {organisation}, True
        while grown:
            more = {o.id for o in self.records.organisations.values() if o.parent in found} - found
            found, grown = found | more, bool(more)
        return frozenset(found)

    def products_in(self, deals: Iterable[Deal]) -> frozenset[str]:
        """The products that some deals are about."""
        return frozenset[str]().union(*(self.products_of(deal.id) for deal in deals))

    def products_of(self, deal: str) -> frozenset[str]:
        """The products a deal is about, by its own word and by its facts."""
        return self._products_of[deal]

    @cached_property
    def _products_of(self) -> Mapping[str, frozenset[str]]:
        return {
            deal.id: frozenset(deal.products) | {fact.product for fact in self.facts_of.get(deal.id, ())}
            for deal in self.records.deals.values()
        }

    @cached_property
    def signing(self) -> Mapping[str, Period]:
        """When each deal was signed; where no source says, the earliest date known of it."""
        return {
            deal: period
            for deal in self.records.deals
            if (period := _signing_period(self.facts_of.get(deal, ()))) is not None
        }

    @cached_property
    def facts_in(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts read from each article."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.records.facts.values():
            found[fact.article].append(fact)
        return {article: tuple(facts) for article, facts in found.items()}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each deal is called, as spaced words between spaces."""
        deals = self.records.deals.values()
        return {deal.id: f" {' | '.join(spaced(title) for title in (deal.title, *deal.aliases))} " for deal in deals}

    @cached_property
    def kind_forms(self) -> Mapping[str, tuple[str, ...]]:
        """What each kind of equipment is called, each form as spaced words between spaces."""
        kinds = (product for product in self.products.values() if product.is_kind)
        return {kind.id: tuple(f" {spaced(form)} " for form in (kind.name, *kind.aliases)) for kind in kinds}

    @cached_property
    def own_words(self) -> Mapping[str, frozenset[str]]:
        """The words in the names of each variant that aren't in those of its families, with their singulars."""
        return {p.id: words_beyond(self._forms(p.id), self._family_forms(p.id)) for p in self._variants}

    @cached_property
    def own_endings(self) -> Mapping[str, frozenset[str]]:
        """What the names of each variant add to those of its families, where it is more than a word."""
        return {p.id: endings_beyond(self._forms(p.id), self._family_forms(p.id)) for p in self._variants}

    @property
    def _variants(self) -> list[Product]:
        return [product for product in self.products.values() if product.variant_of]

    def _forms(self, product: str) -> list[str]:
        return [form for form, _ in self.names.forms_of(product)]

    def _family_forms(self, product: str) -> list[str]:
        return [form for family in self.family(product) - {product} for form in self._forms(family)]

    @cached_property
    def quoted(self) -> Mapping[str, frozenset[str]]:
        """The words of the sentences that each deal is told in."""
        quotes = {deal: " ".join({fact.quote for fact in facts}) for deal, facts in self.facts_of.items()}
        return {deal: frozenset(spaced(told).split()) for deal, told in quotes.items() if deal in self.records.deals}

    @cached_property
    def buyers_of(self) -> Mapping[str, frozenset[str]]:
        """The buyers of each deal, by its own word and by its facts."""
        return {
            deal.id: frozenset({deal.buyer, *(fact.buyer for fact in self.facts_of.get(deal.id, ()))})
            for deal in self.records.deals.values()
        }

    @cached_property
    def buyers(self) -> frozenset[str]:
        """Every country that some deal or fact names as buyer."""
        return frozenset[str]().union(*self.buyers_of.values())

    @cached_property
    def sellers(self) -> frozenset[str]:
        """Every country that some deal names as the seller's."""
        return frozenset(deal.seller_country for deal in self.records.deals.values() if deal.seller_country)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the newest articles: ordinary words, however near they are to others."""
        newest = list(self.records.articles.values())[-_VOCABULARY:]
        return frozenset(piece.text for article in newest for piece in split_pieces(fold(article.text)))

    @cached_property
    def units(self) -> frozenset[str]:
        """The words that facts count in."""
        return frozenset(word for fact in self.records.facts.values() for word in fold(fact.unit).split())

    @cached_property
    def recorded_forms(self) -> Mapping[str, Mapping[str, tuple[Name, ...]]]:
        """The written forms of what some deal is about, by their first letter: what a misspelt name may mean."""
        forms: dict[str, dict[str, tuple[Name, ...]]] = defaultdict(dict)
        parties = self.buyers | self.sellers
        for form, names in self.names.forms():
            recorded = any(
                n.id in parties if n.kind is NameKind.COUNTRY else n.kind is not NameKind.GROUP for n in names
            )
            if len(form) > 3 and recorded:
                forms[form[0]][form] = names
        return forms

    def facts_under(self, deals: Iterable[Deal]) -> list[Fact]:
        """All that is recorded of some deals."""
        return [fact for deal in deals for fact in self.facts_of.get(deal.id, ())]

    def is_umbrella(self, deal: Deal) -> bool:
        """Whether a deal orders nothing by itself: a framework, a memorandum, a bid that came to no contract."""
        won = deal.kind is DealKind.BID and any(
            fact.attribute is Attribute.SIGNED and fact.modality is Modality.ACTUAL
            for fact in self.facts_of.get(deal.id, ())
        )
        return deal.kind in _UMBRELLAS and not won

    def is_agreed(self, deal: Deal) -> bool:
        """Whether some fact shows that a deal was concluded: signed, or with something ordered."""
        return any(
            fact.attribute in (Attribute.SIGNED, Attribute.ORDERED_QUANTITY)
            or (fact.attribute is Attribute.STATUS and fact.value in _CONCLUDED)
            for fact in self.facts_of.get(deal.id, ())
            if fact.modality in SAID
        )

    def from_option(self, deal: Deal) -> bool:
        """Whether a deal is what was taken up of an option."""
        granted = (self.records.deals.get(other) for other in (deal.parent, deal.follows))
        over = deal.kind is DealKind.OPTION or any(d is not None and d.kind is DealKind.OPTION for d in granted)
        return over and self.orders(deal)

    def orders(self, deal: Deal) -> bool:
        """Whether something is recorded as ordered in a deal of its own."""
        return any(fact.attribute is Attribute.ORDERED_QUANTITY for fact in self.facts_of.get(deal.id, ()))

    def currencies(self, country: str) -> list[str]:
        """The ISO 4217 codes of a country's money today, by CLDR; empty for a country without a code."""
        code = self.country_codes.get(country)
        return get_territory_currencies(code) if code else []

    def finest(self, products: frozenset[str]) -> frozenset[str]:
        """The products without the families of others among them: of "the FA-50s, how many FA-50PLs" the variant."""
        return frozenset(p for p in products if not any(q != p and q in self.covers(p) for q in products))

    def is_total(self, deal: str) -> bool:
        """Whether a deal stands for several taken together: what it orders, or its price, is a stated sum."""
        summed = (Attribute.ORDERED_QUANTITY, Attribute.VALUE)
        facts = [fact for fact in self.facts_of.get(deal, ()) if fact.attribute in summed]
        plain = {(f.attribute, f.product) for f in facts if not {"total", "part", "superseded"} & set(f.scope)}
        stated = [fact for fact in facts if "total" in fact.scope and (fact.attribute, fact.product) not in plain]
        return any(not self.is_of_variants(fact, facts) for fact in stated)

    def is_of_variants(self, total: Fact, facts: Iterable[Fact]) -> bool:
        """Whether a stated total is what the variants of its product add up to in some facts of its deal."""
        inner = self.covers(total.product) - {total.product}
        parts = [f for f in facts if f.product in inner and (f.attribute, f.as_of) == (total.attribute, total.as_of)]
        return bool(parts) and sum(f.number for f in parts if isinstance(f.value, Decimal)) == total.value

    def children(self, deal: str) -> tuple[Deal, ...]:
        """The call-offs under a deal."""
        return tuple(other for other in self.records.deals.values() if other.parent == deal)

    @cached_property
    def _covers(self) -> Mapping[str, frozenset[str]]:
        return cover(self.records, self.products)


def _signing_period(facts: Iterable[Fact]) -> Period | None:
    by_attribute: dict[Attribute, list[Period]] = defaultdict(list)
    firm = [fact for fact in facts if fact.modality is Modality.ACTUAL and "disputed" not in fact.scope]
    for fact in firm:
        if fact.attribute is Attribute.SIGNED:
            by_attribute[Attribute.SIGNED].append(fact.period)
        elif fact.as_of is not None:
            by_attribute[fact.attribute].append(fact.as_of)
    for attribute in _SIGNING:
        if periods := by_attribute.get(attribute):
            return min(periods, key=lambda period: (period.end, period.start))
    rest = [period for periods in by_attribute.values() for period in periods]
    return min(rest, default=None, key=lambda period: (period.end, period.start))
