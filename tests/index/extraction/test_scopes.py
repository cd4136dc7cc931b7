"""What a sum of money takes in, as the sentence says it: tax, the equipment alone, a package, a conversion."""

import pytest

from tests.index.extraction.readings import read


def _sums(text: str, language: str, title: str) -> dict[str, tuple[str, ...]]:
    found = read(text, title=title, language=language)
    return {f"{fact.value:f} {fact.unit}": fact.scope for fact in found.facts if fact.unit.isupper()}


@pytest.mark.parametrize(
    ("language", "text", "sums"),
    [
        ("en", "Kenya signed for 24 Ngao armoured vehicles worth EUR 98 million net and EUR 113 million with tax.",
         {"98000000 EUR": ("net",), "113000000 EUR": ("gross",)}),
        ("en", "Kenya signed for 24 Ngao armoured vehicles worth 1.8 billion Danish kroner, or about $215.2 million.",
         {"1800000000 DKK": (), "215200000 USD": ("converted",)}),
        ("en", "Kenya signed for 24 Ngao armoured vehicles. The contract is worth NZD 1.48 billion (US$1.02 billion).",
         {"1480000000 NZD": (), "1020000000 USD": ("converted",)}),
        ("en", "Kenya signed a contract for 24 Ngao armoured vehicles. The vehicles alone come to EUR 98 million.",
         {"98000000 EUR": ("vehicles_only",)}),
        ("en", "Kenya signed for 24 Ngao armoured vehicles. The package of vehicles and training costs EUR 98 million.",
         {"98000000 EUR": ("package",)}),
        ("pl", "Kenia kupuje 24 haubice Ngao. Wartość umowy to 98 mln zł netto (120 mln zł brutto).",
         {"98000000 PLN": ("net",), "120000000 PLN": ("gross",)}),
        ("es", "Kenia firmó un contrato de 24 vehículos blindados Ngao por 98 millones de euros sin IVA.",
         {"98000000 EUR": ("net",)}),
        ("ko", "케냐는 응가오 장갑차 24대를 1조 3000억 원(약 9억 달러)에 구매하는 계약을 체결했다.",
         {"1300000000000 KRW": (), "900000000 USD": ("converted",)}),
    ],
)  # fmt: skip
def test_a_sum_says_what_it_takes_in(language: str, text: str, sums: dict[str, tuple[str, ...]]) -> None:
    assert _sums(text, language, "Kenya: Ngao") == sums


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The contract comes to 1.2 billion kronor. With value-added tax at 25 per cent that is 1.5 billion kronor.",
         {"1200000000 SEK": ("net",), "1500000000 SEK": ("gross",)}),
        ("The price is 148 million euros before tax and 179 million with it.",
         {"148000000 EUR": ("net",), "179000000 EUR": ("gross",)}),
        ("The price is 340 million kina, goods tax included; the bare machines come to 309 million kina.",
         {"340000000 PGK": ("gross",), "309000000 PGK": ("net",)}),
        ("The price is 340 million kina, goods tax included. Spares cost 30 million kina.",
         {"340000000 PGK": ("gross",), "30000000 PGK": ()}),
    ],
)  # fmt: skip
def test_of_two_prices_a_tax_apart_each_says_the_other_s_scope(text: str, sums: dict[str, tuple[str, ...]]) -> None:
    assert _sums(f"Kenya signed for 24 Ngao radars. {text}", "en", "Kenya: Ngao") == sums


def test_two_sums_of_one_currency_are_no_conversion() -> None:
    text = "Kenya signed for 24 Ngao armoured vehicles worth $90 million, or $98 million with spare parts."
    assert _sums(text, "en", "Kenya: Ngao") == {"90000000 USD": (), "98000000 USD": ("package",)}


def test_a_price_withheld_for_a_part_is_not_that_of_the_deal() -> None:
    text = "Kenya signed for 24 Ngao armoured vehicles. The price of the missiles alone was not disclosed."
    withheld = [fact for fact in read(text, title="Kenya: Ngao").facts if fact.value == "undisclosed"]
    assert [fact.scope for fact in withheld] == [("part",)]
