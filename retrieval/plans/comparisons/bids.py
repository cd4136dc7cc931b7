"""Whose bid was lower: what several firms asked for in one contest, the one that won and those that lost."""

from collections.abc import Sequence
from dataclasses import replace

from index.names import NameKind
from index.records import Attribute, Deal, DealKind, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.comparisons.comparing import answer_comparison
from retrieval.plans.sentences import names_stand_in
from retrieval.question import Asked, Operation, Subject
from retrieval.selection import covered

A = Attribute
_BY_PRICE = frozenset({"less", "cheap", "more", "dear"})
_PAIR = 2


def answer_bids(case: Case) -> Draft | None:
    """What the bidders of one contest asked for, held side by side; None where no such bids are asked about."""
    question = case.question
    bids = DealKind.BID in question.subject.kinds or "offered" in question.claims
    if question.operation is not Operation.COMPARE or not bids or not question.leans & _BY_PRICE:
        return None
    if question.is_yes_no and question.unknown:
        return None  # which of the two is the subject, the names don't tell
    offers = _of_contest(case)
    if len(offers) < _PAIR or len({deal.buyer for deal in offers}) > 1 or not _are_told(case, offers):
        return None
    subject = Subject(
        deals=frozenset(deal.id for deal in offers), seller_countries=frozenset(deal.seller_country for deal in offers)
    )
    held = replace(question, subject=subject, attributes=(A.VALUE,), asked=Asked.PERSON)
    return answer_comparison(replace(case, question=held), question.leans)


def _of_contest(case: Case) -> list[Deal]:
    """The bids that the question names by their buyer, their makers or what was bid; none where that is unclear."""
    knowledge, mentions = case.knowledge, case.question.mentions
    offers = [deal for deal in knowledge.records.deals.values() if _is_offer(deal, case)]
    named = {name for _, name in mentions}
    buyers = {deal.buyer for deal in offers} & named
    offers = [deal for deal in offers if not buyers or deal.buyer in buyers]
    products = {name for kind, name in mentions if kind == NameKind.PRODUCT and name in knowledge.products}
    kinds = {product for product in products if knowledge.products[product].is_kind}
    alike = [deal for deal in offers if covered(kinds, knowledge) & knowledge.products_of(deal.id)]
    offers = alike if len(alike) >= _PAIR else offers
    sides = named - buyers - kinds
    held = [
        deal
        for deal in offers
        if sides & {deal.seller_country, *deal.seller, *knowledge.products_of(deal.id)} or _sells_as(deal, case)
    ]
    if len(held) >= _PAIR or (not held and sides):
        return held
    won = [deal for deal in offers if any(f.attribute is A.LOSING_BIDDER for f in knowledge.facts_of[deal.id])]
    return offers if len(won) == 1 and (not held or len(offers) == _PAIR) else []


def _sells_as(deal: Deal, case: Case) -> bool:
    """Whether a maker is called by one word of its name, which nobody recorded by itself: Limpopo Aero."""
    return any(has_any(case.knowledge.organisation_name(seller), case.question.unknown) for seller in deal.seller)


def _is_offer(deal: Deal, case: Case) -> bool:
    """Whether what a deal's maker asked for is on record, and that others bid against it."""
    facts = case.knowledge.facts_of.get(deal.id, ())
    priced = [fact for fact in facts if fact.attribute is A.VALUE]
    contested = deal.kind is DealKind.BID or any(fact.attribute is A.LOSING_BIDDER for fact in facts)
    return bool(priced) and (contested or any(fact.modality is Modality.PROPOSED for fact in priced))


def _are_told(case: Case, offers: Sequence[Deal]) -> bool:
    """Whether all names that nobody recorded stand in what is told of the bids."""
    articles = {case.knowledge.article(fact).text for d in offers for fact in case.knowledge.facts_of[d.id]}
    return names_stand_in("\n".join(sorted(articles)), case)
