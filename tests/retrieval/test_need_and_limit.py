"""What orders leave of a need, and what prices leave of a limit or stand apart by."""

import pytest

from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "seventh",
            "Latvia said it needed 36 guns. After both Sokol contracts, how many does it still have to order?",
            "8 ",
        ),
        ("seventh", "Latvia wants 36 howitzers. How many short is it after both orders?", "8 "),
        (
            "eighteenth",
            "How many frigates does Thailand still need to order to reach its requirement?",
            "2 frigates: 4",
        ),
        ("eighteenth", "Ile fregat Tajlandia musi jeszcze zamówić, żeby zaspokoić potrzeby?", "2 fregaty"),
        ("eighteenth", "¿Cuántas fragatas le faltan por encargar a Tailandia para cubrir su necesidad?", "2 fragatas"),
        ("eighteenth", "태국 해군이 필요로 하는 호위함 가운데 아직 주문하지 않은 것은 몇 척인가?", "2 척"),
        ("ninth", "How much of Ireland's EUR 240 million is left after the boat contract?", "€52 million"),
        (
            "eleventh",
            "How much of the framework's euro ceiling is left after Uruguay's first two orders?",
            "€7 million",
        ),
        ("eleventh", "How many euros are left under Uruguay's Havsörn framework?", "€7 million"),
        ("eighteenth", "How many euros under the Croatian budget was Fjordvern's bid?", "€9 million"),
        ("ninth", "How far apart are Luanda's and Dunav's figures for the second call-off?", "$3 million"),
    ],
)
def test_the_difference_is_told(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Of the VT-40 missiles Serbia ordered, how many don't come from French army stocks?", "84 missiles"),
        ("How many of Serbia's VT-40 missiles are new?", "84 missiles"),
        ("How many tanks of Bulgaria's second Hagen contract will come complete from Germany?", "16 tanks"),
        ("불가리아 2차 계약의 하겐 2 전차 가운데 독일에서 완성차로 들어오는 것은 몇 대인가요?", "16 대"),
        ("Ile czołgów z drugiej bułgarskiej umowy przyjedzie gotowych z Niemiec?", "16 czołgów"),
        ("How many of the 36 tanks won't be built in Bulgaria under the second contract?", "16 tanks"),
    ],
)
def test_what_is_not_of_the_part_counted_is_the_rest(question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / "eighteenth"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Ile pojazdów Inyati Ghana miała jeszcze otrzymać w połowie listopada 2025 roku?",
            "Ghana: do dostarczenia pozostało 23",
        ),
        ("How many Inyatis was Ghana still to receive in mid-November 2025?", "23 vehicles still to come"),
    ],
)
def test_what_was_still_to_come_is_the_rest(question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / "seventh"), question).headline.startswith(start)
