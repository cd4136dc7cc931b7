"""Why somebody gives another figure: asked of a source by its name, it takes for granted only that it says so."""

from decimal import Decimal

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.evidence.provenance import answer_provenance
from retrieval.plans.evidence.rival_figures import is_scaled
from retrieval.question import Operation


def answer_why_said(case: Case) -> Draft | None:
    """Both figures and why they differ, where it is asked why a source named gives one that others contradict."""
    question = case.question
    if question.operation is not Operation.EXPLAIN or Attribute.REASON not in question.attributes:
        return None
    given = {number.value for number in question.numbers}
    said = [
        fact
        for fact in case.known(case.deal_facts())
        if isinstance(fact.value, Decimal)
        and (fact.value in given or any(is_scaled(fact, number) for number in given))
        and fact.stated_by
        and has_any(question.text, (fact.stated_by, fact.stated_by.removeprefix("The ")))
        and "disputed" in fact.scope
    ]
    return answer_provenance(case, disagreement=True, age=False) if said else None
