"""Figures that are easily mistaken for another: penalties, what isn't built by a partner, what is of an earlier day."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("By what amount does VAT push up the bill for Poland's first K2 contract?", "PLN 3.67 billion: PLN 19.65"),
        ("O ile VAT podnosi cenę pierwszej umowy na K2?", "3,67 mld zł: 19,65 mld zł"),
        ("¿Cuánto encarece el IVA el primer contrato de K2 de Polonia?", "3,67 mil millones PLN: 19,65"),
        ("부가세 때문에 폴란드 K2 1차 계약은 얼마나 비싸졌나?", "36.7억 즈워티: 196.5억 즈워티"),
        ("How many of Poland's second 180 K2s are not put together by Bumar?", "119 tanks: 180 (ordered) − 61"),
        ("How many K2s were still at the factory when 2023 ended?", "144 tanks still to come for Poland"),
    ],
)
def test_what_is_left_of_a_whole_is_computed(shipped: Answerer, question: str, start: str) -> None:
    assert ask(shipped, question).headline.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "How big is the penalty for the late Borz vehicles?",
        "What fine will it pay for the Borz?",
        "¿Qué penalización pagará por los Borz?",
    ],
)
def test_a_penalty_is_no_price(fifteenth: Answerer, question: str) -> None:
    assert ask(fifteenth, question).headline.startswith("“will pay a penalty of 0.8 million euros” (Borz;")


def test_no_penalty_was_paid(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "What fine did Jakarta pay for leaving the Mirage contract?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "ended without a penalty – Mirage 2000-5" in answer.headline


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What was Brazil's Gripen deal worth when Saab was picked?", "$4.5 billion: value of Brazil's deal"),
        ("By how many years did the last Swiss Patriot slip?",
         "5 years (60 months): deliveries due, Patriot for Switzerland: planned 2028, now 2033"),
        ("How many Boxers does Redbank make in all?", "290 vehicles"),
        ("Egypt's thirty Rafales: 3.75 billion or 4.5 billion, what is behind that?",
         "Sources disagree: €3.75 billion (Seine Export Watch, citing an investigative website, 26 April 2021); "
         "$4.5 billion, a conversion (Seine Export Watch, citing a wire report, May 2021)"),
        ("In which month were the 40 howitzers handed to Taiwan?", "The records don't show that. Cancelled: Taiwan"),
        ("Is the 2019 Polish HIMARS contract fully delivered?", "Yes: 20 launchers"),
    ],
)  # fmt: skip
def test_figures_of_a_time_and_a_place(sixteenth: Answerer, question: str, start: str) -> None:
    assert ask(sixteenth, question).headline.startswith(start)


def test_what_was_ordered_is_not_what_was_shipped(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "How many of Germany's heavy weapon carriers were delivered from Redbank?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did two of Poland's HIMARS end up in Ukraine?", "a report that two launchers went to Ukraine is denied"),
        ("Which Norwegian brigade received the first Leopard 2A8?", "first tank rolled out, none delivered"),
        ("Where were Croatia's brand-new Rafales built?", "Twelve used Rafale fighters for Croatia"),
        ("How many ASCOD did Czechia order?", "CV90"),
        ("When did Czechia buy the ASCOD?", "CV90"),
    ],
)
def test_what_is_passed_off_as_so_is_put_right(sixteenth: Answerer, question: str, told: str) -> None:
    answer = ask(sixteenth, question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert told in answer.headline


@pytest.mark.parametrize(
    ("question", "yes_no", "told"),
    [
        ("Did Croatia transfer any money for the Israeli F-16s?", False, "Croatia paid nothing"),
        ("Are Croatia's Rafales factory-new?", False, "Twelve used Rafale fighters"),
        ("Is Finland's David's Sling its first sale abroad?", True, "first foreign buyer of David's Sling"),
    ],
)
def test_sentences_decide(sixteenth: Answerer, question: str, yes_no: bool, told: str) -> None:
    answer = ask(sixteenth, question)
    assert (answer.yes_no, told in answer.headline) == (yes_no, True)


def test_a_contract_of_many_buyers_is_asked_back(sixteenth: Answerer) -> None:
    assert ask(sixteenth, "When was the Rafale contract signed?").outcome is Outcome.CLARIFY


def test_what_was_asked_for_is_a_wish(sixteenth: Answerer) -> None:
    answer = ask(sixteenth, "How many launchers did Poland ask the United States for in May 2022?")
    assert answer.headline.startswith("500 launchers required by Poland (HIMARS;")
