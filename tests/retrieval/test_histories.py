"""Histories in order: that a deal was called off is told, what it had planned isn't, and counts before the rest."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


def test_an_end_is_told_and_not_what_it_made_void() -> None:
    details = "\n".join(ask(build_world("twentysecond"), "Cronología de los Queltehue paraguayos, por favor").details)
    assert "3 de marzo de 2026: cancelado – Paraguay's second contract" in details
    assert "mayo de 2027" not in details


def test_plans_of_a_deal_that_stands_are_told() -> None:
    details = "\n".join(ask(build_world("twentysecond"), "Timeline of Bahrain's Garça trainers").details)
    assert "deliveries due" in details


def test_counts_are_told_beside_dates_that_moved() -> None:
    question = "Mozambique and its Lontras: how did the end date and the counts move over the years?"
    details = "\n".join(ask(build_world("twentyfirst"), question).details)
    assert "10 May 2024: 26 cars delivered" in details
    assert "30 June 2025: 44 cars delivered" in details
    assert "planned December 2024, then June 2025, now October 2025" in details


def test_history_from_an_event_to_the_latest_is_more_than_the_event() -> None:
    question = "Montenegro and the Thyella-2 from committee vote to the latest, in order"
    details = ask(build_world("twentysecond"), question).details
    assert details[0] == "9 June 2022: approved (Podgorica Courier)"
    assert any(line.startswith("28 May 2025: deliveries start") for line in details)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "Historia tajskich zakupów VN-1: od pierwszej umowy po zerwanie ostatniej",
            ("Od 27 czerwca 2017 do 17 września 2025: datowane wpisy: 8 (First VN-1 contract i Second VN-1 contract)."),
        ),
        (
            "fourth",
            "Timeline of the first VN-1 contract",
            "27 June 2017 to 31 October 2019: 2 dated entries (First VN-1 contract).",
        ),
    ],
)
def test_a_history_from_the_first_to_the_last_is_of_no_first_deal(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.ANSWERED, headline)


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "ninth",
            "Angola and Dunav Arms, from the framework to the last launcher: dates please",
            "2 June 2022 to 11 May 2025: 8 dated entries",
        ),
        (
            "fifteenth",
            "Slovakia and its mine ploughs: from order to the bitter end, dates please",
            "November 2023 to 30 January 2026: 2 dated entries",
        ),
    ],
)
def test_dates_alone_ask_for_a_history(world: str, question: str, told: str) -> None:
    assert ask(build_world(world), question).headline.startswith(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Walk me through the Ecuadorian trainer story, from the tender that failed to the latest we know.",
            "2021 to October 2027: 8 dated entries (Ecuador's cancelled tender for training jets and Ten Ciocârlia 2",
        ),
        (
            "Chronology, Tanzania/Czapla, framework to completion of the first batch",
            "26 April 2022 to March 2027: 8 dated entries (Tanzania's framework for Czapla helicopters and Tanzania's",
        ),
        (
            "Key dates in the Pronghorn case, Washington notice through last handover?",
            "24 July 2024 to December 2029: 5 dated entries (HX-44 Pronghorn helicopters for Bangladesh)",
        ),
        (
            "how has the date for ecuador's tenth jet moved over the years?",
            "10 months: deliveries due, Ten Ciocârlia 2 jets for Ecuador: planned December 2026, then June 2027, now",
        ),
        (
            "Timeline of Tanzania's second Czapla contract, from signature to the last delivery",
            "6 March 2025 to March 2027: 3 dated entries (Tanzania's second contract for Czapla helicopters)",
        ),
    ],
)
def test_where_a_history_begins_and_ends_picks_no_deal(question: str, told: str) -> None:
    assert ask(build_world("thirtyfirst"), question).headline.startswith(told)


def test_until_when_something_may_be_used_is_as_it_was_last_told() -> None:
    world = build_world("thirtyfirst")
    now = ask(world, "¿Hasta cuándo tenía Ecuador para ejercer la opción?")
    then = ask(world, "Según lo anunciado en junio de 2023, ¿hasta cuándo tenía Ecuador para ejercer la opción?")
    assert (now.headline[:28], then.headline[:30]) == ("prolonged to 30 June 2026 – ", "open until the end of 2025 – C")


@pytest.mark.parametrize(
    "question",
    [
        "From when to when did the last Latvian Karhu slip?",
        "¿De qué fecha a qué fecha se aplazó la entrega del último Karhu letón?",
        "라트비아의 마지막 카르후 인도 시점이 애초 언제에서 언제로 밀렸습니까?",
    ],
)
def test_from_when_to_when_something_slipped_is_both_dates(question: str) -> None:
    answer = ask(build_world("eighth"), question)
    assert (answer.outcome, answer.headline[:1]) == (Outcome.ANSWERED, "6")
    assert "2027" in answer.headline
    assert "2028" in answer.headline


def test_what_is_joined_to_another_deal_picks_none_of_a_history() -> None:
    question = "Historia del préstamo del Narwhal a Nueva Zelanda y de la compra posterior, por fechas."
    answer = ask(build_world("thirteenth"), question)
    assert answer.headline.startswith("De 30 de noviembre de 2022 a 2027: 5 entradas fechadas")


def test_a_course_up_to_what_is_yet_to_come_is_told_as_far_as_it_is_known() -> None:
    world = build_world("eighth")
    answer = ask(world, "Key dates for Ghana's Beacons, from contract to last handover")
    assert answer.headline == "16 October 2024 to 2026: 3 dated entries (Beacon coastal radars for Ghana)."
    assert ask(world, "How far have deliveries of Ghana's Beacons come, step by step?").outcome is Outcome.DECLINED
