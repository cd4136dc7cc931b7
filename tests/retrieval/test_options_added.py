"""Sums of a contract and what was taken up of its option, and counts of what was leased."""

from pathlib import Path

import pytest

from retrieval.answer import Outcome
from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer

WORLDS = Path(__file__).parents[1] / "worlds"


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("fourth", "Entre el contrato de 2019 y la opción ejercida, ¿cuántos KC-390 ha comprado Portugal?",
         "6 aviones"),
        ("eighth", "Put Kenya's original corvette contract and the optional ship together: how many dirhams is that?",
         "AED 1.98 billion contract value in all by Kenya"),
    ],
)  # fmt: skip
def test_what_was_taken_up_of_an_option_is_added_to_its_contract(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)


def test_more_than_were_leased_is_corrected() -> None:
    answer = ask(build_answerer(WORLDS / "fourth"), "콜롬비아는 왜 C295를 네 대나 리스했나요?")
    assert (answer.outcome, answer.headline[:15]) == (Outcome.PREMISE_REJECTED, "네 아님: 2 대 임대: C")


def test_where_a_thing_came_in_is_no_place_of_signing() -> None:
    question = "Through which port did the first Korean tanks and howitzers come into Poland?"
    assert "Morag" not in ask(build_answerer(DATA), question).headline


def test_who_builds_is_the_seller_and_its_partner() -> None:
    headline = ask(build_answerer(WORLDS / "seventh"), "Who builds Ghana's Inyatis?").headline
    assert headline.startswith("Karoo Armour – ")
    assert headline.endswith("local partner: Tema Motor Works")


def test_a_price_of_support_vehicles_is_no_count_of_them() -> None:
    question = "How much is the Slovak support package with the recovery vehicles, as opposed to the CV90s themselves?"
    assert ask(build_answerer(WORLDS / "third"), question).outcome is Outcome.DECLINED


def test_a_korean_count_is_of_what_stands_before_it() -> None:
    answer = ask(build_answerer(WORLDS / "fifth"), "브라질 EMADS 계약에 포함된 미사일은 몇 발인가요?")
    assert answer.outcome is Outcome.DECLINED


def test_versions_of_a_thing_are_listed() -> None:
    answer = ask(build_answerer(WORLDS / "third"), "Versions of the F-16 that Bulgaria is getting: which ones?")
    assert "F-16D (2 aircraft) and F-16C (6 aircraft)" in answer.headline


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("eighth", "The fourth Kenyan corvette by itself, without the first three: price tag?", "AED 510 million"),
        ("seventh", "price tag of croatia's fourth battery, not the original three", "NOK 690 million"),
        ("eighth", "Fenmoor Radar: all export customers?", "Ghana and Philippines"),
    ],
)
def test_the_fourth_thing_is_what_its_option_was_for(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "Did Zambia pay anything by 2 September 2024?",
        "¿Pagó algo Zambia antes de cancelar?",
        "Czy Zambia zapłaciła cokolwiek?",
        "잠비아는 돈을 냈나요?",
    ],
)
def test_anything_paid_is_told_by_what_was_paid(question: str) -> None:
    answer = ask(build_answerer(WORLDS / "seventh"), question)
    assert answer.yes_no is True
    assert any(figure in answer.headline for figure in ("118", "1.18"))
