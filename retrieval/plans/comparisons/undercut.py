"""Whether the bid that lost was the lower or the higher one, as a source says it of the bid."""

from collections.abc import Sequence

from index.records import Attribute, Fact
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.draft import Draft, quotation
from retrieval.matching import has_any
from retrieval.plans.absence import not_recorded
from retrieval.plans.amounts.unit_price import BY_PRICE
from retrieval.plans.comparisons.bids import beside
from retrieval.plans.deals.outcomes import loser
from retrieval.plans.premises.claims import verdict
from retrieval.question import Asked, Operation, Subject
from retrieval.tellings import telling, tells

A = Attribute
_LESS, _MORE = frozenset({"less", "cheap"}), frozenset({"more", "dear"})


def answer_undercut(case: Case) -> Draft | None:
    """Yes or no to a losing bid's being the lower one, or the higher, by the sentence that tells; either, quoted.

    None where no such bid is spoken of, a refusal where no sentence tells: two contracts of the buyer are no bids.
    """
    question, leans = case.question, case.question.leans
    either = bool(leans & _LESS and leans & _MORE)
    compares = question.operation in (Operation.VERIFY, Operation.COMPARE, Operation.LOOKUP)
    priced = leans & {"cheap", "dear"} or question.is_of_bid or question.asked is Asked.MONEY  # not "ordered more"
    if not priced or not leans or not leans <= BY_PRICE or question.numbers:
        return None
    if not compares or not (question.is_yes_no or either):
        return None
    losers = _spoken_of(case)
    if not losers:
        return None
    said = [(way, fact, text) for fact in losers for way, text in _ways(case, fact)]
    if len({loser(fact) for fact in losers}) > 1 or len({way for way, *_ in said}) != 1:
        return not_recorded(case, losers, A.LOSING_BIDDER)
    way, fact, text = said[0]
    article = case.knowledge.article(fact)
    told = quotation(Citation(article, text, article.publisher))
    if either:
        return told
    of_loser = _is_of_loser(case, losers)
    if of_loser is None:
        return not_recorded(case, losers, A.LOSING_BIDDER)
    return verdict(case, told, bool(leans & way) == of_loser)


def _spoken_of(case: Case) -> Sequence[Fact]:
    """What is told of the one contest's losers that a question names, or calls so."""
    question, subject = case.question, case.question.subject
    others = {deal.buyer for deal in case.knowledge.records.deals.values()} & subject.buyers
    contest = case.about(Subject(buyers=frozenset(others), deals=subject.deals)) if others else case
    told = contest.known(contest.deal_facts(A.LOSING_BIDDER))
    if len({fact.buyer for fact in told}) != 1:
        return []
    named = [fact for fact in told if _is_named(fact, case)]
    called = "lost" in question.claims or A.LOSING_BIDDER in question.attributes or tells("than_winner", question.text)
    return named or (told if called else [])


def _is_named(fact: Fact, case: Case) -> bool:
    """Whether a question names a loser, by its name, its country or what it offered."""
    question, names, deal = case.question, case.knowledge.names, case.knowledge.records.deals[fact.deal]
    said = f"{fact.value} {fact.quote}"
    ids = names.ids_in(str(fact.value)) - {deal.buyer, deal.seller_country, *deal.seller, *deal.products}
    mentioned = {name for _, name in question.mentions} | question.subject.seller_countries
    countries = (mentioned & case.knowledge.country_codes.keys()) - {deal.buyer, deal.seller_country}
    forms = [form for country in countries for form, _ in names.forms_of(country)]
    return bool(ids & mentioned) or has_any(said, forms)


def _ways(case: Case, fact: Fact) -> list[tuple[frozenset[str], str]]:
    """Which way a loser's bid lay from the winner's, with each sentence that tells it of that bid."""
    found = [(way, text) for text in (fact.quote,) for way in _told(text)]
    return found or [(way, text) for text in beside(case, fact) for way in _told(text)]


def _told(text: str) -> list[frozenset[str]]:
    if tells("lost_to_price", text):
        return []  # "was beaten by a cheaper one" tells it of the winner
    return [way for key, way in (("bid_less", _LESS), ("bid_more", _MORE)) if tells(key, text)]


def _is_of_loser(case: Case, losers: Sequence[Fact]) -> bool | None:
    """Whether the losing bid is called lower or higher, not what won; None where the names don't tell."""
    question, names = case.question, case.knowledge.names
    if tells("than_winner", question.text):
        return True
    if tells("than_loser", question.text):
        return False
    deals = [case.knowledge.records.deals[fact.deal] for fact in losers]
    won = {name for deal in deals for name in (deal.seller_country, *deal.seller, *deal.products)}
    if not won & {name for _, name in question.mentions}:
        return True
    against = telling("than").search(question.text)
    held = names.ids_in(question.text[against.end() :]) if against is not None else frozenset[str]()
    before = names.ids_in(question.text[: against.start()]) if against is not None else frozenset[str]()
    return None if bool(held & won) == bool(before & won) else bool(held & won)
