"""What an answer may not miss of its question, over an invented world: the thing counted, the part of a price."""

from pathlib import Path

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.test_plans import TODAY, ask, build_answerer

THIRTEENTH = Path(__file__).parents[1] / "worlds" / "thirteenth"


@pytest.fixture(scope="module")
def thirteenth() -> Answerer:
    return build_answerer(THIRTEENTH)


@pytest.mark.parametrize(
    "question",
    [
        "At 9 million rand apiece, how much of Jordan's bill is left for spares?",  # the nine million aren't asked for
        "What portion of Jordan's bill goes on workshops?",
        "Who claims the Gemsbok was too heavy for Jordan?",
        "Who complains that the Gemsbok drinks too much diesel for Jordan?",
        "How many batteries were in the Nigerian order?",
        "How much did the Norwegians ask of Jordan for their vehicles?",
    ],
)
def test_what_the_asker_gives_or_nobody_tells_is_no_answer(thirteenth: Answerer, question: str) -> None:
    assert ask(thirteenth, question).outcome is Outcome.DECLINED


def test_numbers_side_by_side_are_not_added(thirteenth: Answerer) -> None:
    read = thirteenth.reader.read
    assert read("What did Jordan pay for lots one and two?", TODAY).numbers == ()
    assert [n.value for n in read("¿Recibió Jordania treinta y dos vehículos?", TODAY).numbers] == [32]


def test_milestones_are_a_history(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "¿Qué hitos hubo en la compra nigeriana de los Gemsbok?")
    expected = "De noviembre de 2020 a junio de 2025: 4 entradas fechadas (45 Gemsbok for Nigeria)."
    assert answer.headline == expected
