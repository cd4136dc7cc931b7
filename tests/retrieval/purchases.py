"""Purchases on record of which nothing is in doubt, to make questions with known answers from."""

from dataclasses import dataclass

from index.periods import Period
from index.records import Attribute, Deal, DealKind, Fact, Modality
from retrieval.knowledge import Knowledge

A = Attribute


@dataclass(frozen=True, slots=True)
class Purchase:
    """A purchase of one thing by a country that bought it once, with one count of it on record and one day."""

    buyer: str
    thing: str
    seller: str
    country: str
    count: int
    signed: Period
    delivered: int  # by the newest of counts that don't contradict each other; 0 where there is none


def purchases(knowledge: Knowledge) -> list[Purchase]:
    """The purchases on record of which nothing is in doubt."""
    deals = [deal for deal in knowledge.records.deals.values() if deal.kind is DealKind.PURCHASE]
    return [bought for deal in deals if (bought := _purchase(deal, knowledge)) is not None]


def _purchase(deal: Deal, knowledge: Knowledge) -> Purchase | None:
    facts = [fact for fact in knowledge.facts_of.get(deal.id, ()) if fact.modality is Modality.ACTUAL]
    counts = {fact.number for fact in plain(facts, A.ORDERED_QUANTITY) if fact.product in deal.products}
    days = {fact.period for fact in plain(facts, A.SIGNED)}
    stopped = any(fact.value in ("cancelled", "suspended", "lost", "shelved") for fact in facts)
    one_each = len(deal.products) == len(deal.seller) == len(counts) == len(days) == 1
    if stopped or not one_each or not is_bought_once(deal, knowledge):
        return None
    thing = knowledge.products.get(deal.products[0])
    if thing is None or thing.is_kind or max(counts) <= 3:
        return None
    came = {fact.as_of.end: int(fact.number) for fact in plain(facts, A.DELIVERED_QUANTITY) if fact.as_of}
    agree = len(came) == len(plain(facts, A.DELIVERED_QUANTITY)) and max(came.values(), default=0) <= max(counts)
    return Purchase(
        deal.buyer,
        thing.name,
        knowledge.organisation_name(deal.seller[0]),
        deal.seller_country,
        int(max(counts)),
        max(days, key=lambda day: day.end),
        came[max(came)] if came and agree else 0,
    )


def is_bought_once(deal: Deal, knowledge: Knowledge) -> bool:
    """Whether no other deal of the same buyer is for what a deal is for, or for a variant of it."""
    about = frozenset[str]().union(*(knowledge.covers(p) | knowledge.family(p) for p in deal.products))
    others = [d for d in knowledge.records.deals.values() if d.buyer == deal.buyer and d.id != deal.id]
    return not any(about & set(other.products) for other in others)


def plain(facts: list[Fact], attribute: Attribute) -> list[Fact]:
    """The facts of an attribute that no scope narrows."""
    return [fact for fact in facts if fact.attribute is attribute and not fact.scope]
