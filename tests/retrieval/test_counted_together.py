"""Counts and sums of what a question wants taken together: spare airframes, firm orders alone, two buyers' bills."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Including the airframes for spare parts, how many Halcóns did Spain sell to Uruguay?",
            "14 ordered in all by Uruguay (Halcón and Halcón spare airframe): 12 aircraft + 2 airframes",
        ),
        (
            "Sumando los que vuelan y los que son sólo para repuestos, ¿cuántos Halcón vendió España a Uruguay?",
            "14 en total – pedido, Uruguay (Halcón y Halcón spare airframe): 12 aviones + 2 células",
        ),
        ("How many Halcóns did Spain sell to Uruguay?", "12 aircraft ordered by Uruguay (Halcón;"),
    ],
)
def test_what_is_taken_in_is_counted_too(question: str, told: str) -> None:
    assert ask(build_world("thirtyfirst"), question).headline.startswith(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Counting firm contracts only, how many Czaplas has Tanzania on its books?",
            "12 helicopters ordered in all by Tanzania (Czapla): 8 + 4",
        ),
        (
            "Counting firm orders only, how many Czaplas have been delivered to Tanzania?",
            "8 helicopters of 8 delivered to Tanzania",
        ),
        ("How many Czaplas does Tanzania have on its books?", "7 helicopters in service with Tanzania"),
        (
            "임대분을 빼고 솔바람-2는 해외에 모두 몇 대 팔렸나요?",
            "Mongolia 및 Philippines: 주문 총 9 대 (Solbaram-2): 3 + 6",
        ),
    ],
)
def test_firm_orders_alone_are_what_was_ordered(question: str, told: str) -> None:
    assert ask(build_world("thirtyfirst"), question).headline.startswith(told)


def test_two_buyers_on_one_bill_are_added_up() -> None:
    question = "Put Ecuador's trainers and Bangladesh's eight helicopters on one dollar bill: how big is it?"
    assert ask(build_world("thirtyfirst"), question).headline.startswith("$731 million contract value in all")


def test_a_part_asked_for_by_which_is_no_count_of_what_carries_it() -> None:
    world = build_world("thirtyfirst")
    assert ask(world, "Which engine does the Ciocârlia 2 fly on?").outcome is Outcome.DECLINED
    assert ask(world, "Which aircraft does Romania fly?").headline.startswith("17 aircraft in service with Romania")


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "thirtyfirst",
            "Ciocârlia order book: every jet firmly ordered, Romania included, memoranda and options left out",
            "34 aircraft ordered in all by Ecuador and Romania (Ciocârlia 2): 10 + 24",
        ),
        ("thirtyfirst", "Czaplas across Tanzania's two contracts?", "12 helicopters ordered in all by Tanzania"),
        (
            "eighth",
            "Mortar-carrier Karhus across the Latvian and Lithuanian call-offs?",
            "36 vehicles ordered in all by Latvia and Lithuania (Karhu-M): 24 + 12",
        ),
    ],
)
def test_a_sum_may_be_asked_for_without_a_verb(world: str, question: str, told: str) -> None:
    assert ask(build_world(world), question).headline.startswith(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Could Ghana still add to the truck-mounted Beacons?", "Yes: 3 radars, option open status: Beacon-M;"),
        ("Is Ghana's option on more Beacons still open?", "Yes: 3 radars, option open status: Beacon-M;"),
        ("How many Beacons did Ghana order?", "6 radars ordered by Ghana"),
    ],
)
def test_an_open_option_comes_with_how_many_it_is_for(question: str, told: str) -> None:
    assert ask(build_world("eighth"), question).headline.startswith(told)
