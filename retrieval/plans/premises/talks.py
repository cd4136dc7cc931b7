"""Talks claimed that one of those who are said to hold them denies."""

from index.records import Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact
from retrieval.tellings import tells


def by_denied_talks(case: Case, stages: list[Stage]) -> Draft | None:
    """Talks with a firm, or about a thing, claimed: wrong where they are denied; right that they are."""
    question = case.question
    if not {"talks", "denied"} & question.claims or question.numbers:
        return None
    denied = [
        fact for fact in case.known(case.deal_facts()) if fact.modality is Modality.DENIED and _is_meant(fact, case)
    ]
    return by_fact(case, denied[-1], "denied" in question.claims) if denied else None


def _is_meant(fact: Fact, case: Case) -> bool:
    """Whether a fact speaks of talks, and of a firm or a thing that the question names beside what was bought."""
    subject = case.question.subject
    deal, said = case.knowledge.records.deals[fact.deal], f"{fact.value} {fact.quote}"
    named = (subject.organisations | subject.sellers | subject.products) - {*deal.seller, *deal.products}
    return tells("talks", said) and bool(named & case.knowledge.names.ids_in(said))
