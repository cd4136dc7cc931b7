"""What came of bids, options and frameworks: who won instead, what is left, what nobody delivered, over invented
worlds."""

from datetime import date

import pytest

from retrieval.answer import Answer, Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask

CORVETTES = "Liwa-class corvette; Three Liwa corvettes for Angola"


def test_a_lost_bid_is_corrected_with_the_deal_that_beat_it(eleventh: Answerer) -> None:
    answer = ask(eleventh, "When did Madagascar receive its Rakshaks?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. Lost to a competitor: Madagascar (Rakshak-3D; The Rakshak-3D offer to "
        "Madagascar), as of September 2025 (Indian Ocean Security Digest); Carmel Sensors, Tzofeh-R",
    )


@pytest.mark.parametrize(
    "question", ["Who beat the Jiskra in Portugal?", "Which aircraft beat the Jiskra in Portugal?"]
)
def test_what_beat_a_product_that_lost_is_its_winner(eleventh: Answerer, question: str) -> None:
    assert ask(eleventh, question).headline == (
        "Lisbon preferred the Italian Falcone-2 – LM-41 Jiskra; Portugal's trainer competition, as of July 2023 "
        "(Prague Aviation Letter)"
    )


def test_contests_lost_are_the_bids_of_the_seller_named(eleventh: Answerer) -> None:
    answer = ask(eleventh, "In which competitions was the Jiskra beaten?")
    assert answer.headline == "1 deal: Portugal's trainer competition (Portugal)"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many K2s can Poland still order under the framework?",
         "640 tanks: 1,000 (covered by the framework) − (180 + 180) (ordered), as of 1 August 2025 (Yonhap)"),
        ("Ile K2 Polska może jeszcze zamówić w ramach umowy ramowej?",
         "640 czołgów: 1 000 (w umowie ramowej) − (180 + 180) (zamówiono), stan na 1 sierpnia 2025 (Yonhap)"),
        ("폴란드는 K2 기본계약으로 몇 대를 더 주문할 수 있나?",
         "640 대: 1,000 (기본계약 물량) − (180 + 180) (주문), 2025년 8월 1일 기준 (Yonhap)"),
    ],
)  # fmt: skip
def test_what_a_framework_leaves_is_computed_in_the_open(shipped: Answerer, question: str, headline: str) -> None:
    assert ask(shipped, question).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many Jiskras has Kenya bought, option included?",
         "14 aircraft ordered in all by Kenya (LM-41 Jiskra): 10 + 4"),
    ],
)  # fmt: skip
def test_an_option_taken_up_counts_with_the_orders(eleventh: Answerer, question: str, headline: str) -> None:
    assert ask(eleventh, question).headline == headline


