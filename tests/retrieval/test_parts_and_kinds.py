"""A currency counted, tax taken off, what is built elsewhere, kinds of deal side by side, and who won instead."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world, figures_in


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


@pytest.mark.parametrize(
    ("world", "text", "told"),
    [
        ("thirteenth", "How many dinars of sales tax sit on Jordan's first Gemsbok contract?", "JOD 9.28 million: JOD"),
        ("thirteenth", "Danish VAT on the 14 Kaarna bridges: how many kroner?", "DKK 155 million: DKK 775 million"),
        ("thirteenth", "덴마크 카르나 26 14개 계약의 부가세만 얼마인가?", "1.55억 DKK: 7.75억 DKK"),
        ("twentyfirst", "VAT alone on the 24,000 shells: how much?", "€17.64 million: €101.64 million"),
        ("twentyfirst", "What do the 24,000 shells cost with the VAT?", "€101.64 million: value"),
        ("thirteenth", "Before tax, how much does Denmark pay for the 14 Kaarna 26s?", "DKK 620 million: value"),
    ],
)
def test_tax_by_itself_is_told_from_the_price_with_it(world: str, text: str, told: str) -> None:
    assert ask(build_world(world), text).headline.startswith(told)


@pytest.mark.parametrize(
    ("world", "text"),
    [
        ("twentyfirst", "EUR 84 million for 24,000 shells: VAT in there already?"),
        ("thirteenth", "58 million dinars for 72 Gemsboks: is the tax in it?"),
    ],
)
def test_price_without_tax_has_none_in_it(world: str, text: str) -> None:
    assert ask(build_world(world), text).yes_no is False
