"""So many percent of a price, in money: an offset that is recorded in percent only."""

from decimal import Decimal

from index.records import Attribute
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import label, latest, qualified

A = Attribute


def in_money(case: Case, attribute: Attribute) -> Draft | None:
    """What a percentage of the price comes to in the currency named; None where that isn't one sum of one deal."""
    currency = case.question.currency
    parts = [row for row in case.rows(attribute) if isinstance(row.fact.value, Decimal)]
    if currency is None or len(parts) != 1 or parts[0].fact.unit != "percent":
        return None
    prices = case.rows(A.VALUE, [parts[0].deal], currency)
    if len(prices) != 1 or not isinstance(prices[0].fact.value, Decimal):
        return None
    part, price, speech = parts[0].fact, prices[0].fact, case.speech
    amount = price.number * part.number / 100
    figure = speech.amount(amount, currency)
    text = speech.say(
        "part_of",
        figure=figure,
        percent=speech.figure(part),
        whole=speech.figure(price),
        what=f"{label(price, case)}, {speech.word('role', attribute)}",
    )
    return Draft(
        f"{text}, {qualified(price, case)}",
        (part, price),
        strong=figure,
        computations=(Computation(amount, (price.number, part.number), "‰"),),
        figures=(
            Figure(amount, currency, attribute, price.qualifier, latest([part, price]), None),
            *figures_of((part, price)),
        ),
        as_of=latest([part, price]),
    )
