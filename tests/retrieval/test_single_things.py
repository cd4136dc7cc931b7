"""Single things: ships called by their names, the nth of several, and what had come by a day between two handovers."""

from datetime import date

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return build_world("twentyninth")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "When did the Kilwa arrive?",
            "“Further west, Tanzania took over the patrol vessel Kilwa on 26 January 2024.”",
        ),
        ("¿Cuándo llegó el Kilwa?", "“Further west, Tanzania took over the patrol vessel Kilwa on 26 January 2024.”"),
        ("When did Mafia arrive?", "“Mafia, the second ship, had followed on 11 February 2025.”"),
        ("Kiedy Tanzania otrzymała Pangani?", "27 marca 2026: zakończenie dostaw, Tanzania"),
        ("When was the Kilwa due?", "September 2023: start of deliveries to Tanzania"),
        ("When is the Jambelí expected back from Goa?", "14 August 2026: deliveries to Ecuador completed"),
        ("When was the Jambelí originally due back?", "September 2025: deliveries to Ecuador due"),
        ("When did the missiles reach Lobito?", "20 February 2026: deliveries to Angola completed"),  # a town, no ship
    ],
)
def test_ship_called_by_its_name_has_days_of_its_own(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


def test_ship_still_away_is_expected_as_was_said_last(answerer: Answerer) -> None:
    answer = ask(answerer, "When is the Jambelí expected back from Goa?", today=date(2024, 12, 1))
    assert answer.headline.startswith("April 2026: deliveries to Ecuador due")


def test_delay_of_a_ship_named_before_is_that_of_its_order(answerer: Answerer) -> None:
    answer = ask(answerer, "When did Tanzania receive the Kilwa?", "and why was it late?")
    assert answer.headline.startswith("late diesel engines – Arkona 62; Tanzania's first contract")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("How many Arkonas had Tanzania received by the end of 2024?", "1 vessel delivered to Tanzania"),
        ("How many Arkonas had Tanzania received by May 2025?", "2 vessels delivered to Tanzania"),
        ("How many Arkonas had Tanzania received by May 2026?", "3 vessels delivered to Tanzania"),
        ("How many of Ecuador's submarines had come back by June 2026?", "1 submarine delivered to Ecuador"),
    ],
)
def test_count_between_two_handovers_holds_however_old(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


def test_count_before_any_handover_is_nought_where_that_is_told() -> None:
    answer = ask(build_world("twentyfifth"), "How many Liyaras had Samoa received by the end of 2024?")
    assert answer.headline.startswith("0 boats delivered to Samoa")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("How late is the first Kamome?", "7 months: deliveries start"),
        ("How late is the second Kamome?", "7 months: deliveries due"),
        ("O ile miesięcy spóźni się drugi Kamome?", "miesiące: 7: termin dostaw"),
    ],
)
def test_lateness_of_the_nth_of_so_many(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Is the third Costa Rican plane part of the buyout?", "No: on record is “The third plane stays on rent.”"),
        ("Did Costa Rica buy the third Tanager?", "No: on record is Completed: Costa Rica"),
        ("Does the buyout cover all three Tanagers?", "No: on record is 2 aircraft ordered"),
        ("Has Costa Rica bought the Tanagers?", "Yes: Option exercised: Costa Rica"),
    ],
)
def test_leased_beside_bought(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


def test_price_of_the_third_thing_is_that_of_the_deal_called_so(answerer: Answerer) -> None:
    assert ask(answerer, "How much does the third Tanager cost?").headline.startswith("CAD 21 million")
    assert ask(answerer, "How much did Costa Rica pay for the third contract?").headline.startswith("CAD 31 million")


def test_price_of_one_more_than_there_are_is_a_false_premise(answerer: Answerer) -> None:
    answer = ask(answerer, "How much did Costa Rica pay for the fourth Tanager?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "a fourth aircraft is wanted but not in the budget" in answer.headline


@pytest.mark.parametrize("text", ["When was each of Tanzania's Rostock ships handed over?"])
def test_handovers_told_one_by_one(answerer: Answerer, text: str) -> None:
    headline = ask(answerer, text).headline
    assert [day in headline for day in ("26 January 2024", "11 February 2025", "27 March 2026")] == [True] * 3


@pytest.mark.parametrize(
    ("day", "headline"),
    [
        (date(2026, 11, 21), "Yes: 14 August 2026: by then all 2 submarines"),
        (date(2025, 1, 1), "No: on record is 1 submarine of 2 delivered"),
    ],
)
def test_upgrade_of_so_many_is_done_once_it_is_complete(answerer: Answerer, day: date, headline: str) -> None:
    answer = ask(answerer, "Have both Puná-class submarines been overhauled?", today=day)
    assert answer.headline.startswith(headline)


def test_refit_in_korean_is_done_once_it_is_complete(answerer: Answerer) -> None:
    answer = ask(answerer, "푸나급 잠수함 두 척은 모두 정비를 마쳤습니까?", today=date(2025, 1, 1))
    assert answer.headline.startswith("아니요: 기록에 있는 것은 인도 중")


@pytest.mark.parametrize(
    ("numbered", "placed"),
    [
        ("When is hull number two due in Nigeria?", "When is the second hull due in Nigeria?"),
        ("Where is Poyraz no. 2?", "Where is the second Poyraz?"),
        ("¿Cuándo llegará a Nigeria el Poyraz número 2?", "¿Cuándo llegará a Nigeria el segundo Poyraz?"),
        ("Kiedy Nigeria dostanie Poyraz numer dwa?", "Kiedy Nigeria dostanie drugi Poyraz?"),
        ("나이지리아의 포이라즈 2번함은 언제 인도되나?", "나이지리아의 두 번째 포이라즈는 언제 인도되나?"),
    ],
)
def test_thing_with_a_number_is_the_one_in_that_place(numbered: str, placed: str) -> None:
    sixth = build_world("sixth")
    answer = ask(sixth, placed)
    assert answer.outcome is Outcome.ANSWERED
    assert ask(sixth, numbered).headline == answer.headline
