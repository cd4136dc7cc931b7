"""How many times as much one side is as another: one figure over the other, with both."""

from decimal import Decimal

from index.records import MONEY, QUANTITIES, Attribute
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.comparing import measure
from retrieval.plans.comparisons.entries import Entry, amount_of, entries_of
from retrieval.plans.sentences import latest, member, qualified

A = Attribute
_PAIR = 2


def answer_times_as(case: Case) -> Draft | None:
    """The larger of two sides over the smaller; a refusal where there aren't two, None where that isn't asked."""
    question = case.question
    if "times_as" not in question.claims or question.is_yes_no or not case.deals:
        return None
    attribute = measure(case, question.leans)
    entries = entries_of(case, attribute) if attribute in QUANTITIES | MONEY else []
    if len(entries) != _PAIR or sum(len(entry.facts) for entry in entries) > SOURCES:
        return decline(case, attribute)
    high, low = sorted(entries, key=lambda entry: (-entry.amount, entry.name))
    units = {fact.unit for entry in entries for fact in entry.facts}
    return _shown(case, high, low) if len(units) == 1 and low.amount else decline(case, attribute)


def _shown(case: Case, high: Entry, low: Entry) -> Draft:
    speech, fact = case.speech, high.facts[0]
    times = round(high.amount / low.amount, 1)
    times = times.quantize(Decimal(1)) if times == times.to_integral() else times
    role, facts = speech.word("role", fact.attribute), [*high.facts, *low.facts]
    text = speech.say(
        "times_as",
        figure=speech.number(times),
        a=amount_of(case, high),
        what_a=f"{high.name}, {role}",
        b=amount_of(case, low),
        what_b=f"{low.name}, {role}",
    )
    sums = [Computation(e.amount, tuple(f.number for f in e.facts), "+") for e in (high, low) if len(e.rows) > 1]
    totals = [Figure(e.amount, fact.unit, fact.attribute, fact.qualifier, None, e.facts[0].id) for e in (high, low)]
    rows = tuple(member(one, case) for one in facts)
    return Draft(
        f"{text}, {qualified(fact, case)}",
        tuple(facts),
        strong=text.split(":")[0],
        details=tuple(row.line for row in rows),
        rows=rows,
        computations=(*sums, Computation(times, (high.amount, low.amount), "÷")),
        figures=(
            Figure(times, "", fact.attribute, fact.qualifier, latest(facts), None),
            *figures_of(facts),
            *totals[: _PAIR * bool(sums)],
        ),
        as_of=latest(facts),
    )
