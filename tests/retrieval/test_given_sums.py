"""Sums that a question gives: of which deal they are, what they take in, whether so much has been paid."""

from dataclasses import replace

import pytest

from index.records import Attribute, Qualifier
from retrieval.answer import Outcome, Reason
from retrieval.answerer import Answerer
from tests.retrieval.asking import answerer_over, ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "is 4,000 crore the price of the howitzers",
            "No: on record is INR 12.9 billion: value of Armenia's deal (Trishakti; Trishakti howitzers for Armenia)",
        ),
        ("is 1,290 crore the price of the howitzers", "Yes: INR 12.9 billion contract value"),
        ("did Armenia pay 1290 crore for the batteries", "No: on record is INR 20.5 billion"),
        ("did Armenia buy 36 howitzers", "Yes: 36 howitzers ordered"),
    ],
)
def test_a_sum_without_a_currency_is_held_against_sums(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("is the 191 million the price of the turrets alone?", "No: on record is €164 million contract value"),
        ("is the 164 million the price of the turrets alone?", "Yes: €164 million contract value"),
    ],
)
def test_a_price_of_more_is_none_of_the_thing_alone(ninth: Answerer, question: str, headline: str) -> None:
    assert ask(ninth, question).headline.startswith(headline)


def test_what_a_sum_takes_in_is_told_by_its_article(third: Answerer) -> None:
    answer = ask(third, "is the 1.21 billion just the jets?")
    assert answer.headline.startswith("No: on record is “The letter of offer is worth 1.21 billion dollars,")


def test_a_sum_tells_whose_contents_are_asked_for(seventh: Answerer) -> None:
    answer = ask(seventh, "does the 1.48 billion include a simulator?")
    assert answer.headline.startswith("Yes: 1 simulator ordered: HT-5 simulator; Five HT-5 Packhorse")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("has Peru paid half already?", "No: on record is PEN 126 million paid"),
        ("Czy Peru zapłaciło już połowę?", "Nie: zapisano, że 126 mln PEN – zapłacono"),
        ("has Peru paid anything already?", "Yes: PEN 126 million paid"),
    ],
)
def test_a_part_paid_is_held_against_the_price(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("was the price of Fiji's Ptarmigan kept secret", "Yes: undisclosed contract value"),
        ("was the price of Fiji's Ptarmigan disclosed", "No: on record is undisclosed contract value"),
        ("was the price of Latvia's second batch kept secret", "No: on record is CZK 2.3 billion"),
    ],
)
def test_a_price_kept_secret_is_none_made_public(seventh: Answerer, question: str, headline: str) -> None:
    assert ask(seventh, question).headline.startswith(headline)


def test_staying_in_budget_is_held_against_the_budget(twentieth: Answerer) -> None:
    answer = ask(twentieth, "did Italy stay in budget")
    assert answer.headline.startswith("Yes: about €43 million contract value: Tsiatsan")


def test_that_somebody_lost_does_not_tell_that_it_was_cheaper(twelfth: Answerer) -> None:
    assert ask(twelfth, "was the losing bid for Cyprus cheaper?").headline == "The records don't say."


def test_a_fraction_is_no_count(twentieth: Answerer) -> None:
    assert "8 hovercraft" not in ask(twentieth, "is the price 33.6 or 39.1 million").headline


def test_prices_kept_secret_are_not_compared(seventh: Answerer) -> None:
    records = seventh.knowledge.records
    secret = {"value": "undisclosed", "unit": "", "qualifier": Qualifier.UNDISCLOSED}
    facts = {
        fact.id: fact.model_copy(update=secret) if fact.attribute is Attribute.VALUE else fact
        for fact in records.facts.values()
    }
    answer = ask(answerer_over(replace(records, facts=facts)), "rank the Ptarmigan deals by price")
    assert answer.outcome is Outcome.DECLINED
    assert answer.reason is not Reason.INTERNAL_ERROR
