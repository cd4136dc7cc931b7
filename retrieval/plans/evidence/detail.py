"""When, where and who: dates, places, persons and other things stated in words."""

from collections.abc import Sequence
from dataclasses import replace

from index.records import FORESEEN, HANDOVERS, SAID, Attribute, DealKind, Fact, Modality, Status
from retrieval.answer import Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.matching import has_any
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import CLAIMED
from retrieval.plans.readings import ask_back, is_unclear, which
from retrieval.plans.sentences import headline, label, latest, qualified, rival_facts, rivals, witnesses
from retrieval.question import SIDES

A = Attribute
_READINGS = 3


def answer_date(case: Case, attributes: Sequence[Attribute]) -> Draft:
    """The date asked for, one a deal."""
    if (draft := _of_state(case)) is not None:
        return draft
    for attribute in attributes:
        rows = _plain(case, case.rows(attribute), attribute)
        if rows and attribute is A.SIGNED and (asked := _asks_which(case, rows)) is not None:
            return asked
        if rows:
            return _dates(case, rows)
    return _nearby(case, attributes) or decline(case, attributes[0])


def _asks_which(case: Case, rows: Sequence[Row]) -> Draft | None:
    """A question back, where "the contract" may as well be a framework: with those there are too many to list."""
    subject = case.question.subject
    if subject.kinds != {DealKind.PURCHASE} or subject.buyers or subject.deals or len({r.deal.buyer for r in rows}) < 2:
        return None
    broad = case.about(replace(subject, kinds=frozenset()))
    every = [row for row in broad.rows(A.SIGNED) if row.fact.modality in SAID]
    return _listed(broad, every) if len({row.deal.id for row in every}) > max(_READINGS, len(rows)) else None


def _nearby(case: Case, attributes: Sequence[Attribute]) -> Draft | None:
    """What tells the date where no source states it: a count, a status, the other end of the deliveries."""
    lead = attributes[0]
    if lead is A.COMPLETED and A.DELIVERED_QUANTITY not in attributes and (draft := all_delivered(case)):
        return draft
    if lead is A.COMPLETED and (rows := _plain(case, case.rows(A.DELIVERY_DUE), A.DELIVERY_DUE)):
        return _dates(case, rows)
    if (draft := _from_status(case, lead)) is not None:
        return draft
    if "produced" in case.question.claims and (draft := _production(case)):
        return draft
    if lead is A.DELIVERY_DUE and (rows := _plain(case, case.rows(A.DELIVERY_START), A.DELIVERY_START)):
        return _dates(case, rows)
    return _first_known(case) if lead is A.SIGNED else None


def _is_ahead(fact: Fact, case: Case) -> bool:
    """Whether an event is planned for later than today."""
    return fact.modality is not Modality.ACTUAL and fact.period.start > case.question.today


def _plain(case: Case, rows: list[Row], attribute: Attribute) -> list[Row]:
    """The rows of deals on one level; a signing asked about is one that took place."""
    if attribute is A.SIGNED:
        rows = [row for row in rows if row.fact.modality in SAID]
        rows = case.bought(rows)
    elif not case.question.subject.kinds:  # when the last came isn't when all will be upgraded
        later = (DealKind.UPGRADE, DealKind.SUPPORT)
        rows = [r for r in rows if r.deal.kind not in later] if any(d.kind not in later for d in case.deals) else rows
    firm = case.firm(rows) if len({row.deal.id for row in rows}) > 1 else rows
    several = attribute is A.SIGNED and len({row.deal.id for row in firm}) > 1 and _is_of_any_deal(case)
    return rows if several and len(rows) <= _READINGS else firm  # the framework over them may be "the deal" too


def _is_of_any_deal(case: Case) -> bool:
    """Whether a deal of any kind may be meant: "the deal", or "when did it sign with the yard"."""
    subject, claims = case.question.subject, case.question.claims
    of_sides = bool(subject.sellers) and not subject.products and "signed" in claims and "orders" not in claims
    named = case.question.sorts[:1] == ("deal",) or of_sides
    return named and not (subject.kinds or subject.ordinals or subject.deals)


def _dates(case: Case, rows: Sequence[Row]) -> Draft:
    """The dates of a few deals; a correction where what is asked of the past is still ahead."""
    if case.question.is_past and all(_is_ahead(row.fact, case) for row in rows):
        if _has_begun(case):  # when the rest is due doesn't tell when those came that have come
            return decline(case, rows[0].fact.attribute)
        draft = _listed(case, rows[:1])
        text = case.speech.say("premise", line=draft.headline)
        return replace(draft, headline=text, outcome=Outcome.PREMISE_REJECTED, strong="")
    planned = "superseded" in case.question.scopes or case.question.frame.asked  # what was planned then is asked for
    if case.question.is_past and not planned and all(_is_overtaken(row.fact, case) for row in rows):
        return decline(case, rows[0].fact.attribute)  # a plan for a day gone by doesn't tell when it came
    return _listed(case, rows)


