"""Figures that are near to what is asked, and not it: another buyer's, another role's, of what was only denied."""

from functools import cache

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.records_folder import DATA
from tests.retrieval.asking import WORLDS, ask, build_answerer


@cache
def asked(world: str) -> Answerer:
    return build_answerer(WORLDS / world)


@pytest.mark.parametrize(
    ("world", "question"),
    [
        # A range is told only by a sentence that speaks of one.
        ("seventeenth", "What is the detection range of the VRX-9?"),
        # What is to be upgraded hasn't come back.
        ("eighth", "How many modernised Petrels has Kuwait got back so far?"),
        # A word that may be a misspelt buyer leaves nobody's price.
        ("seventeenth", "moritius patrol botas price befor tax"),
        # A sale that was only denied is on no side of a comparison.
        ("sixth", "The firm that came second in Nigeria's trainer contest: which country later bought its plane?"),
    ],
)
def test_what_is_only_near_is_not_told(world: str, question: str) -> None:
    assert ask(asked(world), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        # A sum over two buyers has both.
        (
            "sixth",
            "What do Kyrgyzstan's Alacas and Kazakhstan's second order come to together, in dollars?",
            "$109 million contract value in all by Kazakhstan and Kyrgyzstan (Alaca): $21 million + $88 million",
        ),
        # What is set aside in front doesn't hide what is counted.
        (
            "sixth",
            "Leaving the guns aside, how many command vehicles are in the Armenian howitzer deal?",
            "9 vehicles ordered by Armenia as support vehicles",
        ),
        # What is waited for has been ordered: the rest of the framework hasn't.
        ("eighth", "How many Karhus is Latvia still waiting for?", "42 vehicles still to come for Latvia (Karhu;"),
        # A list of what was denied is of deals, whoever denied it.
        (
            "sixth",
            "Which rumoured sales were denied by the supposed buyer's own defence ministry?",
            "3 deals on record: Reported Georgian interest in Alaca drones (Georgia);",
        ),
        # What an option would cost takes it for no order.
        (
            "seventeenth",
            "How much will the third Malaysian satellite cost if the option is used?",
            "undisclosed: value of Malaysia's deal (Aitvaras; Malaysia's option on a third Aitvaras satellite)",
        ),
        # A framework's size that nobody gave is corrected by the one on record.
        (
            "seventeenth",
            "What made Norway agree a framework for 100,000 shells with Pohorje?",
            "Not 100,000: up to 90,000 shells covered by the framework: PM-155;",
        ),
    ],
)
def test_what_is_meant_is_told(world: str, question: str, headline: str) -> None:
    assert ask(asked(world), question).headline.startswith(headline)


def test_what_was_denied_is_no_yes() -> None:
    assert ask(asked("eighth"), "Did Oman really scrap the last ten drones?").yes_no is False


def test_an_option_spoken_of_was_used_or_not() -> None:
    answer = ask(asked("eighth"), "Was there an option in Albania's Turoń contract?", "did they use it?")
    assert answer.yes_no is False
    assert "lapsed" in answer.headline


def test_one_refusal_is_said_once_for_two_questions() -> None:
    question = "Who lost out when Norway chose its tank, and why did Korea not win?"
    answer = ask(build_answerer(DATA), question)
    assert answer.headline == "No deal for main battle tank with Norway is on record."
