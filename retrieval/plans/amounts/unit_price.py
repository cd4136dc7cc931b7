"""What one costs: as stated, or a value divided by a count in the open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from index.records import Attribute, Fact
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import levels, money_rows, single_amount
from retrieval.plans.amounts.rents import rent_of_all
from retrieval.plans.comparisons.named_first import first_named
from retrieval.plans.evidence.texts import says_of_buyer
from retrieval.plans.sentences import label, latest, qualified
from retrieval.question import Asked
from retrieval.resolution import is_alone
from retrieval.tellings import tells

A = Attribute


@dataclass(frozen=True, slots=True)
class Price:
    """What one costs in a deal, by its value and its count; without a count the value is that of one, as stated."""

    value: Fact
    count: Fact | None = None

    @property
    def amount(self) -> Decimal:
        """The value of one, to three figures unless it comes out even: a division is no more exact than that."""
        if self.count is None:
            return self.value.number
        price = self.value.number / self.count.number
        even = len(price.normalize().as_tuple().digits) <= _EVEN
        return price if even else round(price, 2 - price.adjusted())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts it rests on."""
        return (self.value,) if self.count is None else (self.value, self.count)

    @property
    def computations(self) -> tuple[Computation, ...]:
        """The division in the open; none where the price is stated."""
        return () if self.count is None else (Computation(self.amount, tuple(f.number for f in self.facts), "÷"),)

    @property
    def figure(self) -> Figure:
        """The price as a figure of an answer."""
        return Figure(self.amount, self.value.unit, A.UNIT_PRICE, self.value.qualifier, self.value.as_of, None)


def answer_unit_price(case: Case) -> Draft:
    """A stated unit price, or a value divided by a count in the open; a refusal where the basis is missing."""
    if "per_year" in case.question.scopes and (yearly := _yearly(case)):
        return single_amount(case, yearly)
    if (rent := rent_of_all(case)) is not None:
        return rent
    stated = money_rows(case, A.UNIT_PRICE)
    if stated and _holds_sides(case):
        sides = _sides(case, stated)
        return _compared(case, sides) if 1 < len(sides) <= _SIDES else decline(case, A.UNIT_PRICE)
    if stated:
        return single_amount(case, stated)
    if says_of_buyer(case, partial(tells, "unpriced")):
        return decline(case, A.UNIT_PRICE)  # a division isn't what somebody says nobody knows
    prices = _prices(case)
    if not _has_all_sides(case, prices):
        return decline(case, A.UNIT_PRICE)
    return _compared(case, prices) if len(prices) > 1 else _single(case, prices[0])


def _has_all_sides(case: Case, prices: Sequence[Price]) -> bool:
    """Whether there is a price for each buyer named, and for two where it is asked what lies between them."""
    buyers = {case.knowledge.records.deals[price.value.deal].buyer for price in prices}
    named = case.question.subject.buyers & case.knowledge.buyers
    few = len(prices) < _PAIR if "gap" in case.question.claims else not prices
    return not few and len(prices) <= _SIDES and (len(named) < _PAIR or named <= buyers)


def _holds_sides(case: Case) -> bool:
    """Whether it is asked which of several named costs more, or less: a price of only one doesn't tell."""
    subject = case.question.subject
    several = max(len(subject.buyers), len(subject.products), len(subject.ordinals), len(subject.deals)) > 1
    return several and bool(case.question.leans & BY_PRICE)


def _sides(case: Case, stated: Sequence[Row]) -> list[Price]:
    """What one costs on each side of a comparison, as stated or divided; none where they share no currency."""
    told, currency = {row.deal.id for row in stated}, stated[0].fact.unit
    others = [d.id for d in case.deals if d.id not in told and not case.knowledge.is_umbrella(d)]
    held = replace(case, question=replace(case.question, currencies=(currency,)))
    divided = _prices(held.about(replace(case.question.subject, deals=frozenset(others)))) if others else []
    sides = [*(Price(row.fact) for row in stated), *divided]
    return sides if {price.value.unit for price in sides} == {currency} else []


_EVEN = 4  # figures with which a price is even, so that what lies between two is right: 17.75 million


BY_PRICE = frozenset({"cheap", "dear", "more", "less"})


def _yearly(case: Case) -> list[Row]:
    """What one deal costs a year, where a source says so."""
    rows = [row for row in money_rows(case, A.VALUE) if "per_year" in row.fact.scope]
    return rows if len(rows) == 1 else []


