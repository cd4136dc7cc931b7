"""What no source states but two figures give: what a framework's ceiling leaves, an offset in money."""

from dataclasses import replace
from decimal import Decimal

from index.records import Attribute, Fact
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.money import money_rows
from retrieval.plans.sentences import label, qualified

A = Attribute


def part_of_price(case: Case, attribute: Attribute) -> Draft | None:
    """The amount that follows from two figures on record; None where none does."""
    if attribute is A.CEILING:
        return _left_of_ceiling(case)
    return _offset_in_money(case) if attribute is A.OFFSET else None


def _left_of_ceiling(case: Case) -> Draft | None:
    """What the ceiling of a framework leaves after the contracts placed under it, where that is asked."""
    if A.REMAINING_QUANTITY not in case.question.attributes:
        return None
    broad = case.about(replace(case.question.subject, kinds=frozenset(), ordinals=()))
    ceilings = money_rows(broad, A.CEILING)
    if len(ceilings) != 1:
        return None
    ceiling = ceilings[0].fact
    called = case.knowledge.children(ceilings[0].deal.id)
    values = [row.fact for row in broad.rows(A.VALUE, called, ceiling.unit)]
    if not values or len(values) < len(called):
        return None  # a contract whose price nobody gives may have taken the rest
    left, speech = ceiling.number - sum(value.number for value in values), case.speech
    text = speech.say(
        "difference",
        figure=speech.amount(left, ceiling.unit),
        a=speech.figure(ceiling),
        what_a=speech.word("role", A.CEILING),
        b=" − ".join(speech.figure(value) for value in values),
        what_b=speech.word("role", A.VALUE),
    )
    return Draft(
        f"{text}, {qualified(values[-1], case)}",
        (ceiling, *values),
        strong=speech.amount(left, ceiling.unit),
        details=tuple(f"{speech.figure(fact)}: {label(fact, case)}, {qualified(fact, case)}" for fact in values),
        computations=(Computation(left, (ceiling.number, *(value.number for value in values)), "−"),),
        figures=(
            Figure(left, ceiling.unit, A.CEILING, ceiling.qualifier, values[-1].as_of, None),
            *figures_of([ceiling, *values]),
        ),
        as_of=values[-1].as_of,
    )


def _offset_in_money(case: Case) -> Draft | None:
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


def _price(case: Case, share: Fact, currency: str) -> Fact | None:
    """The price of the deal that a share is of."""
    rows = case.rows(A.VALUE, [case.knowledge.records.deals[share.deal]], currency)
    return rows[0].fact if len(rows) == 1 else None
