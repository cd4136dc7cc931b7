"""What belongs to a part of a deal: a firm's own share, a place of building, one thing of several, what is spare."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How much does Babcock get out of the Chilean frigate upgrade?", "£45 million"),
        ("How much of the Chilean package goes to Babcock?", "£45 million"),
        ("How much is the Chilean package worth?", "SEK 1.9 billion"),
        ("¿Cuánto cobra Babcock por las fragatas chilenas?", "45 millones GBP"),
    ],
)
def test_a_firm_with_a_part_of_a_deal_has_its_own_sum(fourth: Answerer, question: str, figure: str) -> None:
    assert ask(fourth, question).headline.startswith(figure)


def test_a_share_that_nobody_put_in_money_is_refused(fourth: Answerer) -> None:
    assert ask(fourth, "How much of the Chilean package goes to ASMAR?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "question",
    [
        "How much does the maker book for the ten Dutch RA-140Ns?",
        "What was the Dutch helicopter order of 2023 worth to Rotori Adda?",
        "Ile za holenderskie RA-140N księguje producent?",
    ],
)
def test_what_the_maker_books_is_its_own_figure(twelfth: Answerer, question: str) -> None:
    assert "690" in ask(twelfth, question).headline


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Where will the Greek minehunters be modernised?", "La Spezia"),
        ("Where was the Greek minehunter deal signed?", "Athens"),
        ("¿Dónde se modernizan las fragatas chilenas?", "Talcahuano"),
        ("Where was the contract for modernising the Chilean frigates signed?", "Valparaíso"),
    ],
)
def test_where_something_is_worked_on_is_no_place_of_signing(fourth: Answerer, question: str, place: str) -> None:
    assert ask(fourth, question).headline.startswith(place)


@pytest.mark.parametrize(("item", "place"), [("first", "Algeciras"), ("second", "Sattahip naval dockyard")])
def test_each_of_two_ships_has_its_own_yard(eighteenth: Answerer, item: str, place: str) -> None:
    assert ask(eighteenth, f"Where is the {item} frigate for Thailand built?").headline.startswith(f"{place} –")


def test_what_is_named_to_tell_the_deal_may_stand_in_its_title(fourth: Answerer) -> None:
    assert ask(fourth, "How many radars does Chile get for its frigates?").headline.startswith("2 radars")


def test_a_cancelled_order_counts_against_a_need_only_with_what_came_of_it(fourth: Answerer) -> None:
    question = "The Thai army wants 120 VN-1s. How many is it short of that?"
    assert ask(fourth, question).headline.startswith("35 vehicles: 120 vehicles (Thailand, required) − 85")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many Kobac launchers did Bangladesh order?", "16 stations"),
        ("How many training Kobacs did Cyprus order?", "20 rounds"),
        ("How many live Kobacs did Cyprus order?", "100 munitions"),
        ("방글라데시가 주문한 발사대는 모두 몇 대인가요?", "방글라데시: 16 stations"),
    ],
)
def test_a_word_beside_a_name_may_tell_another_thing(thirteenth: Answerer, question: str, figure: str) -> None:
    assert ask(thirteenth, question).headline.startswith(figure)


@pytest.mark.parametrize(
    "question", ["How many spare G-900s did the Netherlands buy?", "How many of the Dutch G-900 engines are spares?"]
)
def test_a_part_may_be_counted_in_words(twelfth: Answerer, question: str) -> None:
    assert ask(twelfth, question).headline.startswith("“twenty for the aircraft and four as spares”")


@pytest.mark.parametrize(
    "question",
    [
        "What does Vietnam's Makara contract include, and how many of each?",
        "베트남 마카라 계약에는 무엇이 들어 있나요?",
    ],
)
def test_what_is_in_a_deal_is_all_that_was_ordered_in_it(eighteenth: Answerer, question: str) -> None:
    shown = ask(eighteenth, question).headline.split(" – ")[0]
    assert [number for number in ("3", "9", "54") if number in shown] == ["3", "9", "54"]
