"""Counts of several deals: added up with their members, as a source adds them up, or side by side."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import Attribute, Fact
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.readings import is_unclear, which
from retrieval.plans.sentences import latest, member, qualified, rival_facts, rivals
from retrieval.question import Operation

A = Attribute


def several(case: Case, rows: Sequence[Row], attribute: Attribute) -> Draft:
    """Figures of several deals: their sum where they can be added, else side by side."""
    facts = [row.fact for row in rows]
    if is_unclear(case, rows):
        return which(case, [f"{row.deal.title} ({case.speech.country(row.deal.buyer)})" for row in rows])
    if (stated := stated_total(case, rows, attribute)) is not None:
        return stated
    alike = can_be_added(facts) and not _are_rivals(rows, attribute)
    if not (alike or _are_named(case, facts)) or len(facts) > 8:
        return _which_product(case, rows) or _side_by_side(case, rows)
    total = sum((fact.number for fact in facts), Decimal(0))
    speech = case.speech
    unit = facts[0].unit if alike else ""
    figure = speech.quantity(total, unit)
    summed = " + ".join(speech.number(fact.number) if alike else speech.figure(fact) for fact in facts)
    text = speech.say(
        "total",
        figure=figure,
        role=speech.both(dict.fromkeys(speech.word("role", fact.attribute) for fact in facts)),
        buyer=speech.both(sorted({fact.buyer for fact in facts})),
        what=_common(case, rows),
        sum=summed,
    )
    members = tuple(member(fact, case) for fact in facts)
    return Draft(
        text,
        (*facts, *rival_facts(rows)),
        strong=figure,
        details=(*(one.line for one in members), *rivals(rows, case)),
        rows=members,
        computations=(Computation(total, tuple(fact.number for fact in facts), "+"),),
        figures=(
            Figure(total, unit, attribute, facts[0].qualifier, latest(facts), None),
            *figures_of(facts),
        ),
        as_of=latest(facts),
    )


def stated_total(case: Case, rows: Sequence[Row], attribute: Attribute) -> Draft | None:
    """A sum that a source states over these deals: it wins over our own, which leaves out what nobody reported."""
    subject = case.question.subject
    if subject.ordinals or subject.signed or subject.deals or len({row.deal.buyer for row in rows}) > 1:
        return None
    totals = [f for f in case.known(case.facts(attribute)) if "total" in f.scope and f.unit == rows[0].fact.unit]
    largest = max((row.fact.number for row in rows), default=Decimal(0))
    totals = [fact for fact in totals if fact.number > largest]
    if not totals:
        return None
    best = max(totals, key=lambda fact: (fact.as_of.end.isoformat() if fact.as_of else "", fact.id))
    newest = max(rows, key=lambda row: (row.fact.as_of.end.isoformat() if row.fact.as_of else "", row.fact.id))
    if best.as_of and newest.fact.as_of and newest.fact.as_of.start > best.as_of.end:
        return None  # something was added since
    members = tuple(member(row.fact, case) for row in rows)
    facts = (best, *(row.fact for row in rows))
    speech = case.speech
    text = speech.say(
        "stated_total",
        figure=speech.figure(best),
        role=speech.word("role", attribute),
        buyer=best.buyer,
        what=case.knowledge.product_name(best.product),
    )
    return Draft(
        f"{text}, {qualified(best, case)}",
        facts,
        strong=speech.figure(best),
        details=tuple(one.line for one in members),
        rows=members,
    )


def _are_rivals(rows: Sequence[Row], attribute: Attribute) -> bool:
    """Whether counts are of offers of which a buyer takes one: those of several sellers, not yet signed."""
    buyers, sellers = {row.deal.buyer for row in rows}, {tuple(row.deal.seller) for row in rows}
    return attribute is Attribute.NEGOTIATED_QUANTITY and len(buyers) == 1 and len(sellers) > 1


def can_be_added(facts: Sequence[Fact]) -> bool:
    """Whether counts are of the same sort of thing: one unit, and no percentages."""
    return len({fact.unit for fact in facts} | {"percent"}) == 2


def _are_named(case: Case, facts: Sequence[Fact]) -> bool:
    """Whether the asker wants different things added up: a total over products named one by one."""
    products = case.question.subject.products
    covers = [case.knowledge.covers(product) for product in products]
    each = all(any(fact.product in cover for fact in facts) for cover in covers)
    return case.question.operation is Operation.TOTAL and len(products) > 1 and each


def _common(case: Case, rows: Sequence[Row]) -> str:
    """What the members have in common: the product asked about, else theirs."""
    asked = case.question.subject.products
    named = sorted(asked) if asked else sorted({row.product for row in rows})
    return case.speech.both(map(case.knowledge.product_name, named))


def _which_product(case: Case, rows: Sequence[Row]) -> Draft | None:
    """A question back where nothing tells which of several deals for different things is meant."""
    question, subject = case.question, case.question.subject
    told = subject.products or subject.deals or subject.sellers or subject.seller_countries or subject.signed
    if told or question.words or question.hints or question.numbers or question.operation is not Operation.LOOKUP:
        return None
    if len({row.deal.id for row in rows}) < 2 or question.frame.asked:
        return None
    names = [f"{case.knowledge.product_name(row.product)}: {case.speech.figure(row.fact)}" for row in rows]
    return replace(which(case, names), facts=tuple(row.fact for row in rows[:4]))


def _side_by_side(case: Case, rows: Sequence[Row]) -> Draft:
    """Figures that can't be added, one after the other."""
    speech = case.speech
    facts = [row.fact for row in rows][:8]
    parts = [f"{speech.figure(f)} ({case.knowledge.product_name(f.product)})" for f in facts]
    role = speech.word("role", facts[0].attribute)
    shown = speech.both(dict.fromkeys(parts))
    text = f"{shown} {role}: {', '.join(dict.fromkeys(fact.buyer for fact in facts))}, {qualified(facts[0], case)}"
    members = tuple(member(fact, case) for fact in facts)
    return Draft(
        text,
        tuple(facts),
        strong=shown,
        details=tuple(one.line for one in members),
        figures=figures_of(facts),
        as_of=latest(facts),
        rows=members,
    )
