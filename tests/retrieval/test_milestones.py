"""Dates of several events asked for side by side, of several contracts and buyers, and of each handover."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


def test_events_listed_are_dated_one_by_one(seventh: Answerer) -> None:
    answer = ask(seventh, "When was Ghana's Inyati contract signed and amended?")
    assert answer.headline.startswith(
        "14 June 2023: signed; 4 March 2025: amended (Inyati armoured vehicles for Ghana)"
    )


def test_nouns_for_events_are_dated_as_well(shipped: Answerer) -> None:
    answer = ask(shipped, "Dates of Australia's Redback purchase: selection, contract")
    assert answer.headline.startswith("July 2023: supplier selected; 8 December 2023: signed")


def test_last_delivery_beside_the_signature(twelfth: Answerer) -> None:
    answer = ask(twelfth, "When was the Airone contract signed and the last helicopter delivered to Cyprus?")
    assert answer.headline.startswith("4 October 2021: signed; 27 February 2026: completed")


def test_framework_and_the_contracts_under_it(shipped: Answerer) -> None:
    answer = ask(shipped, "When were Poland's K2 framework and its two executive contracts signed?")
    assert [answer.headline.index(day) for day in ("28 July 2022", "26 August 2022", "1 August 2025")] == sorted(
        answer.headline.index(day) for day in ("28 July 2022", "26 August 2022", "1 August 2025")
    )


def test_framework_and_both_orders_in_other_words(eleventh: Answerer) -> None:
    answer = ask(eleventh, "Uruguay: when were the framework and both orders under it concluded?")
    assert [day in answer.headline for day in ("March 2021", "10 November 2021", "8 April 2024")] == [True] * 3


def test_first_and_second_contract_are_both_dated(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "When were the first and second Hagen contracts signed?")
    assert "9 November 2022" in answer.headline
    assert "27 March 2025" in answer.headline


def test_each_contract_asks_for_no_unit_price(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "When did Denmark sign each of its ZP-155 contracts?")
    assert "2 October 2023" in answer.headline
    assert "6 February 2025" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "When did each of the Ternes reach Sri Lanka?",
        "On what dates were the boats handed over to Sri Lanka?",
    ],
)
def test_every_handover_is_dated(ninth: Answerer, question: str) -> None:
    assert ask(ninth, question).headline.startswith("11 December 2024: 1 boat; 9 July 2025: 1 boat")


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        (
            "¿En qué fechas se firmó y se canceló el pedido de Inyati de Zambia?",
            ("17 de marzo de 2022", "2 de septiembre de 2024"),
        ),
        ("Kiedy podpisano i kiedy zerwano umowę Zambii na Inyati?", ("17 marca 2022", "2 września 2024")),
        ("잠비아 이냐티 계약은 언제 체결되고 언제 취소됐나요?", ("2022년 3월 17일", "2024년 9월 2일")),
    ],
)
def test_events_are_dated_in_other_languages(seventh: Answerer, question: str, dates: tuple[str, str]) -> None:
    headline = ask(seventh, question).headline
    assert [date in headline for date in dates] == [True, True]


def test_nth_deal_counts_one_that_also_bears_a_stated_total(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "What did Thailand's first frigate cost?")
    assert answer.headline.startswith("THB 17.8 billion")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How long was it from Ireland's choice of boat to its signature?", "9 months: 17 April 2026 (signed)"),
        (
            "How long did it take from signature to the last turret under Jordan's first contract?",
            "45 months: 20 January 2025 (completed) − 14 April 2021 (signed)",
        ),
        (
            "¿Cuánto tiempo pasó entre la elección del Terne 60 por Irlanda y la firma?",
            "9 meses: 17 de abril de 2026 (firmado)",
        ),
        ("아일랜드가 테르네 60을 선정한 후 계약 서명까지 얼마나 걸렸나요?", "9 개월: 2026년 4월 17일 (서명)"),
    ],
)
def test_the_time_between_two_events_is_told_by_their_days(question: str, told: str) -> None:
    assert ask(build_world("ninth"), question).headline.startswith(told)


def test_no_time_is_told_up_to_what_was_only_planned_and_should_have_come() -> None:
    question = "How long passed between the Slovenian contract and the first delivery?"
    assert ask(build_world("ninth"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On present plans, who gets a Kaarna 26 first: the Latvians or the Hungarians?", "Latvia: October 2026"),
        ("¿Quién recibe antes su primer Kaarna 26, Letonia o Hungría?", "Letonia: octubre de 2026"),
        ("Kto pierwszy dostanie Kaarnę 26, Łotwa czy Węgry?", "Łotwa: październik 2026"),
    ],
)
def test_last_one_due_before_anothers_first_comes_first(thirteenth: Answerer, text: str, told: str) -> None:
    assert ask(thirteenth, text).headline.startswith(told)
