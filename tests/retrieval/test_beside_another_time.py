"""What was paid or had come at a time told by something else, how long things took, and penalties nobody claims."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    "question",
    [
        "When that letter went out in Riyadh in Sept 2024, how much had Podgorica's treasury paid the Greeks?",
        "At the end of August 2024, how much had Podgorica's treasury paid the Greeks?",
        "How much had Montenegro paid Ionia by the end of August 2024?",
    ],
)
def test_a_country_that_only_dates_the_question_is_not_asked_about(question: str) -> None:
    answer = ask(build_world("twentysecond"), question)
    assert answer.headline.startswith("€52 million paid by Montenegro")


def test_before_one_contract_was_complete_another_is_counted() -> None:
    question = "Before the first Queltehue contract was complete, how many aircraft of the second had already landed?"
    assert ask(build_world("twentysecond"), question).outcome is not Outcome.ANSWERED
    plain = ask(build_world("twentysecond"), "How many aircraft of the first Queltehue contract have been delivered?")
    assert plain.headline.startswith("6 aircraft of 6 delivered to Paraguay")


def test_months_are_no_count_of_things() -> None:
    question = "How many months did Nepal's drone purchase take to enter into force after signature?"
    assert ask(build_world("twentysecond"), question).headline.startswith("8 months: 4 January 2024 (in force) − 8 May")


def test_one_figure_is_no_answer_to_a_list_of_four() -> None:
    question = "nepal's kazakh drones in four dates/figures: signature, in force, first loss, latest count"
    assert ask(build_world("twentysecond"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("twentysecond", "Is Ionia on the hook to Podgorica for bringing battery one late?", False),
        ("twentysecond", "Did Montenegro drop its penalty claim?", True),
        ("eighteenth", "Did Thailand get damages from the yard for the delay?", False),
        ("eighteenth", "Does Rhein-Lahn have to pay Bulgaria a penalty?", None),
    ],
)
def test_a_penalty_that_was_dropped_is_owed_no_more(world: str, question: str, yes: bool | None) -> None:
    assert ask(build_world(world), question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("¿Cuántos meses tardó en entrar en vigor, desde la firma, la compra nepalí de drones?", "8 meses: 4 de enero"),
        ("Ile miesięcy minęło od podpisania do wejścia w życie nepalskiej umowy na drony?", "8 miesięcy: 4 stycznia"),
    ],
)
def test_from_signature_to_entry_into_force(question: str, start: str) -> None:
    assert ask(build_world("twentysecond"), question).headline.startswith(start)
