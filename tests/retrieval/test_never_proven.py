"""What was to happen, and what stood still: a lapse, a return, a halt, and offers and numbers that never were."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    "question",
    [
        "So did Muscat let its last six optional guns lapse at New Year?",
        "Has Oman's howitzer option lapsed?",
    ],
)
def test_what_was_to_lapse_may_have_been_taken_up(eighteenth: Answerer, question: str) -> None:
    assert ask(eighteenth, question).outcome is Outcome.DECLINED


def test_a_lapse_on_record_is_told() -> None:
    answer = ask(build_world("twentysecond"), "Did Bahrain let its last two options on the T3 lapse?")
    assert answer.headline.startswith("Yes: option lapsed status: Garça T3")


def test_what_was_to_go_home_may_be_there_still() -> None:
    answer = ask(build_world("twentysecond"), "Nepal's rented Turymtai-4s, did they really fly home this autumn?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("In May 2025, was the army at Karlovo accepting tanks?", "No: on record is suspended status: Hagen 2"),
        ("Was acceptance of Bulgaria's tanks suspended in May 2025?", "Yes: suspended status: Hagen 2"),
        (
            "Was acceptance of Bulgaria's tanks suspended in August 2025?",
            "No: on record is acceptance resumed on 23 June 2025",
        ),
        ("Was Bulgaria accepting tanks in June 2025?", "No figure from near 30 June 2025 is on record."),
    ],
)
def test_a_halt_lasts_until_it_is_told_to_have_ended(eighteenth: Answerer, question: str, start: str) -> None:
    assert ask(eighteenth, question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Why did Slovenia reject the Swedish radar bid?", Outcome.PREMISE_REJECTED),
        ("¿Por qué rechazó Eslovenia la oferta sueca de radares?", Outcome.PREMISE_REJECTED),
        ("Why did Slovenia reject the Italian bid?", Outcome.ANSWERED),
        ("Why did Denmark turn down the Spanish bid?", Outcome.ANSWERED),
    ],
)
def test_the_offer_that_was_bought_was_not_turned_down(eighteenth: Answerer, question: str, outcome: Outcome) -> None:
    assert ask(eighteenth, question).outcome is outcome


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Why did Montenegro go from three to four Thyella-2 batteries in 2025?", "Not four: 2 batteries ordered"),
        ("¿Por qué pasó Montenegro de tres a cuatro baterías Thyella-2 en 2025?", "No cuatro: 2 baterías"),
        ("Dlaczego Czarnogóra przeszła z trzech na cztery baterie Thyella-2?", "Nie cztery: 2 baterie"),
    ],
)
def test_from_one_number_to_another_claims_the_other(question: str, start: str) -> None:
    assert ask(build_world("twentysecond"), question).headline.startswith(start)


def test_from_the_number_that_was_to_the_one_that_is_claims_nothing_else() -> None:
    answer = ask(build_world("twentysecond"), "Why did Montenegro go from three batteries to two?")
    assert answer.outcome is not Outcome.PREMISE_REJECTED


def test_what_was_printed_before_an_apology(eighteenth: Answerer) -> None:
    question = "What number of tanks handed over had the Sofia paper printed before it had to apologise?"
    assert ask(eighteenth, question).headline.startswith("34 tanks of 48 delivered to Bulgaria")


def test_the_crew_that_got_out_was_not_delivered(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Bird strike near Villarrica: did both airmen get out alive?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("By its own account, is the Podgorica ministry haggling with Overberg over the Sekretaris?", False),
        ("Is Montenegro in talks with Overberg about the Sekretaris?", False),
        ("Does Montenegro deny talking to Overberg?", True),
        ("Is Montenegro in talks with Ionia about more batteries?", None),
    ],
)
def test_talks_that_are_denied(question: str, yes: bool | None) -> None:
    assert ask(build_world("twentysecond"), question).yes_no is yes


def test_what_one_country_ordered_was_not_ordered_by_another(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "On which day did the Norwegians order 25,000 shells from Odra?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "25,000 shells ordered: ZP-155; Denmark's second contract" in answer.headline
    right = ask(eighteenth, "On which day did the Danes order 25,000 shells from Odra?")
    assert right.headline.startswith("6 February 2025: signed by Denmark")
