"""What is counted together with other things of the same deals: "with the spare airframes, how many jets"."""

from dataclasses import replace

from index.names import fold
from index.records import Attribute
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.absence import not_recorded
from retrieval.plans.counts.totals import several
from retrieval.question import Operation
from retrieval.selection import covered
from retrieval.understanding.cues import load_cues

A = Attribute


def with_taken_in(case: Case) -> Draft | None:
    """What was ordered with the things that the question takes in; a refusal where these aren't on record.

    None where it takes in nothing but the thing that is counted.
    """
    question, subject = case.question, case.question.subject
    sums = question.operation in (Operation.LOOKUP, Operation.TOTAL) and question.attributes[:1] in _OF_ORDERS
    taking = load_cues(case.speech.language).sections["sides"]["taking_in"].search(fold(question.text))
    if not sums or not taking or not subject.beside or not subject.products:
        return None
    mains = case.firm(case.rows(A.ORDERED_QUANTITY))
    if not mains:
        return None
    others = [row for row in _others(case, mains) if _is_meant(row, case)]
    if not others:
        return not_recorded(case, [row.fact for row in mains], A.ORDERED_QUANTITY)
    products = subject.products | {row.product for row in others}
    whole = replace(question, operation=Operation.TOTAL, subject=replace(subject, products=products))
    return several(replace(case, question=whole), [*mains, *others], A.ORDERED_QUANTITY)


_OF_ORDERS = ((), (A.ORDERED_QUANTITY,), (A.COMPONENT,))


def _others(case: Case, mains: list[Row]) -> list[Row]:
    """What else was ordered in the deals in which the things counted were."""
    subject = case.question.subject
    deals, counted = {row.deal.id for row in mains}, covered(subject.products, case.knowledge)
    rows = case.about(replace(subject, products=frozenset(), beside=frozenset(), deals=frozenset(deals)))
    return [row for row in rows.rows(A.ORDERED_QUANTITY) if row.product not in counted]


def _is_meant(row: Row, case: Case) -> bool:
    """Whether a thing is one of those named beside what is counted, or is told in their words."""
    beside, knowledge = case.question.subject.beside, case.knowledge
    kinds = [knowledge.products[product] for product in sorted(beside) if product in knowledge.products]
    forms = [form for kind in kinds for form in (kind.name, *kind.aliases)]
    called = " ".join(form for form, _ in knowledge.names.forms_of(row.product))
    return row.product in covered(beside, knowledge) or has_any(f"{called} {row.fact.quote}", forms)
