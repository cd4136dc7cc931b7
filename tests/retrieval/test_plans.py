"""Lists, comparisons, differences, sums and timelines: every member with its figure, no roles mixed, slips shown."""

from decimal import Decimal

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask

# --------------------------------------------------------------------- lists


def test_second_hand_buyers_leave_out_those_who_bought_new(shipped: Answerer) -> None:
    assert ask(shipped, "Which buyers took second-hand K9s?").headline == "Estonia and Finland"


def test_who_has_received_is_shown_by_what_came(shipped: Answerer) -> None:
    answer = ask(shipped, "Which countries have received FA-50 jets?")
    assert answer.headline == "Philippines and Poland"
    assert [line.partition(" (")[0] for line in answer.details] == [
        "Poland: 12 aircraft delivered",
        "Philippines: 12 aircraft delivered",
    ]


def test_a_list_by_year_of_delivery_is_no_list_by_year_of_signature(shipped: Answerer) -> None:
    answer = ask(shipped, "Which orders are due to start deliveries in 2027?")
    assert answer.headline.startswith("3 deals on record: ")
    assert sorted(line.partition(",")[0] for line in answer.details) == ["Australia", "Estonia", "Romania"]


def test_nothing_completed_that_year_is_no_list_of_what_was_signed(shipped: Answerer) -> None:
    assert ask(shipped, "Which contracts were completed in 2024?").outcome is Outcome.DECLINED


def test_deals_with_an_offset_are_those_with_that_figure(fourth: Answerer) -> None:
    answer = ask(fourth, "Which deals have an offset?")
    assert answer.headline == "1 deal: Foreign Military Sale of AH-64E Apache helicopters (Morocco)"
    assert answer.details == (
        "Morocco, Foreign Military Sale of AH-64E Apache helicopters: 30 percent offset, as of 7 March 2025 "
        "(Maghreb Security Journal, citing Boeing)",
    )


def test_what_was_ordered_leaves_out_the_frameworks_over_it(shipped: Answerer) -> None:
    answer = ask(shipped, "What has Poland ordered from South Korea?")
    assert "framework" not in answer.headline
    assert answer.headline.startswith("K2 Black Panther (180 tanks), K9A1 (212 howitzers), ")


# --------------------------------------------------------------- comparisons


def test_a_deal_without_a_signing_date_is_dated_by_its_order(shipped: Answerer) -> None:
    answer = ask(shipped, "Which came earlier in 2017, the Norwegian howitzer order or India's first Vajra contract?")
    assert answer.headline == (
        "India: May 2017 (K9 Vajra-T; First contract for K9 Vajra-T howitzers), against 20 December 2017 for Norway, "
        "as of May 2017 (Indian Defence News)"
    )


def test_a_framework_named_is_compared_by_its_own_date(fourth: Answerer) -> None:
    answer = ask(fourth, "Which was signed first, Morocco's Apache contract or Hungary's Lynx framework?")
    assert (answer.strong, answer.headline.partition(", as of")[0]) == (
        "Morocco",
        "Morocco: 25 June 2020 (AH-64E Apache; Foreign Military Sale of AH-64E Apache helicopters), "
        "against 17 August 2020 for Hungary",
    )


def test_options_are_compared_by_what_they_are_for(shipped: Answerer) -> None:
    answer = ask(shipped, "Which of Finland's two K9 options was for more guns?")
    assert answer.strong == "Option for the remaining used K9 howitzers (Finland)"
    assert [(figure.value, figure.unit) for figure in answer.figures] == [
        (Decimal(38), "howitzers"),
        (Decimal(10), "howitzers"),
    ]


def test_the_sum_of_a_side_is_a_figure(shipped: Answerer) -> None:
    answer = ask(shipped, "Who ordered more K9s, Finland or Estonia?")
    assert answer.headline.startswith("Finland: 96 howitzers (ordered), against 30 howitzers for Estonia")
    assert [figure.value for figure in answer.figures] == [
        *map(Decimal, (48, 10, 38)),
        *map(Decimal, (12, 6, 12)),
        *map(Decimal, (96, 30)),
    ]


