"""What changed, whose it is and what was never signed, over an invented world."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask

TANKER = "A Chiloé-class tanker for South Africa"


def test_a_price_that_went_up_is_shown_with_what_it_was(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Did the price of South Africa's tanker go up?")
    assert (answer.yes_no, answer.headline, answer.details) == (
        True,
        f"Yes: ZAR 6.68 billion contract value: Chiloé class; {TANKER}, as of November 2025 "
        "(Three Seas Armament Letter)",
        (f"ZAR 6.4 billion contract value: Chiloé class; {TANKER}, as of 3 December 2024 (Simon's Town Dispatch)",),
    )


def test_how_much_dearer_is_held_against_the_price_before(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "How much dearer has South Africa's tanker become since it was signed for, in rand?")
    assert answer.headline == (
        f"ZAR 280 million: ZAR 6.68 billion ({TANKER}, contract value) − ZAR 6.4 billion ({TANKER}, contract value), "
        "as of November 2025 (Three Seas Armament Letter)"
    )


def test_the_original_date_is_the_one_first_given(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "What was the original date for South Africa's tanker to be delivered?")
    assert answer.strong == "August 2026"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Does Montenegro own the Zeevonk?",
         "No: on record is 1 minesweeper leased: Zeevonk; Montenegro's lease of a Zeevonk, as of 20 February 2025 "
         "(Gulf Shipyard Letter)"),
        ("Czy umowa Tunezji na drony weszła w życie w dniu podpisania?",
         "Nie: zapisano, że kwiecień 2023 – w mocy od: Shamsheer-2; Shamsheer-2 drones for Tunisia, stan na kwiecień "
         "2023 (Lahore Aviation Gazette)"),
    ],
)  # fmt: skip
def test_a_lease_is_no_property_and_a_signature_not_yet_force(
    fourteenth: Answerer, question: str, headline: str
) -> None:
    answer = ask(fourteenth, question)
    assert (answer.yes_no, answer.headline) == (False, headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Why did Slovenia raise its Havterne order from three to four?",
         "Not four: 3 satellites ordered: Havterne; Three Havterne satellites for Slovenia, as of 25 May 2023 "
         "(Ljubljana Space Review)"),
        ("Why are the Shamsheers Qatar ordered late?",
         "The records don't show that. Under negotiation: Qatar (Shamsheer-2; Qatar's talks on six Shamsheer-2 "
         "drones), as of 18 September 2025 (Lahore Aviation Gazette); as negotiated, before signature"),
    ],
)  # fmt: skip
def test_what_was_never_raised_or_signed_is_corrected(fourteenth: Answerer, question: str, headline: str) -> None:
    answer = ask(fourteenth, question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


def test_who_counts_differently_is_named(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Who counts only twelve bulldozers in Nepal?")
    assert answer.headline.startswith("Bangkok Heavy Industry Weekly, citing Nepal's audit office, 5 June 2025: 12 ")


def test_a_sum_asked_for_by_its_verb(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Sum the dollar value of both Guatemalan radar contracts")
    assert [f"{figure.value:f} {figure.unit}" for figure in answer.figures] == [
        "47500000 USD", "26000000 USD", "21500000 USD",
    ]  # fmt: skip
