"""What was paid for breaking a deal off, or for being late: a sum of its own, never the price."""

from index.extraction.amounts import money_spans
from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.denials import denies
from retrieval.plans.detail import in_its_words
from retrieval.plans.sentences import untrue
from retrieval.plans.tellings import tells_of_penalty


def answer_penalty(case: Case) -> Draft:
    """The one sum told as a penalty, or that there was none; a refusal where no source speaks of any."""
    told = [fact for fact in case.known(case.facts(Attribute.OTHER)) if _is_of_penalty(fact)]
    denied = [fact for fact in told if denies(fact) and not money_spans(str(fact.value), "en")]
    stated = [fact for fact in told if fact not in denied and money_spans(str(fact.value), "en")]
    if denied and not stated:
        return untrue(case, denied[-1])
    return in_its_words(case, stated[0]) if len({fact.value for fact in stated}) == 1 else decline(case)


def _is_of_penalty(fact: Fact) -> bool:
    return tells_of_penalty(f"{fact.value} {' '.join(fact.scope)}")