def test_an_open_option_is_added_under_its_own_name(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "How many Wandoo batteries in all for New Zealand with the option?")
    assert answer.headline == "3 batteries ordered and under option in all by New Zealand (Wandoo): 2 + 1"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many of the Gemsboks bought under the Jordanian option have arrived?",
         "none of the 20 has been delivered – Gemsbok; Jordan's option on further Gemsbok vehicles, as of 31 December "
         "2025 (Northern Export Ledger)"),
        ("Does Kazakhstan get offsets for its Kobacs?",
         "No: on record is no offsets – Kobac; Kobac loitering munitions for Kazakhstan, as of 28 January 2025 (Balkan "
         "Arms Letter)"),
        ("Which plant in Bangladesh assembles the Kepodangs?",
         "The records don't show that. none is assembled in Bangladesh; all come from Bandung – KT-7 Kepodang; 16 KT-7 "
         "Kepodang for Bangladesh, as of 21 August 2025 (Nusantara Aero Notes)"),
    ],
)  # fmt: skip
def test_none_may_be_told_in_words(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What were the Angolan corvettes worth at signature?",
         f"AED 3.9 billion: value of Angola's deal ({CORVETTES}), as of 16 May 2021 (Gulf Naval Courier, citing "
         "Mussafah Naval Yard)"),
        ("How much did the cancellation knock off the price of Angola's corvettes?",
         "AED 950 million: AED 3.3 billion (Three Liwa corvettes for Angola, contract value) − AED 2.35 billion (Three "
         "Liwa corvettes for Angola, contract value), as of 11 July 2025 (Hulls and Harbours)"),
        ("When did Angola get its second Liwa?",
         f"2 corvettes delivered to Angola ({CORVETTES}), as of 3 March 2025 (Hulls and Harbours)"),
        ("How many dirhams has Colombia signed for under the framework?",
         "AED 3.85 billion contract value in all by Colombia (Liwa-class corvette): AED 2.6 billion + AED 1.25 "
         "billion"),
    ],
)  # fmt: skip
def test_figures_of_before_after_and_between_are_kept_apart(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


def test_the_second_thing_may_be_asked_for_after_the_first(thirteenth: Answerer) -> None:
    _, first = thirteenth.answer("When did Angola get its first Liwa?", date(2026, 11, 21))
    answer, _ = thirteenth.answer("and the second?", date(2026, 11, 21), first)
    assert answer.headline.startswith("2 corvettes delivered to Angola")


def test_the_used_ones_are_what_the_buyer_bought_second_hand(thirteenth: Answerer) -> None:
    _, first = thirteenth.answer("What did Latvia pay for its three new Kaarna 26?", date(2026, 11, 21))
    answer, _ = thirteenth.answer("and the used ones?", date(2026, 11, 21), first)
    assert answer.headline.startswith("€3.2 million: value of Latvia's deal (Kaarna 22;")


def _in_2023(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, date(2023, 12, 31))[0]


def test_what_was_printed_later_corrects_nothing_before(thirteenth: Answerer) -> None:
    assert _in_2023(thirteenth, "How many Kobacs did the papers say Cyprus had ordered?").figures[0].value == 120
    assert _in_2023(thirteenth, "How many Kobacs had Cyprus ordered?").figures[0].value == 120
    assert ask(thirteenth, "How many Kobacs had Cyprus ordered by the end of 2023?").figures[0].value == 100


def test_sellers_are_compared_by_what_they_asked(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Who asked less for Ecuador's loitering munitions, the Serbs or the Spaniards?")
    assert answer.strong == "Morava Dynamics (Serbia)"


def test_a_number_in_a_name_stays_with_it_after_a_longer_form(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Ile mostów Kaarna 22 kupiła Łotwa?")
    assert answer.headline.startswith("Łotwa: zamówiono 4 mosty (Kaarna 22;")


def test_two_counts_of_different_roles_are_told_side_by_side(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "61 or 58 Gemsboks in mid-November 2024: whose count is which?")
    assert answer.headline == (
        "Sources disagree: 61 vehicles (Amman Security Bulletin, citing Highveld Armour, 15 November 2024); 58 "
        "vehicles (Amman Security Bulletin, citing Jordanian armed forces, 15 November 2024)"
    )


def test_an_option_that_lapsed_is_not_added(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "How many Zeevonks did Qatar order in all, counting the option?")
    assert answer.headline == "4 minesweepers ordered in all by Qatar (Zeevonk): 3 + 1"


@pytest.mark.parametrize(
    "question",
    [
        "Who beat Kieler Aal in Argentina?",
        "Who did Kieler Aal lose to in Argentina?",
        "Which firm defeated Kieler Aal?",
    ],
)
def test_who_beat_a_loser_is_no_loser(fourteenth: Answerer, question: str) -> None:
    assert ask(fourteenth, question).strong == "Maasland Torpedo"


def test_all_has_come_only_where_the_order_of_each_thing_has(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Have all the Argentine torpedoes arrived?")  # six of 24, beside six for training
    assert answer.yes_no is False
    assert "6 torpedoes of 24 delivered to Argentina" in answer.headline
