"""What a question sets aside, points at by its place, or asks by somebody's word, over invented worlds."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    "question",
    [
        "How many Gams carriers has Slovenia ordered, the option not counted?",
        "The option left out, how many Gams carriers did Slovenia order?",
        "¿Cuántos vehículos Gams pidió Eslovenia, opción no incluida?",
    ],
)
def test_what_was_taken_of_an_option_set_aside_is_not_counted(ninth: Answerer, question: str) -> None:
    assert ask(ninth, question).figures[0].value == 54


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("What did Angola's first call-off cost?", "and the second?"),
        ("Ile kosztował pierwszy kontrakt w Angoli?", "a drugi?"),
        ("¿Cuánto costó el primer contrato de Angola?", "¿y el segundo?"),
    ],
)
def test_a_bare_ordinal_turns_to_the_next_deal(ninth: Answerer, first: str, second: str) -> None:
    assert ask(ninth, first, second).figures[0].value == 69_000_000


def test_terms_of_what_was_drawn_from_an_option_are_its_own(ninth: Answerer) -> None:
    answer = ask(ninth, "What did Slovenia pay for the carriers it took from its option?")
    assert answer.figures[0].value == 19_200_000


def test_an_option_is_not_taken_for_lapsed_where_something_was_ordered_from_it(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Why did Doha take up all of its option?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.figures[0].value == 1


def test_what_is_left_of_a_framework_is_computed_in_the_open(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "How many launchers may Moldova still draw under its framework agreement?")
    assert answer.headline.startswith("24 launchers: 36 (covered by the framework) − 12 (ordered)")


def test_a_when_that_only_dates_the_question_asks_for_no_date(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "What had Zambia left unpaid when Margalla suspended the contract?")
    assert answer.strong == "$24 million"


def test_a_number_of_years_is_no_number_of_things(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "What do Slovenia's satellites cost to operate over twelve years?")
    assert answer.headline.startswith("€210 million: life-cycle cost")


def test_the_price_apiece_of_two_buyers_stands_side_by_side(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Who pays less per satellite, South Africa or Slovenia?")
    assert answer.headline.startswith("Three Havterne satellites for Slovenia: about DKK 260 million")
    assert "about DKK 305 million for Two Havterne satellites for South Africa" in answer.headline


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("According to the audit office, how many Khwai 40s has Nepal received?", 12),
        ("By the maker's count, how many bulldozers were delivered to Nepal?", 14),
        ("Według producenta, ile karabinów dostarczono do Kamerunu?", 9500),
        ("Según el ministerio, ¿cuántos fusiles ha recibido Camerún?", 8900),
        ("국방부에 따르면 카메룬에 인도된 소총은 몇 정인가?", 8900),
    ],
)
def test_the_figure_of_the_speaker_named_is_given(fourteenth: Answerer, question: str, count: int) -> None:
    assert ask(fourteenth, question).figures[0].value == count


def test_the_numbers_of_a_dispute_are_told_in_the_role_that_has_both(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "Did Cameroon get 9,500 rifles or 8,900: who says which, and why do they differ?")
    assert answer.headline.startswith("Sources disagree: 9,500 rifles")
    assert "8,900 rifles" in answer.headline


def test_a_list_is_of_the_state_that_is_named(sixth: Answerer, fourteenth: Answerer) -> None:
    assert ask(sixth, "Which countries are in talks?").headline == "Armenia and Nigeria"
    assert ask(fourteenth, "Which countries are interested but haven't signed?").headline == (
        "Bulgaria, Qatar and Singapore"
    )
    lost = ask(fourteenth, "Which plans were cancelled or lost?")
    assert {line.split(",")[0] for line in lost.details} == {"Algeria", "Honduras", "Paraguay", "Rwanda"}


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Why did Tunisia order three Rybitwa corvettes and not two?", "Not three: 2 corvettes ordered"),
        ("¿Por qué encargó Túnez tres corbetas Rybitwa y no dos?", "No tres: 2 corbetas – pedido"),
        ("Dlaczego Tunezja zamówiła trzy korwety Rybitwa, a nie dwie?", "Nie trzy: 2 korwety – zamówiono"),
        ("튀니지는 왜 리비트바 2척이 아니라 3척을 주문했나?", "3 아님: 2 척 주문"),
    ],
)
def test_a_number_set_aside_bears_out_no_other(twentythird: Answerer, question: str, headline: str) -> None:
    answer = ask(twentythird, question)
    assert (answer.outcome, answer.headline.startswith(headline)) == (Outcome.PREMISE_REJECTED, True)
