"""find_amounts: sums of money, their currencies, how exact they are, and both ends of a range."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.amounts import find_amounts
from index.records import Qualifier

BILLION = 10**9


@pytest.mark.parametrize(
    ("language", "text", "shown", "value", "currency"),
    [
        ("en", "The order is worth $6.5 billion.", "$6.5 billion", 65 * 10**8, "USD"),
        ("en", "worth 600 billion won (US$442m) today", "US$442m", 442 * 10**6, "USD"),
        ("en", "a $1.5-billion contract", "$1.5-billion", 15 * 10**8, "USD"),
        ("en", "a 1.5 billion-dollar contract", "1.5 billion-dollar", 15 * 10**8, "USD"),
        ("en", "half a billion dollars went on it", "half a billion dollars", 5 * 10**8, "USD"),
        ("en", "two and a half billion euros", "two and a half billion euros", 25 * 10**8, "EUR"),
        ("en", "a 2.4 trillion won deal", "2.4 trillion won", 24 * 10**11, "KRW"),
        ("en", "it will pay RM3.9 billion", "RM3.9 billion", 39 * 10**8, "MYR"),
        ("en", "€1.2bn over ten years", "€1.2bn", 12 * 10**8, "EUR"),
        ("en", "A$7 billion was set aside", "A$7 billion", 7 * BILLION, "AUD"),
        ("en", "C$ 1.2 billion was set aside", "C$ 1.2 billion", 12 * 10**8, "CAD"),
        ("en", "NT$45.2 billion was set aside", "NT$45.2 billion", 452 * 10**8, "TWD"),
        ("en", "500 million Australian dollars", "500 million Australian dollars", 5 * 10**8, "AUD"),
        ("en", "CAD $3.4 billion", "CAD $3.4 billion", 34 * 10**8, "CAD"),
        ("en", "worth 4,366 crore rupees", "4,366 crore rupees", 43_660_000_000, "INR"),
        ("en", "it set aside Rs 5 lakh crore", "Rs 5 lakh crore", 5 * 10**12, "INR"),
        ("en", "worth 96 million pa'anga with spares", "96 million pa'anga", 96 * 10**6, "TOP"),
        ("en", "190 million maloti, tax included", "190 million maloti", 190 * 10**6, "LSL"),
        ("en", "2.6 billion pula for the boats", "2.6 billion pula", 26 * 10**8, "BWP"),
        ("en", "The Norwegian army pays 1.8 billion kroner.", "1.8 billion kroner", 18 * 10**8, "NOK"),
        ("en", "A Czech radar for 1.18 billion kronor", "1.18 billion kronor", 118 * 10**7, "SEK"),
        ("es", "abonó la suma (TND 820 million) ayer", "TND 820 million", 820 * 10**6, "TND"),
        ("en", "worth 290 billion guaraníes in all", "290 billion guaraníes", 290 * BILLION, "PYG"),
        ("en", "about 1.7 billion meticais", "1.7 billion meticais", 17 * 10**8, "MZN"),
        ("en", "set aside 60 million Fiji dollars", "60 million Fiji dollars", 60 * 10**6, "FJD"),
        ("en", "Rwanda pays 4.1 billion francs a year", "4.1 billion francs", 41 * 10**8, "RWF"),
        ("en", "Sweden set aside 3bn kr for it", "3bn kr", 3 * BILLION, "SEK"),
        ("en", "28 billion pesos from Manila's Philippine Navy", "28 billion pesos", 28 * BILLION, "PHP"),
        ("en", "a total of EUR 1 234 567 890", "EUR 1 234 567 890", 1_234_567_890, "EUR"),
        ("ko", "계약 규모는 9조원이다.", "9조원", 9 * 10**12, "KRW"),
        ("ko", "총 9조 2천억원 규모", "9조 2천억원", 92 * 10**11, "KRW"),
        ("ko", "1조 4,770억원에 계약", "1조 4,770억원", 1_477_000_000_000, "KRW"),
        ("ko", "12억 달러어치", "12억 달러", 12 * 10**8, "USD"),
        ("ko", "24억 호주달러", "24억 호주달러", 24 * 10**8, "AUD"),
        ("ko", "백팔십억 원", "백팔십억 원", 18 * BILLION, "KRW"),
        ("pl", "Umowa warta 26 mld zł.", "26 mld zł", 26 * BILLION, "PLN"),
        ("pl", "za 26 000 000 zł", "26 000 000 zł", 26 * 10**6, "PLN"),
        ("pl", "4,5 bln wonów", "4,5 bln wonów", 45 * 10**11, "KRW"),
        ("pl", "półtora miliarda złotych", "półtora miliarda złotych", 15 * 10**8, "PLN"),
        ("pl", "7 mld 400 mln zł", "7 mld 400 mln zł", 74 * 10**8, "PLN"),
        ("pl", "2,275 mld euro", "2,275 mld euro", 2_275_000_000, "EUR"),
        ("es", "unos 1.500 millones de dólares", "1.500 millones de dólares", 15 * 10**8, "USD"),
        ("es", "S/ 1,6 mil millones", "S/ 1,6 mil millones", 16 * 10**8, "PEN"),
        ("es", "2 billones de wones surcoreanos", "2 billones de wones surcoreanos", 2 * 10**12, "KRW"),
        ("es", "dos mil quinientos millones de euros", "dos mil quinientos millones de euros", 25 * 10**8, "EUR"),
        ("es", "dos millones y medio de soles", "dos millones y medio de soles", 2_500_000, "PEN"),
        ("es", "US$ 1,200 MM", "US$ 1,200 MM", 12 * 10**8, "USD"),
    ],
)
def test_a_sum_is_read_with_its_currency(language: str, text: str, shown: str, value: int, currency: str) -> None:
    amount = next(found for found in find_amounts(text, language) if text[found.start : found.end] == shown)

    assert (amount.value, amount.currency, amount.upper) == (Decimal(value), currency, None)


def test_a_conversion_is_an_amount_of_its_own() -> None:
    amounts = find_amounts("It comes to 3.16 trillion won ($2.4 billion).", "en")

    assert [(amount.value, amount.currency) for amount in amounts] == [
        (Decimal(3_160_000_000_000), "KRW"),
        (Decimal(2_400_000_000), "USD"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "lower", "upper"),
    [
        ("en", "between $3.2 and $3.8 billion", 32 * 10**8, 38 * 10**8),
        ("en", "$60-70 million", 60 * 10**6, 70 * 10**6),
        ("en", "€300 million to €450 million", 300 * 10**6, 450 * 10**6),
        ("ko", "3~4조원", 3 * 10**12, 4 * 10**12),
        ("pl", "od 3 do 4 mld euro", 3 * BILLION, 4 * BILLION),
        ("es", "entre 3 y 4 mil millones de dólares", 3 * BILLION, 4 * BILLION),
    ],
)
def test_a_range_keeps_both_ends(language: str, text: str, lower: int, upper: int) -> None:
    [amount] = find_amounts(text, language)

    assert (amount.value, amount.upper) == (Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "about $6.5 billion", Qualifier.ABOUT),
        ("en", "no more than 1.45 billion dollars", Qualifier.UP_TO),
        ("en", "just under $30bn", Qualifier.UNDER),
        ("en", "$1bn or more", Qualifier.AT_LEAST),
        ("ko", "약 9조원", Qualifier.ABOUT),
        ("ko", "2조원을 넘는", Qualifier.OVER),
        ("ko", "2천억 원에 육박", Qualifier.NEARLY),
        ("pl", "ponad 12 mln zł", Qualifier.OVER),
        ("pl", "niespełna 15 mld zł", Qualifier.UNDER),
        ("es", "hasta 2.000 millones de dólares", Qualifier.UP_TO),
        ("es", "más de 5 mil millones de euros", Qualifier.OVER),
    ],
)
def test_words_beside_a_sum_qualify_it(language: str, text: str, qualifier: Qualifier) -> None:
    [amount] = find_amounts(text, language)

    assert amount.qualifier is qualifier


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It has won 12 orders, and in 2022 won the largest."),
        ("en", "180 K2 tanks and five KC-390 aircraft"),
        ("en", "It costs 1.8 billion kroner."),  # of which country?
        ("en", "worth several billion dollars, or hundreds of millions of euros"),
        ("en", "two 500-pound bombs"),
        ("ko", "원전 2기와 5원정대"),
        ("pl", "kilka miliardów złotych i jedna bateria"),
        ("es", "cientos de millones de dólares"),
    ],
)
def test_what_states_no_sum_or_no_currency_is_passed_over(language: str, text: str) -> None:
    assert find_amounts(text, language) == []


@given(
    st.text() | st.from_regex(r"([$€]|USD|won|kr|zł|\d|[ ,.조억만천원-]|million|mln){1,40}"),
    st.sampled_from(("en", "ko", "pl", "es", "de")),
)
def test_any_text_gives_amounts_in_order_inside_it(text: str, language: str) -> None:
    amounts = find_amounts(text, language)

    assert all(0 <= amount.start < amount.end <= len(text) for amount in amounts)
    assert all(first.end <= second.start for first, second in pairwise(amounts))


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from((("million", 6), ("billion", 9), ("trillion", 12))))
def test_figures_and_scale_multiply(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    text = f"It paid ${whole}.{tenth} {scale[0]} for them."
    [amount] = find_amounts(text, "en")

    assert amount.value == Decimal(f"{whole}.{tenth}") * 10 ** scale[1]
    assert text[amount.start : amount.end] == f"${whole}.{tenth} {scale[0]}"
