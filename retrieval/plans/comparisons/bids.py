"""Whose bid was lower: what several firms asked for in one contest, the one that won and those that lost."""

from collections.abc import Sequence
from dataclasses import replace

from index.names import NameKind
from index.records import Attribute, Deal, DealKind, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.absence import not_recorded
from retrieval.plans.amounts.unit_price import BY_PRICE, answer_unit_price
from retrieval.plans.comparisons.comparing import answer_comparison
from retrieval.plans.comparisons.differing import answer_difference
from retrieval.plans.deals.outcomes import loser
from retrieval.plans.evidence.paragraphs import paragraphs
from retrieval.plans.sentences import line, names_stand_in
from retrieval.question import Asked, Operation, Subject
from retrieval.selection import covered
from retrieval.tellings import tells

A = Attribute
_PAIR = 2


def answer_bids(case: Case) -> Draft | None:
    """What the bidders of one contest asked for, held side by side; None where no such bids are asked about."""
    question = case.question
    bids = question.is_of_bid
    limited = bool({A.BUDGET, A.CEILING} & set(question.attributes))  # how far it was under the budget
    told = "gap" in question.claims and question.operation in (Operation.EXPLAIN, Operation.LOOKUP)  # "what gap was"
    apart = question.operation is Operation.DIFFERENCE or (told and A.REASON not in question.attributes)
    apart = apart and (question.asked is Asked.MONEY or "gap" in question.claims) and not limited
    apiece = question.operation is Operation.UNIT_PRICE
    if not bids or not (apart or apiece or (question.operation is Operation.COMPARE and question.leans & BY_PRICE)):
        return None
    if question.is_yes_no and question.unknown:
        return None  # which of the two is the subject, the names don't tell
    offers = _of_contest(case)
    buyers = {deal.buyer for deal in offers}
    if len(offers) < _PAIR or len(buyers) > 1 or not _are_told(case, offers):
        return None
    if apiece and not buyers <= question.subject.buyers:
        return None  # one of another buyer's bids isn't what was offered to the one named
    subject = Subject(
        deals=frozenset(deal.id for deal in offers), seller_countries=frozenset(deal.seller_country for deal in offers)
    )
    held = replace(question, subject=subject, attributes=(A.VALUE,), asked=Asked.MONEY if apart else Asked.PERSON)
    held = replace(held, operation=Operation.DIFFERENCE) if apart else held
    if apiece:
        return _apiece(replace(case, question=held), question.subject)
    if apart:
        return answer_difference(replace(case, question=held)) if len(offers) == _PAIR else None
    return answer_comparison(replace(case, question=held), question.leans)


def _apiece(case: Case, named: Subject) -> Draft:
    """What one of a thing came to in each bid; in that of the bidder named alone, where none is held against it."""
    sides = named.seller_countries | named.sellers
    own = frozenset(deal.id for deal in case.deals if sides & {deal.seller_country, *deal.seller})
    subject = case.question.subject if case.question.leans or not own else Subject(deals=own)
    claims = case.question.claims | {"offered"}
    return answer_unit_price(replace(case, question=replace(case.question, subject=subject, claims=claims)))


def answer_outbid(case: Case) -> Draft | None:
    """Who lost with the lower bid, or the dearer; None where that isn't asked, a refusal where nothing tells."""
    question = case.question
    bids = question.is_of_bid
    other = question.sorts[:1] == ("company",) or len(question.subject.sellers) == 1  # "who was cheaper than X"
    plain = question.asked is Asked.PERSON and question.operation in (Operation.LOOKUP, Operation.COMPARE)
    way = "bid_less" if question.leans <= {"less", "cheap"} else "bid_more"
    if not (bids or other) or not plain or question.is_yes_no or not question.leans or not question.leans <= BY_PRICE:
        return None
    contest = case.about(replace(question.subject, kinds=frozenset()))
    losers = contest.known(contest.facts(A.LOSING_BIDDER))
    if not losers or len({fact.buyer for fact in losers}) > 1:
        return None
    told = [fact for fact in losers if tells(way, fact.quote)]
    told = told or [fact for fact in losers if any(tells(way, text) for text in beside(case, fact))]
    if len(set(map(loser, told))) != 1:
        if not bids:
            return None
        return not_recorded(case, losers, A.LOSING_BIDDER)
    return Draft(line(told[0], case), (told[0],), strong=case.speech.figure(told[0]))


def beside(case: Case, fact: Fact) -> list[str]:
    """The sentences right before and after that of a bid which lost, as far as they don't name what won."""
    deal, named = case.knowledge.records.deals[fact.deal], case.knowledge.names.ids_in
    won = {*deal.seller, *deal.products} - named(str(fact.value))
    found = list[str]()
    for text in paragraphs(case.knowledge.article(fact)):
        places = [at for at, sentence in enumerate(text) if fact.quote in sentence.text]
        found += [one.text for at in places for one in text[max(at - 1, 0) : at + 2] if not named(one.text) & won]
    return found


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
    every = offers
    held = [
        deal
        for deal in offers
        if sides & {deal.seller_country, *deal.seller, *knowledge.products_of(deal.id)} or _sells_as(deal, case)
    ]
    if len(held) == 1 and held[0].kind is DealKind.BID and not buyers:  # what it lost to, whoever the buyer
        held = [deal for deal in every if deal.buyer == held[0].buyer]
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
