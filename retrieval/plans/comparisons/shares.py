"""What share: a part of a whole in percent, or as a source gives it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from index.records import MONEY, Attribute, Fact
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.matching import has_any
from retrieval.plans.absence import decline
from retrieval.plans.amounts.offsets import offset_given
from retrieval.plans.amounts.payments import first_payments
from retrieval.plans.amounts.rest import beside_part, less_main_part
from retrieval.plans.comparisons.comparing import answer_comparison
from retrieval.plans.counts.quantity import single
from retrieval.plans.counts.totals import several
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.sentences import label, latest, qualified
from retrieval.question import Asked, Frame
from retrieval.resolution import is_alone
from retrieval.tellings import tells

A = Attribute


def answer_share(case: Case) -> Draft:
    """A part of a whole in percent: what is under contract of a framework, what is delivered of an order."""
    shares = [row for a in case.question.attributes if a in MONEY for row in case.rows(a, currency="percent")]
    if case.question.leans and len({row.deal.id for row in shares}) > 1:
        return answer_comparison(case, case.question.leans)  # "which offset is larger in percent"
    if case.question.asked is Asked.MONEY and (draft := offset_given(case)) is not None:
        return draft
    if (draft := beside_part(case) or _of_partner(case) or _recorded_part(case) or _share_of_variant(case)) is not None:
        return draft
    pays = A.AMOUNT_PAID in case.question.attributes or {"spent", "percent"} <= case.question.claims
    if case.question.asked is Asked.MONEY and pays:
        return _paid(case) or decline(case, A.AMOUNT_PAID)
    if case.question.currency or (case.question.asked is Asked.MONEY and case.question.words):
        return _of_extras(case) or decline(case, A.VALUE)  # a part in money that nobody stated
    if "part_of_price" in case.question.claims or case.question.attributes == (A.VALUE,):
        paid = _paid(case) if tells("paid", case.question.text) else None
        return paid or _of_price(case) or decline(case, A.VALUE)  # no count is a part of a price
    return _of_counts(case)


def _of_counts(case: Case) -> Draft:
    """What part of an order has come, or of a framework is under contract; neither tells where anything is built."""
    if case.question.attributes[:1] == (A.LOCAL_PRODUCTION,):
        return decline(case, A.LOCAL_PRODUCTION)
    if (draft := _of_all_sold(case)) is not None:
        return draft
    frameworks = case.rows(A.FRAMEWORK_QUANTITY)
    orders = [row for row in case.firm(case.rows(A.ORDERED_QUANTITY)) if not case.knowledge.is_umbrella(row.deal)]
    delivered = case.firm(case.rows(A.DELIVERED_QUANTITY))
    wants_delivery = A.DELIVERED_QUANTITY in case.question.attributes
    if wants_delivery and frameworks and not delivered:
        called = [child for row in frameworks for child in case.knowledge.children(row.deal.id)]
        delivered, orders = case.rows(A.DELIVERED_QUANTITY, called), list(frameworks)
    part, whole = (delivered, orders) if wants_delivery or not frameworks else (orders, frameworks)
    asks = "percent" in case.question.claims or A.ORDERED_QUANTITY in case.question.attributes
    if not wants_delivery and frameworks and (part or asks):
        part = _under(case, frameworks[0])
    if not part or not whole:
        return decline(case)
    return _percent(case, part, whole)


def _of_all_sold(case: Case) -> Draft | None:
    """What part of all that anybody ordered of a thing one buyer did; None where that isn't asked."""
    question, subject = case.question, case.question.subject
    sold = "of_all_sold" in question.claims and not {"delivered"} & question.claims
    if not sold or len(subject.buyers) != 1 or not subject.products or A.DELIVERED_QUANTITY in question.attributes:
        return None
    broad = case.about(replace(subject, buyers=frozenset(), deals=frozenset()))
    whole = [row for row in broad.firm(broad.rows(A.ORDERED_QUANTITY)) if not case.knowledge.is_umbrella(row.deal)]
    part = [row for row in whole if row.deal.buyer in subject.buyers]
    return _percent(case, part, whole) if part and len(part) < len(whole) else decline(case, A.ORDERED_QUANTITY)


def _paid(case: Case) -> Draft | None:
    """What part of the price of one deal has been paid, where both are on record in one currency."""
    paid, prices = case.rows(A.AMOUNT_PAID), _as_changed(case).rows(A.VALUE)
    if "up_front" in case.question.claims:
        paid = [case.row(fact) for fact in first_payments(case)]
    return _of_one_deal(case, paid, prices)


