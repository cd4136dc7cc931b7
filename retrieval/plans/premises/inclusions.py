"""What is said to be in a price: told by the tags of the price, or by its being of the main thing only."""

from index.names import fold, split_pieces
from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact
from retrieval.question import Subject
from retrieval.resolution import is_alone
from retrieval.stems import stem

A = Attribute


def by_sum_alone(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to be in the price given that a source says to be of the main thing only."""
    given = {number.value for number in case.question.numbers if number.currency}
    if not given or "contents" not in case.question.claims:
        return None
    broad = case.about(Subject(buyers=case.question.subject.buyers, deals=frozenset(deal.id for deal in case.deals)))
    prices = [fact for fact in broad.known(broad.deal_facts(A.VALUE)) if fact.value in given]
    alone = bool(prices) and all(map(is_alone, prices))
    return by_fact(case, prices[-1], False) if alone else None


def by_inclusion(case: Case, stages: list[Stage]) -> Draft | None:
    """Said to be in a price: right where the price is tagged with it ("includes_training"), wrong where without it."""
    if "contents" not in case.question.claims:
        return None
    asked = {stem(piece.text) for piece in split_pieces(fold(case.question.text))}
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
