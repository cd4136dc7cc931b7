"""All of something claimed: held against how many a count or a sentence is of."""

from decimal import Decimal

from index.names import fold
from index.numerals import stated_numbers, states_number
from index.records import Attribute, Fact, Qualifier
from retrieval.case import Case
from retrieval.plans.counts.completion import ordered_for
from retrieval.question import Question
from retrieval.tellings import telling, tells

A = Attribute
_PARTS = (A.LOCAL_PRODUCTION, A.UPGRADE_QUANTITY, A.IN_SERVICE_QUANTITY)  # roles that count some of what was ordered


def counts_whole(question: Question) -> bool:
    """Whether the number in a question is of the whole whose part is claimed to be all: "are all 130 built at home"."""
    return "completed" in question.claims and question.attributes[:1] in {(role,) for role in _PARTS}


def is_of_all(fact: Fact, case: Case) -> bool | None:
    """Whether a count is of as many as the question names, else as were ordered; None where nothing tells."""
    if not isinstance(fact.value, Decimal):
        return None
    named = max(case.question.counts, default=None)
    ordered = ordered_for(case.row(fact), case) if named is None else None
    whole = ordered.number if ordered is not None else named
    if whole is None or (fact.number < whole and fact.qualifier in (Qualifier.AT_LEAST, Qualifier.OVER)):
        return None
    return fact.number >= whole


def says_of_all(sentence: str, case: Case) -> bool:
    """Whether an English sentence speaks of all there is, in words or by the number ordered."""
    counts = [fact.number for fact in case.facts(A.ORDERED_QUANTITY) if isinstance(fact.value, Decimal)]
    for match in telling("of_so_many").finditer(fold(sentence)):
        whole = [n for n in counts if states_number(match["whole"], n)]
        if any(number < n for number in stated_numbers(match["part"]) for n in whole):
            return False  # "one of the two"
    return tells("every", sentence) or any(n > 1 and states_number(sentence, n) for n in counts)
