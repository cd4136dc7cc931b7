"""How many: one figure a deal, or their sum with its members."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.periods import Period, Precision
from index.records import Attribute, Category, DealKind
from retrieval.answer import Figure, Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.matching import spaced
from retrieval.plans.absence import decline, outside_time
from retrieval.plans.counts.completion import (
    between_handovers,
    completed_since,
    counted_back,
    in_full,
    is_all_ordered,
    ordered_for,
    tell_completion,
)
from retrieval.plans.counts.none_yet import none_by_then
from retrieval.plans.counts.stand_ins import first_wish, fleet, let_beside, of_its_kind, of_wish, worth_of_option
from retrieval.plans.counts.subtracting import built_abroad, built_so_far, is_of_framework, still_so
from retrieval.plans.counts.to_come import left_of_order, left_of_orders, yet_to_leave
from retrieval.plans.counts.totals import can_be_added, several
from retrieval.plans.counts.years import not_of_year_alone
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.readings import ask_back, is_unclear
from retrieval.plans.sentences import headline, label, latest, line, qualified, rival_facts, rivals, witnesses
from retrieval.question import Asked, Operation
from retrieval.resolution import RESERVED, is_stale_for, resolve

A = Attribute


def answer_quantity(case: Case, attribute: Attribute) -> Draft:
    """The count asked for, or why there is none."""
    counts = case.question.frame.period and case.question.asked is Asked.QUANTITY
    came = attribute is A.DELIVERED_QUANTITY
    draft = (_from_batches(case) if came and counts else None) or _of_period(case, attribute)
    if draft := draft or (between_handovers(case) if came else None):
        return draft
    if attribute is A.LOCAL_PRODUCTION and (draft := built_abroad(case)) is not None:
        return draft
    rows = _on_level(case, _in_scope(case, still_so(case, attribute)), attribute)
    stale = [row for row in rows if is_stale_for(row.fact, case.wanted, case.knowledge)]
    complete = [row for row in stale if is_all_ordered(row, case)]
    rows = [row for row in rows if row not in stale or row in complete]
    if not rows and stale:
        return outside_time(case, [row.fact for row in stale])
    if not rows:
        return _instead(case, attribute)
    if attribute is A.DELIVERED_QUANTITY:
        return not_of_year_alone(case, rows) or _progress(case, rows)
    if any(_is_whole(row, case) for row in rows):
        return decline(case, attribute)
    let = let_beside(case) if attribute is A.ORDERED_QUANTITY else []
    if let and is_unclear(case, rows + let):
        return ask_back(case, rows + let)
    if len(rows) == 1:
        return single(case, rows[0])
    return several(case, rows, attribute)


def _is_whole(row: Row, case: Case) -> bool:
    """Whether a count is just the whole that the question gives: "how many of the 18 are …" isn't answered by 18."""
    counts = [number for number in case.question.numbers if number.currency is None]
    given = {number.value for number in counts if not case.question.text.startswith("-", number.end)}  # "two-seat"
    of_all = row.fact.attribute in _OF_ALL and "of_number" in case.question.claims
    return of_all and row.fact.value in given


_OF_ALL = frozenset({A.ORDERED_QUANTITY, A.UPGRADE_QUANTITY, A.LEASED_QUANTITY})  # counts of all there is of a deal


def _in_scope(case: Case, rows: list[Row]) -> list[Row]:
    """The rows of the sort the question names, as second-hand, and of the kind it counts, where any is."""
    named = (case.question.scopes - RESERVED) | (case.question.scopes & {"superseded"})
    rows = [row for row in rows if named & set(row.fact.scope)] or rows
    known = [case.knowledge.products[p] for p in case.question.subject.products if p in case.knowledge.products]
    forms = {spaced(form) for kind in known if kind.is_kind for form in (kind.name, *kind.aliases)}
    return [row for row in rows if spaced(row.fact.unit) in forms] or rows  # sonars, not what came with them


