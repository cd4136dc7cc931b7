"""What has come since a count, what was planned before a delay, who says a number, and which names must stand in it."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_count_overtaken_by_completion_is_no_longer_told(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "How many radars has Cambodia received by now?")
    assert answer.headline.startswith("24 March 2026: by then all 5 radars had been delivered to Cambodia")


def test_count_of_a_day_before_completion_still_holds(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "How many radars had Cambodia received by October 2025?")
    assert answer.headline.startswith("4 radars delivered to Cambodia")


def test_sum_over_foreign_buyers_takes_completed_orders_in_full(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "How many VRX-5 radars have foreign buyers received so far?")
    assert answer.headline.startswith("8 radars ordered and delivered in all by Cambodia and Maldives (VRX-5): 5 + 3")


def test_first_plan_is_not_the_one_told_with_the_delay(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "When was Romania's Sipa order originally supposed to be complete?")
    assert answer.headline.startswith("“Plan był inny: całość miała dotrzeć do czerwca 2024 roku.”")


def test_day_set_in_the_contract_was_kept_or_not(seventeenth: Answerer) -> None:
    assert ask(seventeenth, "Did Mauritius get all its boats by the deadline in the contract?").yes_no is False


@pytest.mark.parametrize(
    "text", ["Angola's first call-off - is that all in?", "Angola's first call-off, is it all there?"]
)
def test_tag_after_a_dash_asks_for_yes_or_no(ninth: Answerer, text: str) -> None:
    assert ask(ninth, text).yes_no is True


def test_two_taken_from_an_option_of_which_one_was(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "What did Finland pay for the two simulators from its option?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "1 simulator ordered" in answer.headline


def test_framework_said_to_have_been_dropped_had_another_order_since(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "Why did Malaysia cancel the ambulance framework?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "Malaysia's second contract for Shifa 6 ambulances" in answer.headline


def test_what_is_free_of_a_framework_is_less_what_was_ordered_by_then(seventeenth: Answerer) -> None:
    answer = ask(
        seventeenth, "At the end of 2025, how many vehicles of Malaysia's ambulance framework were still free?"
    )
    assert answer.headline.startswith("90 ambulances: 120")


def test_number_in_the_words_of_a_term_has_its_source(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "Who says that 70 per cent of Cambodia's radars is covered by a loan?")
    assert "citing unnamed Cambodian finance official" in answer.headline


def test_claim_is_told_with_the_count_that_speaks_against_it(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "Who claims that Trinidad bought eight boats?")
    assert "Darryl Hosein" in answer.headline
    assert "5 boats" in answer.headline


def test_reason_with_a_country_that_no_deal_is_of(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "Why did Mauritius not take the Australian boat?")
    assert "burned a third more fuel" in answer.headline


def test_two_sellers_named_are_not_given_back_as_the_answer(ninth: Answerer) -> None:
    answer = ask(ninth, "One country bought from both Tauern and Dunav. Who is it?")
    assert "Tauern" not in answer.headline


def test_buyer_common_to_two_sellers(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "One government has bought from both Zarqa and Neris. Who is it?")
    assert answer.headline.startswith("Malaysia: ")
