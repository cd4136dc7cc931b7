"""Amounts in a currency that no source states: converted at the bank's rate of the fact's day, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from retrieval.rates import ReferenceRates
from tests.retrieval.asking import TODAY


@pytest.mark.parametrize(
    ("source", "target", "day", "value", "used"),
    [
        ("USD", "NOK", date(2025, 8, 1), "10.358", date(2025, 8, 1)),
        ("NOK", "USD", date(2025, 8, 1), "10.358", date(2025, 8, 1)),
        ("USD", "NOK", date(2025, 8, 3), "10.358", date(2025, 8, 1)),  # a Sunday: Friday's rate
        ("USD", "EUR", date(2022, 2, 1), "1.1260", date(2022, 2, 1)),
    ],
)
def test_rate_of_the_last_working_day(source: str, target: str, day: date, value: str, used: date) -> None:
    rate = ReferenceRates().find(source, target, day)
    assert rate is not None
    assert (rate.value, rate.day) == (Decimal(value), used)


@pytest.mark.parametrize(
    ("source", "target", "day"),
    [
        ("USD", "PEN", date(2025, 8, 1)),  # no currency of the bank's
        ("USD", "RUB", date(2024, 8, 1)),  # suspended in March 2022
        ("USD", "EUR", date(1998, 1, 5)),  # before the euro
    ],
)
def test_no_rate(source: str, target: str, day: date) -> None:
    assert ReferenceRates().find(source, target, day) is None


def test_amount_is_converted_in_the_open(shipped: Answerer) -> None:
    answer, _ = shipped.answer("How much was the second K2 contract with Poland worth in Norwegian kroner?", TODAY)
    assert answer.headline.startswith(
        "about $6.5 billion (≈ NOK 67.3 billion at the ECB rate of 1 August 2025: 1 USD = 10.358 NOK): value of"
    )
    assert [(figure.value, figure.unit) for figure in answer.figures] == [
        (Decimal("6500000000"), "USD"),
        (Decimal("6.73E+10"), "NOK"),
    ]
    assert answer.figures[1].fact is None  # computed, not copied


def test_stated_amount_comes_before_a_conversion_of_ours(shipped: Answerer) -> None:
    answer, _ = shipped.answer("How much was the second K2 contract with Poland worth in won?", TODAY)
    assert answer.strong == "about 9 trillion won"
    assert "ECB" not in answer.headline


def test_missing_rate_is_said(shipped: Answerer) -> None:
    answer, _ = shipped.answer("How much is the Australian Redback contract in soles?", TODAY)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.details[0] == "No reference rate of the European Central Bank converts this into PEN."


def test_pesos_are_those_of_the_party_that_has_them(seventh: Answerer) -> None:
    asked = "How many pesos are Chile's lease of MP-7 aircraft and its later purchase of them worth in total?"
    answer, _ = seventh.answer(asked, TODAY)
    assert answer.headline.startswith("CLP 99 billion contract value in all")


def test_amount_given_by_the_asker_is_not_converted(shipped: Answerer) -> None:
    answer, _ = shipped.answer("Was the second K2 contract with Poland worth 60 billion kroner?", TODAY)
    assert "ECB" not in answer.headline
