"""Figures of one thing and time that are at odds: years for an event, and sums and counts that a question gives."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from index.names import fold
from index.records import MONEY, QUANTITIES, Attribute, Fact
from retrieval.case import Case
from retrieval.question import LARGE, SIDES, Question
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


def put_right(meant: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """What has corrected the facts meant since; nothing where one of them still stands."""
    right = [fact for fact in facts if fact.corrects in {one.id for one in meant}]
    return right if {fact.corrects for fact in right} == {one.id for one in meant} else []


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


def in_play(case: Case, meant: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """A fact for each figure that one of some facts of a role gives, those that are meant first."""
    currency = case.question.currency
    out = {"part"} if case.question.is_of_bid else {"part", *_OF_BIDS}
    pool = [fact for fact in facts if not out & set(fact.scope) and currency in (None, fact.unit)]
    sort = case.question.scopes - SIDES  # it is asked what either says
    pool = [f for f in pool if sort & set(f.scope)] or pool
    units = {fact.unit for fact in meant} or {currency or _widest(pool)}
    chosen = [f for f in pool if f.unit in units] or pool
    own_deals = [f for f in chosen if f.deal in {fact.deal for fact in meant}]
    if len({fact.value for fact in (*meant, *own_deals)}) > 1:
        chosen = own_deals  # what another deal is for contradicts nothing
    elif not meant:
        chosen = _of_one_deal(chosen)
    chosen = sorted(chosen, key=lambda f: f.id)
    of_value = {(f.value, f.unit): f for f in [*chosen, *reversed(meant)]}  # what is meant before who else says so
    return [of_value[each] for each in dict.fromkeys((f.value, f.unit) for f in [*meant, *chosen])]


_OF_BIDS = frozenset({"bid", "competitor"})  # what another asked contradicts no price


def _of_one_deal(facts: list[Fact]) -> list[Fact]:
    """The facts of the one deal in which several figures are given; none where several deals have one figure each."""
    values: dict[str, set[object]] = {fact.deal: set() for fact in facts}
    for fact in facts:
        if "total" not in fact.scope:
            values[fact.deal].add(fact.value)
    at_odds = [deal for deal, given in values.items() if len(given) > 1]
    if len(at_odds) == 1:
        return [fact for fact in facts if fact.deal == at_odds[0]]
    return facts if at_odds or len(values) == 1 else []


def _widest(pool: Sequence[Fact]) -> str:
    units = [fact.unit for fact in pool]
    return max(sorted(set(units)), key=lambda u: len({f.value for f in pool if f.unit == u})) if units else ""
