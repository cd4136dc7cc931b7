"""What a lease costs: a year, and over all its time."""

from pathlib import Path

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_answerer

WORLDS = Path(__file__).parents[1] / "worlds"


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("eleventh", "What does Iceland's rent come to over the full term of the lease?",
         "€21 million (€4.2 million; lease of five years)"),
        ("eleventh", "What is Iceland's yearly rent for the Havsörn?", "€4.2 million"),
        ("thirteenth", "What did the sonar cost New Zealand in rent altogether, counting the year that was added?",
         "NZD 9.6 million (NZD 6.5 million + NZD 3.1 million)"),
        ("eleventh", "What does Lithuania pay a year for the leased Jiskras?", "€9 million (€54 million ÷ 6"),
        ("eleventh", "Ile rocznie płaci Litwa za leasing Jiskier?", "9 mln EUR"),
        ("eleventh", "리투아니아의 이스크라 임대료는 1년에 얼마인 셈인가요?", "900만 유로"),
        ("seventeenth", "What does Malawi's lease cost in all?", "$9.6 million"),
    ],
)  # fmt: skip
def test_a_rent_is_told_for_the_time_asked(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What would Malawi have to pay to buy the RT-9Ts after the lease?", Outcome.DECLINED),
        ("말라위가 임차 기간이 끝난 뒤 RT-9T를 사려면 얼마를 내야 합니까?", Outcome.DECLINED),
        ("¿Cuánto costaría a Malaui comprarlos al final del alquiler de los RT-9T?", Outcome.DECLINED),
        ("How much does Malawi pay for the lease of the RT-9Ts?", Outcome.ANSWERED),
    ],
)
def test_a_rent_is_no_price_of_what_is_leased(seventeenth: Answerer, question: str, outcome: Outcome) -> None:
    assert ask(seventeenth, question).outcome is outcome
