"""When a lease runs out, where its start and how long it runs are on record, and no source gives the day."""

from dataclasses import replace
from decimal import Decimal

from index.records import Attribute, DealKind, Modality
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation, year_number
from retrieval.plans.amounts.rents import term_of
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.sentences import label, qualified
from retrieval.question import Asked, Operation

A = Attribute
_PLAIN = (Operation.LOOKUP, Operation.EXPLAIN)


def answer_lease_end(case: Case) -> Draft | None:
    """The year in which one lease runs out: that of its start and its years; None where that isn't asked or known."""
    question = case.question
    asked = question.asked is Asked.DATE and question.operation in _PLAIN and bool(question.claims & _ENDS)
    if not asked or [deal.kind for deal in case.deals] != [DealKind.LEASE] or "option_open" in question.claims:
        return None
    return _counted_from_start(case) or _by_term(case)


def _by_term(case: Case) -> Draft | None:
    """How long the lease runs, in the words of an article, where only days of deliveries would be told."""
    question = case.question
    if question.attributes[:1] not in ((), (A.DELIVERY_DUE,)) or "delivered" in question.claims:
        return None
    claims = question.claims | {"duration"}
    lasts = replace(question, operation=Operation.EXPLAIN, asked=Asked.ANY, attributes=(), claims=claims)
    return answer_explain(replace(case, question=lasts))


def _counted_from_start(case: Case) -> Draft | None:
    """The year of the start and the years of the term, added up; None where either isn't on record."""
    starts = [row.fact for row in case.rows(A.EFFECTIVE) if row.fact.modality is Modality.ACTUAL]
    years, terms = term_of(case)
    extended = any("extension" in fact.scope for fact in case.known(case.deal_facts()))
    if len(starts) != 1 or not years or extended or starts[0].period.start.strftime("%m%d") == "0101":
        return None  # from New Year's Day on it would run out on the eve of another
    start, speech = starts[0], case.speech
    ends, begins = year_number(start.period) + years, year_number(start.period)
    text = f"{ends} ({speech.figure(start)}; {terms[0].value})"
    return Draft(
        f"{text}: {label(start, case)}, {qualified(start, case)}",
        (start, *terms),
        strong=str(ends),
        computations=(Computation(ends, (begins, Decimal(years)), "+"),),
        figures=figures_of([start]),
        as_of=start.as_of,
    )


_ENDS = frozenset({"lapsed", "ended", "expiry"})
