"""The kind of figure asked for is told, and nothing beside it."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Crowns are of several countries: those on record are meant.
        ("How many crowns is the second Danish shell contract worth?", "DKK 690 million"),
        ("Ilu koron dotyczy druga duńska umowa?", "690 mln DKK"),
        # Where most of them were built is a place, not the most of anything.
        ("Where were most of the Karaçals for Uzbekistan assembled?", "“Four came from Adana and the other 6"),
        # A Polish word for missiles is one for shells as well.
        ("Ile pocisków zamówiła Dania w drugiej umowie?", "Dania: zamówiono 25 000 pocisków"),
        ("Ile pocisków ma Serbia?", "Serbia: dostarczono 30 pocisków"),
        # Tax may be called by both its names.
        ("Ile kosztowały słoweńskie radary Korpen, wliczając podatek VAT?", "78,69 mln EUR"),
        # Countries that make offers sell, whatever they buy themselves; how offers differ is no matter of the budget.
        ("How much lower than the Norwegian was the French offer to Croatia?", "€23 million: €221 million"),
        ("O ile oferta francuska dla Chorwacji była niższa od norweskiej?", "23 mln EUR: 221 mln EUR"),
        # What a loser asked for was on the table all the same.
        ("How much did Sagittaire quote Croatia?", "€198 million"),
        ("What was the French offer to Croatia?", "€198 million"),
        # What a loan does not pay for is the price less the part that it does.
        ("What part of the Makara price does the loan not pay for?", "$75 million: $375 million"),
        # The seller's country names no speaker, though officials of it gave another price.
        ("How much is Vietnam's Indian Makara contract worth?", "$375 million"),
        # The day of an event that is told in words.
        (
            "When was the keel of the first Thai frigate laid?",
            "“Steel was cut in May 2024 and the keel laid on 8 October",
        ),
        # Guns that are to come are things, and what stands beside the tanks may be ordered twice.
        (
            "In the summer of 2023, when was the last of Oman's 24 guns to arrive?",
            "December 2025: deliveries to Oman due",
        ),
        ("How many Hagen Berges did Bulgaria buy in total under both contracts?", "8 vehicles"),
        # What was talked of before anything was signed.
        (
            "In August 2023, how many Makara batteries was Vietnam reported to be getting?",
            "5 batteries under negotiation",
        ),
        # The place of an order among all of its family, where only that one has the variant.
        ("How many ZP-155Ds are in Denmark's second contract?", "10,000 shells ordered"),
        ("How much of Denmark's second shell order is the longer-range version?", "40 percent: 10,000 of 25,000"),
        # What was paid back is not what was paid.
        ("How much has Portugal been refunded for the Tuiuiús?", "€22 million paid back to Portugal"),
        ("How much did Portugal pay in advance for the Tuiuiús?", "€22 million paid by Portugal"),
        ("¿Cuánto del anticipo ha recuperado Portugal?", "22 millones EUR: devuelto a Portugal"),
        # What is left in service is no rest of an order, and a loss may only say since when.
        ("How many Tuiuiús remain in service in Paraguay?", "3 aircraft in service with Paraguay"),
        ("How many Tuiuiús are left in Paraguayan service?", "3 aircraft in service with Paraguay"),
        ("Ile Tuiuiú pozostało w służbie w Paragwaju?", "Paragwaj: w służbie 3 samoloty"),
        ("¿Cuántos Tuiuiú le quedan en servicio a Paraguay?", "3 aviones en servicio en Paraguay"),
        ("How many Karaçals does Uzbekistan have in service after the loss?", "9 drones in service"),
    ],
)
def test_the_figure_asked_for_is_told(eighteenth: Answerer, question: str, expected: str) -> None:
    assert ask(eighteenth, question).headline.startswith(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Was the French offer to Croatia cheaper than the Norwegian?", True),
        ("Was the first Danish shell contract 470 million crowns?", True),
        # An option taken up in part isn't taken up in full.
        ("Did Oman exercise its option on twelve more Vlkodlaks in full?", False),
        ("Has Oman exercised its option?", True),
        # A price of the ship alone has no missiles in it.
        ("Does the 17.8 billion baht for the Thai frigate cover her missiles?", False),
        ("Has Croatia put a Fjordvern contract to paper?", False),
    ],
)
def test_a_claim_is_held_against_the_figure_it_is_of(eighteenth: Answerer, question: str, expected: bool) -> None:
    assert ask(eighteenth, question).yes_no is expected


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many did Thailand order?", "Almería class: 1 frigate"),
        ("¿Cuántos encargó Tailandia?", "Cierzo: 16 misiles"),
    ],
)
def test_a_count_of_nothing_named_is_asked_back_with_its_readings(
    eighteenth: Answerer, question: str, named: str
) -> None:
    answer = ask(eighteenth, question)
    assert answer.outcome is Outcome.CLARIFY
    assert named in answer.headline


def test_what_was_to_happen_is_no_signature(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "What year was Thailand's second frigate meant to sail?").outcome is Outcome.DECLINED


def test_what_is_still_to_be_ordered_is_no_false_premise(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "What class will the third frigate for Thailand be?").outcome is Outcome.DECLINED


def test_what_was_paid_says_nothing_of_what_came_back(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "How much of the down payment has Serbia recovered?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        # Whose figure it is, and what another says of the same thing.
        ("Who gives 340 million euros for Serbia's batteries, and what does the ministry say?", ("€340", "€312")),
        # What both sides say of one sum, where somebody asks for both.
        ("Has Portugal had its Tuiuiú advance repaid? What does each side say?", ("€22 million", "€18 million")),
        # Why some print another figure: what stands, never what another contract is for.
        ("Why do some newspapers put the Thai frigate at 19.9 billion baht?", ("THB 19.9 billion", "THB 17.8 billion")),
    ],
)
def test_figures_that_differ_stand_side_by_side(eighteenth: Answerer, question: str, figures: tuple[str, str]) -> None:
    headline = ask(eighteenth, question).headline
    assert [figure for figure in figures if figure not in headline] == []
    assert headline.count("; ") == 1 + 2 * ("=" in headline)  # the sum that somebody made of them names its parts


def test_a_sum_that_somebody_added_up_is_shown_as_one(eighteenth: Answerer) -> None:
    details = ask(eighteenth, "Why do some newspapers put the Thai frigate at 19.9 billion baht?").details
    assert details[0] == "THB 19.9 billion = THB 17.8 billion + THB 2.1 billion (Cierzo; Cierzo missiles for Thailand)"


@pytest.mark.parametrize(
    "question",
    [
        "What does Nistru Modular charge for a spare X-ray tube?",
        "How much does a replacement battery for the Osebo cost?",
        "Ile kosztuje zapasowa lampa do Lastuna?",
    ],
)
def test_a_spare_part_has_no_price_of_the_whole(twentyseventh: Answerer, question: str) -> None:
    assert ask(twentyseventh, question).outcome is Outcome.DECLINED


def test_one_of_what_was_bought_has_its_price(twentyseventh: Answerer) -> None:
    told = ask(twentyseventh, "What does a Lastun cost?").headline
    assert told.startswith("about MDL 37 million apiece: MDL 148 million ÷ 4 hospitals")


@pytest.mark.parametrize(
    "question",
    ["brunei tritone subs how mcuh payed so far", "How much has Brunei forked out for its submarines up to now?"],
)
def test_what_was_paid_so_far_is_told_in_whatever_words(twentythird: Answerer, question: str) -> None:
    assert ask(twentythird, question).headline.startswith("BND 310 million paid by Brunei")
