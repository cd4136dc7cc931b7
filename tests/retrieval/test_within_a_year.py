"""What came in one year: a running count tells it only where nothing had come before."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("eleventh", "How many Jiskras did Kenya receive in 2025?"),
        ("fifth", "How many Caracals did Kuwait get in 2025?"),
        ("twentysecond", "Ile Garça dostał Bahrajn w 2024 roku?"),
        ("twentysecond", "2024년에 바레인이 받은 가르사는 몇 대인가?"),
        ("twentysecond", "¿Cuántos Garça recibió Baréin en 2024?"),
    ],
)
def test_a_running_count_is_no_count_of_a_later_year(world: str, question: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert answer.outcome is Outcome.DECLINED
    assert answer.citations  # the running count stands beside it


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("fifth", "How many Caracals did Kuwait get in 2024?", "5 helicopters delivered to Kuwait"),
        ("twentysecond", "How many Garças did Bahrain have by the end of 2024?", "9 aircraft delivered to Bahrain"),
        ("fifth", "How many helicopters is Kuwait getting under the 2022 deal?", "24 helicopters ordered by Kuwait"),
    ],
)
def test_a_first_year_and_a_day_are_told(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)
