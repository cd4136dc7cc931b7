"""What a loan or a fund pays of a price, and what is left to the buyer."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from retrieval.tellings import years_told
from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("fourteenth", "How much money is Pakistan lending Tunisia for the Shamsheer?", "$65.6 million"),
        ("eighteenth", "How much of the 312 million euros must Serbia pay itself?", "€62.4 million"),
        ("eighteenth", "Ile euro z serbskiego kontraktu na Vautour pokrywa francuski kredyt?", "249,6 mln EUR"),
        (
            "eighteenth",
            "¿Qué importe del contrato serbio de los Vautour cubre el préstamo francés?",
            "249,6 millones EUR",
        ),
        ("eighteenth", "세르비아 계약에서 프랑스 은행 대출금은 몇 유로인가?", "2.496억 유로"),
        ("eleventh", "How many euros does the European fund put towards Malta's Havsörns?", "€51 million"),
        ("eleventh", "How much must Malta pay out of its own pocket for the two Havsörns?", "€17 million"),
        ("seventeenth", "What amount of the Cambodian radar contract is not covered by the loan?", "VND 345 billion"),
        ("eighteenth", "How much of the price of Vietnam's Makaras is not covered by the Indian loan?", "$75 million"),
    ],
)
def test_a_share_told_in_words_is_worked_out_in_money(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)


def test_the_price_is_no_answer_to_a_loan_of_which_nobody_tells() -> None:
    answer = ask(build_answerer(WORLDS / "seventh"), "How much did Croatia borrow for the Skarv batteries?")
    assert answer.outcome is Outcome.DECLINED


def test_who_lends_is_told_in_the_words_of_the_source() -> None:
    answer = ask(build_answerer(WORLDS / "sixth"), "What percentage of Paraguay's Carcará price does the loan cover?")
    assert "80 percent" in answer.headline


def test_only_what_states_a_number_is_a_length_of_time() -> None:
    texts = ("a lease of two years", "18 months", "24 months", "for some years", "5 million a year for three years")
    assert [years_told(text) for text in texts] == [2, 0, 2, 0, 3]


@pytest.mark.parametrize(
    "question",
    [
        "Who put up the money for Colombia's first Jaguatirica lot?",
        "¿Quién financia el primer lote colombiano de Jaguatirica?",
        "Kto sfinansował pierwszą partię Jaguatirica dla Kolumbii?",
    ],
)
def test_who_puts_up_the_money_is_who_lends_it(twelfth: Answerer, question: str) -> None:
    assert "El banco de desarrollo brasileño financia el 80 por ciento." in ask(twelfth, question).headline


def test_no_seller_is_taken_for_who_puts_up_the_money(twelfth: Answerer) -> None:
    answer = ask(twelfth, "¿Cuánto vale el segundo lote colombiano de Jaguatirica?", "¿quién lo financia?")
    assert answer.outcome is Outcome.DECLINED


def test_a_loan_of_nobody_named_tells_no_bank() -> None:
    world = build_answerer(WORLDS / "twentyfifth")
    assert ask(world, "¿Qué banco tenía que poner el préstamo para los Zarzis de Kinsasa?").outcome is Outcome.DECLINED
