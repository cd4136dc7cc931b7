"""What a lease costs over all its time: a yearly rent for as many years, with what a longer lease added."""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.names import fold
from index.numerals import states_number
from index.records import Attribute, DealKind, Fact
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.money import money_rows
from retrieval.plans.sentences import label, qualified

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
    years = _years(str(terms[0].value)) if len(terms) == 1 and not added else 0
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


def _years(term: str) -> int:
    """How many whole years a term in words is; nought when it says no such thing."""
    for match in _TERM.finditer(fold(term)):
        number = max((n for n in range(1, _LONGEST) if states_number(match["number"], Decimal(n))), default=0)
        months = number if match["months"] else 12 * number
        return months // 12 if months % 12 == 0 else 0
    return 0


_TERM = re.compile(r"(?P<number>\w+)[ -]?(?:(?P<months>months?|meses|miesi\w+|개월)|years?|anos?|lat|lata|rok\w*|년)")
_LONGEST = 121  # months in ten years: no lease is longer
