"""Why something is so, who says so and whether it was right, advances: plain questions of two worlds."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.fixture(scope="module")
def trainers() -> Answerer:
    return build_world("twentysecond")


@pytest.fixture(scope="module")
def drones() -> Answerer:
    return build_world("thirtyfirst")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Was the advance for Nepal's drones paid?", "Yes: “The advance on which everything hung wasn't paid until"),
        ("Did Paraguay pay the advance on the second contract?", "Yes: PYG 38 billion paid"),
        ("Is Nepal's need of 20 drones an order?", "No: on record is 12 drones ordered by Nepal"),
        ("Are the leased Turymtai-4s bought by Nepal?", "No: on record is Contract signed: Nepal (Turymtai-4; Lease"),
        ("Was Bahrain's figure of eleven aircraft right?", "No: on record is 18 aircraft of 18 delivered"),
        ("Did Bahrain order 18 Garças?", "Yes: 18 aircraft ordered"),
    ],
)
def test_yes_or_no(trainers: Answerer, text: str, headline: str) -> None:
    assert ask(trainers, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Did Tanzania pay the advance for its first contract?", "Yes: “The advance was paid on 17 January 2023"),
        ("Did Tanzania pay the advance of 25 million euros?", "Yes: “The advance was paid on 17 January 2023"),
        ("Did Tanzania pay 25 million euros?", "The records don't say."),  # that it was to doesn't say that it did
    ],
)
def test_plan_to_pay_is_no_payment_and_no_refusal(drones: Answerer, text: str, headline: str) -> None:
    assert ask(drones, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Why did the Uruguayan tender for transport aircraft fail?", "the new government said the money would go to"),
        ("Why did Wisłok lose in Zambia?", "could not deliver before 2028"),
        ("Why does Wisłok count six Czaplas and the Tanzanian air force five?", "Sources disagree: 6 helicopters"),
    ],
)
def test_reason_of_what_is_asked(drones: Answerer, text: str, headline: str) -> None:
    assert ask(drones, text).headline.startswith(headline)


def test_why_figures_differ_is_no_reason_of_a_loss(drones: Answerer) -> None:
    answer = ask(drones, "Why did the French lose the Tanzanian tender?")
    assert "counts a helicopter" not in answer.headline


def test_fire_is_no_reason_of_a_lost_bid(trainers: Answerer) -> None:
    answer = ask(trainers, "Why did the Brazilian Araponga lose in Paraguay?")
    assert answer.headline.startswith("No Araponga for Paraguay is on record")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Why did Montenegro cut its order?", "the money saved goes to the airport road"),
        ("Why was the first battery for Montenegro late?", "the search radar failed its cold test"),
        ("Why did Montenegro prefer the Greek system?", "“The ministry preferred the Greek system because"),
        ("Why did Bahrain order more Garças?", "“Why buy more from a firm that is always late? "),
    ],
)
def test_sentence_that_answers_why_gives_a_reason(trainers: Answerer, text: str, headline: str) -> None:
    assert ask(trainers, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "Who says Tanzania has received six Czaplas?",
            "Indian Ocean Aviation Review, citing Zakłady Lotnicze Wisłok, 28 February 2025: 6 helicopters delivered",
        ),
        (
            "Who says that six of Tanzania's Czaplas are for transport?",
            "Dar Defence Digest, 25 November 2022: 6 helicopters ordered (Czapla-T",
        ),
        (
            "Who gave the number of Ecuador's jets as 6, and was it right?",
            "Sources disagree: 6 aircraft (Ecuador Audit Office, citing Ecuadorian Ministry of Defence",
        ),
    ],
)
def test_number_in_the_role_named(drones: Answerer, text: str, headline: str) -> None:
    assert ask(drones, text).headline.startswith(headline)


def test_what_a_maker_says_of_a_crash_is_not_what_was_ordered(trainers: Answerer) -> None:
    assert ask(trainers, "What does Altyn Kanat say about the crash?").headline == "The records don't say."
