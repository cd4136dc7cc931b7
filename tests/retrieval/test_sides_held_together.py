"""Comparisons: which event of two sides is meant, both sides or none, and sums that lack a price."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Going by the latest dates, which comes first: Nigeria's second Poyraz or Paraguay's last pair of Carcarás?",
         "Paraguay: February 2027"),
        ("trainers in dollars, Nigeria 2021 against Paraguy 2024 - the bigger cheque?",
         "Ten Markhor trainers for Nigeria (Nigeria): $142 million"),
        ("Nigeria's Markhors against Senegal's: the larger order?", "Ten Markhor trainers for Nigeria (Nigeria): 10"),
        ("Czyja opcja obejmowała więcej sztuk: nigeryjska na Markhory czy macedońska na Bazelety?",
         "Option on six more Bazelet howitzers (Macedonia Północna): 6 haubic"),
        ("Who pays more for its trainers in dollars, Nigeria or Paraguay?", "Nigeria: $142 million"),
    ],
)  # fmt: skip
def test_both_sides_are_held_together(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Which had its full set of radars earlier, Cambodia or the Maldives?", "Maldives: 27 June 2025"),
        ("Song Hong's first two customers: which one had its full set of radars earlier, though it signed later?",
         "Maldives: 27 June 2025"),
        ("Which contract was signed first, Cambodia's or the Maldives'?", "Cambodia: 2 February 2023"),
        ("¿Qué opción era mayor en unidades: la peruana sobre los Rândunica o la rumana sobre las Sipa?",
         "Peru's option on six more Rândunica aircraft (Perú): 6 aviones"),
    ],
)  # fmt: skip
def test_the_event_asked_about_is_compared(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    "question",
    ["Where Tianshan's sale prices are public, what do its firm orders sum to in dollars?",
     "What do Tianshan's firm orders sum to in dollars?"],
)  # fmt: skip
def test_a_sum_says_which_price_it_lacks(sixth: Answerer, question: str) -> None:
    answer = ask(sixth, question)
    assert answer.headline == (
        "$82 million contract value in all by Ethiopia and Uzbekistan (HY-9 and TS-122): $19 million + $63 million; "
        "not in it, as the price is undisclosed: HY-9 radars for Ethiopia"
    )


def test_a_whole_price_is_none_a_year(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "What does Peru pay Corrib a year for its simulators?")
    assert answer.outcome is Outcome.DECLINED


def test_counting_by_oneself_takes_nothing_in(seventeenth: Answerer) -> None:
    question = "Ile samolotów Carpat Avia miała jeszcze przekazać Peru, licząc po swojemu w maju 2025?"
    assert ask(seventeenth, question).headline.startswith("Peru: pozostało 13 samolotów")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which is to come first by the plans: Kenya's corvettes or Malaysia's minehunters?", "Kenya: 2027"),
        ("Co według planów będzie wcześniej: korwety dla Kenii czy niszczyciele min dla Malezji?", "Kenia: 2027"),
        ("¿Qué llegará antes según los planes: las corbetas de Kenia o los cazaminas de Malasia?", "Kenia: 2027"),
        ("Which was signed first: Kenya's corvettes or Malaysia's minehunters?", "Kenya: 23 November 2023"),
    ],
)
def test_what_is_to_come_first_is_not_what_was_signed_first(eighth: Answerer, question: str, told: str) -> None:
    assert ask(eighth, question).headline.startswith(told)
