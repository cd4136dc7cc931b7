"""How many: one figure a deal, or their sum with its members."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import QUANTITIES, Attribute, Fact
from retrieval.answer import Figure, Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.gate import Computation
from retrieval.plans.absence import decline, outside_time
from retrieval.plans.sentences import headline, label, latest, qualified, rival_facts, rivals, witnesses
from retrieval.resolution import is_stale_for, resolve

A = Attribute


def answer_quantity(case: Case, attribute: Attribute) -> Draft:
    """The count asked for, or why there is none."""
    if attribute is A.DELIVERED_QUANTITY and case.question.frame.period and (draft := _from_batches(case)):
        return draft
    if (draft := _of_period(case, attribute)) is not None:
        return draft
    rows = case.firm(case.rows(attribute))
    stale = [row for row in rows if is_stale_for(row.fact, case.wanted, case.knowledge)]
    complete = [row for row in stale if _is_complete(row, case)]
    rows = [row for row in rows if row not in stale or row in complete]
    if not rows and stale:
        return outside_time(case, [row.fact for row in stale])
    if not rows:
        return _instead(case, attribute)
    if attribute is A.DELIVERED_QUANTITY:
        return _progress(case, rows)
    if len(rows) == 1:
        return single(case, rows[0])
    return several(case, rows, attribute)


def answer_sum(case: Case) -> Draft:
    """Counts in one role added up; in two roles, when the question names both: in service plus on order."""
    roles = [a for a in case.question.attributes if a in _ADDABLE]
    if len(roles) < 2:
        named = [a for a in case.question.attributes if a in QUANTITIES]
        return answer_quantity(case, named[0] if named else A.ORDERED_QUANTITY)
    rows = [row for role in roles[:2] for row in case.firm(case.rows(role))]
    newest = case.about(replace(case.question.subject, ordinals=(-1,)))
    if -1 in case.question.subject.ordinals:
        whole = case.about(replace(case.question.subject, ordinals=()))
        rows = [*whole.firm(whole.rows(roles[0])), *newest.firm(newest.rows(roles[1]))]
    if len({row.fact.unit for row in rows}) != 1:
        return answer_quantity(case, roles[0])
    return several(case, rows, A.ORDERED_QUANTITY)


_ADDABLE = (A.IN_SERVICE_QUANTITY, A.ORDERED_QUANTITY)


def _of_period(case: Case, attribute: Attribute) -> Draft | None:
    """The count of one year, where the question names it and a fact is recorded for just that year."""
    years = {f"year_{period.start.year}" for period in case.question.times}
    facts = [f for f in case.known(case.facts(attribute)) if years & set(f.scope) and f.attribute in _PERIODIC]
    if len({(fact.deal, fact.product) for fact in facts}) != 1:
        return None
    scopes = case.wanted.scopes | set(facts[0].scope)
    standing = resolve(facts, replace(case.wanted, scopes=scopes, asked=False), case.knowledge)
    if standing is None:
        return None
    return single(case, Row(case.knowledge.records.deals[facts[0].deal], facts[0].product, standing))


_PERIODIC = frozenset({A.PLANNED_QUANTITY, A.DELIVERED_BATCH, A.SHIPPED_QUANTITY})


def single(case: Case, row: Row) -> Draft:
    """One figure with its date, source and disagreements."""
    figure = case.speech.figure(row.fact)
    return Draft(
        headline(row, case),
        (row.fact, *rival_facts([row]), *witnesses([row])),
        strong=figure,
        details=tuple(rivals([row], case)),
    )


def several(case: Case, rows: Sequence[Row], attribute: Attribute) -> Draft:
    """Figures of several deals: their sum where they can be added, else side by side."""
    facts = [row.fact for row in rows]
    if (stated := stated_total(case, rows, attribute)) is not None:
        return stated
    if not can_be_added(facts) or len(facts) > 8:
        return _side_by_side(case, rows)
    total = sum((fact.number for fact in facts), Decimal(0))
    speech = case.speech
    figure = speech.quantity(total, facts[0].unit)
    summed = " + ".join(speech.number(fact.number) for fact in facts)
    text = speech.say(
        "total",
        figure=figure,
        role=speech.word("role", attribute),
        buyer=speech.both(sorted({fact.buyer for fact in facts})),
        what=_common(case, rows),
        sum=summed,
    )
    members = [f"{speech.figure(fact)}: {label(fact, case)}, {qualified(fact, case)}" for fact in facts]
    return Draft(
        text,
        (*facts, *rival_facts(rows)),
        strong=figure,
        details=(*members, *rivals(rows, case)),
        computations=(Computation(total, tuple(fact.number for fact in facts), "+"),),
        figures=(
            Figure(total, facts[0].unit, attribute, facts[0].qualifier, latest(facts), None),
            *_members(facts),
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
    members = [f"{case.speech.figure(row.fact)}: {label(row.fact, case)}, {qualified(row.fact, case)}" for row in rows]
    facts = (best, *(row.fact for row in rows))
    speech = case.speech
    text = speech.say(
        "stated_total",
        figure=speech.figure(best),
        role=speech.word("role", attribute),
        buyer=best.buyer,
        what=case.knowledge.product_name(best.product),
    )
    return Draft(f"{text}, {qualified(best, case)}", facts, strong=case.speech.figure(best), details=tuple(members))


def can_be_added(facts: Sequence[Fact]) -> bool:
    """Whether counts are of the same sort of thing: one unit."""
    return len({fact.unit for fact in facts}) == 1


def _members(facts: Sequence[Fact]) -> tuple[Figure, ...]:
    return tuple(Figure(f.value, f.unit, f.attribute, f.qualifier, f.as_of, f.id) for f in facts)


def _common(case: Case, rows: Sequence[Row]) -> str:
    """What the members have in common: the product asked about, else theirs."""
    asked = case.question.subject.products
    named = sorted(asked) if asked else sorted({row.product for row in rows})
    return case.speech.both(map(case.knowledge.product_name, named))


def _side_by_side(case: Case, rows: Sequence[Row]) -> Draft:
    """Figures that can't be added, one after the other."""
    speech = case.speech
    facts = [row.fact for row in rows][:8]
    parts = [f"{speech.figure(f)} ({case.knowledge.product_name(f.product)})" for f in facts]
    role = speech.word("role", facts[0].attribute)
    shown = speech.both(dict.fromkeys(parts))
    text = f"{shown} {role}: {', '.join(dict.fromkeys(fact.buyer for fact in facts))}, {qualified(facts[0], case)}"
    members = [f"{speech.figure(fact)}: {label(fact, case)}, {qualified(fact, case)}" for fact in facts]
    return Draft(text, tuple(facts), strong=shown, details=tuple(members), figures=_members(facts), as_of=latest(facts))


