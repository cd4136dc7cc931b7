"""What was chosen, taken up or drawn: losers taken for winners, options that lapsed, orders under a framework."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import WORLDS, ask, build_answerer, build_world


@pytest.mark.parametrize(
    "question", ["Why did South Africa pick the Spanish tanker?", "Why did South Africa go for the Spanish tanker?"]
)
def test_the_thing_of_a_country_whose_bidder_lost_was_not_bought(fourteenth: Answerer, question: str) -> None:
    answer = ask(fourteenth, question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "Astilleros Reloncaví (Chile)" in answer.headline


def test_what_was_bought_over_another_countrys_thing_keeps_its_reason(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Why did Nepal choose Thai bulldozers over Chinese ones?")
    assert answer.outcome is Outcome.ANSWERED
    assert "let in gas at low temperature" in answer.headline


def test_the_price_of_what_was_bought_instead_of_a_bid_is_not_on_record(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "How much did Algeria pay for the torpedoes it chose instead of the Belgian ones?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "question", ["How many Ejders did Morocco buy?", "Where in Turkey are Morocco's Ejders built?"]
)
def test_what_only_lost_a_contest_was_not_bought(fifth: Answerer, question: str) -> None:
    answer = ask(fifth, question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "Freccia" in answer.headline


def test_who_offered_what_lost_takes_nothing_for_granted(fifth: Answerer) -> None:
    assert ask(fifth, "Who offered Morocco the Ejder?").outcome is not Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    "question",
    [
        "When did Kuwait receive the remaining Caracals from its option?",
        "When did Kuwait take up the rest of its option?",
    ],
)
def test_what_was_left_of_an_option_lapsed(fifth: Answerer, question: str) -> None:
    answer = ask(fifth, question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "Option lapsed: Kuwait" in answer.headline


def test_a_fourth_that_is_only_under_option_was_not_ordered(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Why did Slovenia order a fourth Havterne?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "Slovenia's option on a fourth Havterne" in answer.headline


def test_who_saw_a_handover_that_never_was(fifth: Answerer) -> None:
    answer = ask(fifth, "Who attended when Indonesia received its first SIGMA in June 2026?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "0 frigates delivered" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "How many Freccias has Morocco bought under its framework so far?",
        "How many of the framework's 225 Freccias have been called off so far?",
        "Ile pojazdów Maroko zamówiło w ramach umowy ramowej?",
        "¿Cuántos Freccia ha encargado Marruecos dentro del acuerdo marco?",
        "모로코는 기본계약에 따라 프레치아를 몇 대 주문했나요?",
    ],
)
def test_what_was_ordered_under_a_framework_is_what_its_call_offs_order(fifth: Answerer, question: str) -> None:
    assert "135" in ask(fifth, question).headline


def test_what_a_framework_allows_is_no_order(fifth: Answerer) -> None:
    assert "225" in ask(fifth, "How many Freccias does the framework allow Morocco to order?").headline


def test_what_of_a_framework_was_never_called_off_is_left_of_it(fifth: Answerer) -> None:
    assert "90 vehicles" in ask(fifth, "How much of Morocco's framework has not yet been called off?").headline


def test_the_option_taken_up_is_added_to_the_order(fifth: Answerer) -> None:
    assert "24 + 4" in ask(fifth, "How many Caracals has Kuwait on order including the exercised option?").headline


def test_the_first_and_the_last_are_two_dates(fifth: Answerer) -> None:
    headline = ask(fifth, "When are the first and last EMADS batteries due?").headline
    assert "2028" in headline
    assert "2030" in headline


def test_what_was_talked_about_is_no_difference(fifth: Answerer) -> None:
    assert "5 baterii" in ask(fifth, "O ile baterii EMADS toczyły się rozmowy z Brazylią w czerwcu 2025?").headline


def test_talks_stand_beside_orders_in_a_list_of_both(fourteenth: Answerer) -> None:
    headline = ask(fourteenth, "What has Qatar bought or is negotiating?").headline
    assert "3 minesweepers" in headline
    assert "under negotiation" in headline


@pytest.mark.parametrize(
    "question",
    [
        "Does the lease let Montenegro purchase the Zeevonk at the end?",
        "Does Montenegro get to keep the Zeevonk it leases?",
    ],
)
def test_a_lease_without_a_right_to_buy(fourteenth: Answerer, question: str) -> None:
    assert ask(fourteenth, question).yes_no is False


def test_a_count_said_to_be_in_an_order_is_held_against_what_was_ordered(fourteenth: Answerer) -> None:
    assert ask(fourteenth, "Did the Slovenian order include four satellites?").yes_no is False


def test_a_works_that_got_an_order_takes_no_handover_for_granted() -> None:
    answer = ask(build_answerer(WORLDS / "ninth"), "Which works in Romania got the Mongolian bridge order?")
    assert "Uzinele Prut" in answer.headline


@pytest.mark.parametrize(
    "question",
    ["Timeline of Khwai 40 deliveries to Nepal", "네팔에 콰이 40이 언제 얼마나 인도됐는지 시간순으로 알려 주세요"],
)
def test_one_count_of_all_is_told_by_its_batches(fourteenth: Answerer, question: str) -> None:
    assert [row.date.start.isoformat()[:7] for row in ask(fourteenth, question).rows if row.date][:3] == [
        "2024-02",
        "2024-08",
        "2025-05",
    ]


def test_what_was_being_reported_in_a_year_is_what_had_been_printed_by_then(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "What ceiling was being reported for Guatemala's radar framework in 2023?")
    assert answer.headline.startswith("$63 million")


def test_whether_a_buyer_has_begun_to_receive_is_told_by_what_came_in_korean(fifth: Answerer) -> None:
    assert ask(fifth, "인도네시아는 시그마 호위함을 받기 시작했나요?").yes_no is False


@pytest.mark.parametrize(
    "question", ["Who let the two helicopters lapse?", "Who cancelled the frigates?", "¿Quién dejó vencer la opción?"]
)
def test_no_seller_is_named_for_what_a_buyer_does(question: str) -> None:
    assert ask(build_answerer(WORLDS / "fifth"), question).outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("world", "question", "yes", "headline"),
    [
        (
            "fourth",
            "Has Rabat touched its option on a dozen more Apaches?",
            False,
            (
                "No: on record is option open status: AH-64E Apache; Foreign Military Sale of AH-64E Apache "
                "helicopters, as of 7 March 2025 (Maghreb Security Journal)"
            ),
        ),
        (
            "fourth",
            "Has Portugal cashed in its option?",
            True,
            (
                "Yes: option exercised status: KC-390; Option for a sixth KC-390, as of 16 September 2025 "
                "(Atlantic Air Report)"
            ),
        ),
        (
            "fourth",
            "¿Ha tocado Marruecos su opción sobre doce Apache más?",
            False,
            (
                "No: lo que consta es opción abierta – estado: AH-64E Apache; Foreign Military Sale of AH-64E "
                "Apache helicopters, a fecha de 7 de marzo de 2025 (Maghreb Security Journal)"
            ),
        ),
        (
            "ninth",
            "Did Jordan let its option lapse?",
            True,
            (
                "Yes: option lapsed status: Kestrel 90; First Kestrel 90 contract, as of 31 December 2023 "
                "(Meuse Defence Notes)"
            ),
        ),
    ],
)
def test_what_became_of_an_option_is_a_yes_or_no(world: str, question: str, yes: bool, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.yes_no, answer.headline) == (yes, headline)
