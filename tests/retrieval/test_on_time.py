"""Whether it came on time, and what a contract is said to come with."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import TODAY, ask, build_world


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("fifteenth", "Did Ethiopia's Rilas arrive on time?"),
        ("fifteenth", "¿Llegaron a tiempo los Rila de Etiopía?"),
        ("fifteenth", "¿Los Rila de Etiopía llegaron a tiempo?"),
        ("fifteenth", "Czy Rile dla Etiopii dotarły na czas?"),
        ("fifteenth", "에티오피아의 Rila는 제때 인도되었나요?"),
        ("seventh", "Did New Zealand's first Packhorse arrive as planned?"),
        ("seventh", "Did the first Danish call-off finish on schedule?"),
    ],
)
def test_what_slipped_was_not_on_time(world: str, question: str) -> None:
    assert ask(build_world(world), question).yes_no is False


def test_what_came_by_the_day_planned_was_on_time() -> None:
    answer = ask(build_world("seventh"), "Were Chile's leased Uminekos delivered on time?")
    assert answer.yes_no is True
    assert "18 December 2021 completed" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "Does Georgia's second Borz contract include options?",
        "¿Incluye opciones el segundo contrato georgiano de los Borz?",
    ],
)
def test_that_there_is_a_contract_says_nothing_of_what_is_in_it(question: str) -> None:
    assert ask(build_world("fifteenth"), question).outcome is Outcome.DECLINED


def test_a_spanish_question_may_begin_with_what_it_is_of() -> None:
    answer = ask(build_world("fifteenth"), "¿El contrato ugandés de los Rila fue cancelado?")
    assert answer.yes_no is True


def test_what_was_paid_to_keep_what_was_leased_is_the_price_of_the_purchase() -> None:
    answerer = build_world("seventh")
    before = answerer.answer("Tell me about Chile's lease of Uminekos.", TODAY)[1]
    answer = answerer.answer("What did they pay to keep them, then?", TODAY, before)[0]
    assert answer.headline.startswith("CLP 58 billion")
