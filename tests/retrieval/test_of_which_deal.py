"""What belongs to a deal and what doesn't: its upkeep, its framework, a lease beside it, a return that never was."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    "text",
    [
        "How much are the Koreans paying Alzette for the five years of maintenance?",
        "¿Cuánto paga Corea por los cinco años de mantenimiento?",
        "Ile Korea płaci za pięcioletni serwis?",
        "한국이 5년간 정비에 얼마를 내나요?",
    ],
)
def test_the_price_of_the_things_is_not_that_of_their_upkeep(twentyfifth: Answerer, text: str) -> None:
    assert ask(twentyfifth, text).outcome is Outcome.DECLINED


def test_the_price_of_the_things_themselves_is_told(twentyfifth: Answerer) -> None:
    assert ask(twentyfifth, "How much is Korea paying for its drones?").headline.startswith("€31.2 million")


def test_the_make_of_a_part_is_not_told_by_a_sentence_on_it(twentyfifth: Answerer) -> None:
    text = "What make of engine burned in the fire that held up Samoa's boats?"
    assert ask(twentyfifth, text).outcome is Outcome.DECLINED
    assert "engine" in ask(twentyfifth, "Why was Samoa's first boat late?").headline


def test_a_history_tells_the_corrected_count(twentyfifth: Answerer) -> None:
    text = "chronology needed: Addax handovers to Burkina under contract no. 1, running totals"
    assert ask(twentyfifth, text).headline.endswith("24 → 49 → 55")


def test_an_option_thrown_in_is_added_up(twentyfifth: Answerer) -> None:
    text = "Before tax, what has Samoa committed to boats so far, option thrown in?"
    assert ask(twentyfifth, text).headline.startswith("WST 40.5 million")


def test_documents_signed_take_in_a_memorandum_that_came_to_nothing(twentyfifth: Answerer) -> None:
    text = "Give me every document Atlas Blindage has got signed by an African government, memoranda included."
    assert ask(twentyfifth, text).headline.startswith("3 deals on record")
    assert ask(twentyfifth, "Which contracts has Atlas Blindage signed?").headline.startswith("2 deals on record")


def test_the_deal_may_be_the_framework_too(twentyfifth: Answerer) -> None:
    answer = ask(twentyfifth, "Samoa Liyara deal, signing date?")
    assert answer.headline.startswith("17 May 2022")
    assert "6 February 2023" in answer.headline
    first = ask(twentyfifth, "When did Samoa sign its first contract?")
    assert first.headline.startswith("6 February 2023: signed by Samoa")
    assert "2022" not in first.headline


@pytest.mark.parametrize("text", ["how many drones are in the alzette contract", "ile dronów jest w umowie z Alzette?"])
def test_one_contract_of_a_seller_with_two_buyers_is_asked_back(twentyfifth: Answerer, text: str) -> None:
    assert ask(twentyfifth, text).outcome is Outcome.CLARIFY


def test_all_that_a_seller_sold_is_not_asked_back(twentyfifth: Answerer) -> None:
    assert ask(twentyfifth, "How many drones has Alzette sold?").outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "Why did South Korea return its Kauz-3s to Luxembourg?",
        "¿Por qué Corea del Sur devolvió sus Kauz-3 a Luxemburgo?",
        "Dlaczego Korea Południowa zwróciła swoje Kauzy?",
        "한국은 왜 카우츠-3를 반납했나요?",
    ],
)
def test_what_is_still_being_delivered_never_went_back(twentyfifth: Answerer, text: str) -> None:
    assert ask(twentyfifth, text).outcome is Outcome.PREMISE_REJECTED


def test_why_leased_things_went_back_is_told(twentyfifth: Answerer) -> None:
    answer = ask(twentyfifth, "Why did Japan send its Kauz-3s back to Luxembourg?")
    assert answer.headline.startswith("2 of the 4 drones were lost at sea")


def test_accepting_a_count_is_no_handover(twentyfifth: Answerer) -> None:
    answer = ask(twentyfifth, "How many Addaxes has L'Étalon counted?", "does the ministry accept it?")
    assert "Niger" not in answer.headline


def test_a_split_is_told_version_by_version(twentyfifth: Answerer) -> None:
    told = "36 vehicles (Addax 6), 30 vehicles (Addax 6P) and 6 vehicles"
    texts = ("How many Addax 6s did Burkina Faso order in 2023, and of which kinds?", "and the later one, same split?")
    assert ask(twentyfifth, *texts).headline.startswith(told)
    whole = ask(twentyfifth, "How is the second Burkina Faso contract split between the versions?")
    assert whole.headline.startswith(told)


def test_the_later_one_alone_is_told_as_a_whole(twentyfifth: Answerer) -> None:
    texts = ("How many Addax 6s did Burkina Faso order in 2023?", "and the later one?")
    assert ask(twentyfifth, *texts).headline.startswith("36 vehicles ordered by Burkina Faso")


def test_an_option_that_was_used_in_the_end_was_taken_up(twentyfifth: Answerer) -> None:
    assert ask(twentyfifth, "Did Apia end up using its option?").yes_no is True
