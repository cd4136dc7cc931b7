"""Limits: a price within a budget, an order as large as was wanted, what a framework still allows."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "yes_no", "headline"),
    [
        ("Did Serbia's Rafale deal stay within its budget?", True,
         "Yes: €2.2 billion contract value: Rafale; Rafale F4 fighters, as of 29 August 2024 (Adriatic Wire)"),
        ("Did the Rafales take Serbia over budget?", False,
         "No: on record is €2.2 billion contract value: Rafale; Rafale F4 fighters, as of 29 August 2024 "
         "(Adriatic Wire)"),
        ("¿Se mantuvo dentro del presupuesto el contrato de los Rafale de Serbia?", True,
         "Sí: 2,2 mil millones EUR – valor del contrato: Rafale; Rafale F4 fighters, a fecha de 29 de agosto de 2024 "
         "(Adriatic Wire)"),
        ("Czy serbska umowa na Rafale zmieściła się w budżecie?", True,
         "Tak: 2,2 mld EUR – wartość umowy: Rafale; Rafale F4 fighters, stan na 29 sierpnia 2024 (Adriatic Wire)"),
        ("Did Bangladesh buy as many Caesars as its army had asked for?", False,
         "No: on record is 18 howitzers ordered: CAESAR 6x6; CAESAR howitzers, as of 26 September 2022 "
         "(Dhaka Herald)"),
    ],
)  # fmt: skip
def test_what_was_agreed_is_held_against_the_limit(third: Answerer, question: str, yes_no: bool, headline: str) -> None:
    answer = ask(third, question)
    assert (answer.yes_no, answer.headline) == (yes_no, headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many more Cobras can Nigeria order under the framework?",
         "300 vehicles: 600 (covered by the framework) − (180 + 120) (ordered), as of 14 June 2024 "
         "(Lagos Security Report)"),
    ],
)  # fmt: skip
def test_what_follows_from_two_figures_is_computed_in_the_open(third: Answerer, question: str, headline: str) -> None:
    assert ask(third, question).headline == headline
