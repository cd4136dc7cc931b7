"""The products of one article: what its names stand for, which is the main one, and what kind of equipment each is."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.extraction.lexicon import Lexicon
from index.extraction.linear import load_model
from index.extraction.plain_names import find_spellings
from index.extraction.products import Sighting
from index.extraction.prominence import Prominence
from index.extraction.reading import Reading
from index.extraction.runs import singular
from index.extraction.short_names import bare_name, is_lone_number, short_names
from index.names import fold
from index.records import Category, Product, Review

_STEM, _ENDING = 4, 3  # letters
_TELLING = 4  # letters from which a part of a name tells which product it is
_NUMBERED = re.compile(r"\d")
_ROOT = re.compile(r"([a-z]+)[- ]?(\d+)")


@dataclass(frozen=True)
class Catalogue:
    """Products by the names of the text; `main` is the one the article is about, None when it names none."""

    by_name: Mapping[str, Product]
    main: Product | None
    lexicon: Lexicon
    kinds: Mapping[str, str] = field(default_factory=dict)  # product id -> kind of equipment
    accessories: Mapping[str, Product] = field(default_factory=dict)  # by kind: what comes with the main product

    @cached_property
    def by_id(self) -> Mapping[str, Product]:
        """Every product that the text names, and the registered ones, by id."""
        return {**self.lexicon.records.products, **{product.id: product for product in self.by_name.values()}}

    def product_of(self, sighting: Sighting) -> Product | None:
        """The product a sighting stands for; for a kind of equipment the article's product of that kind, if any."""
        if sighting.product:
            return self.lexicon.records.products.get(sighting.product)
        if sighting.name:
            return self.by_name.get(sighting.name)
        return self.of_kind(sighting.kind)

    def of_kind(self, kind: str) -> Product | None:
        """The article's product of a kind of equipment, the main one first; else the kind itself."""
        if kind in self.accessories:
            return self.accessories[kind]
        category = self._category(kind)
        for product in [self.main, *self.by_name.values()]:
            if product is not None and kind in (self.kinds.get(product.id), ""):
                return product
        if self.main is not None and category in (self._category(self.kinds.get(self.main.id, "")), None):
            return self.main
        if self.main is not None and self.main.id not in self.kinds and category is not Category.OTHER:
            return self.main
        return self.lexicon.kind_of.get(kind)

    def _category(self, kind: str) -> Category | None:
        known = self.lexicon.kind_of.get(kind)
        return known.category if known else None

    def unit_of(self, product: Product) -> str:
        """The word that a product is counted in."""
        return product.unit or self.lexicon.unit_of(self.kinds.get(product.id, "")) or "units"


def build_catalogue(reading: Reading, lexicon: Lexicon) -> Catalogue:
    """The products that an article names."""
    named = name_products(reading, lexicon)
    by_name, main = named.by_name, _main(reading, named.prominence, lexicon)
    if main is not None and main.review is Review.EXTRACTED and main.id not in named.kinds:
        main = _of_main_kind(main, reading, lexicon)
        by_name = {name: main if product.id == main.id else product for name, product in by_name.items()}
    return Catalogue(by_name, main, lexicon, named.kinds)


@dataclass(frozen=True)
class NamedProducts:
    """What the names of a text stand for, the kind of equipment of each product by its id, and how it is spoken of."""

    by_name: Mapping[str, Product]
    kinds: Mapping[str, str]
    prominence: Prominence