def _is_complete(row: Row, case: Case) -> bool:
    """Whether everything ordered had been delivered: then the count holds however old it is."""
    ordered = _ordered_for(row, case)
    return ordered is not None and row.fact.number >= ordered.number


def _ordered_for(row: Row, case: Case) -> Fact | None:
    """What was ordered of the product a delivery row is about."""
    orders = case.rows(A.ORDERED_QUANTITY, [row.deal])
    same = [order for order in orders if order.product == row.product] or (orders if len(orders) == 1 else [])
    return same[0].fact if same and same[0].fact.unit == row.fact.unit else None


def _progress(case: Case, rows: Sequence[Row]) -> Draft:
    """Delivered of ordered, for one deal; the sum with its members for several."""
    if len(rows) > 1:
        return several(case, rows, A.DELIVERED_QUANTITY)
    row, speech = rows[0], case.speech
    ordered = _ordered_for(row, case)
    if ordered is None:
        return single(case, row)
    figure = speech.figure(row.fact)
    text = speech.say(
        "progress",
        figure=figure,
        total=speech.quantity(ordered.number, ""),
        buyer=row.fact.buyer,
        what=label(row.fact, case),
    )
    by = case.question.frame.as_of
    signed = {deal for deal, period in case.knowledge.signing.items() if period.start <= by}
    others = [d for d in case.deals if d.id in signed - {row.deal.id} and not case.knowledge.is_umbrella(d)]
    missing = [speech.say("no_delivery", what=case.what(deal)) for deal in others]
    return Draft(
        f"{text}, {qualified(row.fact, case)}",
        (row.fact, ordered, *rival_facts([row]), *witnesses([row])),
        strong=f"{figure} of {speech.number(ordered.number)}" if speech.language == "en" else figure,
        details=(*rivals([row], case), *(missing if len(others) < 4 else ())),
    )


def _instead(case: Case, attribute: Attribute) -> Draft:
    """What answers when no figure of the role is recorded."""
    match attribute:
        case A.DELIVERED_QUANTITY:
            return _from_batches(case) or decline(case, attribute)
        case A.REMAINING_QUANTITY:
            return remaining(case)
        case A.ORDERED_QUANTITY if _only_umbrellas(case):
            return _umbrella(case) or decline(case, attribute)
        case A.FRAMEWORK_QUANTITY | A.REQUIRED_QUANTITY | A.PLANNED_QUANTITY:
            return decline(case, attribute)
        case A.SUPPORT_VEHICLES:
            return answer_quantity(case, A.ORDERED_QUANTITY)
    return decline(case, attribute)


