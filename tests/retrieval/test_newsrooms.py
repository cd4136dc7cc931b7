"""What one paper says: its own words on a deal, never another paper's."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "start", "publisher"),
    [
        ("what did Alert 5 write about the FA-50PL?", "delayed – Poland (FA-50PL", "Alert 5"),
        ("What does the Korea Herald say about the K2?", "a comprehensive agreement", "The Korea Herald"),
        ("co pisze Defence24 o K2?", "zakończono – Polska", "Defence24"),
        ("¿Qué dice Asharq Al-Awsat del Cheongung de Irak?", "contrato firmado – Irak", "Asharq Al-Awsat"),
    ],
)
def test_a_paper_is_quoted_alone(shipped: Answerer, question: str, start: str, publisher: str) -> None:
    answer = ask(shipped, question)
    assert answer.headline.startswith(start)
    assert {citation.article.publisher for citation in answer.citations} == {publisher}


def test_a_paper_with_nothing_on_a_deal_says_nothing(shipped: Answerer) -> None:
    assert ask(shipped, "What did Alert 5 write about the Redback?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "question", ["what happened with the FA-50PL?", "what happened with the FA-50PL, are they late?"]
)
def test_what_happened_with_a_thing_is_where_it_stands(shipped: Answerer, question: str) -> None:
    assert ask(shipped, question).headline.startswith("Delayed: Poland (FA-50PL")
