"""Sums that leave their currency to the sums told before them."""

from decimal import Decimal

import pytest

from index.extraction.amounts import find_amounts
from index.extraction.bare_sums import find_bare_sums
from tests.index.extraction.readings import read, stated


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It costs 742 million euros; the maker books 690 million.", [(690_000_000, "EUR")]),
        ("en", "They cost $64.5 million, or 78.69 million with tax.", [(78_690_000, "USD")]),
        ("en", "At first 1.2 billion was asked for, and 900 million pounds were paid.", [(1_200_000_000, "GBP")]),
        ("es", "Cuesta 90 millones de euros; con impuestos son 109 millones.", [(109_000_000, "EUR")]),
        ("pl", "Umowa kosztuje 90 mln euro, a z podatkiem 110 mln.", [(110_000_000, "EUR")]),
        ("en", "It costs 90 million euros in a country of 5 million people.", []),
        ("en", "It makes 3 million shells a year and sells 2 million rounds.", []),
        ("en", "A country of 5 million.", []),
    ],
)
def test_a_large_number_that_counts_nothing_is_a_sum(language: str, text: str, expected: list[tuple[int, str]]) -> None:
    found = find_bare_sums(text, language, find_amounts(text, language))
    assert [(one.value, one.currency) for one in found] == [(Decimal(value), currency) for value, currency in expected]


def test_it_is_a_fact_like_any_other() -> None:
    found = read(
        "Ghana signed on 3 March 2026 for six Falk helicopters from Norway. They cost 198 million euros without tax, "
        "or 236 million with it."
    )
    assert {"value 198000000 EUR actual Ghana falk", "value 236000000 EUR actual Ghana falk"} <= set(stated(found))
