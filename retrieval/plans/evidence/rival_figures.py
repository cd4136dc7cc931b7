"""Figures of one thing and time that are at odds: years for an event, and sums and counts that a question gives."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from index.names import fold
from index.records import MONEY, QUANTITIES, Attribute, Fact
from retrieval.case import Case
from retrieval.question import LARGE, Question
from retrieval.understanding.cues import load_cues

A = Attribute


def dates_at_odds(case: Case) -> list[Fact]:
    """The plans for one event of one deal that differ though they are of one time; none where several events have such.

    An ordinal may count what comes, not the deals: "for the first of the new batteries".
    """
    broad = case.about(replace(case.question.subject, ordinals=()))
    order = (A.DELIVERY_START, A.DELIVERY_DUE, A.COMPLETED, A.SIGNED, A.EFFECTIVE)
    for attribute in order:
        for row in broad.rows(attribute):
            rivals = [rival for rival in row.standing.rivals if rival.as_of == row.fact.as_of]
            if rivals:
                return [row.fact, *rivals]
    return []


def sums_at_odds(case: Case, meant: Iterable[Fact]) -> list[Fact]:
    """The sums of one deal that the question gives, where it gives several: "I've read 1.02 billion and 1.09"."""
    sums = {n.value for n in case.question.numbers if n.value >= LARGE or n.value % 1}
    meant = [fact for fact in meant if fact.attribute in MONEY]
    deals = {fact.deal for fact in meant if fact.value in sums}
    meant = [fact for fact in meant if fact.deal in deals]
    met = {n for n in sums for fact in meant if fact.value == n or is_scaled(fact, n)}
    return meant if len(deals) == 1 and len(sums) > 1 and met == sums else []


def counts_at_odds(case: Case, meant: Iterable[Fact]) -> list[Fact]:
    """The counts that the question gives, where they are of one thing and time: "given as 30 by some, 24 by others"."""
    counts = {number.value for number in case.question.numbers if number.currency is None}
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for fact in meant:
        if fact.attribute in QUANTITIES and fact.value in counts:
            alike.setdefault((fact.deal, fact.attribute, fact.product, fact.as_of), []).append(fact)
    found = [facts for facts in alike.values() if len({fact.value for fact in facts}) == len(counts)]
    return found[0] if len(counts) > 1 and found else []


def is_scaled(fact: Fact, number: Decimal) -> bool:
    """Whether a sum is a number of millions, billions or trillions."""
    return fact.attribute in MONEY and any(fact.value == number * 10**power for power in (6, 9, 12))


def asks_why(question: Question) -> bool:
    """Whether a reason is asked for beside a figure's source: "who gives six, and how is that explained"."""
    cues, asked = load_cues(question.language), fold(question.text)
    return A.REASON in question.attributes or cues.has("operation", "explain", asked)


def reasons_for(case: Case, figures: Collection[Fact]) -> list[Fact]:
    """Why figures differ, or what one of those who give a figure says beside it; first what is marked as of figures."""
    facts = [fact for fact in case.known(case.facts(A.REASON)) if _explains(fact, figures)]
    return sorted(facts, key=lambda fact: not _OF_FIGURES & set(fact.scope))


def _explains(reason: Fact, figures: Collection[Fact]) -> bool:
    marks, priced = set(reason.scope), any(fact.attribute in MONEY for fact in figures)
    if not priced and "price" in marks:
        return False
    if _OF_FIGURES & marks and reason.deal in {fact.deal for fact in figures}:
        return True
    beside = any((reason.stated_by, reason.article, reason.as_of) == (f.stated_by, f.article, f.as_of) for f in figures)
    return beside and not _OF_ELSE & marks


_OF_FIGURES = frozenset({"discrepancy", "disputed", "correction", "counting", "count", "quantity", "price"})
_OF_ELSE = frozenset({"delay", "cancellation", "suspension", "selection", "loss", "rejection", "option", "price_rise"})
