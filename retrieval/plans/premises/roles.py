"""Whether there is anything in a role at all: an option, an offset, local production, a condition of the price."""

from index.records import QUANTITIES, Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact
from retrieval.plans.premises.universals import counts_whole, is_of_all
from retrieval.question import SIDES
from retrieval.stems import stem, stems_in

A = Attribute


def by_scope(case: Case, stages: list[Stage]) -> Draft | None:
    """A condition claimed: second-hand, net, gross."""
    if "contents" in case.question.claims:
        return None  # "does the package take in spares": the condition only tells the price
    for scope in sorted(case.question.scopes - SIDES):
        if found := [fact for fact in case.known(case.facts(None)) if scope in fact.scope]:
            return by_fact(case, found[-1], True)
    return None


_EVERY_DEAL_HAS = frozenset({A.ORDERED_QUANTITY, A.DELIVERED_QUANTITY, A.FRAMEWORK_QUANTITY})
ROLES_OF_THEIR_OWN = (QUANTITIES - _EVERY_DEAL_HAS) | {
    A.OFFSET,
    A.CEILING,
    A.BUDGET,
    A.AMOUNT_PAID,
    A.LOCAL_PARTNER,
    A.LOSING_BIDDER,
    A.REPLACES,
}


def by_role(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether there is anything in a role at all: an option, an offset, local production."""
    attributes = () if {"cheap", "dear"} & case.question.leans else case.question.attributes
    for attribute in attributes:  # that there was a bid doesn't tell that it was cheaper
        if attribute is A.AMOUNT_PAID and "refund" in case.question.scopes:
            continue  # what was paid says nothing of what comes back
        if attribute in ROLES_OF_THEIR_OWN and (rows := case.rows(attribute)):
            fact = rows[0].fact
            if _is_unread(fact, case):
                return None
            if counts_whole(case.question):
                whole = is_of_all(fact, case)
                return by_fact(case, fact, whole) if whole is not None else None
            return by_fact(case, fact, fact.value != 0 and fact.modality is not Modality.DENIED)
        if attribute in ROLES_OF_THEIR_OWN and (denied := find_denial(case, attribute)) is not None:
            return by_fact(case, denied, False)
    return None


def _is_unread(fact: Fact, case: Case) -> bool:
    """Whether what is said to have been done with a lease isn't understood: "did it extend its lease"."""
    words = {stem(word) for word in case.question.words} if case.speech.language == "en" else set[str]()
    return fact.attribute is A.LEASED_QUANTITY and bool(words - stems_in(fact.quote))
