"""Two countries of one name, and a number that counts nothing."""

from retrieval.answer import Outcome
from tests.retrieval.asking import WORLDS, ask, build_answerer


def test_of_two_countries_of_one_name_the_one_with_a_deal_is_meant() -> None:
    world = build_answerer(WORLDS / "twentyfifth")
    assert ask(world, "How many Zarzis did Congo order?").headline.startswith(
        "3 aircraft ordered by Democratic Republic of the Congo"
    )
    assert ask(world, "Is the congo zarzis deal formally cancelled by now?").yes_no is False


def test_so_many_percent_are_no_count() -> None:
    world = build_answerer(WORLDS / "twentyfifth")
    answer = ask(world, "Samoa's pair of Liyaras with the 15% tax on top: what does the government fork out?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith("WST 30.36 million")