# --------------------------------------------------------------- differences


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "How far above the Saab contract, in pesos, was Chile's budget?",
            "about CLP 12 billion: CLP 160 billion (Combat systems, radars and torpedoes for Chilean frigates, budget) "
            "− about CLP 148 billion (Combat systems, radars and torpedoes for Chilean frigates, contract value), ",
        ),
        (
            "How much did the amendment add to the third VN-1 contract, in baht?",
            "THB 250 million: THB 2.85 billion (Third VN-1 contract, contract value) "
            "− THB 2.6 billion (Third VN-1 contract, contract value), ",
        ),
        (
            "If Thailand's army needs 120 VN-1s, by how many do its three orders fall short?",
            "7 vehicles: 120 vehicles (Thailand, required) − 113 vehicles (Thailand, ordered), ",
        ),
    ],
)
def test_difference_across_roles_and_times(fourth: Answerer, text: str, headline: str) -> None:
    answer = ask(fourth, text)
    assert answer.headline.startswith(headline)


def test_reported_before_signature_and_signed(shipped: Answerer) -> None:
    answer = ask(
        shipped, "By how many dollars did Iraq's signed missile price exceed the sum reported the week before?"
    )
    assert answer.strong == "$300 million"
    assert [figure.value for figure in answer.figures] == [
        Decimal(300_000_000),
        Decimal(2_800_000_000),
        Decimal(2_500_000_000),
    ]


def test_a_figure_of_the_askers_that_is_not_on_record_is_no_operand(fourth: Answerer) -> None:
    answer = ask(fourth, "If Thailand's army needs 150 VN-1s, by how many do its three orders fall short?")
    assert answer.outcome is Outcome.DECLINED


# ---------------------------------------------------------------------- sums


def test_a_clause_belongs_to_the_product_before_it(shipped: Answerer) -> None:
    text = "Sumando los T-50TH tailandeses y los T-50i que Indonesia pidió en 2021, ¿cuántos aviones son?"
    answer = ask(shipped, text)
    assert answer.strong == "10 aviones"
    assert [figure.value for figure in answer.figures] == [Decimal(10), Decimal(4), Decimal(6)]


def test_both_call_offs_together_are_two_deals(fourth: Answerer) -> None:
    answer = ask(fourth, "All Lynxes Hungary has under contract, both call-offs together?")
    assert [figure.value for figure in answer.figures] == [Decimal(136), Decimal(46), Decimal(90)]


# ----------------------------------------------------------------- timelines


def test_a_planned_date_stands_beside_the_day_it_came(fourth: Answerer) -> None:
    answer = ask(fourth, "Chronology of Portugal's KC-390 purchase")
    assert answer.details == (
        "22 August 2019: signed, 5 aircraft ordered, €827 million contract value – Five KC-390 transport aircraft "
        "(Lisbon Defence Letter)",
        "16 October 2023: deliveries start – Five KC-390 transport aircraft (Atlantic Air Report)",
        "16 September 2025: signed – Option for a sixth KC-390 (Atlantic Air Report)",
        "18 September 2025: 3 aircraft delivered – Five KC-390 transport aircraft (Atlantic Air Report)",
        "2027: deliveries due [planned] – Five KC-390 transport aircraft (Lisbon Defence Letter)",
        "2028: deliveries due [planned] – Option for a sixth KC-390 (Atlantic Air Report)",
        "deliveries start, Five KC-390 transport aircraft: planned February 2023, came 16 October 2023",
    )


def test_deliveries_begin_with_the_signature_where_that_is_asked(shipped: Answerer) -> None:
    answer = ask(shipped, "폴란드 K9 1차 계약, 서명부터 납품까지 시간 순서대로 정리해 주세요.")
    assert answer.headline.endswith("24 → 48 → 200")
    assert [line.partition(":")[0] for line in answer.details] == [
        "2022년 8월 26일",
        "2022년 12월 6일",
        "2023년 10월",
        "2025년 11월 16일",
    ]


def test_a_price_of_a_part_alone_makes_no_comparison(fourth: Answerer) -> None:
    answer = ask(fourth, "Which of Morocco's deals is the dearest?")
    assert (answer.outcome, answer.headline) == (Outcome.DECLINED, "The records don't say.")
