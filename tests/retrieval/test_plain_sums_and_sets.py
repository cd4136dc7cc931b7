"""Plain questions on prices, and on who bought of whom, made from the records: answers that the records compute."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from index.records import Attribute, DealKind, Fact, Modality
from retrieval.answerer import Answerer
from retrieval.knowledge import Knowledge
from tests.retrieval.asking import ask, build_world
from tests.retrieval.claimed import denies, judge
from tests.retrieval.purchases import purchases

WORLDS = ("seventh", "ninth", "twentyeighth")
_BOUGHT = frozenset({DealKind.PURCHASE, DealKind.EXECUTIVE_CONTRACT})


@dataclass(frozen=True, slots=True)
class Priced:
    """A plain purchase with the one price that is on record of it."""

    buyer: str
    thing: str
    price: Fact

    def times(self, number: Decimal) -> str:
        """So many times the price, written as an asker would: "EUR 95 million"."""
        return f"{self.price.unit} {(self.price.number * number / 10**6).quantize(Decimal(1)):f} million"


def priced(knowledge: Knowledge) -> list[Priced]:
    """The plain purchases with one price that nothing contests."""
    found = list[Priced]()
    for bought in purchases(knowledge):
        facts = [fact for fact in knowledge.records.facts.values() if fact.attribute is Attribute.VALUE]
        named = [fact for fact in facts if fact.buyer == bought.buyer]
        own = [fact for fact in named if knowledge.product_name(fact.product) == bought.thing]
        plain = len(own) == 1 and not own[0].scope and own[0].modality is Modality.ACTUAL
        if plain and isinstance(own[0].value, Decimal):
            found.append(Priced(bought.buyer, bought.thing, own[0]))
    return found


def on_price(deal: Priced) -> Iterator[str]:
    """Questions that ask for a price."""
    buyer, thing = deal.buyer, deal.thing
    yield f"How much is {buyer}'s {thing} contract worth?"
    yield f"What did {buyer} pay for the {thing}s?"
    yield f"What amount is {buyer}'s contract for the {thing} put at?"
    yield f"How expensive was {buyer}'s {thing} purchase?"
    yield f"{buyer} {thing} contract value"


def of_price(deal: Priced) -> Iterator[tuple[str, bool]]:
    """Claims of a price, each with whether it is so."""
    buyer, thing = deal.buyer, deal.thing
    low, high, higher = (deal.times(Decimal(number)) for number in ("0.5", "1.5", "2.5"))
    yield f"Did {buyer} pay between {low} and {high} for the {thing}?", True
    yield f"Did {buyer} pay between {high} and {higher} for the {thing}?", False
    yield f"Is {buyer}'s {thing} contract worth more than {low}?", True
    yield f"Did {buyer} spend less than {low} on the {thing}?", False


@pytest.mark.parametrize("world", WORLDS)
def test_a_price_is_told_and_what_is_claimed_of_it_decided(world: str) -> None:
    answerer = build_world(world)
    deals = priced(answerer.knowledge)
    asked = [(question, deal.price.number) for deal in deals for question in on_price(deal)]
    assert asked
    told = {question: [figure.value for figure in ask(answerer, question).figures] for question, _ in asked}
    assert [question for question, price in asked if price not in told[question]] == []
    claimed = [claim for deal in deals for claim in of_price(deal)]
    wrong, _ = judge(answerer, claimed)
    assert wrong == []


@pytest.mark.parametrize("world", WORLDS)
def test_of_two_prices_in_one_currency_the_higher_is_told_by_a_multiple_too(world: str) -> None:
    answerer = build_world(world)
    claimed = list[tuple[str, bool]]()
    for one, other in itertools.permutations(priced(answerer.knowledge), 2):
        if one.price.unit == other.price.unit and one.buyer != other.buyer:
            contracts = f"{one.buyer}'s {one.thing} contract", f"{other.buyer}'s {other.thing} contract"
            ratio = one.price.number / other.price.number
            claimed.append((f"Is {contracts[0]} worth more than {contracts[1]}?", ratio > 1))
            claimed.append((f"Is {contracts[0]} worth more than twice {contracts[1]}?", ratio > 2))
    wrong, _ = judge(answerer, claimed)
    assert wrong == []


def trade(knowledge: Knowledge) -> dict[str, set[str]]:
    """The countries that each buyer bought of, for buyers with nothing on record but contracts abroad."""
    deals = list(knowledge.records.deals.values())
    plain = {deal.buyer for deal in deals} - {
        deal.buyer for deal in deals if deal.kind not in _BOUGHT or deal.buyer == deal.seller_country
    }
    stopped = {fact.buyer for fact in knowledge.records.facts.values() if fact.value in ("cancelled", "suspended")}
    return {buyer: {d.seller_country for d in deals if d.buyer == buyer} for buyer in plain - stopped}


def names(answerer: Answerer, question: str) -> set[str]:
    """The countries that a headline begins with."""
    listed = ask(answerer, question).headline.split(":")[0]
    return {country for country in answerer.knowledge.sellers if country in listed}


@pytest.mark.parametrize("world", WORLDS)
def test_the_countries_that_sell_to_a_buyer_are_listed(world: str) -> None:
    answerer = build_world(world)
    found = trade(answerer.knowledge)
    assert found
    for buyer, sellers in found.items():
        assert names(answerer, f"Which countries supply {buyer} with weapons?") == sellers
        assert names(answerer, f"From which countries has {buyer} bought arms?") == sellers
        only = ask(answerer, f"Is {min(sellers)} the only country that sells arms to {buyer}?")
        assert denies(only) is not (len(sellers) == 1)
