"""What is held side by side, or left of a framework, is counted in the unit that the question names."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who ordered more launchers for the Nesher, Chile or Latvia?", "Chile: 8 launchers (ordered), against 4"),
        ("Kto zamówił więcej wyrzutni do Neshera, Chile czy Łotwa?", "Chile: 8 wyrzutni (zamówiono), wobec 4"),
        ("¿Quién pidió más lanzadores del Nesher, Chile o Letonia?", "Chile: 8 lanzadores (pedido), frente a 4"),
        ("Who ordered more Neshers, Chile or Latvia?", "Chile: 64 missiles (ordered), against 40 missiles for Latvia"),
        ("How many more launchers than Latvia did Chile order for its Neshers?", "4 launchers: 8 launchers"),
    ],
)
def test_launchers_are_compared_with_launchers(twelfth: Answerer, question: str, told: str) -> None:
    assert ask(twelfth, question).headline.startswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "Of the 24 launchers of Colombia's framework, how many were never ordered?",
        "How many more launchers can Colombia still order under its framework?",
    ],
)
def test_rockets_ordered_with_launchers_take_nothing_from_a_framework(twelfth: Answerer, question: str) -> None:
    assert ask(twelfth, question).headline.startswith("8 launchers: 24 (covered by the framework) − (8 + 8) (ordered)")
