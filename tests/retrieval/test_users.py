"""Who has a thing in use: those who got it, not those who only agreed on it; and who has bought it."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "users"),
    [
        ("which armies use the K2", "Poland"),
        ("Which countries have the K2 in service?", "Poland"),
        ("¿qué países usan el K2?", "Polonia"),
        ("kto używa K2?", "Polska"),
        ("which countries have ordered the K2", "Peru and Poland"),
        ("which countries use or have ordered the K2", "Peru and Poland"),
    ],
)
def test_users_are_those_who_got_something(shipped: Answerer, question: str, users: str) -> None:
    assert ask(shipped, question).headline == users


def test_who_waits_for_its_first_delivery_is_told_beside_the_users(seventh: Answerer) -> None:
    answer = ask(seventh, "who has Ptarmigan in use")
    assert answer.headline == "Denmark"
    assert answer.details[-1] == "No delivery is on record for Fiji, Ptarmigan F systems for Fijian airports."


def test_a_memorandum_that_was_dropped_is_no_purchase(seventh: Answerer) -> None:
    assert ask(seventh, "who's buying Ptarmigan").headline == "Denmark and Fiji"


@pytest.mark.parametrize(
    ("world", "text", "told"),
    [
        ("thirteenth", "So is Kuwait a Wandoo customer now?", "No: on record is Shelved"),
        ("thirteenth", "¿Es Kuwait ahora cliente del Wandoo?", "No: lo que consta es Aplazado"),
        ("thirteenth", "Czy Kuwejt jest klientem Wandoo?", "Nie: zapisano, że Odłożono"),
        ("thirteenth", "Is Ireland a Narwhal customer?", "No: on record is Lost to a competitor"),
        ("thirteenth", "Is Chile a Narwhal customer?", "Yes: Completed"),
        ("twentyfirst", "Is Rwanda a Dassie customer?", "Yes: Contract signed"),  # a lessee is one
    ],
)
def test_customer_is_who_has_signed(world: str, text: str, told: str) -> None:
    assert ask(build_world(world), text).headline.startswith(told)
