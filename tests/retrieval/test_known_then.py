"""What was said, planned or delivered at a past time: before a correction, at the start of a year, between counts."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Before the correction of 29 May 2023, how many howitzers was Oman said to have ordered?", "30 howitzers"),
        ("Before the correction, how many howitzers was Oman said to have ordered?", "30 howitzers"),
        ("¿Cuántos obuses había encargado Omán antes de la corrección?", "30 obuses"),
        ("Przed sprostowaniem: ile haubic miał zamówić Oman?", "Oman: zamówiono 30 haubic"),
        ("오만이 주문한 곡사포는 정정 전에 몇 문으로 보도됐나요?", "오만: 30 문 주문"),
        ("How many howitzers did Oman order in its first contract?", "24 howitzers"),
    ],
)
def test_figure_before_its_correction(eighteenth: Answerer, question: str, start: str) -> None:
    assert ask(eighteenth, question).headline.startswith(start)


def test_price_that_had_been_reported_by_a_day(eleventh: Answerer) -> None:
    answer = ask(eleventh, "What price for Uruguay's first two Havsorns had been reported by the end of 2022?")
    assert answer.headline.startswith("€74 million")


def test_split_between_variants_as_reported_then(ninth: Answerer) -> None:
    answer = ask(ninth, "What split between 90A and 90M turrets was reported for Jordan back in 2021?")
    assert "60 + 20" in answer.headline


def test_start_of_a_year_is_before_what_changed_in_its_spring(seventh: Answerer) -> None:
    assert "1.28 billion" in ask(seventh, "What was Ghana's Inyati contract worth at the start of 2025?").headline
    assert "1.41 billion" in ask(seventh, "What was Ghana's Inyati contract worth at the end of 2025?").headline


def test_meaning_to_buy_is_a_plan(ninth: Answerer) -> None:
    answer = ask(ninth, "In August 2025, how many Terne 60s did Ireland mean to buy?")
    assert answer.headline.startswith("3 boats planned for Ireland")


def test_count_talked_about_may_be_one_proposed(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "In autumn 2022, how many tanks were being talked about for Bulgaria's second contract?")
    assert answer.headline.startswith("40 tanks planned for Bulgaria")


def test_year_for_which_a_signature_was_planned(eleventh: Answerer) -> None:
    answer = ask(eleventh, "Back in November 2021, for which year did Uruguay's navy plan the next ships?")
    assert answer.headline.startswith("2023: signed by Uruguay")
    assert "planned" in answer.headline


def test_last_handover_told_later_still_counts(eleventh: Answerer) -> None:
    answer = ask(eleventh, "How many Havsörns had Uruguay received by the end of March 2024?")
    assert answer.headline.startswith("1 vessel delivered to Uruguay")


def test_count_is_told_by_a_later_one_less_the_handover_between(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "At the end of 2024, how many Tuiuiú jets had reached Paraguay?")
    assert answer.headline.startswith("2 aircraft delivered to Paraguay")
    assert str(answer.as_of) == "2024-10-11"


def test_count_before_the_first_handover_is_none_that_can_be_told(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "In mid-2024, how many Tuiuiú jets had reached Paraguay?")
    assert not answer.headline.startswith("2 ")
