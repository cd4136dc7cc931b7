"""Claims of a range, a multiple or a share, and how many times one figure is another: held against both figures."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

THIRD = build_world("third")


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Did Slovakia pay between €373 million and €840 million for the Barak MX?", True),
        ("Did Slovakia pay between €600 million and €840 million for the Barak MX?", False),
        ("Was the Barak MX contract worth between 500 and 600 million euros?", True),
        ("¿Pagó Eslovaquia entre 600 y 700 millones de euros por el Barak MX?", False),
        ("Did Bangladesh order between 10 and 20 CAESARs?", True),
        ("Did Bangladesh order between 20 and 30 CAESARs?", False),
        ("Did Nigeria buy more than ten TB2s?", True),
        ("Czy Nigeria kupiła więcej niż dwadzieścia TB2?", False),
        ("Is Slovakia's Barak MX contract worth more than twice Nigeria's Alpha Jet contract?", True),
        ("Is Slovakia's Barak MX contract worth more than twenty times Nigeria's Alpha Jet contract?", False),
        ("Did Azerbaijan order twice as many TB2s as Nigeria?", True),
        ("Did Azerbaijan order three times as many TB2s as Nigeria?", False),
        ("Did Azerbaijan order more Bayraktar Akincis than Nigeria ordered Bayraktar TB2s?", False),
        ("Did Nigeria buy more Bayraktar TB2s than Azerbaijan bought Bayraktar Akincis?", True),
        ("Is Nigeria's Alpha Jet contract smaller than Slovakia's Barak MX contract?", True),
    ],
)
def test_what_is_claimed_of_figures_side_by_side_is_held_against_them(question: str, yes: bool) -> None:
    assert ask(THIRD, question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "How many times bigger in value is Slovakia's Barak MX contract than Nigeria's Alpha Jet contract?",
            "14.7 times",
        ),
        ("How many times more TB2s did Azerbaijan order than Nigeria?", "2 times"),
        ("Ile razy więcej TB2 zamówił Azerbejdżan niż Nigeria?", "2 razy"),
        ("아제르바이잔은 나이지리아보다 TB2를 몇 배 주문했나?", "2배"),
        ("What share of all ordered Bayraktar TB2s goes to Azerbaijan?", "56 percent: 24 of 43"),
        ("What share of its TB2s has Azerbaijan received?", "100 percent: 24 of 24"),
        ("How many more TB2s did Azerbaijan order than Nigeria?", "12 drones"),
    ],
)
def test_one_figure_over_another_is_told_with_both(question: str, figure: str) -> None:
    assert ask(THIRD, question).headline.startswith(figure)


def test_all_that_a_buyer_has_is_a_side_where_it_ordered_a_thing_twice() -> None:
    fifth = build_world("fifth")
    question = "Who has bought more air-defence batteries all told, Thailand with Trana or Brazil with EMADS?"
    assert ask(fifth, question).headline.startswith("Thailand: 5 batteries")


def test_contracts_concluded_in_a_year_are_those_signed_then() -> None:
    concluded = ask(THIRD, "Which contracts were concluded in 2023?").headline
    assert concluded == ask(THIRD, "Which contracts were signed in 2023?").headline
    assert concluded.startswith("3 deals on record")


def test_contracts_are_compared_in_what_they_count_where_that_is_named(shipped: Answerer) -> None:
    question = "Which is larger in vehicles, Peru's K808 contract of May 2024 or the framework of December 2025?"
    assert "vehicles" in ask(shipped, question).headline


def test_countries_are_counted_where_it_is_asked_in_how_many() -> None:
    assert "Bulgaria" in ask(THIRD, "In how many countries has a F-16 contract been signed?").headline
    assert ask(THIRD, "How many F-16 contracts has Bulgaria signed?").headline.startswith("2 deals on record")
