"""One figure less another, with both and the sum that gives it."""

from index.records import MONEY, Qualifier
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.entries import Entry, amount_of
from retrieval.plans.sentences import latest, member, qualified
from retrieval.resolution import effective_day


def show_difference(case: Case, high: Entry, low: Entry) -> Draft:
    """The higher side less the lower; a refusal where they rest on more figures than an answer can cite."""
    if len(high.facts) + len(low.facts) > SOURCES:
        return decline(case, high.facts[0].attribute)  # more figures than an answer can cite
    speech = case.speech
    gap, fact = high.amount - low.amount, high.facts[0]
    money = fact.attribute in MONEY
    figure = speech.amount(gap, fact.unit) if money else speech.quantity(gap, fact.unit)
    if any(f.qualifier is not Qualifier.EXACT for f in (*high.facts, *low.facts)):
        figure = speech.word("qualifier", Qualifier.ABOUT).format(figure=figure)
    text = speech.say(
        "difference",
        figure=figure,
        a=amount_of(case, high),
        what_a=f"{high.name}, {speech.word('role', fact.attribute)}",
        b=amount_of(case, low),
        what_b=f"{low.name}, {speech.word('role', low.facts[0].attribute)}",
    )
    facts = [*high.facts, *low.facts]
    sums = [Computation(e.amount, tuple(f.number for f in e.facts), "+") for e in (high, low) if len(e.rows) > 1]
    shown, rows = figures_of(facts), tuple(member(fact, case) for fact in facts)
    totals = tuple(Figure(e.amount, fact.unit, fact.attribute, fact.qualifier, None, facts[0].id) for e in (high, low))
    return Draft(
        f"{text}, {qualified(max(facts, key=lambda fact: effective_day(fact, case.knowledge)), case)}",
        tuple(facts),
        strong=figure,
        details=tuple(row.line for row in rows),
        rows=rows,
        computations=(*sums, Computation(gap, (high.amount, low.amount), "−")),
        figures=(
            Figure(gap, fact.unit, fact.attribute, fact.qualifier, latest(facts), None),
            *shown,
            *totals[: 2 * bool(sums)],
        ),
        as_of=latest(facts),
    )
