"""Sums that a fact tells in words: a penalty, a loan, what one side demands."""

from index.extraction.amounts import money_spans
from index.records import Fact
from retrieval.case import Case


def states_sum(fact: Fact, case: Case) -> bool:
    """Whether there is a sum in the words of a fact, which are in the language of its article."""
    return bool(money_spans(str(fact.value), case.knowledge.article(fact).language))
