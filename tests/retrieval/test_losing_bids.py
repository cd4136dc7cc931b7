"""What a firm that lost had asked for: by the sentence that tells it, and never by the winner's price."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

LONTRA = "“Its Lontra was offered for 172 million quetzales, the lower bid, but failed the second mine test.”"
SERBS = "“La empresa serbia Šumadija Sistemi pidió 39 000 000 y quedó fuera por cara.”"


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        (("Which company lost out in Guatemala?", "How much had it asked for?"), LONTRA),
        (("과테말라에서 탈락한 업체는 어디인가요?", "얼마를 제시했나요?"), LONTRA),
        (("¿Qué empresa perdió en Honduras?", "¿Cuánto pidió?"), SERBS),
        (("How much had Mondego asked for in Guatemala?",), LONTRA),
        (("How much did Mondego Viaturas of Portugal bid in Guatemala?",), LONTRA),
    ],
)
def test_bid_of_the_loser(texts: tuple[str, ...], start: str) -> None:
    assert ask(build_world("twentyfirst"), *texts).headline.startswith(start)


def test_winners_price_is_no_losers_bid() -> None:
    answer = ask(build_world("twentyfirst"), "Which firm lost in Mozambique?", "how much did it ask?")
    assert answer.outcome is Outcome.DECLINED


def test_bid_of_the_winner_is_its_price() -> None:
    answer = ask(build_world("twentyfirst"), "How much did Erongo ask for in Guatemala?")
    assert answer.headline.startswith("GTQ 185 million")


def test_bid_that_is_a_deal_on_record_stays_a_figure() -> None:
    answer = ask(build_world("thirteenth"), "How much did Cakrawala ask for in Ecuador?")
    assert answer.headline.startswith("$88 million: value of Ecuador's deal (KT-7 Kepodang")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What premium did Ecuador pay for the Avispas over Morava's bid?", "$600,000: $12.5 million"),
        ("How much dearer were Ecuador's Avispas than Morava's offer?", "$600,000: $12.5 million"),
        ("¿Qué sobreprecio pagó Ecuador por los Avispa-3 frente a la oferta de Morava?", "600.000 USD: 12,5 millones"),
        ("How much did Morava's Kobac bid in Ecuador come to?", "$11.9 million: value"),
    ],
)
def test_what_won_is_held_against_the_bid_that_lost(thirteenth: Answerer, text: str, told: str) -> None:
    assert ask(thirteenth, text).headline.startswith(told)
