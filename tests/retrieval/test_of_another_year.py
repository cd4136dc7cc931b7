"""Who signed in a year in which nothing was signed, and what somebody pays for what another country ordered."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "fifteenth",
            "Which official put his name to Fiji's 2019 contract for the Japanese aircraft?",
            "The records don't show that. 20 April 2021 signed: Umineko",
        ),
        (
            "ninth",
            "Back in 2019, who signed for Jordan on the first 80 turrets?",
            "The records don't show that. 14 April 2021 signed: Kestrel 90",
        ),
    ],
)
def test_a_signature_of_another_year_is_told_its_day(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.headline.startswith(told)
    assert answer.outcome is Outcome.PREMISE_REJECTED


def test_a_signature_of_its_own_year_is_told_as_asked() -> None:
    answer = ask(build_world("fifteenth"), "Who signed Fiji's 2021 contract for the Umineko?")
    assert answer.headline.startswith("Ratu Manasa Tuilau – signatory (Umineko")


def test_the_price_of_what_only_another_country_ordered_is_corrected() -> None:
    question = "How much is Iceland paying Skagen for the two Terne 60s signed for in Cork?"
    answer = ask(build_world("ninth"), question)
    assert answer.headline.startswith("The records don't show that. 2 boats ordered: Terne 60; Terne 60 patrol boats")


def test_how_many_a_stranger_bought_is_left_unsaid() -> None:
    answer = ask(build_world("ninth"), "How many Terne 60s has Iceland bought?")
    assert answer.headline == "No deal with Iceland is on record."