def _has_begun(case: Case) -> bool:
    """Whether it is asked when things came of which some have, on whatever days, and not the last of them alone."""
    question = case.question
    of_all = "delivered" in question.claims and "last" not in question.leans and not question.item
    plain = of_all and question.attributes[:1] == (A.DELIVERY_DUE,)
    return plain and any(row.fact.number for row in case.rows(A.DELIVERED_QUANTITY))


def _is_overtaken(fact: Fact, case: Case) -> bool:
    """Whether a fact is no more than a plan for a delivery in a time that has begun, or gone by, on the date asked."""
    is_plan = fact.attribute in HANDOVERS and fact.modality in FORESEEN
    return is_plan and fact.period.start <= case.question.frame.as_of


def _listed(case: Case, rows: Sequence[Row]) -> Draft:
    speech = case.speech
    facts = [row.fact for row in rows]
    if len(rows) == 1:
        return Draft(
            headline(rows[0], case),
            (facts[0], *rival_facts(rows), *witnesses(rows)),
            strong=speech.figure(facts[0]),
            details=tuple(rivals(rows, case)),
        )
    if is_unclear(case, rows):
        return ask_back(case, rows)
    if len({fact.deal for fact in facts}) > _READINGS:
        return which(case, [row.deal.title + f" ({row.deal.buyer})" for row in rows])
    shown = "; ".join(f"{speech.figure(fact)} ({label(fact, case)})" for fact in facts)
    return Draft(
        f"{shown}, {qualified(facts[-1], case)}",
        (*facts, *rival_facts(rows)),
        strong=speech.figure(facts[0]),
        details=tuple(rivals(rows, case)),
        figures=figures_of(facts),
        as_of=latest(facts),
    )


def all_delivered(case: Case) -> Draft | None:
    """By when everything ordered had been delivered, where no source gives the day of the last handover."""
    orders = {(row.deal.id, row.product): row.fact.number for row in case.rows(A.ORDERED_QUANTITY)}
    rows = [
        r
        for r in case.rows(A.DELIVERED_QUANTITY)
        if r.fact.number >= orders.get((r.deal.id, r.product), r.fact.number + 1)
    ]
    if len(rows) != 1 or rows[0].fact.as_of is None:
        return None
    fact = rows[0].fact
    when = case.speech.period(rows[0].fact.as_of)
    text = case.speech.say(
        "all_by", date=when, figure=case.speech.figure(fact), buyer=fact.buyer, what=label(fact, case)
    )
    return Draft(f"{text}, {qualified(fact, case)}", (fact,), strong=when)


_STATES = {
    A.SIGNED: Status.SIGNED,
    A.SELECTED: Status.SELECTED,
    A.APPROVED: Status.APPROVED,
    A.EFFECTIVE: Status.EFFECTIVE,
}


def _from_status(case: Case, attribute: Attribute) -> Draft | None:
    """When a deal came to a state, by the first source that says it had."""
    facts = [f for f in case.known(case.facts(A.STATUS)) if f.value == _STATES.get(attribute) and f.as_of]
    if len({fact.deal for fact in facts}) != 1:
        return None
    fact = min(facts, key=lambda f: (f.as_of.end if f.as_of else case.question.today, f.id))
    when = case.speech.period(fact.as_of) if fact.as_of else ""
    text = case.speech.sentence(attribute, when, fact.buyer, label(fact, case))
    return Draft(f"{text}, {qualified(fact, case)}", (fact, *facts), strong=when)


_DATED = ("cancelled", "suspended", "lapsed", "exercised")


def _of_state(case: Case) -> Draft | None:
    """When a deal was cancelled or suspended, or an option taken up: the as-of of the status that says so."""
    wanted = {status for claim in _DATED if claim in case.question.claims for status in CLAIMED[claim]}
    if "cancelled" in case.question.claims and not any(map(case.knowledge.is_agreed, case.deals)):
        wanted.add(Status.SHELVED)  # what was never signed is dropped when it is shelved
    facts = [f for f in case.known(case.facts(A.STATUS)) if f.value in wanted and f.as_of]
    if not facts or len({fact.deal for fact in facts}) > 1:
        return None
    fact = min(facts, key=lambda f: (f.as_of.end if f.as_of else case.question.today, f.id))
    when = case.speech.period(fact.as_of) if fact.as_of else ""
    figure = case.speech.word("status", str(fact.value))
    return Draft(f"{when}: {figure}, {label(fact, case)}, {qualified(fact, case)}", (fact,), strong=when)


def _production(case: Case) -> Draft | None:
    """Since when it is in production, by the as-of of the status that says so."""
    facts = [f for f in case.known(case.facts(A.STATUS)) if f.value == Status.IN_PRODUCTION and f.as_of]
    if len({fact.deal for fact in facts}) != 1 or facts[0].as_of is None:
        return None
    fact = min(facts, key=lambda f: (f.as_of.start if f.as_of else case.question.today, f.id))
    when = case.speech.period(fact.as_of) if fact.as_of else ""
    figure = case.speech.word("status", Status.IN_PRODUCTION)
    return Draft(f"{when}: {figure}, {label(fact, case)}, {qualified(fact, case)}", (fact,), strong=when)


