"""Why and how: the passage that answers, quoted and cited; never a guess when none does."""

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.sentences import line

A = Attribute


def answer_explain(case: Case) -> Draft:
    """A recorded reason, else the passage nearest to the question, in its own words."""
    if _asks_for_reason(case) and (reasons := case.known(case.facts(A.REASON))):
        return Draft(line(reasons[0], case), tuple(reasons), strong=case.speech.figure(reasons[0]))
    quotes = case.passages(case.question, frozenset(fact.article for fact in case.facts(None)))
    if quotes:
        lead = quotes[0]
        text = f"“{lead.quote}” ({lead.article.publisher})"
        return Draft(text, (), quotes=tuple(quotes), figures=(), strong="")
    reasons = _recorded(case)
    if reasons:
        return Draft(line(reasons[0], case), tuple(reasons), strong=case.speech.figure(reasons[0]))
    return decline(case)


def _asks_for_reason(case: Case) -> bool:
    """Whether the question is why a deal was made at all, and nothing more."""
    question = case.question
    return not question.words and question.claims <= {"signed"} and not question.is_yes_no and bool(question.claims)


def _recorded(case: Case) -> list[Fact]:
    named = [a for a in case.question.attributes if a in (A.REASON, A.REPLACES, A.RECORD)]
    return [fact for attribute in named for fact in case.known(case.facts(attribute))]
