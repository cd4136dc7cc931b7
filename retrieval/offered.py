"""Figures offered to choose from tell which of several deals is meant: "did it order 18 or 24?"."""

from dataclasses import replace
from decimal import Decimal

from retrieval.case import Case

_SCALES = (0, 3, 6, 9)  # powers of ten that "million" may add to the figure before the "or" as well


def of_offered(case: Case) -> Case:
    """The same case about the one deal of several that has a figure offered; the case itself where none does."""
    question = case.question
    if not question.offered or len(case.deals) < 2:
        return case
    scaled = any(number.is_money for number in question.offered)
    offered = {number.value * Decimal(10) ** by for number in question.offered for by in (_SCALES if scaled else (0,))}
    for attribute in question.attributes:
        named = {fact.deal for fact in case.facts(attribute) if fact.value in offered}
        if len(named) == 1:
            return case.about(replace(question.subject, deals=frozenset(named)))
    return case
