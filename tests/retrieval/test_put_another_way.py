"""Plain questions put in other words: what is read of them, and what isn't told where it isn't."""

import pytest

from retrieval.answer import Outcome
from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer, build_world

WORLD = "thirtysixth"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many shells has Tajikistan ordered?", "105,000 rounds ordered in all by Tajikistan"),
        ("¿Cuántos proyectiles pidió Tayikistán?", "105.000 proyectiles en total"),
        ("Malawi Hubara drones delivered latest", "9 drones of 12 delivered to Malawi"),
        ("Who put pen to paper for the Omani yard in June 2022?", "Wais Omar Bogoreh; Salim al-Mahri – signatory"),
        ("Who came off worst in the tender for the Maldivian radars?", "Sensori Malabar (India)"),
        ("How much room is left under the ceiling of Djibouti's framework?", "DJF 21.9 billion"),
        ("Did Uzbekistan finish the 2022 order for Tajikistan?", "Yes: Completed: Tajikistan"),
        ("Why did Djibouti drop the second Samhan 58H?", "the finance ministry had refused to guarantee the loan"),
    ],
)
def test_a_plain_question_in_other_words_is_answered(question: str, headline: str) -> None:
    assert ask(build_world(WORLD), question).headline.startswith(headline)


@pytest.mark.parametrize(
    "question",
    [
        "List the islands already chosen for radars when Malé signed.",
        "Tripoli or Malé: who ordered the longer row of Diwans?",
        "Suppose Dhofar wins its argument over steel. The Samhan 58H would then cost how many francs?",
        "Did any Libyan advance ever reach Kuwait for the radars?",
        "Of the shells Dushanbe bought in its first deal, how many were to light up the night?",
    ],
)
def test_what_is_asked_in_words_nobody_reads_is_refused(question: str) -> None:
    assert ask(build_world(WORLD), question).outcome is Outcome.DECLINED


def test_a_list_that_goes_on_beyond_the_events_read_is_of_all() -> None:
    answerer = build_world(WORLD)
    two = ask(answerer, "Timeline of Djibouti's Samhan programme: framework and first order")
    more = ask(answerer, "Timeline of Djibouti's Samhan programme: framework, order and handovers")
    assert two.headline == (
        "14 September 2021: signed – Djibouti's framework for Samhan 58 patrol ships; "
        "6 June 2022: signed – Djibouti's first contract for Samhan 58 patrol ships"
    )
    assert more.headline.startswith("14 September 2021 to 14 May 2026: 6 dated entries")


def test_a_family_is_not_counted_again_by_its_variants() -> None:
    answer = ask(build_answerer(DATA), "When was the second K2 contract signed?", "how many tanks is it for?")
    assert answer.headline.startswith("180 tanks ordered by Poland")  # of which 116 and 64 of two variants


def test_what_a_loser_wanted_is_its_price() -> None:
    answerer = build_world(WORLD)
    answer = ask(answerer, "Who lost the tender for the Maldivian radars?", "what had they wanted for it?")
    assert answer.headline.startswith("Sensori Malabar (India), which asked 251 million rufiyaa")
