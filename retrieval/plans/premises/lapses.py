"""An option claimed to have lapsed: right where a source says that it did, never because it was to."""

from index.records import SAID, Attribute, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.plans.counts.taken_up import granting
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact

A, S = Attribute, Status


def by_lapse(case: Case, stages: list[Stage]) -> Draft | None:
    """A lapse claimed: right where it is on record, wrong where all was taken up; a refusal of what was left over."""
    question = case.question
    if "lapsed" not in question.claims or {"exercised", "possible"} & question.claims:
        return None
    facts = case.facts(A.STATUS) + case.facts(A.STATUS, granting(case))
    states = [fact for fact in case.known(facts) if str(fact.value).startswith("option_") and fact.modality in SAID]
    if lapsed := [fact for fact in states if fact.value == S.OPTION_LAPSED]:
        return by_fact(case, lapsed[-1], True)
    in_part = [fact for fact in states if fact.value == S.OPTION_EXERCISED and "part" in fact.scope]
    if in_part or "rest_of_option" in question.claims:
        return not_recorded(case, case.facts(A.REMAINING_QUANTITY) or in_part, A.REMAINING_QUANTITY)
    return None