def _only_umbrellas(case: Case) -> bool:
    return bool(case.deals) and all(case.knowledge.is_umbrella(deal) for deal in case.deals)


def _umbrella(case: Case) -> Draft | None:
    """The framework's figure for a question about orders where only a framework exists."""
    rows = case.rows(A.FRAMEWORK_QUANTITY)
    if not rows:
        return None
    draft = single(case, rows[0]) if len(rows) == 1 else several(case, rows, A.FRAMEWORK_QUANTITY)
    if case.question.attributes[:1] == (A.ORDERED_QUANTITY,) and "framework" not in case.question.text.lower():
        text = case.speech.say("premise_status", claim=case.speech.word("claim", "signed"), line=draft.headline)
        return Draft(
            text,
            draft.facts,
            Outcome.PREMISE_REJECTED,
            details=draft.details,
            computations=draft.computations,
        )
    return draft


def _from_batches(case: Case) -> Draft | None:
    """The sum of the recorded batches, labelled as such, where no cumulative count is recorded."""
    wanted = case.question.frame
    units = {row.fact.unit for row in case.rows(A.ORDERED_QUANTITY)}
    batches = [f for f in case.known(case.facts(A.DELIVERED_BATCH)) if "part" not in f.scope]
    batches = [f for f in batches if not units or f.unit in units]  # modules aren't launchers
    if wanted.period is not None:
        batches = [f for f in batches if f.as_of is not None and wanted.period.overlaps(f.as_of)]
    totals = [f for f in batches if "period_total" in f.scope]
    batches = totals[-1:] if totals and wanted.period is not None else [f for f in batches if f not in totals]
    if not batches or not can_be_added(batches):
        return None
    if len(batches) == 1 and wanted.period is not None:
        row = next(r for r in case.rows(A.DELIVERED_BATCH) if r.deal.id == batches[0].deal)
        return single(case, Row(row.deal, row.product, type(row.standing)(batches[0])))
    total, speech = sum((fact.number for fact in batches), Decimal(0)), case.speech
    figure = speech.quantity(total, batches[0].unit)
    summed = " + ".join(speech.number(fact.number) for fact in batches)
    text = speech.say("from_batches", figure=figure, buyer=batches[0].buyer, what=label(batches[0], case), sum=summed)
    return Draft(
        f"{text}, {qualified(batches[-1], case)}",
        tuple(reversed(batches)),
        strong=figure,
        computations=(Computation(total, tuple(fact.number for fact in batches), "+"),),
        figures=(Figure(total, batches[0].unit, A.DELIVERED_QUANTITY, batches[0].qualifier, latest(batches), None),
                 *_members(batches)),
        as_of=latest(batches),
    )  # fmt: skip


def remaining(case: Case) -> Draft:
    """What is still to come: stated, or ordered less delivered, computed in the open."""
    stated = case.rows(A.REMAINING_QUANTITY)
    if len(stated) == 1:
        return single(case, stated[0])
    delivered = case.firm(case.rows(A.DELIVERED_QUANTITY))
    pairs = [(row, ordered) for row in delivered if (ordered := _ordered_for(row, case)) is not None]
    if not pairs:
        return decline(case, A.REMAINING_QUANTITY)
    stale = [row.fact for row, _ in pairs if is_stale_for(row.fact, case.wanted, case.knowledge)]
    if stale:
        return outside_time(case, stale)
    row, ordered = pairs[-1]
    left, speech = ordered.number - row.fact.number, case.speech
    figure = speech.quantity(left, row.fact.unit)
    text = speech.say(
        "remaining",
        figure=figure,
        buyer=row.fact.buyer,
        what=label(row.fact, case),
        total=speech.number(ordered.number),
        delivered=speech.number(row.fact.number),
    )
    return Draft(
        f"{text}, {qualified(row.fact, case)}",
        (row.fact, ordered, *rival_facts([row])),
        strong=figure,
        details=tuple(rivals([row], case)),
        computations=(Computation(left, (ordered.number, row.fact.number), "−"),),
        figures=(
            Figure(left, row.fact.unit, A.REMAINING_QUANTITY, row.fact.qualifier, row.fact.as_of, None),
            *_members([row.fact, ordered]),
        ),
        as_of=row.fact.as_of,
    )
