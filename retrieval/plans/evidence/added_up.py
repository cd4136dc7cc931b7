"""Why a figure that is only reported is larger: somebody added what another deal is for."""

from index.records import MONEY, Fact, Modality
from retrieval.case import Case
from retrieval.plans.sentences import label

Sum = tuple[Fact, Fact, Fact]  # a figure, the one that stands in its place, and what was added to that


def find_sum(case: Case, fact: Fact) -> Sum | None:
    """The two sums of one buyer that a disputed or merely reported one adds up; None where no two or several do."""
    if fact.attribute not in MONEY or (fact.modality is Modality.ACTUAL and "disputed" not in fact.scope):
        return None
    alike = (fact.buyer, fact.attribute, fact.unit)
    facts = case.knowledge.records.facts.values()
    known = case.known([other for other in facts if (other.buyer, other.attribute, other.unit) == alike])
    firm = [other for other in known if other.modality is Modality.ACTUAL]
    found = {
        (own.value, other.value): (fact, own, other)
        for own in firm
        for other in firm
        if own.deal == fact.deal != other.deal and own.number + other.number == fact.number
    }
    return next(iter(found.values())) if len(found) == 1 else None


def written_sum(case: Case, found: Sum) -> str:
    """The sum in figures, with what the second of them is for."""
    figures = [case.speech.figure(fact) for fact in found]
    return f"{figures[0]} = {figures[1]} + {figures[2]} ({label(found[2], case)})"
