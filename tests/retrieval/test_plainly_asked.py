"""Hard questions in plain words: sums of two deals, makers of another country, bids, what is done instead."""

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
        ("Before tax, what do Tanzania's two Arkona contracts come to in euros?", "€327 million contract value in all"),
        ("¿Cuánto suman los dos contratos de Tanzania por los Arkona?", "327 millones EUR en total"),
        ("How many hulls are in Tanzania's two Arkona contracts?", "5 vessels ordered in all"),
        ("What did Tanzania pay for the contract for two Arkonas?", "€138 million"),  # so many things, not deals
        ("How many Arkona 62s and Varuna 70s are under firm contract in all?", "7 vessels ordered in all by Namibia"),
        ("How many Orkinos missiles have been ordered by all customers?", "64 missiles ordered in all"),
        ("앙골라와 케냐가 주문한 오르키노스 발사차량을 합치면 몇 대인가요?", "Angola 및 Kenya: 지원 차량 총 8 대"),
    ],
)
def test_sum_over_several_deals(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Of the hulls the 2021 framework allows Dodoma, how many has nobody signed for?", "3 vessels: 8"),
        ("How many of the eight framework ships are still without a contract?", "3 vessels: 8"),
        ("¿Cuántos barcos del acuerdo marco de Tanzania no ha encargado nadie?", "3 buques: 8"),
        ("Ilu okrętów z ramówki Tanzanii nikt nie zamówił?", "3 jednostki pływające: 8"),
    ],
)
def test_what_nobody_has_signed_for_is_left_of_a_framework(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("How is the Italian yard getting on with Sri Lanka's two mine hunters?", "Not Italy: Kamome 3 for Sri Lanka"),
        ("When will the French yard deliver Namibia's Varunas?", "Not France: Varuna 70 for Namibia"),
        ("¿Cómo va el astillero italiano con los dos cazaminas de Sri Lanka?", "No Italia: Kamome 3 para Sri Lanka"),
        ("이탈리아 조선소는 스리랑카의 소해함 두 척을 언제 인도하나요?", "이탈리아 아님: 스리랑카 Kamome 3"),
        ("How much is Madagascar paying for its Arkonas?", "The records don't show that. A memorandum: Madagascar"),
        ("What tipped Namibia in favour of the Arkona 62?", "The records don't show that. Lost to a competitor"),
        (
            "When will Ecuador's new submarines be delivered?",
            "The records don't show that. 2 submarines to be upgraded",
        ),
    ],
)
def test_taken_for_granted_and_not_so(answerer: Answerer, text: str, headline: str) -> None:
    answer = ask(answerer, text)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith(headline)


def test_yard_that_lost_is_no_false_premise(answerer: Answerer) -> None:
    assert ask(answerer, "Which Italian yard lost in Sri Lanka?").headline.startswith("an Italian yard – losing bidder")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "How much did the losing bidder ask for Ecuador's overhaul?",
            "Saronic Underwater Works (121 million dollars)",
        ),
        ("How much more was Saronic's bid than what Ecuador finally paid?", "$10 million: $121 million (Saronic"),
        ("What was the gap between the German offer and the winning deal in Namibia?", "NAD 400 million"),
        ("In Namibian dollars, what gap was there between the German offer and the deal that won?", "NAD 400 million"),
        ("How much did the winner in Ecuador ask for?", "$111 million"),
    ],
)
def test_bids_beside_the_contract(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


def test_what_a_loser_had_asked_for_is_told_on_asking_on(answerer: Answerer) -> None:
    answer = ask(answerer, "Who lost the Ecuadorian submarine overhaul?", "How much had they asked for?")
    assert answer.headline.startswith("Saronic Underwater Works (121 million dollars)")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who is behind the number six for Tanzania's Arkonas, and how is it explained?", "had taken in the option"),
        ("Who says 34 billion yen for Sri Lanka's Kamomes, and why is it higher?", "counted a training course"),
    ],
)
def test_why_figures_differ_is_told_where_it_is_asked(answerer: Answerer, text: str, told: str) -> None:
    assert told in ask(answerer, text).headline


def test_what_speaks_against_a_reported_figure_stands_beside_it(answerer: Answerer) -> None:
    answer = ask(answerer, "Who says 34 billion yen for Sri Lanka's Kamomes?")
    against = "“Isonami stands by 31 billion and says the paper counted a training course that Japan gives free.”"
    assert answer.headline.endswith(f"(reported, not confirmed) {against}")


@pytest.mark.parametrize(
    "text",
    [
        "With the Greek plan dead, what does Bangladesh's navy intend to do for submarines?",
        "What will Dhaka do about submarines now?",
    ],
)
def test_what_is_done_instead_is_no_count(answerer: Answerer, text: str) -> None:
    assert ask(answerer, text).headline.startswith("the navy will keep its two older boats going")


def test_count_intended_is_one(answerer: Answerer) -> None:
    answer = ask(answerer, "How many submarines does Bangladesh intend to buy?")
    assert answer.headline.startswith("4 submarines required")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("What range does the Angolan Orkinos have?", "range of 130 kilometres"),
        ("How far can the Orkinos-B fly?", "range of 160 kilometres"),
        ("¿Qué alcance tiene el Orkinos-B?", "range of 160 kilometres"),
        ("오르키노스-B의 사거리는 얼마입니까?", "range of 160 kilometres"),
    ],
)
def test_range_on_record(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


@pytest.mark.parametrize("text", ["what about the version Kenya's getting", "and Kenya's?"])
def test_range_of_somebody_elses_is_asked_on(answerer: Answerer, text: str) -> None:
    answer = ask(answerer, "What range does the Angolan Orkinos have?", text)
    assert answer.headline.startswith("range of 160 kilometres")


def test_range_is_no_place_that_something_fell_on() -> None:
    assert ask(build_world("twentyeighth"), "What range does the Kobuz have?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The firm whose design came runner-up in Dhaka's submarine contest did sell patrol ships in Africa. "
         "To which country?", "Namibia"),
        ("Halfway through 2024, what had reached the battery at Lobito?", "16 missiles of 40 delivered to Angola"),
        ("Any steel cut for Bangladesh's submarines?", "No: on record is no steel was cut"),
    ],
)  # fmt: skip
def test_told_by_what_is_around_it(answerer: Answerer, text: str, headline: str) -> None:
    assert ask(answerer, text).headline.startswith(headline)


def test_why_a_source_gives_another_figure_takes_only_that_for_granted(answerer: Answerer) -> None:
    answer = ask(answerer, "Why does the Colombo Chronicle say 34 billion yen for the Kamomes?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.endswith("the paper counted a training course that Japan gives free")


def test_why_that_much_was_paid_takes_the_sum_for_granted(answerer: Answerer) -> None:
    answer = ask(answerer, "Why did Sri Lanka pay 34 billion yen?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
