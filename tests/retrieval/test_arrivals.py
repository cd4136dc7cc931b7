"""Arrivals, counts and contracts that a question takes for granted and that never were, over several worlds."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        ("ninth", "When did the first bridges reach Mongolia?", "0 bridges delivered"),
        ("ninth", "¿Qué día llegaron a Mongolia los primeros puentes?", "4 puentes"),
        ("seventh", "When did Zambia receive the last of its 22 Inyatis?", "6 vehicles delivered"),
        ("seventh", "When did the two MP-7s that Chile bought in 2025 arrive?", "Purchase of the leased MP-7"),
        ("seventh", "Why did New Zealand order two Packhorse simulators?", "1 simulator ordered"),
        ("eighteenth", "When is the last of Serbia's four Vautour batteries due?", "Not four: 3 batteries ordered"),
        ("eleventh", "Why did Lebanon cancel its contract for two Havsörns?", "Lebanon's plan for two"),
        ("fifth", "How big a deposit did Tunisia forfeit when it scrapped the Coronas?", "nothing was paid"),
    ],
)
def test_what_never_came_about_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert headline in answer.headline


def test_why_a_plan_was_dropped_is_told() -> None:
    answer = ask(build_answerer(WORLDS / "eleventh"), "Why did Lebanon drop its plan for two Havsörns?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.strong == "want of money"


def test_a_thing_in_a_clause_of_time_is_no_deal() -> None:
    question = "How much of the 142 million had Nigeria not yet paid when the tenth trainer was being held back?"
    assert "14 million" in ask(build_answerer(WORLDS / "sixth"), question).headline


def test_a_part_of_which_only_the_sort_is_known_names_no_maker() -> None:
    answer = ask(build_answerer(WORLDS / "seventh"), "Who makes the search radar that Chile's MP-7s will get?")
    assert answer.outcome is Outcome.DECLINED


def test_new_things_that_were_used_are_corrected() -> None:
    answer = ask(build_answerer(WORLDS / "twelfth"), "When did Tunisia order its new RA-140Ns?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
