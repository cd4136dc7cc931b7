"""Which is more, first or dearer; by how much; what share: figures of several deals held side by side."""

from collections.abc import Sequence
from dataclasses import replace

from index.records import DATES, MONEY, QUANTITIES, Attribute, DealKind
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.matching import has_any
from retrieval.plans.absence import decline
from retrieval.plans.bounds import Bound
from retrieval.plans.comparisons.comparing_dates import compare_dates, compare_slips
from retrieval.plans.comparisons.entries import Entry, amount_of, entries_of
from retrieval.plans.comparisons.multiples import multiple_claimed
from retrieval.plans.comparisons.named_first import first_named
from retrieval.plans.sentences import latest, member, qualified, rivals
from retrieval.question import Asked

A = Attribute


def measure(case: Case, leans: frozenset[str]) -> Attribute:
    """What is compared: what the question names, else what its comparative leans to."""
    named = [a for a in case.question.attributes if a in QUANTITIES | MONEY | DATES]
    if {"dear", "cheap"} & leans or case.question.currency:
        return next((a for a in named if a in MONEY), A.VALUE)
    if {"first", "last"} & leans and not {"more", "less"} & leans:
        claims = case.question.claims
        if "delivered" in claims:  # "who got all of it first"
            handover = (A.COMPLETED, A.DELIVERY_DUE) if "completed" in claims else (A.DELIVERY_START, A.DELIVERY_DUE)
            dates = [*(a for a in named if a in DATES), *handover]
            return next((a for a in dates if len({row.deal.id for row in case.rows(a)}) > 1), dates[0])
        if A.COMPLETED in named:  # "whose full set came first"
            return A.COMPLETED
        plain = A.DELIVERY_DUE if case.question.is_of_plan else A.SIGNED  # what is to come first isn't signed first
        return A.SIGNED if "signed" in claims else next((a for a in named if a in DATES), plain)
    mains = {main for deal in case.deals for main in deal.products[:1]}
    orders = case.known(case.facts(A.ORDERED_QUANTITY))
    units = {fact.unit for fact in ([fact for fact in orders if fact.product in mains] or orders)}
    mixed = len(units) > 1 and not case.question.subject.products and case.question.asked is not Asked.QUANTITY
    mixed = mixed or (len(units) > 1 and _holds_deals(case))  # "is A's boat contract smaller than B's radar one"
    if named and named[0] in QUANTITIES | MONEY and not (named[0] is A.ORDERED_QUANTITY and mixed):
        return named[0]  # launchers against howitzers are no counts to compare
    return A.ORDERED_QUANTITY if len(units) == 1 else A.VALUE


def _holds_deals(case: Case) -> bool:
    """Whether deals are held against each other as such, whatever they are for: "whose contract is bigger"."""
    question = case.question
    counted = question.claims & {"orders", "buys", "delivered"} or question.asked is not Asked.ANY
    units = {fact.unit for fact in case.facts(A.ORDERED_QUANTITY)}
    return question.sorts[:1] == ("deal",) and not counted and not has_any(question.text, units)


def answer_comparison(case: Case, leans: frozenset[str]) -> Draft:
    """The side that leads, and the figures of the others."""
    if "delayed" in case.question.claims:
        return compare_slips(case, least="less" in leans)
    attribute = measure(case, leans)
    lowest = "offered" in case.question.claims and "less" in leans
    if attribute in QUANTITIES and (lowest or DealKind.BID in case.question.subject.kinds):
        return decline(case, A.LOSING_BIDDER)  # a low bid is no small order
    if attribute in DATES:
        return compare_dates(case, attribute, last="last" in leans)
    entries = entries_of(case, attribute)
    for other in (a for a in case.question.attributes if a in QUANTITIES | MONEY and a is not attribute):
        if len(entries) < 2 and not (other in QUANTITIES and _holds_deals(case)):
            attribute, entries = other, entries_of(case, other)
    if len(entries) < 2 or _lacks_side(case, entries):
        return decline(case, attribute)
    fewest = bool({"less", "cheap"} & leans)
    ranked = sorted(entries, key=lambda e: (e.amount if fewest else -e.amount, e.name))
    draft = show_ranking(case, ranked, attribute)
    if case.question.is_yes_no and case.question.mentions:
        first = first_named(case, [entry.rows[0] for entry in entries])
        if (holds := multiple_claimed(case.question)) is not None:
            return _by_multiple(case, entries, first, holds) or decline(case, attribute)
        return replace(draft, yes_no=entries[first] is ranked[0] if first is not None else None)
    return draft


def _by_multiple(case: Case, entries: Sequence[Entry], first: int | None, holds: Bound) -> Draft | None:
    """Yes or no to one side being so many times the other, the one named first told first; None unless two are told."""
    if first is None or len(entries) != _PAIR:
        return None
    one, other = entries[first], entries[1 - first]
    draft = show_ranking(case, [one, other], one.facts[0].attribute)
    return replace(draft, yes_no=holds(one.amount, other.amount)) if draft.facts else None


_PAIR = 2


def _lacks_side(case: Case, entries: Sequence[Entry]) -> bool:
    """Whether several buyers are named and there is but one to compare, or one of three or more is left out."""
    named, told = case.question.subject.buyers, {row.deal.buyer for entry in entries for row in entry.rows}
    return len(named) > 1 == len(told) or (len(named & case.knowledge.buyers) > len(told) > 1)


def show_ranking(case: Case, ranked: Sequence[Entry], attribute: Attribute) -> Draft:
    speech = case.speech
    ranked = _citable(ranked)
    if len(ranked) < 2:
        return decline(case, attribute)  # more figures on one side than an answer can cite
    shown = [amount_of(case, entry) for entry in ranked]
    others = speech.both(
        [speech.say("compare_other", figure=f, what=e.name) for f, e in zip(shown[1:4], ranked[1:4], strict=True)]
    )
    lead = ranked[0]
    key = "compare_equal" if len(ranked) == 2 and lead.amount == ranked[1].amount else "compare"
    text = speech.say(
        key,
        winner=lead.name,
        figure=shown[0],
        what=speech.word("role", attribute),
        others=others,
        figures=speech.both([f"{entry.name} {figure}" for figure, entry in zip(shown, ranked, strict=True)]),
    )
    facts = [fact for entry in ranked for fact in entry.facts]
    rows = tuple(member(fact, case) for fact in facts)
    sums = [
        Computation(entry.amount, tuple(fact.number for fact in entry.facts), "+")
        for entry in ranked
        if len(entry.rows) > 1
    ]
    return Draft(
        f"{text}, {qualified(facts[0], case)}",
        tuple(facts),
        strong=lead.name,
        details=(*(row.line for row in rows), *rivals([row for entry in ranked for row in entry.rows], case)),
        rows=rows,
        computations=tuple(sums),
        figures=(*figures_of(facts), *(_sum_of(entry) for entry in ranked if len(entry.rows) > 1)),
        as_of=latest(lead.facts),
        echoed=tuple(entry.name for entry in ranked),
    )


def _sum_of(entry: Entry) -> Figure:
    """What the deals of one side come to, as a figure of its own."""
    fact = entry.facts[0]
    return Figure(entry.amount, entry.unit, fact.attribute, fact.qualifier, latest(entry.facts), None)


def _citable(ranked: Sequence[Entry]) -> list[Entry]:
    """The leading sides whose facts can all be cited."""
    kept, places = list[Entry](), SOURCES
    for entry in ranked:
        places -= len(entry.rows)
        if places < 0:
            break
        kept.append(entry)
    return kept
