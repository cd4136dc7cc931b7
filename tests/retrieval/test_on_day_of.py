"""What had come on the day of something else: an option taken up or lapsed, an order, another country's contract."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("third", "How many CV90s had been delivered when the option ran out?", "34 vehicles delivered"),
        ("third", "¿Cuántos CV90 se habían entregado cuando venció la opción?", "34 vehículos"),
        ("eighth", "How many Karhus had Latvia received when Lithuania signed?", "22 vehicles delivered to Latvia"),
        ("eighth", "Ile Karhu miała Łotwa, gdy Litwa podpisała umowę?", "Łotwa: dostarczono 22 pojazdy"),
        ("sixteenth", "How many Rafales had Egypt received when it ordered thirty more?", "24 aircraft delivered"),
        ("fourth", "How many KC-390s had Portugal received when it took up the option?", "3 aircraft delivered"),
        ("fourth", "How many Lynx had arrived when the second call-off was signed?", "41 vehicles delivered"),
        (
            "ninth",
            "At the moment Slovenia drew on its option, how many ambulances had it received?",
            "5 carriers delivered to Slovenia (Gams A",
        ),
        (
            "ninth",
            "When Amman came back for a second contract, what was still missing from the first?",
            "7 turrets still to come for Jordan (Kestrel 90; First Kestrel 90 contract): 80 ordered − 73 delivered",
        ),
        (
            "ninth",
            "How many Groms were still free under the framework before the second call-off?",
            "66 launchers: 90 (covered by the framework) − 24 (ordered)",
        ),
        (
            "fifteenth",
            "Just before Tbilisi's second order, how many ploughs were still uncommitted under the framework?",
            "36 ploughs: 60 (covered by the framework) − 24 (ordered)",
        ),
        (
            "ninth",
            "When Jordan signed the second contract, how many turrets of the first had it received?",
            "73 turrets delivered to Jordan (Kestrel 90; First Kestrel 90 contract)",
        ),
        (
            "ninth",
            "On the day Dublin picked the Terne 60, how many of the 45s had Colombo been handed?",
            "1 boat delivered to Sri Lanka",
        ),
        (
            "fifteenth",
            "The month Kingston turned Setouchi down: how many aircraft had Fiji been handed by then?",
            "1 aircraft delivered to Fiji",
        ),
        (
            "fourth",
            "How many VN-1s had come by the time the third contract was cancelled?",
            "85 vehicles delivered in all",
        ),
    ],
)
def test_what_had_come_is_counted_as_of_that_day(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("thirteenth", "How many Gemsboks had Jordan received when it took up its option?"),  # the next count is later
        ("thirteenth", "How many Danish bridges were there when it took up the option?"),
        ("thirteenth", "How many Kobacs had Bangladesh received when the seeker factory burned down?"),
        ("fifteenth", "The day the Suva paper appeared: how many aircraft had Fiji been handed by then?"),
        ("sixteenth", "How many Gripens had Brazil received when the contract entered into force?"),
    ],
)
def test_no_later_count_is_told_of_a_day_that_has_none(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


def test_a_plain_count_stays_the_newest() -> None:
    answer = ask(build_world("thirteenth"), "How many Gemsboks has Jordan received?")
    assert answer.headline.startswith("72 vehicles of 72 delivered to Jordan")


def test_so_many_ordered_are_no_day() -> None:
    question = "Of the three Zeevonks Qatar ordered in 2021, how many has it got and how many are still to come?"
    assert ask(build_world("fourteenth"), question).headline.startswith("2 minesweepers")
