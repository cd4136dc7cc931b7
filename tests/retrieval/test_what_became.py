"""What became of a thing, who lost and why, what somebody says: plain questions of two worlds."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("What happened to the Grom launcher near Huambo?", "“One launcher was destroyed in an exercise near Huambo"),
        ("What happened to the Grom call-off?", "Completed: Angola"),  # the state of a deal
        ("Why is the last Slovenian Gams late?", "gearboxes of the command version failed cold-weather tests"),
    ],
)
def test_one_thing_of_a_deal(ninth: Answerer, text: str, headline: str) -> None:
    assert ask(ninth, text).headline.startswith(headline)


@pytest.mark.parametrize("text", ["Why did Rhodope Arms lose in Jordan?", "Why did the Balkan 30 lose in Jordan?"])
def test_fire_in_a_warehouse_is_no_lost_bid(ninth: Answerer, text: str) -> None:
    assert "warehouse" not in ask(ninth, text).headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Why did the Turkish Ejder lose in Morocco?", "The records don't say."),
        ("Why did Thailand buy only two batteries?", "“The Royal Thai Army had asked for four batteries, but"),
        ("Why did Morocco choose the Freccia?", "The records don't say."),
        ("What did the Chilean opposition say?", "“The opposition called the purchase too expensive"),
    ],
)
def test_sentence_that_tells_it(fifth: Answerer, text: str, headline: str) -> None:
    assert ask(fifth, text).headline.startswith(headline)


def test_duty_is_a_tax(fifth: Answerer) -> None:
    answer = ask(fifth, "What is the first Trana contract worth before tax?", "and with the duty?")
    assert answer.headline.startswith("SEK 3.7 billion: value")


def test_yard_that_never_confirmed_a_price(fifth: Answerer) -> None:
    answer = ask(fifth, "Who put the price of the Tunisian frigates at 690 million euros, and did the yard confirm it?")
    assert "the yard never confirmed that" in answer.headline
