"""Who is said to have beaten whom, where it was the other way round."""

from index.names import Mention, NameKind, fold
from index.records import Attribute, Fact, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage, find_stage
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import untrue
from retrieval.tellings import telling

_RIVALS = (NameKind.PRODUCT, NameKind.ORGANISATION, NameKind.COUNTRY)


def won_by_loser(case: Case, stages: list[Stage]) -> Draft | None:
    """The correction of a contest that the loser is said to have won: "now that A has beaten B", where B won."""
    text = fold(case.question.text)
    beats = telling("beaten_by_it").search(text)
    if beats is None or len(text) != len(case.question.text) or case.question.is_negated:
        return None
    mentions = [m for m in case.knowledge.names.find(case.question.text) if m.kind in _RIVALS]
    before = [m for m in mentions if m.end <= beats.start()][-1:]
    after = [m for m in mentions if m.start >= beats.end()][:1]
    if not before or not after:
        return None
    for fact in _losses(case):
        if (
            _ids(before[0]) & _lost(fact, case)
            and _ids(after[0]) & _won(fact, case)
            and not _ids(before[0]) & _won(fact, case)
        ):
            stage = find_stage(case, case.knowledge.records.deals[fact.deal]) if fact.value == Status.LOST else None
            return reject(case, stage) if stage is not None else untrue(case, fact)
    return None


def _ids(mention: Mention) -> frozenset[str]:
    return frozenset(name.id for name in mention.names)


def _losses(case: Case) -> list[Fact]:
    """What is on record of bids that lost to the buyers named, whoever made them."""
    buyers = case.question.subject.buyers or {deal.buyer for deal in case.deals}
    facts = [fact for fact in case.knowledge.records.facts.values() if fact.buyer in buyers]
    return [f for f in case.known(facts) if f.value == Status.LOST or f.attribute is Attribute.LOSING_BIDDER]


def _lost(fact: Fact, case: Case) -> frozenset[str]:
    """What a fact of a loss says lost: the deal itself, or whom it names."""
    if fact.attribute is Attribute.LOSING_BIDDER:
        firms = case.knowledge.names.ids_in(str(fact.value))
        return firms | {product.id for product in case.knowledge.products.values() if firms & set(product.maker)}
    return _parties(fact.deal, case)


def _won(fact: Fact, case: Case) -> frozenset[str]:
    """What won where a fact tells of a loss: the deal that names the loser, or whoever its sentence names besides."""
    if fact.attribute is Attribute.LOSING_BIDDER:
        return _parties(fact.deal, case)
    return case.knowledge.names.ids_in(fact.quote) - _parties(fact.deal, case) - {fact.buyer}


def _parties(deal: str, case: Case) -> frozenset[str]:
    record, knowledge = case.knowledge.records.deals[deal], case.knowledge
    families = frozenset[str]().union(*(knowledge.family(product) for product in knowledge.products_of(deal)))
    return families | {*record.seller, record.seller_country} - {""}
