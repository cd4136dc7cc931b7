"""Yes or no to a reason, to an accord, to what an end costs, and to whether a signature binds."""

from datetime import date

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "fifteenth",
            "Did Slovakia cancel the ploughs because of floods?",
            "Yes: the cost of flood repairs reason: Borz; Fourteen Borz ploughs for Slovakia",
        ),
        (
            "fifteenth",
            "Did Uganda's deal fall through because the advance never came?",
            "Yes: the advance had failed to come for the third time reason: Rila",
        ),
        (
            "ninth",
            "Did Jordan's Kestrels come late because the guns jammed in sand?",
            "Yes: guns jammed in sand, seals changed reason: Kestrel 90",
        ),
    ],
)
def test_a_reason_on_record_is_borne_out(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.headline.startswith(told)
    assert answer.yes_no is True


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("fifteenth", "Did Slovakia cancel the ploughs because they were late?"),
        ("fifteenth", "Did Jamaica go for the Guará because it cost less?"),
        ("fifteenth", "Czy Słowacja zerwała umowę na Borz, bo były za drogie?"),
        ("fifteenth", "슬로바키아는 납품 지연 때문에 보르즈 계약을 취소했나요?"),
        ("ninth", "Did Jordan choose the Kestrel because of the sand?"),  # that is why it came late
    ],
)
def test_what_is_so_bears_out_no_reason(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


def test_what_is_so_stays_a_yes_without_a_reason() -> None:
    answer = ask(build_world("fifteenth"), "Did Slovakia cancel the ploughs?")
    assert answer.headline.startswith("Yes: cancelled status: Borz")


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "ninth",
            "Do Luanda and its supplier agree on the bill for call-off number two?",
            "No: on record is $69 million (",
        ),
        (
            "fifteenth",
            "Do the Georgian ministry and Tiszavas agree on how many ploughs of the second contract have come?",
            "No: on record is 7 ploughs (",
        ),
    ],
)
def test_two_who_give_different_figures_do_not_agree(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.headline.startswith(told)
    assert answer.yes_no is False


def test_no_accord_is_told_where_nobody_contradicts_a_figure() -> None:
    question = "Do Tbilisi and its supplier agree on the price of the second contract?"
    assert ask(build_world("fifteenth"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Will scrapping its ploughs cost Slovakia anything?", "Yes: penalty of 0.8 million euros"),
        ("Does Slovakia have to pay anything for cancelling?", "Yes: penalty of 0.8 million euros"),
        ("Czy zerwanie zamówienia na lemiesze będzie Bratysławę coś kosztować?", "Tak: penalty of 0.8 million euros"),
    ],
)
def test_what_an_end_costs_is_its_penalty(question: str, told: str) -> None:
    assert ask(build_world("fifteenth"), question).headline.startswith(told)


def test_an_end_without_a_penalty_on_record_costs_nobody_knows_what() -> None:
    question = "Did Uganda have to pay anything when its mortar contract was cancelled?"
    assert ask(build_world("fifteenth"), question).outcome is Outcome.DECLINED


def test_a_contract_binds_only_once_what_it_waits_for_has_come() -> None:
    question, world = "Does the Ethiopian mortar contract bind the two sides?", build_world("fifteenth")
    answer = ask(world, question, today=date(2022, 12, 1))
    assert answer.headline.startswith("No: on record is “It will bind the two sides only when")
    assert ask(world, question).headline.startswith("Yes: ")  # late since, but in force


@pytest.mark.parametrize(
    "question",
    [
        "that launcher mishap near Huambo - any fatalities?",
        "Was anybody killed when Angola lost a Grom launcher?",
        "앙골라 그롬 발사대 사고에서 사망자가 있었나요?",
    ],
)
def test_whether_an_accident_cost_lives_is_told_by_its_sentence(question: str) -> None:
    answer = ask(build_world("ninth"), question)
    assert answer.yes_no is False
    assert "nobody was killed." in answer.headline


def test_an_accident_of_which_nobody_says_that_is_left_unsaid() -> None:
    question = "Was anybody killed when Jordan's turrets burned?"
    assert ask(build_world("ninth"), question).outcome is Outcome.DECLINED


def test_the_penalty_for_an_end_that_nobody_recorded_is_corrected() -> None:
    question = "Georgia's second plough contract has been scrapped, I hear. What penalty does Tbilisi owe?"
    answer = ask(build_world("fifteenth"), question)
    assert answer.headline.startswith("The records don't show that. In delivery: Georgia (Borz; Georgia's second")


def test_whether_a_price_was_fixed_is_told_by_its_sentence() -> None:
    answer = ask(build_world("fifteenth"), "Suva's right to two further planes - was a price fixed for those?")
    assert answer.yes_no is False
    assert "has no price attached" in answer.headline
