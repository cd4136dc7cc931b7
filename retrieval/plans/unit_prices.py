"""What one of them costs: a price stated apiece, or a package divided by a count in the open."""

from collections.abc import Sequence
from decimal import Decimal

from index.records import Attribute, Fact, Qualifier
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.money import levels, money_rows, single_amount
from retrieval.plans.sentences import label, latest, qualified

A = Attribute
_READINGS = 3  # deals whose prices are told side by side


def unit_price(case: Case) -> Draft:
    """A stated unit price, or a value divided by a count in the open; a refusal where the basis is missing."""
    if stated := money_rows(case, A.UNIT_PRICE):
        return single_amount(case, stated, A.UNIT_PRICE)
    values = levels(case, money_rows(case, A.VALUE)) if case.deals else []
    orders = case.firm(case.rows(A.ORDERED_QUANTITY))
    counts = {row.deal.id: row for row in orders}
    if 1 < len(values) <= _READINGS and len(orders) == len(counts):
        return _unit_prices(case, [(row.fact, counts[row.deal.id].fact) for row in values if row.deal.id in counts])
    if len(values) != 1 or values[0].deal.id not in counts or len(orders) != 1:
        return decline(case, A.UNIT_PRICE)
    value, count, speech = values[0].fact, counts[values[0].deal.id].fact, case.speech
    price = _rounded(value.number / count.number)
    figure = speech.word("qualifier", "about").format(figure=speech.amount(price, value.unit))
    text = speech.say(
        "unit_price",
        figure=figure,
        value=speech.figure(value),
        count=speech.quantity(count.number, count.unit),
        what=label(value, case),
    )
    return Draft(
        f"{text}, {qualified(value, case)}",
        (value, count),
        strong=figure,
        details=(speech.say("unit_price_caveat"),),
        computations=(Computation(price, (value.number, count.number), "÷"),),
        figures=(
            Figure(price, value.unit, A.UNIT_PRICE, value.qualifier, value.as_of, None),
            *figures_of((value, count)),
        ),
        as_of=value.as_of,
    )


def _unit_prices(case: Case, pairs: Sequence[tuple[Fact, Fact]]) -> Draft:
    """The prices apiece of a few deals in one currency, the one that the question leans to first."""
    if len(pairs) < 2 or len({value.unit for value, _ in pairs}) > 1 or len({count.unit for _, count in pairs}) > 1:
        return decline(case, A.UNIT_PRICE)
    speech, low = case.speech, bool(case.question.leans & {"less", "cheap"})
    prices = sorted(
        ((_rounded(value.number / count.number), value, count) for value, count in pairs),
        key=lambda priced: (priced[0] if low else -priced[0], priced[1].id),
    )
    about = speech.word("qualifier", Qualifier.ABOUT)
    figures = [about.format(figure=speech.amount(price, value.unit)) for price, value, _ in prices]
    texts = [
        speech.say(
            "unit_price",
            figure=f"{speech.country(value.buyer)}: {figure}",
            value=speech.figure(value),
            count=speech.number(count.number),
            what=case.knowledge.product_name(count.product),
        )
        for figure, (_, value, count) in zip(figures, prices, strict=True)
    ]
    facts = [fact for _, value, count in prices for fact in (value, count)]
    return Draft(
        f"{'; '.join(texts)}, {qualified(facts[0], case)}",
        tuple(facts),
        strong=figures[0],
        details=(speech.say("unit_price_caveat"),),
        computations=tuple(Computation(p, (value.number, count.number), "÷") for p, value, count in prices),
        figures=(
            *(Figure(p, v.unit, A.UNIT_PRICE, v.qualifier, v.as_of, None) for p, v, _ in prices),
            *figures_of(facts),
        ),
        as_of=latest(facts),
    )


def _rounded(price: Decimal) -> Decimal:
    """A computed price to three figures: a package divided by a count is no more exact than that."""
    return round(price, 2 - price.adjusted()) if price else price
