"""More of the same said to have been ordered, and buyers told by what they bought."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "yes", "figure"),
    [
        ("sixteenth", "Has Estonia ordered six more HIMARS?", False, "6 launchers ordered by Estonia"),
        ("sixteenth", "Did Egypt order thirty more Rafales?", True, "30 aircraft ordered"),
        ("sixteenth", "Has Egypt ordered more Rafales?", True, "Second Rafale contract of Egypt"),
        ("eighth", "Has Oman ordered more drones?", False, "24 drones ordered by Oman"),
        ("eighth", "Has Kenya ordered another corvette?", True, "Fourth Najm-62 corvette"),
        ("fourth", "Did Thailand buy another 39 VN-1s?", True, "39 vehicles ordered"),
        ("eighth", "Did Oman order 24 drones?", True, "24 drones ordered"),  # no more than those
        ("sixteenth", "¿Ha pedido Estonia seis HIMARS más?", False, "6 lanzadores"),
        ("sixteenth", "Czy Estonia zamówiła jeszcze sześć HIMARS-ów?", False, "6 wyrzutni"),
        ("sixteenth", "에스토니아는 하이마스를 추가로 주문했나요?", False, "6 문 주문"),
    ],
)
def test_more_takes_a_later_order(world: str, question: str, figure: str, *, yes: bool) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert figure in answer.headline


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("third", "What does the country that leased a C295 pay for its patrol aircraft?", "€112 million"),
        ("third", "How many TB2s has the buyer of the Akinci lost?", "5 drones lost by Azerbaijan"),
        ("third", "What did the country with the most TB2s pay for them?", "$120 million"),
        ("sixteenth", "What did the country that bought 42 Rafales pay for the first six?", "$1.1 billion"),
        ("fourteenth", "What does the country that bought two Lanyus pay with tax?", "$13.5 million"),
        (
            "fourteenth",
            "How much does the country that ordered two Havternes pay per satellite?",
            "about DKK 305 million",
        ),
        ("third", "¿Cuántos TB2 perdió el país que compró los Akinci?", "5 drones"),
        ("third", "Ile TB2 stracił kraj, który kupił Akinci?", "Azerbejdżan: utracono 5 dronów"),
        ("third", "아킨지를 구매한 나라는 TB2를 몇 대 잃었나요?", "아제르바이잔: 5 대 손실"),
        ("fourth", "Which country bought the VN-1?", "Thailand"),
    ],
)
def test_a_buyer_may_be_told_by_what_it_bought(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


def test_of_several_buyers_none_is_meant() -> None:
    answer = ask(build_world("sixteenth"), "How many tanks did the country that bought the Leopard 2A8 order?")
    assert answer.outcome is Outcome.CLARIFY


def test_no_whole_price_is_told_for_one_of_a_thing() -> None:
    question = "What does Thailand pay per carrier in the second contract?"
    assert ask(build_world("fourth"), question).outcome is Outcome.DECLINED
