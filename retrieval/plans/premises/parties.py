"""Who is said to have a part in a deal: a partner, an agency, the country that things come from."""

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage, describe, firm_orders
from retrieval.plans.premises.claims import by_fact, verdict

A = Attribute
_PARTIES = (A.LOCAL_PARTNER, A.BUYER_AGENCY, A.SIGNATORY, A.COMPONENT)


def by_party(case: Case, stages: list[Stage]) -> Draft | None:
    """A part in the deal claimed for somebody: right when a fact names them in it."""
    subject, names = case.question.subject, case.knowledge.names
    if case.question.words and case.speech.language == "en":
        return None  # what part is claimed isn't understood
    for fact in (f for attribute in _PARTIES for f in case.known(case.facts(attribute))):
        named = names.ids_in(str(fact.value))
        if named & (subject.organisations | subject.sellers) and not case.question.claims & {"won", "lost"}:
            return by_fact(case, fact, True)
    return None


def by_origin(case: Case, stages: list[Stage]) -> Draft | None:
    """Things said to come from a country, or from a firm: right where they were ordered there, whatever has come."""
    question = case.question
    done = question.is_past or {"completed", "started"} & question.claims
    coming = "delivered" in question.claims and not (done or question.words)
    bare = not (question.claims or question.attributes or question.words or question.scopes or question.numbers)
    abroad = question.subject.seller_countries
    named = (coming and abroad) or (bare and (abroad or question.subject.sellers))
    firm = firm_orders(case, stages)
    if not (named and firm) or question.times:
        return None
    return verdict(case, describe(case, firm[-1:]), True)
