"""What is said to be in a price: told by the tags of the price, or by its being of the main thing only."""

from collections.abc import Sequence
from functools import partial

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.texts import by_sentence, sentences_about
from retrieval.plans.premises.claims import by_fact
from retrieval.question import Subject
from retrieval.resolution import is_alone
from retrieval.stems import stem, stems_in
from retrieval.tellings import tells

A = Attribute


def by_sum_alone(case: Case, stages: list[Stage]) -> Draft | None:
    """A sum given that is said to be of the main thing only, or to take in something that it doesn't."""
    claims = {"contents", "alone"} & (case.question.claims | case.question.scopes)
    broad = case.about(Subject(buyers=case.question.subject.buyers, deals=frozenset(deal.id for deal in case.deals)))
    values = broad.known(broad.deal_facts(A.VALUE)) if claims else []
    given = {number.value for number in case.question.numbers if number.currency}
    prices = [fact for fact in values if fact.value in given]
    if not prices:
        return None
    if all(map(is_alone, prices)):
        return by_fact(case, prices[-1], "alone" in claims)
    return _of_more(case, prices, values) if "alone" in claims else None


def _of_more(case: Case, prices: Sequence[Fact], values: Sequence[Fact]) -> Draft:
    """No to a price said to be of the main thing only, by the price of that alone, or by what its article takes in."""
    priced = {(fact.deal, fact.unit) for fact in prices}
    if apart := [fact for fact in values if is_alone(fact) and (fact.deal, fact.unit) in priced]:
        return by_fact(case, apart[-1], False)
    articles = {fact.article for fact in prices}
    told = [s for s in sentences_about(case, partial(tells, "takes_in")) if s.article.id in articles]
    return by_sentence(case, told[0], False) if told else decline(case, A.VALUE)


def by_inclusion(case: Case, stages: list[Stage]) -> Draft | None:
    """Said to be in a price: right where the price is tagged with it ("includes_training"), wrong where without it."""
    if "contents" not in case.question.claims:
        return None
    asked = stems_in(case.question.text)
    if (alone := _priced_alone(case)) is not None:
        return by_fact(case, alone, False)
    for fact in case.known(case.facts(A.VALUE)):
        for tag in fact.scope:
            taken, *things = tag.split("_")
            if taken in _TAKEN and asked & {stem(thing) for thing in things} - {"and"}:
                return by_fact(case, fact, _TAKEN[taken])
    return None


def _priced_alone(case: Case) -> Fact | None:
    """The price that is of the main thing only, where it is asked whether something else named is in it."""
    given = {number.value for number in case.question.numbers if number.currency}
    prices = [f for f in case.known(case.deal_facts(A.VALUE)) if is_alone(f)]
    prices = [f for f in prices if not given or f.value in given]
    about = {fact.deal: case.knowledge.products_of(fact.deal) for fact in prices}
    asked = [case.knowledge.covers(product) for product in case.question.subject.products]
    named = [f for f in prices if any(p & about[f.deal] for p in asked) or len(asked) == 1]
    beside = [f for f in named if any(not p & about[f.deal] for p in asked)]
    return beside[-1] if len({f.value for f in beside}) == 1 else None


_TAKEN = {"includes": True, "with": True, "without": False, "excludes": False}  # how tags say what is in a price