def _prices(case: Case) -> list[Price]:
    """The price of one in each of the deals asked about; none where they have no currency or no unit in common."""
    values = levels(case, money_rows(case, A.VALUE)) if case.deals else []
    values = [row for row in values if "per_year" not in row.fact.scope and isinstance(row.fact.value, Decimal)]
    orders = case.firm(case.rows(A.ORDERED_QUANTITY))
    if not orders and case.question.is_of_bid:
        orders = case.rows(A.NEGOTIATED_QUANTITY)  # of a bid only what was offered is on record
    counts = {row.deal.id: row.fact for row in orders}
    if len(counts) != len(orders) or (len(values) == 1 and len(orders) > 1):
        return []
    prices = [Price(_alone(case, row), counts[row.deal.id]) for row in values if row.deal.id in counts]
    units = {(price.value.unit, counts[price.value.deal].unit) for price in prices}
    return prices if len(units) == 1 and (len(prices) > 1 or len(values) == 1) else []


def _alone(case: Case, row: Row) -> Fact:
    """What the things by themselves cost, where that is told beside the price of all that comes with them."""
    facts = case.known(case.facts(A.VALUE, [row.deal]))
    alone = [fact for fact in facts if is_alone(fact) and fact.unit == row.fact.unit]
    return alone[0] if len(alone) == 1 else row.fact


def _single(case: Case, price: Price) -> Draft:
    value, count, speech = price.value, price.count, case.speech
    if count is None:
        return single_amount(case, [case.row(value)])
    figure = _shown(case, price)
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
        computations=price.computations,
        figures=(price.figure, *figures_of((value, count))),
        as_of=value.as_of,
    )


def _compared(case: Case, prices: Sequence[Price]) -> Draft:
    """The prices of one in several deals, the one that leads first."""
    speech, fewest = case.speech, bool(case.question.leans & {"cheap", "less"})
    ranked = sorted(prices, key=lambda price: (price.amount if fewest else -price.amount, price.value.deal))
    deals = [case.knowledge.records.deals[price.value.deal] for price in ranked]
    titles = [d.title if d.buyer in d.title else f"{d.title} ({speech.country(d.buyer)})" for d in deals]
    shown = [_shown(case, price) for price in ranked]
    others = [
        speech.say("compare_other", figure=figure, what=title)
        for figure, title in zip(shown[1:], titles[1:], strict=True)
    ]
    text = speech.say(
        "compare",
        winner=titles[0],
        figure=shown[0],
        what=speech.word("role", A.UNIT_PRICE),
        others=speech.both(others),
    )
    facts = [fact for price in ranked for fact in price.facts]
    draft = Draft(
        f"{text}, {qualified(ranked[0].value, case)}",
        tuple(facts),
        strong=titles[0],
        details=(speech.say("unit_price_caveat"),),
        computations=tuple(done for price in ranked for done in price.computations),
        figures=(*(price.figure for price in ranked), *figures_of(facts)),
        as_of=latest(facts),
        echoed=tuple(titles),
    )
    if case.question.is_yes_no:
        first = first_named(case, [case.row(price.value) for price in ranked])
        return replace(draft, yes_no=first == 0 if first is not None else None)
    named = dict(zip((price.value.deal for price in ranked), titles, strict=True))
    return _apart(case, sorted(ranked, key=lambda p: p.amount), named, draft) if _asks_gap(case, ranked) else draft


def _asks_gap(case: Case, prices: Sequence[Price]) -> bool:
    """Whether it is asked what lies between two prices: "what is the gap", "how many kroner dearer"."""
    sum_of_two = case.question.asked is Asked.MONEY and bool(case.question.leans & BY_PRICE)
    return len(prices) == _PAIR and ("gap" in case.question.claims or sum_of_two)


def _apart(case: Case, prices: Sequence[Price], named: Mapping[str, str], draft: Draft) -> Draft:
    """What lies between two prices of one, the lower first, with both."""
    (low, high), speech, role = prices, case.speech, case.speech.word("role", A.UNIT_PRICE)
    gap = high.amount - low.amount
    figure = speech.word("qualifier", "about").format(figure=speech.amount(gap, high.value.unit))
    text = speech.say(
        "difference",
        figure=figure,
        a=_shown(case, high),
        what_a=f"{named[high.value.deal]}, {role}",
        b=_shown(case, low),
        what_b=f"{named[low.value.deal]}, {role}",
    )
    return replace(
        draft,
        headline=f"{text}, {qualified(high.value, case)}",
        strong=figure,
        computations=(*draft.computations, Computation(gap, (high.amount, low.amount), "−")),
        figures=(replace(high.figure, value=gap), *(draft.figures or ())),
    )


_PAIR = 2
_SIDES = 3  # deals held side by side


def _shown(case: Case, price: Price) -> str:
    if price.count is None:
        return case.speech.figure(price.value)
    about = case.speech.word("qualifier", "about")
    return about.format(figure=case.speech.amount(price.amount, price.value.unit))
