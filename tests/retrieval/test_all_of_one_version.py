"""All of an order said to be of one version, by its name or by what it has."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Are all the turrets Jordan bought in 2024 Kestrel 90Ms?",
            "Yes: 36 turrets ordered by Jordan (Kestrel 90M; Second Kestrel 90 contract)",
        ),
        (
            "Are all the turrets of Jordan's second contract armed with missiles?",
            "Yes: 36 turrets ordered by Jordan (Kestrel 90M; Second Kestrel 90 contract)",
        ),
        ("요르단이 2024년에 추가로 산 포탑은 전부 미사일 탑재형인가요?", "예: 요르단: 36 기 주문 (Kestrel 90M"),
        ("Czy wszystkie wieże z drugiego kontraktu Jordanii to Kestrel 90M?", "Tak: Jordania: zamówiono 36 wież"),
        ("¿Son todas las torretas del segundo contrato de Jordania Kestrel 90M?", "Sí: 36 torretas"),
        (
            "Are all the turrets of Jordan's first contract Kestrel 90As?",
            "No: on record is 56 turrets ordered by Jordan (Kestrel 90A; First Kestrel 90 contract)",
        ),
        (
            "Are all of Slovenia's Gams troop carriers?",
            "No: on record is 40 carriers ordered by Slovenia (Gams T",
        ),
    ],
)
def test_all_are_of_a_version_where_as_many_of_it_as_of_all_were_ordered(question: str, told: str) -> None:
    assert ask(build_world("ninth"), question).headline.startswith(told)


def test_what_is_leased_is_of_no_version_that_only_orders_are_counted_in() -> None:
    question = "Are all the Gams that Botswana leases the troop-carrier version?"
    assert ask(build_world("ninth"), question).outcome is Outcome.DECLINED


def test_a_contract_is_complete_all_the_same() -> None:
    answer = ask(build_world("ninth"), "Is Jordan's first contract complete?")
    assert answer.headline.startswith("Yes: Completed: Jordan (Kestrel 90; First Kestrel 90 contract)")


def test_that_all_of_a_version_have_come_is_told_by_how_many_came() -> None:
    question = "All the Combat-version Freccias from the first Moroccan call-off are in the country now, right?"
    assert ask(build_world("fifth"), question).headline.startswith("Yes: 48 vehicles of 48 delivered to Morocco")
