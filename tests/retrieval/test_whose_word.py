"""By whose word a figure is wanted: a party's own count stands before the other's, over invented worlds."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

LYNX = "Lynx KF41; First call-off of Lynx vehicles"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("By Rheinmetall's own count, how many Lynxes had Hungary received by 10 May 2023?",
         f"23 vehicles delivered to Hungary ({LYNX}), as of 10 May 2023 (Budapest Military Wire, citing Rheinmetall)"),
        ("How many Lynxes had Hungary received by 10 May 2023, going by the ministry rather than the maker?",
         f"20 vehicles delivered to Hungary ({LYNX}), as of 10 May 2023 (Budapest Military Wire, citing Hungarian "
         "defence ministry)"),
        ("According to Budapest, how many Lynxes had Hungary received by 10 May 2023?",
         f"20 vehicles delivered to Hungary ({LYNX}), as of 10 May 2023 (Budapest Military Wire, citing Hungarian "
         "defence ministry)"),
        ("Według producenta, ile Lynxów dostarczono Węgrom do 10 maja 2023 roku?",
         f"Węgry: dostarczono 23 pojazdy ({LYNX}), stan na 10 maja 2023 (Budapest Military Wire, za: Rheinmetall)"),
        ("Según el fabricante, ¿cuántos Lynx había recibido Hungría a 10 de mayo de 2023?",
         f"23 vehículos: entregas a Hungría ({LYNX}), a fecha de 10 de mayo de 2023 (Budapest Military Wire, citando "
         "a Rheinmetall)"),
        ("제조사 집계로는 2023년 5월 10일까지 헝가리에 링스 몇 대가 인도됐나요?",
         f"헝가리: 23 대 인도 ({LYNX}), 2023년 5월 10일 기준 (Budapest Military Wire, Rheinmetall 인용)"),
    ],
)  # fmt: skip
def test_the_party_named_is_believed(fourth: Answerer, question: str, headline: str) -> None:
    assert ask(fourth, question).headline == headline


@pytest.mark.parametrize(("whose", "count"), [("the shipyard", 5), ("the yard", 5), ("the navy", 4)])
def test_a_yards_word_is_the_makers(whose: str, count: int) -> None:
    question = f"According to {whose}, how many hovercraft did Guinea have in mid-December 2023?"
    assert ask(build_world("twentieth"), question).headline.startswith(f"{count} hovercraft delivered to Guinea")


def test_firm_that_puts_kits_together_says_nothing() -> None:
    text = "Which Ethiopian firm puts the Rila kits together?"
    assert ask(build_world("fifteenth"), text).headline.startswith("Abay Metal Works – local partner")
