"""Of a figure that was changed only the new one is read."""

from datetime import date
from decimal import Decimal

import pytest

from index.extraction.amounts import find_amounts
from index.extraction.counts import find_counts
from index.extraction.dates import find_dates
from index.periods import Precision, period_of


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "An amendment raised the price from 126 to 131 million euros.", 131_000_000),
        ("en", "The contract went from 96 million to 131 million euros.", 131_000_000),
        ("en", "The price falls from 210 to 148 million euros.", 148_000_000),
        ("en", "It raised it from EUR 1.26 billion to EUR 1.31 billion.", 1_310_000_000),
        ("es", "Una enmienda lo lleva de 1350 a 1420 millones de euros.", 1_420_000_000),
        ("pl", "Aneks podniósł cenę z 126 do 131 mln euro.", 131_000_000),
        ("ko", "계약 금액은 1억 유로에서 2억 유로로 늘었다.", 200_000_000),
    ],
)
def test_a_sum_that_was_changed_is_the_new_one(language: str, text: str, value: int) -> None:
    assert [(amount.value, amount.upper) for amount in find_amounts(text, language)] == [(Decimal(value), None)]


def test_a_range_stays_one() -> None:
    assert [(one.value, one.upper) for one in find_amounts("It costs from 5 to 7 million euros.", "en")] == [
        (Decimal(5_000_000), Decimal(7_000_000))
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Both sides cut it from twelve carriers to ten.", 10),
        ("es", "Kenia redujo el pedido de 24 a 20 vehículos.", 20),
        ("pl", "Kenia zmniejszyła zamówienie z 24 do 20 wozów.", 20),
        ("ko", "주문은 24대에서 20대로 줄었다.", 20),
        ("en", "Both sides cut it from twelve Ngao-2s to ten.", 10),
        ("en", "Kenya takes four hospitals instead of the six it wanted.", 4),
        ("es", "Kenia recibe cuatro hospitales en lugar de los seis previstos.", 4),
        ("pl", "Kenia bierze 20 wozów zamiast 24 wozów.", 20),
        ("ko", "케냐는 24대 대신 20대를 주문했다.", 20),
    ],
)
def test_a_count_that_was_changed_is_the_new_one(language: str, text: str, value: int) -> None:
    assert [count.value for count in find_counts(text, language)] == [value]


def test_what_a_thing_has_wheels_is_no_count() -> None:
    assert find_counts("The eight-wheeled carrier has two-seat cabins.", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The yard now expects to hand her over in March 2028 instead of the third quarter of 2027."),
        ("pl", "Zamiast w grudniu 2027 roku ma ona nastąpić w marcu 2028 roku."),
    ],
)
def test_a_day_in_place_of_another_is_the_new_one(language: str, text: str) -> None:
    assert [one.period for one in find_dates(text, language, None)] == [period_of(date(2028, 3, 1), Precision.MONTH)]
