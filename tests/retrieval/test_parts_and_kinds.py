"""A currency counted, tax taken off, what is built elsewhere, kinds of deal side by side, and who won instead."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, figures_in


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("What is Georgia's first Borz contract worth with VAT taken off?", ["33000000 GEL"]),
        ("¿Cuántos laris vale el primer contrato georgiano de los Borz, impuestos incluidos?", ["38940000 GEL"]),
        ("What is Ethiopia's mortar contract worth in leva?", ["47600000 BGN"]),
        ("How many ploughs can Georgia still order under its Borz framework?", ["16 ploughs"]),
        ("How many Rilas has Ethiopia got, out of how many?", ["68 mortars"]),
    ],
)
def test_the_figure_asked_for(fifteenth: Answerer, question: str, figures: list[str]) -> None:
    assert figures_in(ask(fifteenth, question)) == figures


def test_what_is_built_elsewhere_is_the_order_less_the_local_part(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "How many of the ploughs in Georgia's second contract will be built outside Georgia?")
    assert answer.headline == (
        "8 ploughs: 20 (ordered) − 12 (built in the buyer's country), as of 21 March 2025 (Notatnik Sapera); planned"
    )


def test_contracts_or_memoranda_are_both_listed(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Which countries have signed contracts or memoranda for the Borz?")
    assert answer.headline == "Georgia, North Macedonia and Slovakia"


def test_nothing_came_before_it_was_cancelled(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Did Uganda receive any Rilas before the contract was cancelled?")
    assert answer.yes_no is False


def test_a_count_that_was_corrected_is_not_taken_for_right(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "¿Por qué pidió Luxemburgo 1.540 Luchs?")
    assert (answer.outcome, answer.headline[:24]) == (Outcome.PREMISE_REJECTED, "No 1.540: 1.450 goggles ")


def test_an_order_of_which_nothing_came_has_no_day_of_delivery(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "When did Slovakia get its 14 ploughs?")
    assert answer.headline == (
        "The records don't show that. Cancelled: Slovakia (Borz; Fourteen Borz ploughs for Slovakia), as of 30 January "
        "2026 (Danube Arms Brief); 14 ploughs ordered; 0 ploughs delivered"
    )


def test_who_won_instead_is_told_by_the_sentence_on_the_choice(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Which aircraft did Jamaica prefer over the Umineko?")
    assert answer.headline.startswith("“In November 2023 Jamaica picked the Brazilian Guará”")
