"""Questions of which a word goes unread, or that don't say which deal they mean."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("sixth", "How many of the Alaca-S drones have been launched?"),
        ("seventeenth", "How many of Norway's shells have been fired?"),
        ("thirteenth", "How many Maestrale Nuovas have been christened?"),
        ("fourteenth", "How many Zwaardvis has Argentina fired?"),
        ("fifteenth", "How much ammunition did Ivory Coast buy with the mortars?"),
        ("fifteenth", "What was the losing Spanish price in Fiji?"),
        ("fifteenth", "Who runs Trakia Arsenal?"),
        ("fifteenth", "Why will Georgia sign no third contract before 2028?"),
        ("eleventh", "How many shells did Uzbekistan buy?"),
        ("eleventh", "What did Carmel Sensors pay its agent?"),
        ("eleventh", "When did Georgia sign for the Bozdağ?"),
        ("fourteenth", "What did Mongolia pay for transport of the Khwai 30s?"),
        ("fourteenth", "What does a Tyasmyn rocket cost?"),
        ("thirteenth", "How many kilometres does the Narwhal-7 reach?"),
        ("thirteenth", "¿A cuántos kilómetros detecta el sonar Narwhal-7?"),
        ("thirteenth", "Na ile kilometrów wykrywa sonar Narwhal-7?"),
        ("thirteenth", "나월-7 소나는 최대 몇 km까지 탐지하나요?"),
    ],
)
def test_what_is_told_of_something_else_is_refused(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("When are the shells due?", ("2024", "2025")),
        ("When will the shells arrive?", ("2024", "2025")),
    ],
)
def test_a_date_of_several_buyers_is_asked_back(question: str, figures: tuple[str, ...]) -> None:
    answer = ask(build_world("seventeenth"), question)
    assert answer.outcome is Outcome.CLARIFY
    assert all(figure in answer.headline for figure in figures)


@pytest.mark.parametrize(
    ("world", "question", "said"),
    [
        ("twelfth", "Why does work in Rancagua run late?", "late chassis"),
        ("thirteenth", "When did the repair dock at Lobito open?", "May 2025"),
        ("thirteenth", "When did the plant at Huambo open?", "12 November 2024"),
    ],
)
def test_a_place_in_a_sentence_tells_the_deal(world: str, question: str, said: str) -> None:
    assert said in ask(build_world(world), question).headline


@pytest.mark.parametrize(
    ("world", "question", "said"),
    [
        ("fourth", "When will Thailand get the rest of the VN-1s of the third contract?", "Cancelled"),
        ("fourth", "When are the last VN-1s of the third contract due in Thailand?", "Cancelled"),
        ("third", "Why did Bulgaria buy the CV90?", "Lost to a competitor"),
        ("fourth", "¿Por qué compró Argentina el Tejas?", "Perdido ante un competidor"),
        ("fourth", "Dlaczego Argentyna kupiła Tejasy?", "Przegrana z konkurentem"),
        ("fourteenth", "Why did Tunisia increase its order of Shamsheers?", "10 drones ordered"),
        ("fourteenth", "Who operates Algeria's Zwaardvis torpedoes?", "Lost to a competitor"),
        ("fourteenth", "Why did Slovenia order four Havternes?", "3 satellites ordered"),
        ("fourteenth", "What did South Africa pay for its second Chiloé?", "1 tanker ordered"),
        ("sixth", "When was Nigeria's eleventh Markhor delivered?", "10 aircraft ordered"),
        ("thirteenth", "Which base do Papua New Guinea's three extra Kepodangs fly from?", "Cancelled"),
        ("eighteenth", "Why did Oman decide to buy all twelve howitzers of the option?", "6 howitzers"),
        ("fourth", "모로코는 왜 아파치를 36대나 계약했나요?", "24 대"),
    ],
)
def test_what_never_came_about_is_corrected(world: str, question: str, said: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED, answer.headline
    assert said in answer.headline


def test_no_day_gone_by_tells_when_something_is_coming() -> None:
    question = "When is the rest of Thailand's third VN-1 order coming?"
    assert ask(build_world("fourth"), question).outcome is Outcome.DECLINED


def test_a_korean_place_of_a_thing_is_no_place_of_a_deal() -> None:
    answer = ask(build_world("fourth"), "포르투갈은 KC-390 여섯 번째 기체의 옵션을 행사했나요?")
    assert answer.yes_no is True


def test_what_a_contract_is_worth_is_no_list() -> None:
    assert "62.4 billion" in ask(build_world("fifteenth"), "What is the Bolivian contract worth?").headline


def test_a_delay_is_told_by_what_speaks_of_it() -> None:
    assert "3 February 2022" in ask(build_world("eleventh"), "Why was Kenya's first delivery late?").headline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who said they needed more Svani guns, the Latvians or the Hondurans?", "Latvia: 18 guns (required)"),
        ("Dassie deal – how many trucks?", "Which deal do you mean? Dassie mine-protected trucks for Guatemala"),
        ("How many trucks did Guatemala order in the Dassie deal?", "22 protected trucks ordered by Guatemala"),
    ],
)
def test_one_of_two_sides_and_one_of_two_deals(text: str, told: str) -> None:
    assert ask(build_world("twentyfirst"), text).headline.startswith(told)
