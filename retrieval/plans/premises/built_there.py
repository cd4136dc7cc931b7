"""Things said to have been built in the buyer's country, where that was denied."""

from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import countries_in
from retrieval.plans.evidence.denials import denies
from retrieval.plans.sentences import untrue
from retrieval.question import Asked, Operation, Subject
from retrieval.selection import find_deals

_OPEN = (Operation.VERIFY, Operation.PROVENANCE, Operation.TIMELINE)


def never_built_there(case: Case) -> Draft | None:
    """The correction of an assembly in the buyer's country that is taken for granted; None where it isn't denied."""
    question, knowledge = case.question, case.knowledge
    asks = question.operation not in _OPEN and not question.is_yes_no and question.asked is not Asked.QUANTITY
    if not asks or "produced" not in question.claims:
        return None
    buyers = countries_in(case, "built_there") & knowledge.buyers
    deals = find_deals(Subject(buyers=buyers, products=question.subject.products), knowledge) if buyers else ()
    told = [fact for fact in case.known(knowledge.facts_under(deals)) if _is_of_building_there(fact)]
    denied = [fact for fact in told if fact.modality is Modality.DENIED or fact.value == 0 or denies(fact)]
    return untrue(case, denied[-1]) if denied and len(denied) == len(told) else None


def _is_of_building_there(fact: Fact) -> bool:
    """Whether a fact says how many are built in the buyer's country, in a figure or in words."""
    in_words = fact.attribute is Attribute.OTHER and "local_production" in fact.scope
    return in_words or fact.attribute is Attribute.LOCAL_PRODUCTION