def _on_level(case: Case, rows: list[Row], attribute: Attribute) -> list[Row]:
    """The rows that may be added up; of what is left, that of the framework where the question is after that."""
    named = case.question.attributes
    if attribute is A.LOCAL_PRODUCTION:
        rows = built_so_far(case, rows)
    if attribute is A.REMAINING_QUANTITY and A.FRAMEWORK_QUANTITY in named and A.DELIVERED_QUANTITY not in named:
        return [row for row in rows if case.knowledge.is_umbrella(row.deal)] or case.firm(rows)
    coming = attribute is A.REMAINING_QUANTITY and case.rows(A.DELIVERED_QUANTITY)
    if coming and not is_of_framework(case, is_delivering=True):
        rows = [row for row in rows if not case.knowledge.is_umbrella(row.deal)]
    return _without_parts(case, case.firm(rows))


def _without_parts(case: Case, rows: list[Row]) -> list[Row]:
    """The rows without those of variants that are counted with the rest of their family in the same deal."""
    return [
        row
        for row in rows
        if not any(
            whole.deal.id == row.deal.id
            and whole.product != row.product
            and row.product in case.knowledge.covers(whole.product)
            and whole.fact.number >= row.fact.number
            for whole in rows
        )
    ]


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


def _progress(case: Case, rows: Sequence[Row]) -> Draft:
    """Delivered of ordered, for one deal; the sum with its members for several."""
    if len(rows) > 1:
        return several(case, in_full(rows, case), A.DELIVERED_QUANTITY)
    row, speech = rows[0], case.speech
    end = completed_since(row, case)
    if end is not None and (draft := tell_completion(row, end, case)) is not None:
        return draft
    ordered = ordered_for(row, case)
    then = case.question.frame.asked and A.ORDERED_QUANTITY not in case.question.attributes
    if ordered is None or (then and case.question.operation is Operation.LOOKUP):
        return single(case, row)  # the count of a day, beside which today's order would be out of place
    figure, total = speech.figure(row.fact), speech.quantity(ordered.number, "")
    text = speech.say("progress", figure=figure, total=total, buyer=row.fact.buyer, what=label(row.fact, case))
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
            told = _from_batches(case) or counted_back(case)
            told = told or (single(case, serving) if (serving := fleet(case)) is not None else None)
            return told or _denied(case, attribute) or none_by_then(case) or decline(case, attribute)
        case A.IN_SERVICE_QUANTITY if A.DELIVERED_QUANTITY in case.question.attributes:
            return answer_quantity(case, A.DELIVERED_QUANTITY)  # "how many does its army have"
        case A.REMAINING_QUANTITY:
            return remaining(case)
        case A.ORDERED_QUANTITY if case.question.is_future and (wish := first_wish(case)) is not None:
            return answer_quantity(case, wish)
        case A.ORDERED_QUANTITY if (other := of_its_kind(case)) is not None:
            return answer_quantity(case, other)
        case A.ORDERED_QUANTITY if _only_umbrellas(case):
            return _umbrella(case) or decline(case, attribute)
        case _ if attribute in _WISHES and (other := of_wish(case, attribute)) is not None:
            return answer_quantity(case, other)
        case A.OPTIONAL_QUANTITY if case.question.asked is Asked.ANY and (worth := worth_of_option(case)):
            return single(case, worth)
        case A.SUPPORT_VEHICLES if products := _support(case):
            return answer_quantity(case.about(replace(case.question.subject, products=products)), A.ORDERED_QUANTITY)
    none = _denied(case, attribute) if attribute in (A.SHIPPED_QUANTITY, A.LOCAL_PRODUCTION) else None
    return none or decline(case, attribute)


_WISHES = frozenset({A.PLANNED_QUANTITY, A.REQUIRED_QUANTITY, A.NEGOTIATED_QUANTITY})


def _support(case: Case) -> frozenset[str]:
    """The support vehicles that are products of their own in the deals asked about."""
    about = frozenset[str]().union(*(case.knowledge.products_of(deal.id) for deal in case.deals))
    known = case.knowledge.products
    return frozenset(p for p in about if p in known and known[p].category is Category.SUPPORT_VEHICLE)


