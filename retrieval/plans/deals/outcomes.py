"""What came of a deal that failed: who won in its place, that nothing was handed over, which other one failed."""

from collections.abc import Collection

from index.records import Attribute, Deal, Fact, Modality, Status
from retrieval.case import Case
from retrieval.plans.deals.status import Stage, find_stage
from retrieval.plans.evidence.denials import DELIVERIES, tells_of_none
from retrieval.question import Subject
from retrieval.resolution import effective_day, known_by
from retrieval.selection import covered, find_deals

A = Attribute
WINNERS = frozenset({"competitor", "winner"})  # tags of what says who won where the bid on record lost


def what_came_of(case: Case, deal: Deal, status: Status) -> list[tuple[str, Fact]]:
    """What a deal that was lost or called off came to instead, each in words with the fact that shows it."""
    if status is Status.LOST:
        return won_instead(case, deal)[:1] or _in_its_words(case, deal)
    if status is not Status.CANCELLED:
        return []
    facts = case.known(case.knowledge.facts_of.get(deal.id, ()))
    told = [f for f in facts if f.attribute is A.OTHER and DELIVERIES & set(f.scope)]
    return [(case.speech.figure(fact), fact) for fact in told[:1]]


def loser(fact: Fact) -> str:
    """The name of the firm that a fact tells lost, without what it offered, which may stand behind it in brackets."""
    return str(fact.value).split(" (")[0]


def _in_its_words(case: Case, deal: Deal) -> list[tuple[str, Fact]]:
    """The sentence that says that a bid lost, which as often as not says to whom."""
    facts = case.known(case.knowledge.facts_of.get(deal.id, ()))
    chosen = [f for f in facts if f.attribute is A.SELECTED and WINNERS & set(f.scope)]
    lost = [f for f in facts if f.attribute is A.STATUS and f.value == Status.LOST]
    return [(f"“{fact.quote}”", fact) for fact in (chosen or lost)[:1] if len(fact.quote) <= _SHORT]


_SHORT = 110  # characters of a sentence that fits in a headline


def won_instead(case: Case, deal: Deal) -> list[tuple[str, Fact]]:
    """Who won where the bid on record lost: as a source says it, else by the deal that names the bidder as beaten."""
    facts = case.known(case.knowledge.facts_of.get(deal.id, ()))
    stated = [f for f in facts if f.attribute is A.OTHER and WINNERS & set(f.scope)]
    if stated:
        return [(case.speech.figure(fact), fact) for fact in stated]
    return [(_parties(case, fact.deal), fact) for fact in _orders_that_beat(case, deal)]


def _orders_that_beat(case: Case, lost: Deal) -> list[Fact]:
    """What was ordered, or signed, in the buyer's deals in which the seller of a lost bid is named as a loser."""
    found, knowledge = list[Fact](), case.knowledge
    for deal in knowledge.records.deals.values():
        if deal.buyer != lost.buyer or set(deal.seller) & set(lost.seller):
            continue
        facts = known_by(knowledge.facts_of.get(deal.id, ()), case.question.frame.as_of, knowledge)
        losers = " | ".join(str(fact.value) for fact in facts if fact.attribute is A.LOSING_BIDDER)
        beaten = knowledge.names.ids_in(losers)
        shown = [fact for role in _SHOWN for fact in facts if fact.attribute is role and "part" not in fact.scope]
        if beaten & {*lost.seller, *lost.products}:
            found += shown[:1]
    return found


_SHOWN = (A.ORDERED_QUANTITY, A.SIGNED, A.SELECTED, A.STATUS, A.VALUE)


def find_denial(case: Case, role: Attribute) -> Fact | None:
    """The newest sentence that says that there is none of what a role counts: "none of the 20 has been delivered"."""
    told = [fact for fact in case.known(case.facts(A.OTHER)) if fact.modality is Modality.ACTUAL]
    told = [fact for fact in told if tells_of_none(fact, role)]
    return max(told, key=lambda fact: (effective_day(fact, case.knowledge), fact.id), default=None)


def _parties(case: Case, deal: str) -> str:
    """The seller and the product of a deal."""
    record = case.knowledge.records.deals[deal]
    sellers = case.speech.both(map(case.knowledge.organisation_name, record.seller))
    products = case.speech.both(map(case.knowledge.product_name, record.products[:1]))
    return f"{sellers}, {products}" if sellers and products else sellers or products


def ended_elsewhere(case: Case, states: Collection[Status]) -> Stage | None:
    """The one deal that another buyer of the same things has, where it is that which came to one of some states."""
    products = covered(frozenset(product for deal in case.deals for product in deal.products), case.knowledge)
    others = [deal for deal in find_deals(Subject(products=products), case.knowledge) if deal not in case.deals]
    stages = [stage for deal in others if (stage := find_stage(case, deal)) is not None]
    ended = [stage for stage in stages if stage.status in states]
    return ended[0] if len(ended) == 1 else None