def _as_changed(case: Case) -> Case:
    """The case as of today, where a price is named by its change: what was paid then, of what it was cut to."""
    changed = {"cut", "raised"} & case.question.claims and tells("changed_price", case.question.text)
    frame = Frame(case.question.today)
    return replace(case, question=replace(case.question, frame=frame)) if changed else case


def _of_price(case: Case) -> Draft | None:
    """What part of the price of one deal is for the main thing alone, where both are on record in one currency."""
    plain = replace(case, question=replace(case.question, claims=frozenset(), scopes=frozenset()))
    prices = [row for row in plain.rows(A.VALUE) if not is_alone(row.fact)]
    parts = [case.row(f) for f in case.known(case.deal_facts(A.VALUE)) if is_alone(f)]
    return _of_one_deal(case, parts, prices)


def _of_one_deal(case: Case, parts: Sequence[Row], wholes: Sequence[Row]) -> Draft | None:
    """The share that the one part of a deal is of its whole, in one currency; None where there are several, or none."""
    told = [
        (part, whole)
        for part in parts
        for whole in wholes
        if (part.deal, part.fact.unit) == (whole.deal, whole.fact.unit)
    ]
    return _percent(case, [told[0][0]], [told[0][1]]) if len(told) == 1 else None


def _of_extras(case: Case) -> Draft | None:
    """What a price is for beside the main thing, where several such things are named: launches, the ground station."""
    question = case.question
    named = len(question.words) > 1 and question.asked is Asked.MONEY and "percent" not in question.claims
    return less_main_part(case) if named else None


def _of_partner(case: Case) -> Draft | None:
    """The sentence that gives the part of a company named which isn't the seller; None where it gives no percentage."""
    for fact in (f for role in (A.LOCAL_PARTNER, A.COMPONENT) for f in case.known(case.facts(role))):
        if has_any(case.question.text, [str(fact.value)]) and tells("percent", fact.quote):
            return in_its_words(case, fact)
    return None


def _recorded_part(case: Case) -> Draft | None:
    """The part that a source gives itself: in percent of what is made at home, or in money of the price."""
    made = [row for row in case.rows(A.LOCAL_PRODUCTION) if row.fact.unit == "percent"]
    if "produced" in case.question.claims and made:
        return single(case, made[0]) if len(made) == 1 else several(case, made, A.LOCAL_PRODUCTION)
    local, orders = case.firm(case.rows(A.LOCAL_PRODUCTION)), case.firm(case.rows(A.ORDERED_QUANTITY))
    if "produced" in case.question.claims and {r.deal.id for r in local} == {r.deal.id for r in orders} and local:
        return _percent(case, local, orders)
    if "percent" in case.question.claims:
        return None
    tags = set(case.question.words) | set(case.question.hints)
    seller = "producer_share" if case.question.subject.sellers else None
    parts = [
        fact
        for fact in case.known(case.facts(A.VALUE))
        if seller in fact.scope
        or ("alone" in case.question.scopes and is_alone(fact))
        or ("part" in fact.scope and (tags & set(fact.scope) or _is_named(fact, case)))
    ]
    if len({(fact.deal, fact.value) for fact in parts}) != 1:
        return None
    return single(case, case.row(parts[0]))


def _is_named(fact: Fact, case: Case) -> bool:
    """Whether a fact is of just the product that was asked about, where its deal is for more."""
    subject = case.question.subject
    return fact.product in subject.products and fact.product not in case.knowledge.records.deals[fact.deal].products[:1]


def _percent(case: Case, part: Sequence[Row], whole: Sequence[Row]) -> Draft:
    """A part in percent of a whole; a refusal when they count different things."""
    top, bottom = (sum((row.fact.number for row in rows), Decimal(0)) for rows in (part, whole))
    units = {row.fact.unit for row in (*part, *whole)}
    if not top or not bottom or len(units) > 1 or len(part) + len(whole) > SOURCES:
        return decline(case)
    percent = (100 * top / bottom).quantize(Decimal(1) if top >= bottom / 100 else Decimal("0.1"), ROUND_HALF_UP)
    speech, facts = case.speech, [row.fact for row in (*part, *whole)]
    is_money, shown = facts[0].attribute in MONEY, speech.figure(facts[0])
    summed = " + ".join(speech.number(row.fact.number) for row in part)
    summed += f" = {speech.number(top)}" if len(part) > 1 else ""
    text = speech.say(
        "share",
        figure=speech.number(percent),
        part=shown if is_money else summed,
        whole=speech.figure(whole[0].fact) if is_money else speech.quantity(bottom, whole[0].fact.unit),
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
