"""Less said of a deal than there is to it: a mere rumour, a halt, an order that never was, not one of them there."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    "question",
    [
        "Is Bangladesh's Ground Master 403 order just a rumour?",
        "Does Bangladesh merely intend to buy the Ground Master 403?",
        "Is the Ground Master 403 still on Bangladesh's shortlist?",
        "Is Bangladesh still undecided about the Ground Master 403?",
        "Is there only a memorandum between Azerbaijan and Baykar on the Bayraktar Akinci?",
        "Has Bangladesh suspended its Ground Master 403 purchase?",
        "Is Bangladesh's Ground Master 403 deal on hold?",
        "Has Bangladesh never ordered the Ground Master 403?",
        "Is it true that Nigeria has not received a single Bayraktar TB2?",
        "Has Azerbaijan yet to receive its first Bayraktar Akinci?",
        "Czy Bangladesz tylko rozważa zakup Ground Master 403?",
        "¿Es el pedido de Ground Master 403 de Bangladesh solo un rumor?",
    ],
)
def test_less_than_there_is_to_it_is_denied(third: Answerer, question: str) -> None:
    assert ask(third, question).yes_no is False


def test_what_is_no_more_than_a_memorandum_is_said_to_be_that() -> None:
    answer = ask(build_world("twentyeighth"), "Does Portugal merely intend to buy the Harpia-4?")
    assert answer.headline.startswith("Yes: A memorandum: Portugal (Harpia-4;")


def test_a_right_number_of_another_year_is_denied_with_the_day(third: Answerer) -> None:
    wrong = ask(third, "Did Azerbaijan sign in 2020 for 10 Bayraktar Akincis?")
    assert wrong.headline.startswith("No: on record is March 2022: signed by Azerbaijan (Bayraktar Akinci;")
    assert ask(third, "Did Azerbaijan sign in 2022 for 10 Bayraktar Akincis?").yes_no is True


def test_a_bid_that_lost_was_turned_down(third: Answerer) -> None:
    answer = ask(third, "Why did Bulgaria turn down the CV90?")
    assert answer.headline.startswith("price – CV90;")


def test_a_lease_called_by_its_name_is_counted_as_one(ninth: Answerer) -> None:
    assert ask(ninth, "Does Botswana lease 12 Gams Ts?").yes_no is True
    assert ask(ninth, "Botswana는 Gams T를 구매했나?").yes_no is False


def test_only_a_framework_is_held_against_what_was_ordered_under_it(shipped: Answerer) -> None:
    assert ask(shipped, "Is Poland's K2 order only a framework?").yes_no is False
    assert ask(shipped, "Is Peru's K2 deal only a framework?").yes_no is True
    assert ask(shipped, "Has Poland never ordered the K2?").yes_no is False


@pytest.mark.parametrize(
    ("question", "is_so"),
    [
        ("Did the Terne 45 lose the competition in Sri Lanka?", False),
        ("Did Piraeus Yards lose to the Terne 45 in Sri Lanka?", True),
        ("Is Skagen Marine the maker of Sri Lanka's Terne 45s?", True),
        ("Is Piraeus Yards the maker of Sri Lanka's Terne 45s?", None),
    ],
)
def test_who_won_and_lost_is_told_of_the_firm_and_the_thing_named(
    ninth: Answerer, question: str, is_so: bool | None
) -> None:
    assert ask(ninth, question).yes_no is is_so


def test_a_memorandum_of_which_nothing_came_led_to_no_contract(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "Has the memorandum on the Tuiuiú led to a contract for Honduras?").yes_no is False
    assert ask(eighteenth, "Is there a memorandum on the Tuiuiú with Honduras?").yes_no is True


def test_a_figure_open_to_one_side_bears_out_no_number_far_from_it(shipped: Answerer) -> None:
    assert ask(shipped, "Is it true that Estonia has bought 13 K239 Chunmoos?").outcome is Outcome.DECLINED
    assert ask(shipped, "Did Estonia order 6 K239 Chunmoos?").yes_no is True
    assert ask(shipped, "Did Estonia order 4 K239 Chunmoos?").yes_no is False
