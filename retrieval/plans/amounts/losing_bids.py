"""What a firm that lost had asked for, in the sentence of the article that tells it; never the winner's price."""

from collections.abc import Iterator

from index.extraction.amounts import find_amounts
from index.names import fold
from index.numerals import stated_numbers
from index.records import Attribute, Fact
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.draft import Draft, quotation
from retrieval.plans.absence import decline
from retrieval.plans.deals.outcomes import loser
from retrieval.plans.evidence.paragraphs import paragraphs
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
    asks = "offered" in question.claims or question.attributes == (A.LOSING_BIDDER, A.VALUE)
    if not asks or question.numbers:
        return None
    losers = _losers(case)
    told = [found for fact in losers for found in _bids_told(fact, case)]
    told = list({citation.quote: citation for citation in told}.values())
    if len(told) == 1:
        return quotation(told[0])
    return decline(case, A.LOSING_BIDDER) if losers else None


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
    return meant or (facts if A.LOSING_BIDDER in case.question.attributes else [])


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
