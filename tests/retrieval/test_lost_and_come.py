"""When things were lost, and when those came that have come while the rest is still awaited."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (["When was Nigeria's Markhor lost?"], "11 July 2023: 1 aircraft lost (Ten Markhor trainers"),
        (["When did Kazakhstan lose its Alaca?"], "May 2025: 1 drone lost (First contract for Alaca drones)"),
        (["¿Cuándo se estrelló el Markhor de Nigeria?"], "11 de julio de 2023: 1 avión – perdido"),
        (["Kiedy rozbił się nigeryjski Markhor?"], "11 lipca 2023: 1 samolot – utracono"),
        (["나이지리아 Markhor 사고는 언제였나?"], "2023년 7월 11일: 1 대 손실"),
        (["How many Markhors does Nigeria have in service?", "date of the accident?"], "11 July 2023: 1 aircraft lost"),
    ],
)
def test_the_day_of_a_loss_is_no_signature(sixth: Answerer, texts: list[str], headline: str) -> None:
    assert ask(sixth, *texts).headline.startswith(headline)


def test_an_accident_nobody_recorded_has_no_day(sixth: Answerer) -> None:
    assert ask(sixth, "When was Paraguay's Carcará accident?").outcome is Outcome.DECLINED


def test_a_contract_lapses_without_a_loss(sixth: Answerer) -> None:
    assert ask(sixth, "When did Nigeria's option lapse?").headline.startswith("31 December 2023: option lapsed")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("On which days did Paraguay's Carcarás arrive?", "16 December 2025: 2 aircraft; 8 April 2026: 2 aircraft"),
        ("When did Paraguay's Carcarás arrive?", "16 December 2025: 2 aircraft; 8 April 2026: 2 aircraft"),
        ("¿En qué días llegaron al Paraguay los aviones de Aerovale y para cuándo los que faltan?",
         "16 de diciembre de 2025: 2 aviones; 8 de abril de 2026: 2 aviones"),
        ("Kiedy Paragwaj otrzymał samoloty Carcará?", "16 grudnia 2025: 2 samoloty; 8 kwietnia 2026: 2 samoloty"),
        ("When did Nigeria's Poyraz ships arrive?", "3 February 2026: deliveries start"),
        ("When did Nigeria get its Markhors?", "24 June 2022: deliveries start; 19 January 2024: completed"),
    ],
)  # fmt: skip
def test_what_has_come_is_dated_though_more_is_due(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


def test_some_that_came_make_no_false_premise(sixth: Answerer) -> None:
    assert ask(sixth, "When did Senegal's Markhors arrive?").outcome is Outcome.DECLINED


def test_the_last_that_has_not_come_is_a_false_premise(sixth: Answerer) -> None:
    answer = ask(sixth, "When was the last Carcará delivered to Paraguay?")
    assert (answer.outcome, "February 2027" in answer.headline) == (Outcome.PREMISE_REJECTED, True)


def test_a_target_of_a_handover_is_a_date(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "What was the handover target for the first of Finland's Fiach simulators?")
    assert answer.headline.startswith("2nd quarter 2024: start of deliveries to Finland")


def test_was_that_the_lot_is_of_what_came(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "When did Serbia's Vautour battery come?", "Was that the lot?")
    assert (answer.yes_no, answer.headline.startswith("No: on record is 1 battery of 3 delivered")) == (False, True)
