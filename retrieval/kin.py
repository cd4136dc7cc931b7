"""Kinds of ships that people call by each other's names: patrol boats and patrol vessels."""

from dataclasses import replace

from index.records import Category, Product
from retrieval.case import Case
from retrieval.matching import spaced


def of_kin(case: Case) -> Case:
    """The same case about what differs from the kind named by its last word only, where no deal is of that kind.

    It stays as it is where no deal of the buyers named is of such kin either.
    """
    subject, products = case.question.subject, case.knowledge.products
    ships = all(p in products and products[p].is_kind and _is_ship(products[p]) for p in subject.products)
    if not ships or not subject.products or not subject.buyers or case.deals:
        return case
    kin = (p.id for p in products.values() if any(_is_kin(p, products[named]) for named in subject.products))
    meant = case.about(replace(subject, products=frozenset(kin)))
    return meant if meant.question.subject.products and meant.deals else case


def _is_ship(product: Product) -> bool:
    return product.category == Category.SHIP


def _is_kin(one: Product, other: Product) -> bool:
    """Whether two kinds of ships are called the same but for the last word, one of them more closely."""
    if not _is_ship(one):
        return False
    first, second = (f" {spaced(product.name).rpartition(' ')[0]}" for product in (one, other))
    return not first.isspace() and not second.isspace() and (first.endswith(second) or second.endswith(first))
