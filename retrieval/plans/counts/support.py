"""Support vehicles: what comes with a deal's main thing and has a role of its own."""

from collections.abc import Sequence
from dataclasses import replace

from index.records import Attribute, Category, Fact
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.knowledge import UNIT
from retrieval.matching import has_any
from retrieval.plans.counts.quantity import answer_quantity, single
from retrieval.plans.counts.ratios import answer_ratio
from retrieval.plans.premises.claims import verdict
from retrieval.question import Asked
from retrieval.selection import covered

A = Attribute


def support_vehicles(case: Case) -> Draft | None:
    """The support vehicles of a deal that doesn't name them as products of their own."""
    question = case.question
    if question.asked in (Asked.MONEY, Asked.DATE, Asked.PERSON, Asked.PLACE):
        return None  # a count of them tells none of that
    broad = case.about(replace(question.subject, products=question.subject.beside, beside=frozenset()))
    if (shared := answer_ratio(broad)) is not None:
        return shared
    rows = broad.rows(A.SUPPORT_VEHICLES)
    called = [row for row in rows if _is_called(row.fact, case)]
    if not rows or not (asks_support(case) or len(called) == 1):
        return None
    draft = answer_quantity(broad, A.SUPPORT_VEHICLES) if asks_support(case) else single(broad, called[0])
    return verdict(broad, draft, True) if question.is_yes_no else draft


def _is_called(fact: Fact, case: Case) -> bool:
    """Whether the sentence of a fact has one of the kinds asked about in it: "four command vehicles"."""
    known = case.knowledge.products
    asked = [known[product] for product in case.question.subject.products if product in known]
    return has_any(fact.quote, (form for kind in asked if kind.is_kind for form in (kind.name, *kind.aliases)))


def asks_support(case: Case) -> bool:
    """Whether what is asked about are support vehicles, by its own name or as what bears it in the deals: trucks."""
    products, subject = case.knowledge.products, case.question.subject
    about = case.knowledge.products_in(case.deals)
    meant = covered(subject.products, case.knowledge) & about or subject.products
    asked = [products[product] for product in meant if product in products]
    return bool(asked) and all(product.category is Category.SUPPORT_VEHICLE for product in asked)


def are_called(rows: Sequence[Row], case: Case) -> bool:
    """Whether some rows count in the very word for what is asked about."""
    return bool(in_its_word([row.fact for row in rows], case))


def in_its_word(facts: Sequence[Fact], case: Case) -> list[Fact]:
    """The facts that count in the very word for the kind of thing asked about."""
    known = case.knowledge.products
    kinds = [known[product] for product in case.question.subject.products if product in known]
    forms = {
        form for kind in kinds if kind.is_kind and not kind.id.startswith(UNIT) for form in (kind.name, *kind.aliases)
    }
    return [fact for fact in facts if fact.unit in forms]
