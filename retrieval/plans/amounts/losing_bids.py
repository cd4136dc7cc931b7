"""What a firm that lost had asked for, in the sentence of the article that tells it; never the winner's price."""

from collections.abc import Iterator
from dataclasses import replace

from index.extraction.amounts import Amount, find_amounts
from index.names import fold
from index.numerals import stated_numbers
from index.records import Attribute, Fact
from retrieval.answer import Citation, Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of, quotation
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.deals.outcomes import loser
from retrieval.plans.evidence.paragraphs import paragraphs
from retrieval.plans.sentences import label, line, qualified
from retrieval.question import LARGE, Asked, Operation, Subject
from retrieval.selection import find_deals
from retrieval.tellings import tells

A = Attribute


def answer_losing_bid(case: Case) -> Draft | None:
    """The sentence that tells what the loser in question asked for; a refusal where nobody says so.

    None where no bid of a firm that lost is asked for, or where the bid is a deal on record by itself.
    """
    question = case.question
    if question.asked is not Asked.MONEY or question.operation is not Operation.LOOKUP:
        return None
    asks = "offered" in question.claims or {A.LOSING_BIDDER, A.VALUE} <= set(question.attributes)
    if not asks or question.numbers:
        return None
    losers = _losers(case)
    priced = [fact for fact in losers if sum_bid(fact) is not None]
    if priced and len(set(map(loser, losers))) == 1 == len({sum_bid(fact) for fact in priced}):
        return Draft(line(priced[0], case), (priced[0],), strong=case.speech.figure(priced[0]))
    told = [found for fact in losers for found in _bids_told(fact, case)]
    told = list({citation.quote: citation for citation in told}.values())
    if len(told) == 1:
        return quotation(told[0])
    return decline(case, A.LOSING_BIDDER) if losers else None


def answer_bid_gap(case: Case) -> Draft | None:
    """What a loser asked for held against the price of the contract, where its sum is recorded beside its name."""
    question, speech = case.question, case.speech
    apart = question.operation is Operation.DIFFERENCE or "gap" in question.claims
    bids = {"offered", "lost"} & question.claims and A.REASON not in question.attributes
    if not apart or not bids or question.asked not in (Asked.MONEY, Asked.ANY) or question.is_yes_no:
        return None
    subject = replace(question.subject, kinds=frozenset(), sellers=frozenset(), seller_countries=frozenset())
    wide = case.about(subject) if subject.buyers else case
    pairs = [
        (fact, bid) for fact in _losers(wide) or wide.known(wide.deal_facts(A.LOSING_BIDDER)) if (bid := sum_bid(fact))
    ]
    if len({(loser(fact), bid) for fact, bid in pairs}) != 1:
        return None
    fact, bid = pairs[0]
    prices = case.about(Subject(deals=frozenset({fact.deal}))).rows(A.VALUE, currency=bid.currency)
    if len(prices) != 1:
        return None
    price, role = prices[0].fact, speech.word("role", A.VALUE)
    high, low = max(bid.value, price.number), min(bid.value, price.number)
    sides = [(loser(fact), bid.value), (f"{label(price, case)}, {role}", price.number)]
    (what_a, a), (what_b, b) = sorted(sides, key=lambda side: -side[1])
    figure = speech.amount(high - low, bid.currency)
    text = speech.say(
        "difference",
        figure=figure,
        a=speech.amount(a, bid.currency),
        what_a=what_a,
        b=speech.amount(b, bid.currency),
        what_b=what_b,
    )
    gap = Figure(high - low, bid.currency, A.VALUE, price.qualifier, price.as_of, None)
    return Draft(
        f"{text}, {qualified(price, case)}",
        (price, fact),
        strong=figure,
        computations=(Computation(high - low, (high, low), "−"),),
        figures=(gap, *figures_of([price])),
    )


def sum_bid(fact: Fact) -> Amount | None:
    """What a loser asked for, where it is recorded beside its name."""
    sums = find_amounts(str(fact.value), "en")
    return replace(sums[0], start=0, end=0) if len(sums) == 1 else None


def _losers(case: Case) -> list[Fact]:
    """The facts that name the losers whose bid is asked for: by name, or whoever lost."""
    subject, knowledge = case.question.subject, case.knowledge
    deals = case.deals or find_deals(Subject(buyers=subject.buyers), knowledge)
    facts = [fact for deal in deals for fact in case.known(knowledge.facts_of.get(deal.id, ()))]
    facts = [fact for fact in facts if fact.attribute is A.LOSING_BIDDER]
    named = subject.organisations | subject.sellers
    meant = [
        fact
        for fact in facts
        if named & knowledge.names.ids_in(str(fact.value)) - set(knowledge.records.deals[fact.deal].seller)
    ]
    called = A.LOSING_BIDDER in case.question.attributes or "lost" in case.question.claims
    return meant or (facts if called else [])


def _bids_told(fact: Fact, case: Case) -> Iterator[Citation]:
    """The sentences that give one sum, as what a loser asked for, where it is named or just after it was."""
    article = case.knowledge.article(fact)
    name = fold(loser(fact))
    for text in paragraphs(article):
        for at, one in enumerate(text):
            names = name in fold(one.text)
            follows = at > 0 and name in fold(text[at - 1].text) and tells("of_it", one.text)
            if (names or follows) and tells("bids", one.text) and _gives_one_sum(one.text, article.language):
                yield Citation(article, one.text, article.publisher)


def _gives_one_sum(text: str, language: str) -> bool:
    """Whether a sentence gives a sum of money and no other one; a large number is one without its currency."""
    sums = find_amounts(text, language)
    return len(sums) == 1 or (not sums and any(number >= LARGE for number in stated_numbers(text)))
