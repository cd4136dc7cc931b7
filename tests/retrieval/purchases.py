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
    return [bought for deal in deals if (bought := _plain(deal, knowledge)) is not None]


def _plain(deal: Deal, knowledge: Knowledge) -> Purchase | None:
    facts = [fact for fact in knowledge.facts_of.get(deal.id, ()) if fact.modality is Modality.ACTUAL]
    counts = {fact.number for fact in _of(facts, A.ORDERED_QUANTITY) if fact.product in deal.products}
    days = {fact.period for fact in _of(facts, A.SIGNED)}
    stopped = any(fact.value in ("cancelled", "suspended", "lost", "shelved") for fact in facts)
    about = frozenset[str]().union(*(knowledge.covers(p) | knowledge.family(p) for p in deal.products))
    others = [d for d in knowledge.records.deals.values() if d.buyer == deal.buyer and d.id != deal.id]
    again = any(about & set(other.products) for other in others)
    if len(deal.products) != 1 or len(deal.seller) != 1 or len(counts) != 1 or len(days) != 1 or stopped or again:
        return None
    thing = knowledge.products.get(deal.products[0])
    if thing is None or thing.is_kind or max(counts) <= 3:
        return None
    came = {fact.as_of.end: int(fact.number) for fact in _of(facts, A.DELIVERED_QUANTITY) if fact.as_of}
    plain = len(came) == len(_of(facts, A.DELIVERED_QUANTITY)) and max(came.values(), default=0) <= max(counts)
    return Purchase(
        deal.buyer,
        thing.name,
        knowledge.organisation_name(deal.seller[0]),
        deal.seller_country,
        int(max(counts)),
        max(days, key=lambda day: day.end),
        came[max(came)] if came and plain else 0,
    )


def _of(facts: list[Fact], attribute: Attribute) -> list[Fact]:
    return [fact for fact in facts if fact.attribute is attribute and not fact.scope]
