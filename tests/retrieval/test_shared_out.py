"""How many of one thing there are for each of another, and what one costs to the last even figure."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    "question",
    [
        "How many missiles per launcher does Cambodia get?",
        "Going by the corrected report, how many missiles does Cambodia get for each launcher?",
        "How many missiles did Cambodia order for each launcher?",
    ],
)
def test_one_count_is_shared_out_over_another(question: str) -> None:
    answer = ask(build_world("thirtysecond"), question)
    assert answer.headline.startswith("6 missiles apiece: 48 missiles ÷ 8 launchers (Buryn-2 missile;")


def test_no_whole_count_is_told_for_a_share_of_it() -> None:
    answer = ask(build_world("thirtysecond"), "How many torpedoes does Vietnam have for each submarine?")
    assert answer.outcome is Outcome.DECLINED


def test_what_lies_between_two_even_prices_is_right() -> None:
    question = "per radar, how much more do the two optional Latvian ones cost than the four from 2024?"
    answer = ask(build_world("thirtyfourth"), question)
    assert answer.headline.startswith("about €1.25 million: about €19 million (Latvia's option on two more Siktlinje 3")
    assert "− about €17.75 million (Siktlinje 3 radars for Latvia, unit price)" in answer.headline
