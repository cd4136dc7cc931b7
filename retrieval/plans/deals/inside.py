"""What is in a deal: every thing ordered in it with its count."""

from collections.abc import Sequence

from index.records import Attribute, Category, Fact
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.sentences import latest, line_row, qualified
from retrieval.question import Asked, Operation, Subject

A = Attribute
_ROLES = (A.ORDERED_QUANTITY, A.SUPPORT_VEHICLES, A.LEASED_QUANTITY)
_SAID = frozenset({Operation.LOOKUP, Operation.LIST, Operation.COUNT})
_COUNTS = frozenset({Asked.ANY, Asked.QUANTITY})


def answer_inside(case: Case) -> Draft | None:
    """All that was ordered in one deal, thing by thing; None where that isn't asked, or there is only one thing."""
    question = case.question
    if not {"inside", "split"} & question.claims:
        return None
    explains = question.operation is Operation.EXPLAIN and _is_untold(case)
    asks = (question.operation in _SAID or explains) and question.asked in _COUNTS and not question.is_yes_no
    if not asks or A.VALUE in question.attributes:
        return None
    deals = {row.deal.id for row in case.firm(case.rows(A.ORDERED_QUANTITY))}
    if len(deals) != 1:
        return None
    (deal,) = deals
    facts = [
        row.fact
        for product in _things(case, deal)
        for role in _ROLES
        for row in case.about(Subject(deals=frozenset({deal}), products=frozenset({product}))).rows(role)
        if row.product == product
    ]
    if len({(fact.product, fact.attribute) for fact in facts}) < _PAIR or len(facts) > SOURCES:
        return None
    return tell_things(case, facts)


def tell_things(case: Case, facts: Sequence[Fact]) -> Draft:
    """So many of each thing, with the deals they are of."""
    speech, rows = case.speech, tuple(line_row(fact, case) for fact in facts)
    shown = speech.both([f"{speech.figure(fact)} ({_name_of(fact, case)})" for fact in facts])
    titles = tuple(dict.fromkeys(case.knowledge.records.deals[fact.deal].title for fact in facts))
    return Draft(
        f"{shown} – {speech.both(titles)}, {qualified(facts[0], case)}",
        tuple(facts),
        strong=shown,
        details=tuple(row.line for row in rows),
        rows=rows,
        figures=figures_of(facts),
        as_of=latest(facts),
        echoed=titles,
    )


def _name_of(fact: Fact, case: Case) -> str:
    """What a count is of: the product, or the support vehicles that come with it where they have no name."""
    products = case.knowledge.records.products
    named = fact.product in products and products[fact.product].category is Category.SUPPORT_VEHICLE
    main = fact.attribute is not A.SUPPORT_VEHICLES or named
    return case.knowledge.product_name(fact.product) if main else case.speech.word("role", fact.attribute)


def _is_untold(case: Case) -> bool:
    """Whether counts are asked for, or no sentence tells what is in the deal."""
    return bool({"one_by_one", "split"} & case.question.claims) or answer_explain(case).outcome is Outcome.DECLINED


def _things(case: Case, deal: str) -> list[str]:
    """The products of a deal, what it is mainly for first."""
    main = case.knowledge.records.deals[deal].products
    return [*main, *sorted(case.knowledge.products_of(deal) - set(main))]


_PAIR = 2
