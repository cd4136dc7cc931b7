"""Which numbers a sentence states, in four languages and in the ways that reports write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import states_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("71 of the 180 tanks", "180"),
        ("about $6.5 billion", "6500000000"),
        ("US$442m", "442000000"),
        ("€1.2bn", "1200000000"),
        ("$60-70 million", "60000000"),
        ("$60-70 million", "70000000"),
        ("between $3.2 and $3.8 billion", "3200000000"),
        ("half a billion dollars", "500000000"),
        ("two and a half billion", "2500000000"),
        ("seventy-one tanks", "71"),
        ("one hundred and eighty tanks", "180"),
        ("two hundred and thirty-four thousand", "234000"),
        ("two dozen jets", "24"),
        ("Rs4,366 crore", "43660000000"),
        ("12,50,000 rounds", "1250000"),
        ("1.234,56 EUR", "1234.56"),
        ("26 000 000 zł", "26000000"),
        ("26 mld zł", "26000000000"),
        ("1,5 bln wonów", "1500000000000"),
        ("sto osiemdziesiąt czołgów", "180"),
        ("dwadzieścia jeden haubic", "21"),
        ("ciento ochenta tanques", "180"),
        ("dos mil quinientos millones", "2500000000"),
        ("6 mil 500 millones", "6500000000"),
        ("9조원", "9000000000000"),
        ("3조4천억원", "3400000000000"),
        ("12억 달러", "1200000000"),
        ("1만2천 대", "12000"),
        ("백팔십 대", "180"),
        ("전차 두 척과 열두 문", "12"),
        ("전차180대", "180"),
        ("No tank has arrived.", "0"),
        ("a tank", "1"),
    ],
)
def test_a_number_is_found_as_reports_write_it(text: str, value: str) -> None:
    assert states_number(text, Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("71 of the 180 tanks", "72"),
        ("71 of the 180 tanks", "251"),
        ("180 K2 tanks", "2"),
        ("FA-50PL jets and K9A1 howitzers", "50"),
        ("$6.5 billion", "6500000"),
        ("$6.5 billion", "6500000000000"),
        ("no figure here", "7"),
        ("", "7"),
    ],
)
def test_a_number_that_is_not_there_is_not_found(text: str, value: str) -> None:
    assert not states_number(text, Decimal(value))


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
SMALL = [*ENGLISH.split(), "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number: int) -> str:
    """The number in English words, below a million."""
    if number >= 1000:
        return f"{spelt(number // 1000)} thousand" + (f" {spelt(number % 1000)}" if number % 1000 else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


@given(st.integers(2, 10**12), st.sampled_from(["", ",", ".", " ", "\u00a0", "’"]))
def test_any_grouping_of_digits_is_found(number: int, mark: str) -> None:
    assert states_number(f"They ordered {grouped(number, mark)} of them.", Decimal(number))


@given(
    st.integers(2, 99_999),
    st.sampled_from(["", ".", ","]),
    st.sampled_from([("million", 6), ("bn", 9), ("mld", 9), ("millones", 6), ("억", 8), ("조", 12), (" crore", 7)]),
)
def test_any_number_with_a_magnitude_is_found(number: int, mark: str, magnitude: tuple[str, int]) -> None:
    word, power = magnitude
    digits = f"{number // 10}{mark}{number % 10}" if mark else str(number)
    value = Decimal(number).scaleb(power - bool(mark))
    assert states_number(f"worth {digits} {word} in all", value)
    assert states_number(f"worth {digits}{word} in all", value)


@given(st.integers(2, 999_999))
def test_any_number_in_english_words_is_found(number: int) -> None:
    assert states_number(f"They ordered {spelt(number)} of them.", Decimal(number))


@given(st.text(), st.decimals(min_value=0, max_value=10**18, allow_nan=False))
def test_no_text_makes_it_raise(text: str, value: Decimal) -> None:
    assert states_number(text, value) in (True, False)


def test_a_mile_of_digits_is_no_number() -> None:
    assert not states_number("9" * 2_000_000 + " trillion", Decimal(9))
