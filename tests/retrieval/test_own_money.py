"""The currency meant by "its own dollars", and the deals told by the currency of their price."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What did Brunei agree to pay for its submarines, in its own dollars?", "BND 620 million: value of Brunei's"),
        ("What did Brunei agree to pay for its submarines in Brunei dollars?", "BND 620 million: value of Brunei's"),
        ("What did Brunei agree to pay for its submarines in dollars?", "$500 million: value of Brunei's deal"),
        ("¿Cuánto pagará Brunéi por sus submarinos en dólares de Brunéi?", "620 millones BND: valor del contrato"),
        ("¿Cuánto pagará Brunéi por sus submarinos en su propia moneda?", "620 millones BND: valor del contrato"),
        ("Ile Brunei zapłaci za okręty podwodne we własnych dolarach?", "620 mln BND: wartość umowy, Brunei"),
        ("브루나이는 자국 달러로 잠수함에 얼마를 내기로 했나?", "6.2억 BND: 브루나이 계약 금액"),
        ("What is the first PNG contract worth in PNG's own currency?", "PGK 327 million: value of Papua New Guinea"),
        ("What is the first PNG contract worth?", "€88 million: value of Papua New Guinea's deal"),
    ],
)
def test_a_buyers_own_money_is_not_the_dollar_of_another(twentythird: Answerer, question: str, headline: str) -> None:
    assert ask(twentythird, question).headline.startswith(headline)


def test_a_sum_just_given_is_told_in_the_buyers_own_money(twentythird: Answerer) -> None:
    answer = ask(twentythird, "What is the first PNG contract worth?", "and in its own currency?")
    assert answer.headline.startswith("PGK 327 million: value of Papua New Guinea's deal")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("When was the PNG cutter contract priced in kina signed?", "10 September 2025: signed by Papua New Guinea"),
        ("How many cutters are in the PNG contract that was priced in kina?", "3 cutters ordered by Papua New Guinea"),
        ("How many cutters has PNG ordered, in dollars?", "7 cutters ordered in all by Papua New Guinea"),
        (
            "The PNG cutters that were priced in kina from the start: which local firm fits them out?",
            "Huon Slipways – local partner (Garajau 42; Second executive contract",
        ),
    ],
)
def test_the_currency_of_its_price_tells_a_deal(twentythird: Answerer, question: str, headline: str) -> None:
    assert ask(twentythird, question).headline.startswith(headline)
