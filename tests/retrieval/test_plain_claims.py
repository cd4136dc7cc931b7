"""What plain yes/no questions claim of purchases on record, made from the records themselves: true and false ones.

A claim that the records bear out is answered yes, one that they contradict no or with a correction, whatever the deal.
"""

import itertools
from collections.abc import Iterator

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world
from tests.retrieval.claimed import denies, judge
from tests.retrieval.purchases import Purchase, purchases

WORLDS = ("third", "sixth", "seventh", "ninth")


def claims(bought: Purchase) -> Iterator[tuple[str, bool]]:
    """Questions on one purchase, each with whether what it claims is so."""
    buyer, thing, count, year = bought.buyer, bought.thing, bought.count, bought.signed.start.year
    yield f"Did {buyer} order {count} {thing}s?", True
    yield f"Did {buyer} order {count + 5} {thing}s?", False
    yield f"I read that {buyer} ordered {count * 2} {thing}s. Is that right?", False
    yield f"Did {buyer} buy at least {count - 1} {thing}s?", True
    yield f"Did {buyer} order fewer than {count} {thing}s?", False
    yield f"Did {buyer} order more than {count - 1} {thing}s?", True
    yield f"Has {buyer} signed a contract for the {thing}?", True
    yield f"Is {buyer} a {thing} customer?", True
    yield f"Was {buyer}'s {thing} contract signed in {year}?", True
    yield f"Was {buyer}'s {thing} contract signed in {year - 1}?", False
    yield f"Did {buyer} sign for the {thing} before {year + 1}?", True
    yield f"Did {buyer} sign for the {thing} before {year}?", False
    yield f"Did {buyer} sign its {thing} contract after {year - 1}?", True
    yield f"Did {buyer} sign its {thing} contract after {year}?", False
    yield f"Was {buyer}'s {thing} order cancelled?", False
    yield f"Is {buyer} only leasing the {thing}?", False
    yield f"Does {bought.seller} supply {buyer} with the {thing}?", True
    if bought.country:
        yield f"Is {buyer} getting its {thing}s from {bought.country}?", True
    if bought.delivered:
        yield f"Has {buyer} received at least {bought.delivered} {thing}s?", True
        yield f"Has {buyer} received more than {bought.delivered} {thing}s?", False
        yield f"Have all {count} {thing}s for {buyer} been delivered?", bought.delivered == count
    if 0 < bought.delivered < count:
        yield f"Has {buyer} received more than half of its {thing}s?", 2 * bought.delivered > count
        yield f"Is {buyer} still waiting for {thing}s?", True


def claims_on_two(one: Purchase, other: Purchase) -> Iterator[tuple[str, bool]]:
    """Questions on two purchases of which the first was signed before the other."""
    first, second = f"sign for its {one.thing}s", f"signed for its {other.thing}s"
    yield f"Did {one.buyer} {first} before {other.buyer} {second}?", True
    yield f"Did {one.buyer} {first} after {other.buyer} {second}?", False
    if one.thing == other.thing:
        more, fewer = (one, other) if one.count > other.count else (other, one)
        same = one.count == other.count
        yield f"Did {one.buyer} and {other.buyer} order the same number of {one.thing}s?", same
        if not same:
            yield f"Did {more.buyer} order more {one.thing}s than {fewer.buyer}?", True
            yield f"Did {fewer.buyer} order more {one.thing}s than {more.buyer}?", False


@pytest.mark.parametrize("world", WORLDS)
def test_a_claim_is_confirmed_as_the_records_have_it(world: str) -> None:
    answerer = build_world(world)
    found = [claim for bought in purchases(answerer.knowledge) for claim in claims(bought)]
    assert len(found) > 30
    wrong, refused = judge(answerer, found)
    assert wrong == []
    assert len(refused) <= len(found) // 20, refused


@pytest.mark.parametrize("world", WORLDS)
def test_claims_on_two_purchases_are_held_against_both(world: str) -> None:
    answerer = build_world(world)
    bought = sorted(purchases(answerer.knowledge), key=lambda one: (one.signed.end, one.buyer))
    pairs = [(a, b) for a, b in itertools.pairwise(bought) if a.signed.end < b.signed.start]
    found = [claim for pair in pairs for claim in claims_on_two(*pair) if pair[0].buyer != pair[1].buyer]
    assert found
    wrong, _ = judge(answerer, found)
    assert wrong == []


def test_a_part_of_all_is_not_told_where_an_order_was_never_counted(shipped: Answerer) -> None:
    assert denies(ask(shipped, "Has Poland received more than half of the K2s it ordered?")) is None
    assert denies(ask(shipped, "Has Poland received more than a quarter of the K2s it ordered?")) is False
