"""What a question names beside the deal itself: an upgrade, a denial, who got all of it first, a place of building."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_the_price_of_an_upgrade_is_not_that_of_the_purchase(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "What will the F4 upgrade of the Croatian Rafales cost?")
    assert (answer.outcome, answer.headline) == (Outcome.DECLINED, "The records don't say.")


def test_who_denies_a_story_is_told_by_the_sentence_that_denies_it(sixteenth: Answerer) -> None:
    assert ask(sixteenth, "Who dismisses the report that Polish HIMARS went to Ukraine?").headline == (
        "“A website had reported in the spring that two of them went to Ukraine; the ministry denies this” (HIMARS; "
        "First HIMARS contract of Poland), as of 5 June 2025 (Warta Wire, citing Polish defence ministry); denied"
    )


def test_who_got_all_of_it_first_is_decided_by_the_last_delivery(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "Who got all its kit first, Estonia with HIMARS or Croatia with Rafale?")
    assert answer.headline == (
        "Croatia: 25 April 2025 (Rafale; Twelve used Rafale fighters for Croatia), against 29 April 2025 for Estonia, "
        "as of 25 April 2025 (Adriatic Hangar)"
    )


def test_who_is_to_get_them_first_is_decided_by_when_they_are_due(shipped: Answerer) -> None:
    answer = ask(shipped, "Which country is supposed to get its K9s earlier, Vietnam or Romania?")
    assert answer.headline == (
        "Vietnam: December 2025 (K9 Thunder; Contract for K9 howitzers), against 2032 for Romania, as of 14 August "
        "2025 (Caliber.Az); planned"
    )


def test_in_the_country_itself_is_where_they_are_built(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2s for Poland are made in Poland itself?")
    assert answer.headline == (
        "61 tanks built in Poland (K2PL; Second executive contract for K2 tanks and support vehicles), as of 1 August "
        "2025 (Interia Geekweek); planned"
    )


def test_options_alone_are_added_up_without_the_orders(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "What do the Norwegian and Czech 2A8 options add up to?")
    assert answer.headline == "32 tanks under option in all by Czechia and Norway (Leopard 2A8): 18 + 14"


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What engine does the Jiskra have?", Outcome.DECLINED),  # its pod is no engine
        ("How many shells did Uzbekistan buy along with its Bozdağs?", Outcome.DECLINED),  # nor its ammunition trucks
        ("Is Poland negotiating to buy the Jiskra?", Outcome.DECLINED),  # nor is Kenya Poland
    ],
)
def test_another_thing_or_country_is_no_answer(eleventh: Answerer, question: str, outcome: Outcome) -> None:
    assert ask(eleventh, question).outcome is outcome


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many Rakshak radars does Sri Lanka's memorandum mention?",
         "6 radars planned for Sri Lanka (Rakshak-3D; Memorandum on Rakshak-3D radars for Sri Lanka), as of 12 August "
         "2025 (Indian Ocean Security Digest); planned"),
        ("In November 2021, what price was reported for Uruguay's first two Havsörns?",
         "€74 million: value of Uruguay's deal (Havsörn 60; Uruguay's first order of Havsörn 60 vessels), as of 10 "
         "November 2021 (Baltic Yard Review)"),
    ],
)  # fmt: skip
def test_what_a_memorandum_wants_and_what_was_reported_then(eleventh: Answerer, question: str, headline: str) -> None:
    assert ask(eleventh, question).headline == headline
