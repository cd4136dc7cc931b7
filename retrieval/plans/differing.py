"""By how much, and what share: one figure less another, and a part in percent of a whole."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import MONEY, QUANTITIES, Attribute
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.comparing import Entry, amount_of, comparable, entries_of
from retrieval.plans.sentences import label, latest, qualified

A = Attribute


def answer_difference(case: Case) -> Draft:
    """One figure less another, with both."""
    attribute = case.question.attributes[0] if case.question.attributes else A.ORDERED_QUANTITY
    if attribute not in QUANTITIES | MONEY:
        attribute = A.ORDERED_QUANTITY
    if case.question.currency:
        attribute = A.VALUE
    rows = comparable(case, attribute)
    entries = entries_of(case, attribute) if len(rows) >= 2 else []
    if len(entries) != 2:
        return _across_roles(case) or decline(case, attribute)
    high, low = sorted(entries, key=lambda entry: (-entry.amount, entry.name))
    return _difference(case, high, low)


def _across_roles(case: Case) -> Draft | None:
    """A requirement or plan less the order: by how much it was cut."""
    orders = case.firm(case.rows(A.ORDERED_QUANTITY))
    earlier = [
        fact
        for role in (A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.NOTIFIED_QUANTITY, A.FRAMEWORK_QUANTITY)
        for fact in case.known(case.facts(role))
        if "deliveries" not in fact.scope
    ]
    if len(orders) != 1:
        return None
    order = orders[0]
    other = [fact for fact in earlier if fact.number != order.fact.number and fact.unit == order.fact.unit]
    if len({fact.number for fact in other}) != 1:
        return None
    row = Row(order.deal, other[0].product, type(order.standing)(other[0]))
    pair = [
        Entry(order.deal.title, (order,), order.fact.number),
        Entry(order.deal.title, (row,), other[0].number),
    ]
    high, low = sorted(pair, key=lambda entry: -entry.amount)
    return _difference(case, high, low)


def _difference(case: Case, high: Entry, low: Entry) -> Draft:
    speech = case.speech
    gap, fact = high.amount - low.amount, high.facts[0]
    money = fact.attribute in MONEY
    figure = speech.amount(gap, fact.unit) if money else speech.quantity(gap, fact.unit)
    text = speech.say(
        "difference",
        figure=figure,
        a=amount_of(case, high),
        what_a=f"{high.name}, {speech.word('role', fact.attribute)}",
        b=amount_of(case, low),
        what_b=f"{low.name}, {speech.word('role', low.facts[0].attribute)}",
    )
    facts = [*high.facts, *low.facts]
    sums = [Computation(e.amount, tuple(f.number for f in e.facts), "+") for e in (high, low) if len(e.rows) > 1]
    shown = figures_of(facts)
    totals = tuple(Figure(e.amount, fact.unit, fact.attribute, fact.qualifier, None, facts[0].id) for e in (high, low))
    return Draft(
        f"{text}, {qualified(fact, case)}",
        tuple(facts),
        strong=figure,
        details=tuple(f"{speech.figure(f)}: {label(f, case)}, {qualified(f, case)}" for f in facts),
        computations=(*sums, Computation(gap, (high.amount, low.amount), "−")),
        figures=(
            Figure(gap, fact.unit, fact.attribute, fact.qualifier, latest(facts), None),
            *shown,
            *totals[: 2 * bool(sums)],
        ),
        as_of=latest(facts),
    )


def answer_share(case: Case) -> Draft:
    """A part of a whole in percent: what is under contract of a framework, what is delivered of an order."""
    if (draft := _share_of_variant(case)) is not None:
        return draft
    frameworks = case.rows(A.FRAMEWORK_QUANTITY)
    orders = [row for row in case.firm(case.rows(A.ORDERED_QUANTITY)) if not case.knowledge.is_umbrella(row.deal)]
    delivered = case.firm(case.rows(A.DELIVERED_QUANTITY))
    wants_delivery = A.DELIVERED_QUANTITY in case.question.attributes
    part, whole = (delivered, orders) if wants_delivery or not frameworks else (orders, frameworks)
    if not part or not whole:
        return decline(case)
    if not wants_delivery and frameworks:
        part = _under(case, frameworks[0])
    return _percent(case, part, whole)


def _percent(case: Case, part: Sequence[Row], whole: Sequence[Row]) -> Draft:
    """A part in percent of a whole; a refusal when they count different things."""
    top, bottom = (sum((row.fact.number for row in rows), Decimal(0)) for rows in (part, whole))
    units = {row.fact.unit for row in (*part, *whole)}
    if not top or not bottom or len(units) > 1 or len(part) + len(whole) > SOURCES:
        return decline(case)
    percent = round(100 * top / bottom, 0 if top >= bottom / 100 else 1)
    speech, facts = case.speech, [row.fact for row in (*part, *whole)]
    text = speech.say(
        "share",
        figure=speech.number(percent),
        part=" + ".join(speech.number(row.fact.number) for row in part)
        + (f" = {speech.number(top)}" if len(part) > 1 else ""),
        whole=speech.quantity(bottom, whole[0].fact.unit),
        what=label(whole[0].fact, case),
    )
    return Draft(
        f"{text}, {qualified(facts[0], case)}",
        tuple(facts),
        strong=f"{speech.number(percent)} %",
        computations=(
            Computation(top, tuple(row.fact.number for row in part), "+"),
            Computation(bottom, tuple(row.fact.number for row in whole), "+"),
            Computation(percent, (top, bottom), "%"),
        ),
        figures=(
            Figure(percent, "percent", part[0].fact.attribute, part[0].fact.qualifier, latest(facts), None),
            *figures_of(facts),
            *(Figure(n, "", facts[0].attribute, facts[0].qualifier, None, facts[0].id) for n in (top, bottom)),
        ),
        as_of=latest(facts),
    )


def _share_of_variant(case: Case) -> Draft | None:
    """What part of a deal one product or variant makes up."""
    part = case.rows(A.ORDERED_QUANTITY)
    if not case.question.subject.products or len(part) != 1:
        return None
    broad = case.about(replace(case.question.subject, products=frozenset()))
    whole = [
        row
        for row in broad.rows(A.ORDERED_QUANTITY, [part[0].deal])
        if row.fact.unit == part[0].fact.unit and row.fact.number > part[0].fact.number
    ]
    return _percent(case, part, whole[:1]) if whole else None


def _under(case: Case, framework: Row) -> list[Row]:
    """The orders placed under a framework."""
    children = case.knowledge.children(framework.deal.id)
    return [row for row in case.rows(A.ORDERED_QUANTITY, children) if row.fact.unit == framework.fact.unit]
