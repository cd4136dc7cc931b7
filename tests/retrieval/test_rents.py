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
        ("ninth", "What does Botswana's lease cost per year?", "€2.1 million (€8.4 million ÷ 4)"),  # "for four years"
        ("fifteenth", "What does Bhutan pay a month for its goggles?", "CHF 19,000 (CHF 684,000 ÷ 36)"),
        ("fifteenth", "Ile franków miesięcznie wychodzi Bhutanowi za dzierżawę wszystkich gogli?", "19 000 CHF"),
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


def test_what_one_of_several_costs_a_month_is_its_part_of_the_rent() -> None:
    answer = ask(build_answerer(WORLDS / "fifteenth"), "What does one pair of Bhutan's goggles cost a month?")
    assert answer.headline.startswith("CHF 316.7 (CHF 684,000 ÷ 36 ÷ 60)")


def test_a_follow_up_divides_the_rent_just_told() -> None:
    answer = ask(build_answerer(WORLDS / "ninth"), "What does the lease of the Gams cost Botswana?", "so per year?")
    assert answer.headline.startswith("€2.1 million (€8.4 million ÷ 4)")


def test_the_other_of_two_is_told_whatever_it_is_called() -> None:
    answer = ask(build_answerer(WORLDS / "ninth"), "When is Ireland's first Terne 60 due?", "And the other hull?")
    assert answer.headline.startswith("2029: deliveries to Ireland due (Terne 60")
