"""Conversations: several things asked at once, buyers held side by side, what a few words ask after a figure."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

NIGERIA = "How many Bayraktar TB2s has Nigeria ordered?"
BOUGHT = (NIGERIA, "and Bangladesh?")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many Bayraktar TB2s did Nigeria order and when?", ("12 drones", "2022: signed by Nigeria")),
        ("How many Bayraktar TB2s did Nigeria order and from whom?", ("12 drones", "Baykar")),
        ("When and how many Bayraktar TB2s did Nigeria order?", ("12 drones", "2022: signed by Nigeria")),
        ("How many Bayraktar TB2s did Nigeria order, when and for how much?", ("12 drones", "2022", "$60 million")),
        ("¿Cuándo y cuántos Bayraktar TB2 pidió Nigeria?", ("12 drones", "2022: firma")),
        ("Kiedy i ile Bayraktar TB2 zamówiła Nigeria?", ("12 dronów", "2022: podpisano")),
        ("나이지리아는 Bayraktar TB2를 언제 몇 대 주문했나요?", ("12 대 주문", "2022: 나이지리아 계약 서명")),
    ],
)
def test_what_one_word_asks_beside_a_count_is_answered(third: Answerer, question: str, told: tuple[str, ...]) -> None:
    headline = ask(third, question).headline
    assert [part for part in told if part not in headline] == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("and together?", "19 drones ordered in all by Bangladesh and Nigeria"),
        ("who bought more?", "Nigeria: 12 drones (ordered), against 7 drones"),
        ("how many more is that?", "5 drones: 12 drones (Nigeria, ordered) − 7"),
        ("what's the difference?", "5 drones: 12 drones (Nigeria, ordered) − 7"),
        ("how many have been delivered in total?", "7 drones of 7 delivered to Bangladesh"),
    ],
)
def test_buyers_spoken_of_are_held_side_by_side(third: Answerer, text: str, start: str) -> None:
    assert ask(third, *BOUGHT, text).headline.startswith(start)


@pytest.mark.parametrize("text", ["and together?", "in total?"])
def test_one_buyer_alone_is_not_added_to_others(third: Answerer, text: str) -> None:
    assert "12 drones ordered" in ask(third, NIGERIA, text).headline


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        ((NIGERIA, "and the seller?"), "Baykar"),
        ((NIGERIA, "where do they come from?"), "Turkey: Baykar"),
        ((NIGERIA, "from which country?"), "Turkey: Baykar"),
        ((NIGERIA, "where does that figure come from?"), "Unmanned Today, 2022: 12 drones ordered"),
        (("¿Cuántos Bayraktar TB2 pidió Nigeria?", "¿quién los fabrica?"), "Baykar"),
        (("Ile Bayraktar TB2 zamówiła Nigeria?", "a kto je produkuje?"), "Baykar"),
        (("Ile Bayraktar TB2 otrzymała Nigeria?", "a zamówiono?"), "Nigeria: zamówiono 12 dronów"),
    ],
)
def test_who_made_what_was_counted(third: Answerer, texts: tuple[str, ...], start: str) -> None:
    assert ask(third, *texts).headline.startswith(start)


@pytest.mark.parametrize(
    ("texts", "yes"),
    [
        ((NIGERIA, "exactly 12?"), True),
        ((NIGERIA, "all of them delivered?"), False),
        (("¿Cuántos Bayraktar TB2 pidió Nigeria?", "¿todos entregados?"), False),
        (("Ile Bayraktar TB2 zamówiła Nigeria?", "wszystkie dostarczone?"), False),
        (("How many Bayraktar TB2s did Bangladesh order?", "all delivered?"), True),
    ],
)
def test_figure_put_back_is_confirmed_or_denied(third: Answerer, texts: tuple[str, ...], *, yes: bool) -> None:
    assert ask(third, *texts).yes_no is yes


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Which country sold Nigeria its Bayraktar TB2s?", "Turkey: Baykar"),
        ("Which country makes the Bayraktar TB2?", "Turkey: Baykar"),
        ("Where do Nigeria's Bayraktar TB2s come from?", "Turkey: Baykar"),
        ("¿Qué país suministra el Bayraktar TB2 a Nigeria?", "Turquía: Baykar"),
        ("Który kraj dostarcza Nigerii Bayraktar TB2?", "Turcja: Baykar"),
        ("어느 나라가 나이지리아에 Bayraktar TB2를 공급하나요?", "튀르키예: Baykar"),
        ("Which countries has Turkey sold the TB2 to?", "Azerbaijan, Bangladesh and Nigeria"),
        ("Which country was sold the Bayraktar TB2?", "Azerbaijan, Bangladesh and Nigeria"),
        ("¿A qué país vendió Turquía el Bayraktar TB2?", "Azerbaiyán, Bangladés y Nigeria"),
    ],
)
def test_country_that_sells_is_not_one_that_buys(third: Answerer, question: str, start: str) -> None:
    assert ask(third, question).headline.startswith(start)


@pytest.mark.parametrize("word", ["receved", "recieved", "receiived"])
def test_slip_after_a_country_is_put_right(third: Answerer, word: str) -> None:
    assert ask(third, f"How many TB2s has Nigeria {word}?").headline.startswith("10 drones of 12 delivered")
    assert ask(third, "How many TB2s has Nigeria repainted?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Who says that Sri Lanka ordered 12 Terne 45s?", "Not 12: 5 boats ordered"),
        ("¿Quién dice que Mongolia pidió 17 Prut-60?", "No 17: 10 puentes"),
        ("Kto twierdzi, że Mongolia zamówiła 17 Prut-60?", "Nie 17: 10 mostów"),
        ("Who says Mongolia received 10 Prut-60s?", "Not 10: 0 bridges delivered"),  # so many are ordered
        ("Who says that Sri Lanka ordered 5 Terne 45s?", "Colombo Maritime Journal, 17 March 2023: 5 boats ordered"),
    ],
)
def test_count_that_nobody_gives_has_no_source(question: str, start: str) -> None:
    assert ask(build_world("ninth"), question).headline.startswith(start)


@pytest.mark.parametrize("text", ["does anyone say otherwise?", "is that disputed?", "¿alguien dice otra cosa?"])
def test_other_figure_is_told_where_there_is_one(third: Answerer, text: str) -> None:
    answer = ask(third, "What is the value of Nigeria's TB2 contract?", text)
    assert answer.yes_no is True
    assert "75" in answer.headline


def test_that_nobody_says_otherwise_is_told_by_who_says_so(third: Answerer) -> None:
    answer = ask(third, NIGERIA, "does anyone say otherwise?")
    assert answer.yes_no is None
    assert answer.headline.startswith("Unmanned Today, 2022: 12 drones ordered")


def test_questions_in_a_row_are_told_from_a_clause(third: Answerer) -> None:
    listed = ask(third, "How many TB2s did Nigeria order, who sold them and what did they cost?")
    assert listed.headline == "12 drones; Baykar; $60 million"
    clause = ask(third, "When Nigeria signed for the TB2 in 2022, how many did it order?")
    assert clause.headline.startswith("12 drones ordered by Nigeria")


def test_what_has_been_got_on_order_is_no_delivery(third: Answerer) -> None:
    assert ask(third, "How many TB2s has Nigeria got on order?").headline.startswith("12 drones ordered by Nigeria")
    assert ask(third, "How many TB2s has Nigeria got?").headline.startswith("10 drones of 12 delivered")


def test_latest_alone_is_the_last_order(sixth: Answerer) -> None:
    texts = ("How many Alacas did Kazakhstan order?", "just the latest one")
    assert ask(sixth, *texts).headline.startswith("12 drones ordered by Kazakhstan (Alaca; Second contract")
