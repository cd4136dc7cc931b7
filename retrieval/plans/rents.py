"""What a lease costs over all its time: a yearly rent for as many years, with what a longer lease added."""

from collections.abc import Sequence
from decimal import Decimal

from index.records import Attribute, DealKind, Fact
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.money import money_rows
from retrieval.plans.sentences import label, qualified
from retrieval.plans.tellings import years_told

A = Attribute


def rent_in_all(case: Case) -> Draft | None:
    """The rent of one lease over its whole term, where that is asked; None where the price on record is that."""
    if "whole_term" not in case.question.claims or [deal.kind for deal in case.deals] != [DealKind.LEASE]:
        return None
    rents = [row.fact for row in money_rows(case, A.VALUE)]
    if len(rents) != 1:
        return None
    rent, known = rents[0], case.known(case.facts(None))
    added = [f for f in known if f.attribute is A.VALUE and "extension" in f.scope and f.unit == rent.unit]
    if "per_year" not in rent.scope:
        return _summed(case, rent, [rent, *added], added) if added else None
    terms = [fact for fact in known if fact.attribute is A.OTHER and "duration" in fact.scope]
    years = years_told(str(terms[0].value)) if len(terms) == 1 and not added else 0
    return _summed(case, rent, [rent] * years, terms) if years else decline(case, A.VALUE)


def _summed(case: Case, rent: Fact, parts: Sequence[Fact], shown: Sequence[Fact]) -> Draft:
    """The parts of a rent added up; `shown` are the facts that say why there are as many."""
    total, speech = sum((part.number for part in parts), Decimal(0)), case.speech
    amount = speech.amount(total, rent.unit)
    told = " + ".join(dict.fromkeys(speech.figure(fact) for fact in parts))
    terms = "; ".join(str(fact.value) for fact in shown if fact.attribute is A.OTHER)
    text = f"{amount} ({told}; {terms})" if terms else f"{amount} ({told})"
    return Draft(
        f"{speech.sentence(A.VALUE, text, rent.buyer, label(rent, case))}, {qualified(rent, case)}",
        (rent, *shown),
        strong=amount,
        computations=(Computation(total, tuple(part.number for part in parts), "+"),),
        figures=figures_of([rent, *(fact for fact in shown if fact.attribute is A.VALUE)]),
        as_of=rent.as_of,
    )
