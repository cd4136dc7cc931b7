"""The bids of one tender that is a single deal on record: which was lower, by how much, what one of them came to."""

from index.records import Attribute, Deal, DealKind, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.plans.amounts.unit_price import BY_PRICE
from retrieval.plans.comparisons.comparing import show_ranking
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.plans.counts.quantity import single
from retrieval.question import Asked, Operation

A, Do = Attribute, Operation
_PAIR = 2


def answer_within_tender(case: Case) -> Draft | None:
    """What is asked of the prices bid in one tender; None where that isn't asked, or none has several on record."""
    question = case.question
    if not question.is_of_bid or {A.BUDGET, A.CEILING, A.UNIT_PRICE} & set(question.attributes):
        return None
    bids = _bids(case)
    if not bids or any(number.is_money for number in question.numbers) or question.operation is Do.UNIT_PRICE:
        return None
    named = [fact for fact in bids if _place(fact, case) is not None]
    if question.operation is Do.DIFFERENCE and question.asked is Asked.MONEY:
        high, low = sorted(bids, key=lambda fact: -fact.number)[:_PAIR]
        return show_difference(case, _side(high, case), _side(low, case)) if len(bids) == _PAIR else None
    if question.leans & BY_PRICE and question.leans <= BY_PRICE:
        return _ranked(case, bids, named)
    asks = question.operation is Do.LOOKUP and question.asked in (Asked.MONEY, Asked.ANY)
    if not asks:
        return None
    return single(case, case.row(named[0])) if len(named) == 1 else None


def _bids(case: Case) -> list[Fact]:
    """The prices bid in the one tender of the buyer named in which several were, one a product."""
    found = [bids for deal in case.knowledge.records.deals.values() if (bids := _priced(deal, case))]
    return found[0] if len(found) == 1 else []


def _priced(deal: Deal, case: Case) -> list[Fact]:
    """The prices bid in a deal that the question may be about, where it is a tender of several bids in one currency."""
    subject = case.question.subject
    named = deal.buyer in subject.buyers or deal.id in subject.deals
    if deal.kind is not DealKind.BID or not named or (subject.deals and deal.id not in subject.deals):
        return []
    facts = [f for f in case.known(case.knowledge.facts_of.get(deal.id, ())) if f.attribute is A.VALUE]
    bids = {fact.product: fact for fact in facts if "bid" in fact.scope}
    same = len({fact.unit for fact in bids.values()}) == 1
    return list(bids.values()) if len(bids) >= _PAIR and same else []


def _ranked(case: Case, bids: list[Fact], named: list[Fact]) -> Draft:
    """The bids held side by side, the lowest first where that is asked for; yes or no to one of them being that."""
    question = case.question
    least = bool(question.leans & {"less", "cheap"})
    ranked = sorted(bids, key=lambda fact: fact.number if least else -fact.number)
    draft = show_ranking(case, [_side(fact, case) for fact in ranked], A.VALUE)
    if not question.is_yes_no:
        return draft
    if not named:
        return not_recorded(case, bids, A.VALUE)
    first = min(named, key=lambda fact: _place(fact, case) or 0)
    return Draft(draft.headline, draft.facts, strong=draft.strong, yes_no=first is ranked[0], details=draft.details)


def _place(fact: Fact, case: Case) -> int | None:
    """Where the question names what was bid, who bid it or from which country; None where it doesn't."""
    knowledge, order = case.knowledge, [identity for _, identity in case.question.mentions]
    own = {*_makers(fact, case), *knowledge.family(fact.product)}
    firms = (knowledge.records.organisations.get(maker) for maker in _makers(fact, case))
    own |= {firm.country for firm in firms if firm is not None}
    return min((order.index(name) for name in order if name in own), default=None)


def _makers(fact: Fact, case: Case) -> tuple[str, ...]:
    product = case.knowledge.products.get(fact.product)
    return product.maker if product is not None else ()


def _side(fact: Fact, case: Case) -> Entry:
    """A bid as a side of a comparison, called by its maker and what was bid."""
    product = case.knowledge.product_name(fact.product)
    makers = case.speech.both([case.knowledge.organisation_name(maker) for maker in _makers(fact, case)])
    return Entry.of(case.row(fact), f"{makers} ({product})" if makers else product)
