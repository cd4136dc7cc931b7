"""What had come by a past day, where a question names no more than a thing, a place and the day."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "text", "told"),
    [
        ("thirteenth", "Mid-November 2024: Gemsboks in Jordan?", "58 vehicles delivered"),
        ("thirteenth", "Kaarna 26s in Denmark as 2025 ended?", "6 bridges delivered"),
        ("thirteenth", "Kaarna 26 w Danii, koniec 2025 roku?", "Dania: dostarczono 6 mostów"),
        ("seventh", "¿Ptarmigan en Dinamarca a finales de 2024?", "15 sistemas: entregas"),
        ("thirteenth", "요르단 겜스복, 2024년 11월 중순?", "요르단: 58 대 인도"),
        ("twentythird", "Vrana in Sweden when 2024 was out?", "3 radars delivered"),
        ("seventh", "Ptarmigans in Denmark, December 2024?", "15 systems delivered"),
        ("thirteenth", "Gemsboks for Jordan, July 2022?", "72 vehicles ordered"),  # the month in which it was signed
        ("ninth", "As of 28 November 2023, Groms in Angola?", "24 launchers delivered"),
    ],
)
def test_thing_and_place_on_a_past_day_are_what_had_come(world: str, text: str, told: str) -> None:
    assert ask(build_world(world), text).headline.startswith(told)


def test_thing_and_place_without_a_day_are_what_was_ordered(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Gemsboks in Jordan?").headline.startswith("92 vehicles ordered in all by Jordan")


def test_nothing_is_told_of_a_day_before_any_came(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Early 2023: Gemsboks in Jordan?").outcome is Outcome.DECLINED
