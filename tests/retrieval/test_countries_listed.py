"""Countries listed and counted: those that buy a thing, those that sell to a buyer, and claims of how many they are."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Which countries supply Nigeria with weapons?", "France and Turkey"),
        ("From which countries has Nigeria bought arms?", "France and Turkey"),
        ("Which country sold Nigeria the TB2?", "Turkey"),
        ("¿Qué países venden armas a Nigeria?", "Francia y Turquía"),
        ("Od których krajów Nigeria kupiła broń?", "Francja i Turcja"),
        ("나이지리아는 어느 나라에서 무기를 샀나?", "프랑스 및 튀르키예"),
        ("How many countries supply Nigeria?", "2 countries on record: France and Turkey"),
        ("Which countries bought the TB2?", "Azerbaijan, Bangladesh and Nigeria"),
        ("To whom has the Barak MX been sold?", "Slovakia"),
        ("Who was the TB2 sold to?", "Azerbaijan, Bangladesh and Nigeria"),
        ("Which countries besides Azerbaijan bought the TB2?", "Bangladesh and Nigeria"),
        ("¿Qué otros países además de Nigeria compraron el TB2?", "Azerbaiyán y Bangladés"),
    ],
)
def test_of_a_buyer_named_those_that_sell_are_listed_else_those_that_buy(question: str, headline: str) -> None:
    assert ask(build_world("third"), question).headline.split(": Otokar")[0].split(": Baykar")[0] == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Did more than one country buy the TB2?", "Yes: Azerbaijan, Bangladesh and Nigeria"),
        ("Did more than one country buy the Barak MX?", "No: on record is Slovakia"),
        ("Have four countries bought the TB2?", "No: on record is Azerbaijan, Bangladesh and Nigeria"),
        ("Is Slovakia the only country that bought the Barak MX?", "Yes: Slovakia"),
        ("Is Nigeria the only TB2 customer?", "No: on record is Azerbaijan, Bangladesh and Nigeria"),
        ("Is Turkey the only country that sells arms to Nigeria?", "No: on record is France and Turkey"),
        ("Czy Słowacja jest jedynym krajem, który kupił Barak MX?", "Tak: Słowacja"),
        ("¿Compraron más de dos países el TB2?", "Sí: Azerbaiyán, Bangladés y Nigeria"),
        ("Has anyone besides Slovakia bought the Barak MX?", "No: on record is Slovakia"),
        ("Did any country other than Nigeria buy the TB2?", "Yes: Azerbaijan and Bangladesh"),
        ("Did both Nigeria and Serbia buy the TB2?", "No: on record is Azerbaijan, Bangladesh and Nigeria"),
    ],
)
def test_how_many_countries_are_claimed_is_held_against_all_of_them(question: str, headline: str) -> None:
    assert ask(build_world("third"), question).headline == headline


def test_a_number_of_things_claimed_beside_a_country_counts_no_countries() -> None:
    assert ask(build_world("third"), "Did Nigeria buy more than 10 TB2s?").yes_no is True
    assert ask(build_world("third"), "Did Nigeria buy more than 20 TB2s?").yes_no is False


def test_what_one_costs_is_refused_where_the_price_is_undisclosed() -> None:
    assert ask(build_world("third"), "What does one Bayraktar Akinci cost Azerbaijan?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What did each of Bangladesh's CAESARs cost?", "about €5.44 million"),
        ("What amount is Slovakia's contract for the Barak MX put at?", "€560 million"),
    ],
)
def test_prices_are_found_by_plain_words_for_them(question: str, figure: str) -> None:
    assert ask(build_world("third"), question).headline.startswith(figure)


def test_all_countries_named_bought_a_version_whatever_else_they_bought() -> None:
    question = "Did both Estonia and Latvia buy the Karhu-T?"
    assert ask(build_world("eighth"), question).headline == "Yes: Estonia, Latvia and Lithuania"
