"""What became of some of the things of a deal: "what happened to the other two"."""

from decimal import Decimal

from index.names import fold
from index.numerals import stated_numbers
from index.records import QUANTITIES, Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.evidence.texts import quoted, sentences_about
from retrieval.question import Asked, Operation
from retrieval.tellings import telling

A = Attribute
_PARTS = {A.DELIVERED_QUANTITY, A.DELIVERED_BATCH, A.SHIPPED_QUANTITY, A.REMAINING_QUANTITY, A.LOST_QUANTITY}


def answer_others(case: Case) -> Draft | None:
    """The newest sentence that tells what became of so many; a refusal where none does.

    None where nothing of the sort is asked, or where so many are all there are: how the deal goes is what is asked.
    """
    question = case.question
    if question.asked is not Asked.STATUS or question.operation is not Operation.LOOKUP or len(question.counts) != 1:
        return None
    counted = [fact for fact in case.deal_facts() if fact.attribute in QUANTITIES] if case.deals else []
    if not counted or question.counts <= {fact.value for fact in counted if fact.attribute not in _PARTS}:
        return None
    count = min(question.counts)
    said = next(sentences_about(case, lambda sentence: _tells_of(sentence, count)), None)
    return quoted(said) if said is not None else decline(case, A.STATUS)


def _tells_of(sentence: str, count: Decimal) -> bool:
    """Whether a sentence says what became of so many that are set apart from the rest, or were taken from them."""
    found = telling("so_many").finditer(fold(sentence))
    return any(count in set(stated_numbers(match["number"] or match["taken"])) for match in found)