def _first_known(case: Case) -> Draft | None:
    """The date an order is dated by, where no source says when it was signed."""
    if (draft := _from_status(case, A.SIGNED)) is not None:
        return draft
    facts = [row.fact for row in case.rows(A.ORDERED_QUANTITY) if row.fact.modality is Modality.ACTUAL]
    if len(facts) != 1 or facts[0].as_of is None:
        return None
    when = case.speech.period(facts[0].as_of)
    text = case.speech.sentence(A.SIGNED, when, facts[0].buyer, label(facts[0], case))
    return Draft(f"{text}, {qualified(facts[0], case)}", (facts[0],), strong=when)


def answer_text(case: Case, attributes: Sequence[Attribute]) -> Draft:
    """What is stated in words: signatories, places, partners, … with every distinct value."""
    for attribute in attributes:
        facts = _sided(case, case.known(case.facts(attribute)))
        if attribute is A.COMPONENT:
            facts = _of_named_parts(case, facts)
        if attribute is A.PLACE:
            facts = _placed(case, facts)
            if facts and facts[0].attribute is not A.PLACE:
                return in_its_words(case, facts[0])
        if facts:
            return tell_texts(case, facts)
    return decline(case, attributes[0] if attributes else None)


def _of_named_parts(case: Case, facts: list[Fact]) -> list[Fact]:
    """The components called as the question calls one that no deal is about: "what engine has it" asks for no radar."""
    knowledge = case.knowledge
    about = knowledge.products_in(case.deals)
    parts = [product for product in case.question.subject.products if not knowledge.covers(product) & about]
    forms = [form for part in parts for form, _ in knowledge.names.forms_of(part)]
    return [f for f in facts if not forms or has_any(f"{f.value} {f.quote}", forms)]


def in_its_words(case: Case, fact: Fact) -> Draft:
    """The sentence a fact rests on, where what it says isn't told by the fact's value alone."""
    return Draft(f"“{fact.quote}” ({label(fact, case)}), {qualified(fact, case)}", (fact,), strong="", figures=())


def _placed(case: Case, facts: list[Fact]) -> list[Fact]:
    """The places of what is asked: of building or of signing, which are never told as one another."""
    plants, claims = [fact for fact in facts if BUILT & set(fact.scope)], case.question.claims
    if "produced" in claims or (A.UPGRADE_QUANTITY in case.question.attributes and "signed" not in claims):
        abroad = any(fact.value == 0 for fact in case.facts(A.LOCAL_PRODUCTION))
        return plants or ([] if abroad else case.known(case.facts(A.LOCAL_PARTNER)))
    if "posted" in claims:
        return [fact for fact in facts if KEPT & set(fact.scope)]
    return [fact for fact in facts if fact not in plants] or (plants if "signed" not in claims else [])


# Tags of what says where something is built or worked on, and where it is kept once it has come.
BUILT = frozenset({"place_of_build", "local_production", "yard", "plant", "construction"})
KEPT = frozenset({"base", "deployment", "depot", "unit"})


def _sided(case: Case, facts: list[Fact]) -> list[Fact]:
    """The facts of the side that was named: the buyer's or the seller's."""
    subject, named = case.question.subject, case.question.scopes & SIDES
    if not named and (subject.sellers or subject.seller_countries):
        named = frozenset({"seller_side"})
    tags = named | {side.removesuffix("_side") for side in named}
    if tagged := [fact for fact in facts if tags & set(fact.scope)]:
        return tagged
    sellers = {seller for deal in case.deals for seller in deal.seller}
    parties = {"buyer_side": {deal.buyer for deal in case.deals}, "seller_side": sellers}
    sides = {party for side in named for party in parties[side]}
    return [fact for fact in facts if sides & case.knowledge.names.ids_in(str(fact.value))] or facts


def tell_texts(case: Case, facts: Sequence[Fact]) -> Draft:
    """Every distinct value of some facts told in words, with the role of the first."""
    speech = case.speech
    plain = [fact for fact in facts if "disputed" not in fact.scope] or list(facts)
    distinct = list({fact.value: fact for fact in sorted(plain, key=lambda f: (f.as_of is None, f.id))}.values())
    named = [part for fact in distinct for part in str(fact.value).split("; ") if part != fact.value]
    distinct = [fact for fact in distinct if fact.value not in named]  # two who signed, and one of them by himself
    shown = speech.both([speech.figure(fact) for fact in distinct[:6]])
    role = speech.word("role", distinct[0].attribute)
    text = f"{shown} – {role} ({label(distinct[0], case)}), {qualified(distinct[0], case)}"
    return Draft(text, tuple(distinct), strong=shown, figures=figures_of(distinct))