def name_products(reading: Reading, lexicon: Lexicon) -> NamedProducts:
    """The products that an article names, or else its title."""
    sightings = [one for line in reading.lines for one in line.products if one.name] or list(reading.title_products)
    names = list(dict.fromkeys(one.name for one in sightings if not one.product))
    lone = {bare: name for name in names if (bare := bare_name(name)) and is_lone_number(bare, reading.article.text)}
    canonical = {name: _canonical(lone.get(name, lone.get(singular(name), name)), names) for name in names}
    if reading.article.language == "pl":
        canonical = {name: _uninflected(form, canonical.values()) for name, form in canonical.items()}
    kinds = _kinds_of(sightings, canonical)
    forms = {
        name: [form for form in names if canonical[form] == name != form] for name in dict.fromkeys(canonical.values())
    }
    short = Counter(form for name in forms for form in short_names(name, forms[name]))
    for name, own in forms.items():
        own += [
            form
            for form in short_names(name, own)
            if short[form] == 1 and form not in canonical and is_lone_number(form, reading.article.text)
        ]
    spelt = find_spellings(reading.article.text)
    for name, own in forms.items():
        own += [spelt[name]] if name in spelt and spelt[name] not in own else []
    registered = lexicon.records.products
    products = {
        name: _find_namesake(name, registered) or _build_product(name, forms[name], kinds.get(name, ""), lexicon)
        for name in forms
    }
    products = {name: _as_variant(product, products.values(), lexicon) for name, product in products.items()}
    by_name = {name: products[canonical[name]] for name in names}
    by_id = {product.id: kinds[name] for name, product in products.items() if kinds.get(name)}
    by_id = _registered_kinds(sightings, registered, lexicon) | by_id
    stands_for = {one: registered.get(one.product) if one.product else by_name[one.name] for one in sightings}
    known = {one: product for one, product in stands_for.items() if product is not None}
    return NamedProducts(by_name, by_id, Prominence(reading, known, by_id, lexicon))


def _canonical(name: str, names: Sequence[str]) -> str:
    """The shortest form that a text gives a product: K2 for K2 Black Panther and K2s, Caracal for Caracals."""
    if name.endswith("s") and name[:-1] in names:
        return _canonical(name[:-1], names)
    name = re.sub(r"[- ](?:class|type)$", "", name)
    words = name.split()
    if len(words) > 1 and _ROOT.match(fold(words[0])):
        return words[0].rstrip("s")
    for longer in names:
        parts = longer.split()
        if longer != name and len(parts) > 1 and singular(name) in (" ".join(parts[1:]), singular(longer)):
            return _canonical(longer, ())
    one = singular(name)
    return one if one in names or _ROOT.match(fold(one)) or len(one) > 4 else name


def _uninflected(name: str, others: Iterable[str]) -> str:
    """The shortest of the forms that differ from a name in no more than its Polish ending."""
    if _NUMBERED.search(name):
        return name
    known = {form for other in others for form in (other, other.split(" ")[0]) if not _NUMBERED.search(form)}
    stem = name[: max(_STEM, len(name) - _ENDING)]
    alike = [form for form in known if form.startswith(stem[:-1]) and abs(len(form) - len(name)) <= _ENDING]
    return min(alike, key=lambda form: (len(form), form), default=name)


def _kinds_of(sightings: Iterable[Sighting], canonical: Mapping[str, str]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for one in sightings:
        if one.kind and not one.product:
            counts.setdefault(canonical[one.name], Counter())[one.kind] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in counts.items()}


def _registered_kinds(
    sightings: Iterable[Sighting], products: Mapping[str, Product], lexicon: Lexicon
) -> dict[str, str]:
    """The kind of equipment of each registered product seen: the one beside it, or one that it is registered as."""
    beside: dict[str, Counter[str]] = {}
    for one in sightings:
        if one.product in products:
            beside.setdefault(one.product, Counter()).update([one.kind] if one.kind else [])
    kinds = {
        key: next((kind for kind, _ in counter.most_common(1)), "") or _kind_like(products[key], lexicon)
        for key, counter in beside.items()
    }
    return {key: kind for key, kind in kinds.items() if kind}


def _kind_like(product: Product, lexicon: Lexicon) -> str:
    """A kind of equipment of the category of a product that is counted in the same word; empty for none."""
    alike = (
        key for key, one in lexicon.kind_of.items() if (one.category, one.unit) == (product.category, product.unit)
    )
    return next(alike, "") if product.unit else ""


def _find_namesake(name: str, products: Mapping[str, Product]) -> Product | None:
    """The registered product with a longer or shorter form of a name: Akinci and Bayraktar Akinci."""
    words = fold(name).split()
    for product in products.values():
        known = fold(product.name).split()
        shorter, longer = sorted((words, known), key=len)
        if (
            shorter
            and not product.is_kind
            and longer[-len(shorter) :] == shorter
            and len(" ".join(shorter)) >= _TELLING
        ):
            return product
    return None