def _only_umbrellas(case: Case) -> bool:
    known = {fact.deal for fact in case.known(case.deal_facts())}
    deals = [deal for deal in case.deals if deal.id in known]
    return bool(deals) and all(case.knowledge.is_umbrella(deal) for deal in deals)


def _umbrella(case: Case) -> Draft | None:
    """The framework's figure for a question about orders where only a framework exists."""
    rows = case.rows(A.FRAMEWORK_QUANTITY)
    if not rows:
        return None
    draft = single(case, rows[0]) if len(rows) == 1 else several(case, rows, A.FRAMEWORK_QUANTITY)
    named = DealKind.FRAMEWORK in case.question.subject.kinds
    if case.question.subject.deals and "buys" not in case.question.claims:
        named = named or _only_umbrellas(case)  # "how big is the Grom framework"
    if case.question.attributes[:1] == (A.ORDERED_QUANTITY,) and not named:
        text = case.speech.say("premise", line=draft.headline)
        return Draft(
            text,
            draft.facts,
            Outcome.PREMISE_REJECTED,
            details=draft.details,
            computations=draft.computations,
        )
    return draft


def _denied(case: Case, attribute: Attribute) -> Draft | None:
    """What a source says in words of a count of none."""
    fact = find_denial(case, attribute)
    return Draft(line(fact, case), (fact,), strong=case.speech.figure(fact)) if fact is not None else None


def _from_batches(case: Case) -> Draft | None:
    """The sum of the recorded batches, labelled as such, where no cumulative count is recorded."""
    wanted = case.question.frame
    units = {row.fact.unit for row in case.rows(A.ORDERED_QUANTITY)}
    batches = [f for f in case.known(case.facts(A.DELIVERED_BATCH)) if "part" not in f.scope]
    batches = [f for f in batches if not units or f.unit in units]  # modules aren't launchers
    if wanted.period is not None:
        batches = [f for f in batches if f.as_of is not None and wanted.period.overlaps(f.as_of)]
    tags = _period_tags(wanted.period)
    totals = [f for f in batches if tags & set(f.scope)]
    batches = totals[-1:] or [f for f in batches if "period_total" not in f.scope]
    if not totals and wanted.period is not None and wanted.period.precision is Precision.YEAR:
        return None  # a few batches are no year
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
                 *figures_of(batches)),
        as_of=latest(batches),
    )  # fmt: skip


def _period_tags(period: Period | None) -> frozenset[str]:
    """The scope tags of a total over just this period."""
    if period is None:
        return frozenset()
    return frozenset({f"{period.precision}_{period}"})


def remaining(case: Case) -> Draft:
    """What is still to come: stated, or ordered less delivered, computed in the open."""
    stated = still_so(case, A.REMAINING_QUANTITY)
    delivered = case.firm(case.rows(A.DELIVERED_QUANTITY))
    if not is_of_framework(case, is_delivering=bool(delivered)):  # nor is what may still be ordered to be delivered
        stated = [row for row in stated if not case.knowledge.is_umbrella(row.deal)]
    if len(stated) == 1:
        return single(case, stated[0])
    pairs = [(row, ordered) for row in delivered if (ordered := ordered_for(row, case)) is not None]
    if not pairs:
        return decline(case, A.REMAINING_QUANTITY)
    stale = [row.fact for row, _ in pairs if is_stale_for(row.fact, case.wanted, case.knowledge)]
    if stale:
        return outside_time(case, stale)
    if (draft := left_of_orders(case)) is not None:
        return draft
    row, ordered = pairs[-1]
    awaited = {"still", "delivered"} & case.question.claims
    if not awaited and ordered.number == row.fact.number and (serving := case.rows(A.IN_SERVICE_QUANTITY, [row.deal])):
        return single(case, serving[0])  # all have come: what is left is what hasn't been lost
    return yet_to_leave(case, row, ordered) or left_of_order(case, row, ordered)
