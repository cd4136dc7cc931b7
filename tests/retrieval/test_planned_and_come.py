"""Dates planned beside the ones they came on, and figures of the time asked about."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "First KC-390 for Portugal: what date was planned and what date did it come?",
            "8 months: deliveries start, Five KC-390 transport aircraft: planned February 2023, came 16 October 2023",
        ),
        (
            "When was Portugal's first KC-390 due and when did it actually arrive?",
            "8 months: deliveries start, Five KC-390 transport aircraft: planned February 2023, came 16 October 2023",
        ),
        ("When did Portugal's first KC-390 arrive?", "16 October 2023: start of deliveries to Portugal"),
    ],
)
def test_a_planned_date_is_told_beside_the_one_it_came_on(fourth: Answerer, question: str, headline: str) -> None:
    assert ask(fourth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "How has the delivery date of the first SIGMA under Indonesia's first contract slipped?",
            "16 months: deliveries start, First SIGMA 11515 contract: planned October 2025, then June 2026, now",
        ),
        (
            "인도네시아 1차 시그마 호위함의 1번함 인도 예정 시점이 어떻게 밀려 왔는지 정리해 주세요.",
            "16개월: 인도 개시, First SIGMA 11515 contract: 계획 2025년 10월, 이후 2026년 6월, 현재 2027년 2월",
        ),
        (
            "On which day of 2026 did Damen deliver the first SIGMA frigate to Indonesia?",
            "The records don't show that. 0 frigates delivered: SIGMA 11515; First SIGMA 11515 contract,",
        ),
        ("What is the first Moroccan call-off worth?", "€412 million (also given as MAD 4.4 billion): value"),
        ("What do the vehicles alone cost in the first Moroccan call-off?", "€318 million"),
    ],
)
def test_dates_and_prices_are_of_the_thing_named(fifth: Answerer, question: str, headline: str) -> None:
    assert ask(fifth, question).headline.startswith(headline)


def test_a_day_on_which_nothing_came_is_put_right(fifth: Answerer) -> None:
    answer = ask(fifth, "¿Qué día de 2026 entregó Damen la primera fragata SIGMA a Indonesia?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "0 fragatas – entregado: SIGMA 11515; First SIGMA 11515 contract" in answer.headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "For the K9PLs, which years are the deliveries to start and to end?",
            "2026: deliveries start [planned]; 2027",
        ),
        ("¿Cuándo empiezan y terminan las entregas del K9PL?", "2026: inicio de las entregas [previsto]; 2027: plazo"),
        ("Kiedy zaczną i skończą się dostawy K9PL?", "2026: początek dostaw [planowane]; 2027: termin dostaw"),
        ("When do the K9PL deliveries end?", "2027: deliveries to Poland due"),
    ],
)
def test_start_and_end_are_told_side_by_side(shipped: Answerer, question: str, headline: str) -> None:
    assert ask(shipped, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What ceiling did Washington put on the HIMARS it cleared for Poland in early 2023?", "$10 billion: ceiling"),
        ("What ceiling was cleared for Poland's HIMARS in November 2018?", "$655 million: ceiling for Poland"),
    ],
)
def test_a_ceiling_is_of_the_time_it_was_cleared_in(sixteenth: Answerer, question: str, headline: str) -> None:
    assert ask(sixteenth, question).headline.startswith(headline)
