"""Firsts claimed: the first customer abroad, or that somebody else bought a thing before."""

from dataclasses import replace
from functools import partial

from index.records import Attribute, Deal, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.evidence.texts import by_sentence, sentences_about
from retrieval.plans.premises.claims import by_fact
from retrieval.selection import find_deals
from retrieval.tellings import tells

A = Attribute


def by_first(case: Case, stages: list[Stage]) -> Draft | None:
    """A first abroad claimed: right where a source calls it that, and then wrong that anybody bought it before."""
    question = case.question
    before = "before_them" in question.claims and {"buys", "orders", "signed", "elsewhere"} & question.claims
    is_first = 1 in question.subject.ordinals or "first" in question.leans
    first = is_first and ("elsewhere" in question.claims or "buys" in question.claims)
    if (
        not (before or first)
        or question.times
        or question.words
        or len(question.subject.buyers) != 1
        or not _is_of_one(case)
    ):
        return None
    told = [f for f in case.known(case.facts(A.RECORD)) if _is_first_abroad(f)]
    if told and (before or "elsewhere" in question.claims):
        return by_fact(case, told[-1], is_denied(told[-1]) == bool(before))
    if (earlier := _earlier(case)) is not None:
        return by_fact(case, earlier, bool(before))
    said = next(sentences_about(case, partial(tells, "first")), None)
    return by_sentence(case, said, not before) if said is not None else None


def _is_of_one(case: Case) -> bool:
    """Whether who bought one thing is asked, not which of several things was bought first."""
    return len(case.question.subject.products) == 1 and not case.question.subject.beside


def _is_first_abroad(fact: Fact) -> bool:
    return tells("first_abroad", str(fact.value))


def _earlier(case: Case) -> Fact | None:
    """The signature of another country's deal for the same thing before the first of the country named."""
    knowledge, subject = case.knowledge, case.question.subject
    others = find_deals(replace(subject, buyers=frozenset(), ordinals=(), signed=None), knowledge)
    mine = [day.start for deal in case.deals if (day := knowledge.signing.get(deal.id)) is not None]
    signed = [
        fact for deal in others if _is_sold_abroad(deal, case) for fact in case.known(knowledge.facts_of[deal.id])
    ]
    signed = [f for f in signed if f.attribute is A.SIGNED and f.modality is Modality.ACTUAL]
    before = [fact for fact in signed if mine and fact.period.end < min(mine)]
    return min(before, key=lambda fact: (fact.period.end, fact.id), default=None)


def _is_sold_abroad(deal: Deal, case: Case) -> bool:
    return deal.buyer not in case.question.subject.buyers and deal.buyer != deal.seller_country
