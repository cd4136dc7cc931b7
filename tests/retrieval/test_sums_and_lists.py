"""Sums over years, leases and sales; lists of countries by what they did."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many Vlkodlaks did Oman order in 2023 and 2025?", "30 howitzers"),
        ("¿Cuántos Vlkodlak pidió Omán en 2023 y 2025?", "30 obuses"),
        ("오만이 2023년과 2025년에 주문한 블코들라크는 몇 문인가요?", "오만: 주문 총 30 문"),
        ("How many Vlkodlaks did Oman order in 2025?", "6 howitzers"),
    ],
)
def test_two_years_side_by_side_are_added_up(eighteenth: Answerer, question: str, figure: str) -> None:
    assert ask(eighteenth, question).headline.startswith(figure)


def test_what_was_leased_is_set_aside(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Narwhals bought, not leased, by Chile and New Zealand together?")
    assert answer.headline.startswith("6 sonars ordered in all")


def test_a_lease_with_its_extension_costs_both(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "How much has New Zealand's lease of its one Narwhal cost, with the extension?")
    assert answer.headline.startswith("NZD 9.6 million (NZD 6.5 million + NZD 3.1 million)")


def test_a_price_cut_by_a_ship_less_is_of_the_contract_of_all_ships(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "By how much did the price of Angola's corvettes fall when the third was cancelled?")
    assert answer.headline.startswith("AED 950 million")


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Who has leased instead of buying?", "Botswana, Cambodia and New Zealand"),
        ("Countries where a rival beat our exporters?", "Ecuador, Ireland, Kuwait and Morocco"),
    ],
)
def test_countries_are_listed_by_what_they_did(thirteenth: Answerer, question: str, listed: str) -> None:
    assert ask(thirteenth, question).headline == listed


def test_who_gives_a_date_is_told_by_that_date(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Who says November 2026 for Colombia's first corvette?")
    assert answer.headline.startswith("Hulls and Harbours, citing Mussafah Naval Yard")


def test_months_behind_the_contract_are_a_delay(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "How many months behind its contract is Thailand's first frigate?")
    assert answer.headline.startswith("9 months")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many more mortars did Trakia count than the Courier?", "7 mortars: 68 mortars (Trakia Arsenal"),
        ("By how many do Trakia's and the Courier's counts for Ethiopia differ?", "7 mortars: 68 mortars"),
        ("How much of the Fijian price had been paid by February 2024?", "JPY 27.9 billion"),
    ],
)
def test_what_two_speakers_count_and_what_was_paid_are_no_needs(
    fifteenth: Answerer, question: str, figure: str
) -> None:
    assert ask(fifteenth, question).headline.startswith(figure)


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Which of Mompox's customers builds some of its ferries itself?", "Bolivia"),
        ("Countries that picked somebody else over the Umineko or the Yurumí?", "Jamaica and Panama"),
    ],
)
def test_a_list_honours_what_the_countries_did(fifteenth: Answerer, question: str, listed: str) -> None:
    assert ask(fifteenth, question).headline == listed


def test_what_each_of_several_things_cost_is_no_price_of_all(fifteenth: Answerer) -> None:
    assert "684,000" not in ask(fifteenth, "What did each pair in the Bhutanese lease cost?").headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many Markhors have been ordered abroad, Senegal's included?", "15 aircraft ordered in all by Nigeria"),
        ("How many of Kazakhstan's Alacas are built in Turkey?", "7 drones: (8 + 12) (ordered) − (5 + 8)"),
        ("Which Chinese drone lost in Kazakhstan?", "Tianshan Heavy Industries (Yunque-5)"),
        ("What is in North Macedonia's Bazelet contract?", "12 howitzers (Bazelet) and 6 vehicles (support vehicles)"),
        ("Who still has to pay the last instalment for its Markhors?", "Nigeria: "),
    ],
)
def test_every_word_of_the_question_is_honoured(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


def test_a_sum_has_what_it_is_to_take_in(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "How many Borz ploughs have been sold in all, counting Slovakia's?")
    assert "44" not in answer.headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Which companies besides Saab have a part in Brazil's Gripen deal?", "Embraer – local partner"),
        ("Which bid lost in the Czech infantry vehicle contest?", "Lynx and ASCOD – losing bidder"),
        ("Countries that leased or borrowed rather than bought?", "The records don't say."),
        (
            "How many Rafales have Egypt and Croatia bought together, second-hand ones left out?",
            "The records don't say.",
        ),
    ],
)
def test_what_is_set_aside_or_lost_is_not_listed(sixteenth: Answerer, question: str, headline: str) -> None:
    assert ask(sixteenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "All told, how many VN-1s did Thailand actually receive under its three contracts?",
            "85 vehicles delivered in all by Thailand (VN-1): 34 + 39 + 12",
        ),
        (
            "fifteenth",
            "How many Borz ploughs has Georgia received under both contracts together?",
            "31 ploughs delivered in all by Georgia (Borz): 24 + 7",
        ),
        (
            "fifteenth",
            "How many Borz ploughs has Georgia ordered under both contracts together?",
            "44 ploughs ordered in all by Georgia (Borz): 24 + 20",
        ),
    ],
)
def test_what_came_under_all_contracts_is_summed(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.ANSWERED, headline)
