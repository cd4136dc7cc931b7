"""Yes or no to all of an order being of one version: held against how many of that version it is for."""

from dataclasses import replace
from decimal import Decimal

from index.records import QUANTITIES, Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.plans.sentences import headline
from retrieval.understanding.cues import load_cues
from retrieval.understanding.features import variant_with

A = Attribute


def by_version(case: Case, stages: list[Stage]) -> Draft | None:
    """All of what was ordered said to be of one version, by its name or by what it has: "are all of them armed"."""
    question = case.question
    counted = QUANTITIES - {A.ORDERED_QUANTITY}  # "are all of that version in the country"
    if "completed" not in question.claims or _BESIDE & question.claims or counted & set(question.attributes):
        return None
    version = _version(case)
    if version is None:
        return None
    deals = frozenset(deal.id for deal in case.deals)
    every = case.about(replace(question.subject, deals=deals, products=frozenset()))
    whole = every.firm(every.rows(A.ORDERED_QUANTITY))
    of_it = every.about(replace(every.question.subject, products=frozenset({version})))
    rows = of_it.firm(of_it.rows(A.ORDERED_QUANTITY))
    if not rows or len({row.fact.unit for row in (*rows, *whole)}) > 1:
        return decline(case, A.ORDERED_QUANTITY)
    few, many = (sum((row.fact.number for row in some), Decimal(0)) for some in (rows, whole))
    return verdict(case, Draft(headline(rows[0], case), tuple(row.fact for row in rows)), few >= many)


# What is said of a version beside its being one.
_BESIDE = frozenset({"delivered", "produced", "cancelled", "lost", "financed", "exercised", "on_time", "delayed"})


def _version(case: Case) -> str | None:
    """The one version that a question names, or tells by what it has, in whatever deal of the buyer's that is said."""
    question, products = case.question, case.knowledge.products
    wide = replace(question.subject, ordinals=(), signed=None, deals=frozenset())
    told = variant_with(wide, question.text, load_cues(question.language), case.knowledge).products
    versions = [product for product in sorted(told) if product in products and products[product].variant_of]
    return versions[0] if len(versions) == 1 else None
