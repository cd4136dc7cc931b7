"""An offset in money, where it is on record in percent of a price."""

from decimal import Decimal

from index.records import Attribute, Fact
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import label, qualified

A = Attribute


def offset_in_money(case: Case) -> Draft | None:
    """An offset that is on record in percent as an amount, where a currency is asked for that the price is in."""
    currency, rows = case.question.currency, case.rows(A.OFFSET)
    if currency is None or len(rows) != 1 or rows[0].fact.unit != "percent":
        return None
    price = _price(case, rows[0].fact, currency)
    if price is None:
        return None
    share, speech = rows[0].fact, case.speech
    amount = price.number * share.number / Decimal(100)
    text = f"{speech.amount(amount, currency)}: {speech.figure(share)} × {speech.figure(price)}"
    return Draft(
        f"{speech.sentence(A.OFFSET, text, share.buyer, label(share, case))}, {qualified(share, case)}",
        (share, price),
        strong=speech.amount(amount, currency),
        computations=(Computation(amount, (price.number, share.number), "of"),),
        figures=(
            Figure(amount, currency, A.OFFSET, share.qualifier, share.as_of, None),
            *figures_of([share, price]),
        ),
        as_of=share.as_of,
    )


def offset_given(case: Case) -> Draft | None:
    """The offset in money where the question gives it in percent: "35 percent for its industry: what is that"."""
    given = {number.value for number in case.question.numbers if number.currency is None}
    stated = any(row.fact.unit == "percent" and row.fact.value in given for row in case.rows(A.OFFSET))
    return offset_in_money(case) if stated else None


def _price(case: Case, share: Fact, currency: str) -> Fact | None:
    """The price of the deal that a share is of."""
    rows = case.rows(A.VALUE, [case.knowledge.records.deals[share.deal]], currency)
    return rows[0].fact if len(rows) == 1 else None