def _as_variant(product: Product, others: Iterable[Product], lexicon: Lexicon) -> Product:
    """The product as a variant of the one whose name its own begins with, if there is one: F-16C of F-16."""
    if product.review is not Review.EXTRACTED or product.id in lexicon.records.products or product.variant_of:
        return product
    name = fold(product.name)
    match = _ROOT.match(name)
    root = match[0] if match and len(match[0]) < len(name) else ""
    for other in (*lexicon.records.products.values(), *others):
        base = fold(other.name)
        longer = len(base) >= _TELLING and name.startswith((f"{base}-", f"{base} "))  # Shershen-T of Shershen
        if other.id != product.id and not other.is_kind and (longer or base == root):
            return product.model_copy(update={"variant_of": other.id})
    return product


def _build_product(name: str, forms: Sequence[str], kind: str, lexicon: Lexicon) -> Product:
    known = lexicon.kind_of.get(kind)
    return Product(
        id=_identity(name),
        name=name,
        category=known.category if known else Category.OTHER,
        unit=known.unit if known else "",
        aliases=tuple(forms),
        review=Review.EXTRACTED,
    )


def _identity(name: str) -> str:
    """A name as an id; one of other than Latin letters by its hash: of 카우츠-3 the 3 is any product's."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return plain if plain and not plain.isdigit() else f"product-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def _main(reading: Reading, prominence: Prominence, lexicon: Lexicon) -> Product | None:
    """The product that the article is most likely about, by the shortest name of its family."""
    found = prominence.candidates
    if not found:
        return _known_product(reading, lexicon) or _main_kind(reading, lexicon)
    model = load_model("main")
    odds = {key: model.weigh(prominence.features(product))["yes"] for key, product in found.items()}
    family = family_of(found[max(odds, key=lambda key: odds[key])], lexicon.records.products)
    relatives = [product for product in found.values() if family_of(product, lexicon.records.products) == family]
    return min(relatives, key=lambda product: len(product.name))


def _known_product(reading: Reading, lexicon: Lexicon) -> Product | None:
    """What a firm and a country of a text that names no product have a deal on, where that is one family."""
    records = lexicon.records
    firms = {name.id for mention in lexicon.organisations.find(reading.article.text) for name in mention.names}
    countries = {party.country for line in reading.lines for party in line.parties}
    deals = [deal for deal in records.deals.values() if firms.intersection(deal.seller) and deal.buyer in countries]
    products = [records.products[key] for deal in deals for key in deal.products if key in records.products]
    families = {family_of(product, records.products) for product in products}
    return min(products, key=lambda product: len(product.name)) if len(families) == 1 else None


def _main_kind(reading: Reading, lexicon: Lexicon) -> Product | None:
    """The kind of equipment that an article speaks of most, its title counted too."""
    kinds = Counter(one.kind for line in reading.lines for one in line.products if one.kind)
    kinds.update(mention.names[0].id for mention in lexicon.kinds.find(reading.article.title))
    return lexicon.kind_of[kinds.most_common(1)[0][0]] if kinds else None


def _of_main_kind(product: Product, reading: Reading, lexicon: Lexicon) -> Product:
    """A product beside whose name no kind stands, as one of the kind that the article speaks of most."""
    kind = _main_kind(reading, lexicon)
    return product.model_copy(update={"category": kind.category, "unit": kind.unit}) if kind else product


def family_of(product: Product, products: Mapping[str, Product]) -> str:
    """What variants of one product share: the registered family, or the beginning of the designator."""
    seen = {product.id}
    while product.variant_of and product.variant_of in products and product.variant_of not in seen:
        product = products[product.variant_of]
        seen.add(product.id)
    is_base = not product.variant_of or product.variant_of in seen
    match = _ROOT.match(fold(product.name) if is_base else product.variant_of)
    if match and product.review is Review.EXTRACTED:
        return "".join(match.groups())
    return product.id if is_base else product.variant_of
