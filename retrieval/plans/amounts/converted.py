"""An amount in another currency than its source gives, at the reference rate of its day."""

from dataclasses import replace
from datetime import date

from index.names import fold
from index.periods import period_of
from index.records import Qualifier
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import headline, untrue
from retrieval.resolution import effective_day
from retrieval.understanding.cues import load_cues
from retrieval.understanding.sums import names_counted_money

PREFERRED = ("USD", "EUR")  # currencies that prices are given in anywhere


def converted(case: Case, row: Row, draft: Draft) -> Draft:
    """The draft with the amount in the currency asked for, at the rate of the fact's day, where no source gives it.

    A currency beside an amount ("did it cost 2 billion dollars") is the asker's, not what is asked for.
    """
    fact, target, speech = row.fact, case.question.currency, case.speech
    given = any(number.currency for number in case.question.numbers)
    if target in (None, fact.unit) or given or fact.qualifier is Qualifier.UNDISCLOSED:
        return draft
    day = effective_day(fact, case.knowledge)
    rate = case.rates.find(fact.unit, target, day) if day > date.min else None
    if rate is None and _is_counted_wrongly(target, row, case):
        return untrue(case, fact)
    if rate is None:
        return replace(draft, details=(speech.say("no_rate", currency=target), *draft.details))
    amount = rate.convert(fact.number, fact.unit)
    figure = speech.amount(amount, target)
    text = speech.say(
        "converted",
        figure=figure,
        base=rate.base,
        rate=speech.number(rate.value),
        quote=rate.quote,
        day=speech.period(period_of(rate.day)),
    )
    operator = "÷" if rate.quote == fact.unit else "×"
    return replace(
        draft,
        headline=headline(row, case, figure=f"{speech.figure(fact)} ({text})"),
        computations=(Computation(amount, (fact.number, rate.value), operator),),
        figures=(*figures_of((fact,)), Figure(amount, target, fact.attribute, Qualifier.ABOUT, fact.as_of, None)),
        rates=(rate,),
    )


def _is_counted_wrongly(currency: str, row: Row, case: Case) -> bool:
    """Whether a price is asked for as so many of a currency that no party has: "how many dirhams did Kuwait pay"."""
    question, parties = case.question, (row.deal.buyer, row.deal.seller_country)
    counted = names_counted_money(fold(question.text), load_cues(question.language))
    return counted and currency not in {*PREFERRED, *(c for p in parties for c in case.knowledge.currencies(p))}
