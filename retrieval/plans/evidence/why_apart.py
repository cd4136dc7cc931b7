"""Why two figures are at odds, in the words of the article that gives them."""

from collections.abc import Sequence
from itertools import pairwise

from index.records import Fact
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.plans.evidence.paragraphs import paragraphs
from retrieval.question import Operation
from retrieval.tellings import tells

_LONGEST = 130  # characters of a sentence that fits beside both figures


def sentence_apart(case: Case, facts: Sequence[Fact]) -> Citation | None:
    """The sentence right after one of two figures that tells what it counts or leaves out, where it is asked why.

    None where that sentence has a figure of its own on record, or is of a language that isn't read here.
    """
    if case.question.operation is not Operation.EXPLAIN:
        return None
    quotes = {fact.quote for fact in case.knowledge.records.facts.values() if fact.deal in {f.deal for f in facts}}
    for fact in facts:
        article = case.knowledge.article(fact)
        pairs = ((one, after) for text in paragraphs(article) for one, after in pairwise(text))
        for one, after in pairs if article.language == "en" else ():
            is_apart = len(after.text) <= _LONGEST and tells("tells_apart", after.text)
            if fact.quote in one.text and is_apart and not any(quote in after.text for quote in quotes):
                return Citation(article, after.text, article.publisher)
    return None
