"""What a follow-up turns to: the next of several things, the other of two, what was added later, a lot by number."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_next_one_is_the_second_after_the_first(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "When did Serbia get its first Vautour battery?", "when's the next one due?")
    assert "The second of the three batteries is to follow in September 2026" in answer.headline


def test_the_one_after_the_next_is_the_last_of_three(eighteenth: Answerer) -> None:
    texts = ("When did Serbia get its first Vautour battery?", "when's the next one due?", "and the one after that?")
    assert ask(eighteenth, *texts).headline.startswith("2027: deliveries to Serbia due")


def test_other_of_two_satellites(twelfth: Answerer) -> None:
    answer = ask(twelfth, "Has Morocco got its first spy satellite?", "so when did the other one fly?")
    assert "until 9 February 2026" in answer.headline


def test_what_was_added_later_is_the_order_after(twelfth: Answerer) -> None:
    texts = ("How many RA-140Ns did the Dutch navy order in March 2023?", "how many did they add later?")
    assert ask(twelfth, *texts).headline.startswith("4 helicopters ordered by Netherlands")


def test_nothing_was_added_where_no_order_followed(twelfth: Answerer) -> None:
    texts = ("How many helicopters did Cyprus order in 2021?", "how many did it order later?")
    assert ask(twelfth, *texts).outcome is Outcome.DECLINED


@pytest.mark.parametrize("text", ["and lot two?", "lot 2?", "what about lot number 2?"])
def test_lot_by_its_number(twelfth: Answerer, text: str) -> None:
    answer = ask(twelfth, "What did Colombia pay for its first lot of launchers?", text)
    assert answer.headline.startswith("$101 million: value of Colombia's deal")


def test_two_after_a_verb_is_a_count_of_things(seventh: Answerer) -> None:
    assert ask(seventh, "Why did New Zealand order two Packhorse simulators?").outcome is Outcome.PREMISE_REJECTED


def test_finished_of_so_many_planned_at_home_are_those_built_there(fourth: Answerer) -> None:
    answer = ask(fourth, "Tell me about Kazakhstan's Ankas", "how many of those 30 are finished?")
    assert answer.headline.startswith("4 drones built in Kazakhstan")


def test_delivered_of_a_number_that_was_not_ordered_is_not_told(fourth: Answerer) -> None:
    answer = ask(fourth, "Tell me about Kazakhstan's Ankas", "how many of those 30 have been delivered?")
    assert answer.outcome is Outcome.DECLINED
