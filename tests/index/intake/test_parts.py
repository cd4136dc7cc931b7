"""Of several sizes that one article gives a deal, only the largest is all of it."""

from decimal import Decimal

from index.parts import mark_parts
from index.periods import parse_period
from index.records import Attribute, Fact, Modality
from tests.index.intake.test_data_rendering import FACT


def fact(value: int, attribute: Attribute = Attribute.ORDERED_QUANTITY, **more: object) -> Fact:
    """A figure without a scope."""
    plain = {"value": Decimal(value), "attribute": attribute, "unit": "tanks", "scope": (), "modality": Modality.ACTUAL}
    return FACT.model_copy(update={**plain, **more})


def test_the_smaller_of_two_orders_is_a_part_of_the_larger() -> None:
    assert [one.scope for one in mark_parts([fact(2), fact(10), fact(10)])] == [("part",), (), ()]


def test_other_deals_products_and_currencies_are_not_held_against_each_other() -> None:
    facts = (
        fact(2),
        fact(10, deal="another"),
        fact(10, product="k9"),
        fact(10, modality=Modality.PLANNED),
        fact(3, Attribute.VALUE, unit="USD"),
        fact(9, Attribute.VALUE, unit="PLN"),
        fact(5, Attribute.DELIVERED_QUANTITY),
        fact(6, Attribute.DELIVERED_QUANTITY, as_of=parse_period("2026")),
    )
    assert mark_parts(facts) == facts


def test_of_what_was_delivered_by_one_day_the_largest_is_all() -> None:
    facts = [fact(count, Attribute.DELIVERED_QUANTITY) for count in (58, 50, 8)]
    assert [one.scope for one in mark_parts(facts)] == [(), ("part",), ("part",)]


def test_a_sum_of_money_is_of_the_whole_deal_whatever_the_product() -> None:
    support = fact(118, Attribute.VALUE, unit="EUR", product="k10")
    assert [one.scope for one in mark_parts([fact(1_280, Attribute.VALUE, unit="EUR"), support])] == [(), ("part",)]


def test_what_says_already_how_it_stands_to_the_whole_stays_so() -> None:
    facts = (fact(2, scope=("total",)), fact(10, scope=("part",)), fact(7))
    assert mark_parts(facts) == facts
