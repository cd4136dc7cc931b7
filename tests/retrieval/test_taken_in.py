"""Sums that take something in: what is counted as well doesn't say which deal is meant."""

import pytest

from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "eighteenth",
            "Counting the November 2025 order, how many Vlkodlak howitzers has Oman bought altogether?",
            "30 ",
        ),
        ("eighteenth", "How many howitzers has Oman ordered, including the second contract?", "30 "),
        (
            "eighteenth",
            "Si se cuenta el pedido de noviembre de 2025, ¿cuántos Vlkodlak ha comprado Omán en total?",
            "30 ",
        ),
        (
            "eighteenth",
            "2025년 11월 추가 계약까지 합치면 오만이 산 블코들라크 자주포는 모두 몇 문인가요?",
            "오만: 주문 총 30 문",
        ),
        ("eighteenth", "Wliczając zamówienie z listopada 2025, ile haubic Vlkodlak kupił w sumie Oman?", "30 "),
        (
            "seventh",
            "With the fourth one taken up in 2026, how many Skarv batteries has Croatia ordered in total?",
            "4 ",
        ),
        (
            "seventh",
            "How much has Croatia spent on Skarv in total, counting the fourth battery of 2026?",
            "NOK 2.84 billion",
        ),
        ("seventh", "How many MP-7s have Chile and Australia bought between them, MP-7Rs included?", "6 "),
        ("eleventh", "Ile Jiskier zamówiła łącznie Kenia, razem z wykorzystaną opcją?", "14 "),
    ],
)
def test_what_is_counted_as_well_is_added(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)


def test_what_alone_is_counted_is_not_added_to() -> None:
    question = "Counting only the 2026 order, how many Skarv batteries did Croatia order in total?"
    assert ask(build_answerer(WORLDS / "seventh"), question).headline.startswith("1 battery")


def test_a_contract_is_a_part_of_a_sum_though_the_programme_is_told_by_it() -> None:
    answer = ask(build_answerer(WORLDS / "eighteenth"), "What do Thailand's two frigates cost together?")
    assert answer.headline.startswith("THB 34.7 billion")
