"""What a product stands for, and what its names say beyond those of its families."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from index.records import Attribute, Category, Product, Records
from retrieval.matching import spaced
from retrieval.stems import singular


def cover(records: Records, products: Mapping[str, Product]) -> Mapping[str, frozenset[str]]:
    """What each product stands for: itself, its variants, and for a kind of equipment its members."""
    direct: dict[str, set[str]] = defaultdict(set)
    named = {p.id: _names_of(p) for p in products.values() if not p.is_kind}
    described = _describe(records, products)
    for product in products.values():
        if product.variant_of:
            direct[product.variant_of].add(product.id)
        if product.is_kind:
            direct[product.id] |= _members(product, products.values(), named, described)
    return {product: _closure(product, direct) for product in products}


def words_beyond(forms: Iterable[str], family: Iterable[str]) -> frozenset[str]:
    """The words of some forms of a name that are in none of its family's forms, with their singulars."""
    own = {word for form in forms for word in form.split()} - {word for form in family for word in form.split()}
    return frozenset(own | {singular(word) for word in own})


def endings_beyond(forms: Iterable[str], family: Iterable[str]) -> frozenset[str]:
    """What some forms of a name add to one of its family's, where that is more than a word: "command vehicles"."""
    starts = tuple(f"{name} " for name in family)
    ends = {form.removeprefix(start) for form in forms for start in starts if form.startswith(start)}
    return frozenset(end for end in ends if len(end.split()) > 1)


def _members(
    kind: Product, products: Iterable[Product], named: Mapping[str, str], described: Mapping[str, str]
) -> set[str]:
    """The products a kind stands for: its category's, or those called so when it is narrower ("frigate").

    `named` has the names of each product that isn't a kind, `described` all that the records call it besides. Of other
    categories only what is so called last is meant, an ammunition truck is no ammunition, or for a kind that has no
    category of its own what is counted so: drones among the aircraft.
    """
    same = [product for product in products if product.category == kind.category and product.id != kind.id]
    if kind.id.replace("-", "_") == kind.category and kind.category is not Category.OTHER:
        return {product.id for product in same}
    words = {f" {spaced(form)} " for form in (kind.name, *kind.aliases)}
    called = {p.id for p in same if not p.is_kind and any(word in described.get(p.id, "") for word in words)}
    called |= {product for product, names in named.items() if any(f"{word}|" in names for word in words)}
    alike = [p for p in products if not p.is_kind] if kind.category is Category.OTHER else same
    nouns = {singular(word.split()[-1]) for word in words}
    counted = {p.id for p in alike if p.unit == kind.unit and singular(p.unit) in nouns}
    return called | counted if kind.category is Category.OTHER else called or counted


def _names_of(product: Product) -> str:
    """The names of a product, each between spaces and ended by a bar, so that what it is called last can be told."""
    return "".join(f" {spaced(name)} |" for name in (product.name, *product.aliases))


def _describe(records: Records, products: Mapping[str, Product]) -> dict[str, str]:
    """What the records call each product, folded, words apart."""
    texts: dict[str, list[str]] = {p.id: [p.name, *p.aliases] for p in products.values() if not p.is_kind}
    for deal in records.deals.values():
        for product in deal.products:
            texts.setdefault(product, []).append(deal.title)
    for fact in records.facts.values():
        if fact.attribute in (Attribute.ORDERED_QUANTITY, Attribute.FRAMEWORK_QUANTITY):
            texts.setdefault(fact.product, []).extend((fact.quote, fact.unit))
    return {product: f" {spaced(' | '.join(parts))} " for product, parts in texts.items()}


def _closure(start: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found, queue = {start}, [start]
    while queue:
        more = direct.get(queue.pop(), set()) - found
        found |= more
        queue.extend(more)
    return frozenset(found)
