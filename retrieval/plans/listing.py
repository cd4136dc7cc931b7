"""Lists: which deals, which countries, which companies, and how many of them."""

from collections.abc import Sequence
from decimal import Decimal

from index.periods import Period
from index.records import TEXTS, Attribute, Deal, DealKind, Fact, Status
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.detail import answer_text
from retrieval.plans.sentences import latest, qualified
from retrieval.plans.status import SIDE, find_stage
from retrieval.question import Operation

A = Attribute
_DEFINING = (A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.VALUE, A.STATUS, A.SIGNED, A.PLANNED_QUANTITY)


def answer_list(case: Case) -> Draft:
    """The deals, countries, companies or products that fit, each with the fact that shows it."""
    sort = _sort(case)
    deals = _listed(case)
    stated = [a for a in case.question.attributes if a in TEXTS and a is not A.STATUS and case.facts(a)]
    if sort == "company" and case.facts(A.COMPONENT):
        stated.append(A.COMPONENT)
    if stated and len(deals) <= _FEW:
        return answer_text(case, stated[:1])
    pairs = [(deal, fact) for deal in deals if (fact := telling(case, deal)) is not None]
    if not pairs:
        return decline(case)
    if sort == "product":
        return _products(case, pairs)
    if sort == "country":
        return _named(case, pairs, [deal.buyer for deal, _ in pairs])
    if sort == "company":
        names = [case.knowledge.organisation_name(seller) for deal, _ in pairs for seller in deal.seller]
        return _named(case, pairs, names)
    return _deals(case, pairs)


def _sort(case: Case) -> str:
    """What is to be listed: what the question names first, else buyers of a product and deals of a buyer."""
    question = case.question
    if question.operation is Operation.COUNT and "deal" in question.sorts:
        return "deal"
    if question.sorts:
        return question.sorts[0]
    return "country" if not question.subject.buyers and question.subject.products else "deal"


_FEW = 4  # deals whose partners, components, … are listed; of more, the deals themselves are


def _listed(case: Case) -> list[Deal]:
    """The deals to list: what was agreed, not what was lost or only wanted, and no umbrella total."""
    question = case.question
    deals = [deal for deal in case.deals if deal.buyer not in question.aside]
    if A.LOCAL_PRODUCTION in question.attributes and not question.subject.seller_countries:
        deals = [deal for deal in deals if _is_local(case, deal)]
    if question.frame.since is not None:
        since = Period(question.frame.since, question.frame.as_of)
        deals = [d for d in deals if d.id in case.knowledge.signing and since.contains(case.knowledge.signing[d.id])]
    return [deal for deal in deals if _belongs(case, deal)]


_STATES = {
    "cancelled": (Status.CANCELLED,),
    "suspended": (Status.SUSPENDED, Status.SHELVED),
    "delayed": (Status.DELAYED,),
    "lost": (Status.LOST,),
}


def _belongs(case: Case, deal: Deal) -> bool:
    """Whether a deal is one of those asked for: agreed at some time, or in the very state that is asked about."""
    stage = find_stage(case, deal)
    if stage is None:
        return False
    for claim, states in _STATES.items():
        if claim in case.question.claims:
            return stage.status in states
    if stage.status is Status.LOST or deal.kind is DealKind.BID:
        return False
    return stage.status in SIDE or stage.reaches(Status.MEMORANDUM)


def _is_local(case: Case, deal: Deal) -> bool:
    """Whether anything of a deal is built in the buyer's country."""
    facts = case.knowledge.facts_of.get(deal.id, ())
    return any(
        fact.attribute is A.LOCAL_PRODUCTION or {"local_production", "plant"} & set(fact.scope) for fact in facts
    )


def telling(case: Case, deal: Deal) -> Fact | None:
    """The fact that says best what a deal is."""
    facts = case.known(case.facts(None, [deal]))
    plain = [fact for fact in facts if not {"part", "superseded", "disputed", "competitor"} & set(fact.scope)]
    for attribute in _DEFINING:
        if rows := [row for row in case.rows(attribute, [deal]) if row.fact in plain]:
            totals = [row for row in rows if "total" in row.fact.scope]
            return (totals or rows)[0].fact
    return plain[0] if plain else None


def _deals(case: Case, pairs: Sequence[tuple[Deal, Fact]]) -> Draft:
    speech = case.speech
    names = [_short(case, deal) for deal, _ in pairs]
    text = speech.say(
        "count_deals" if len(pairs) != 1 else "list_one",
        count=speech.number(Decimal(len(pairs))),
        names="; ".join(names),
    )
    lines = [f"{deal.buyer}, {deal.title}: {speech.figure(fact)} {speech.word('role', fact.attribute)}, "
             f"{qualified(fact, case)}" for deal, fact in pairs]  # fmt: skip
    return _listing(case, text, pairs, [deal.id for deal, _ in pairs], lines)


def _short(case: Case, deal: Deal) -> str:
    return f"{deal.title} ({deal.buyer})"


def _named(case: Case, pairs: Sequence[tuple[Deal, Fact]], names: Sequence[str]) -> Draft:
    speech, unique = case.speech, list(dict.fromkeys(sorted(names)))
    text = speech.both(unique)
    if case.question.operation is Operation.COUNT:
        text = speech.say("count_countries", count=speech.number(Decimal(len(unique))), names=text)
    ordered = sorted(pairs, key=lambda pair: pair[0].buyer)
    ordered = _one_each(ordered)
    lines = [f"{deal.buyer}: {speech.figure(fact)} {speech.word('role', fact.attribute)} ({deal.title}), "
             f"{qualified(fact, case)}" for deal, fact in ordered]  # fmt: skip
    return _listing(case, text, ordered, unique, lines)


def _one_each(pairs: Sequence[tuple[Deal, Fact]]) -> list[tuple[Deal, Fact]]:
    """The pairs with one deal a buyer first, so that every buyer has a source."""
    first = {deal.buyer: (deal, fact) for deal, fact in reversed(pairs)}
    return [*first.values(), *(pair for pair in pairs if pair not in first.values())]


def _products(case: Case, pairs: Sequence[tuple[Deal, Fact]]) -> Draft:
    speech = case.speech
    facts = [row.fact for deal, _ in pairs for row in case.rows(A.ORDERED_QUANTITY, [deal])]
    facts += [fact for deal in (pair[0] for pair in pairs) for fact in case.facts(A.ORDERED_QUANTITY, [deal])]
    facts = list({fact.product: fact for fact in reversed(facts)}.values()) or [fact for _, fact in pairs]
    wholes = [f for f in facts if "total" in f.scope]
    shown = [fact for fact in facts if fact not in wholes] or facts
    names = [f"{case.knowledge.product_name(f.product)} ({speech.figure(f)})" for f in shown]
    text = f"{speech.both(names)}, {qualified(shown[0], case)}"
    return Draft(text, (*shown, *wholes), strong=speech.both(names), figures=figures_of(shown))  # fmt: skip


def _listing(
    case: Case, text: str, pairs: Sequence[tuple[Deal, Fact]], counted: Sequence[str], lines: Sequence[str]
) -> Draft:
    facts = [fact for _, fact in pairs]
    return Draft(
        text,
        tuple(facts[:SOURCES]),
        strong=text.split(":")[0],
        details=tuple(lines[:SOURCES]),
        computations=(Computation(Decimal(len(counted)), tuple(Decimal(1) for _ in counted), "#"),),
        figures=(),
        as_of=latest(facts),
        echoed=tuple(deal.title for deal, _ in pairs),
    )
