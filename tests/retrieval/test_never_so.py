"""Taken for granted and never so: a purchase that is a lease, an option that lapsed, a thing too many, a halt."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "twentyfirst",
            "Rwanda bought 18 mine trucks from Erongo in 2023. Who approved the purchase?",
            "trucks leased",
        ),
        ("twentyfirst", "Why did Mozambique let the option on more Lontras lapse?", "14 cars ordered"),
        ("twentyfirst", "What did Latvia end up paying for its dozen Svani 155s?", "Shelved: Latvia"),
        ("twentieth", "Why did Guinea order 24 hovercraft in November 2021?", "A framework agreement: Guinea"),
        ("twentysecond", "Which port got Montenegro's third Thyella battery?", "2 batteries ordered"),
    ],
)
def test_what_never_was_is_corrected(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert told in answer.headline


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("twentyfirst", "Who signed for Rwanda's 18 Dassies?", "Innocent Bizimana"),
        ("twentyfirst", "Who sold Rwanda its Dassies?", "Erongo Armour"),
        ("twentieth", "Why did Guinea sign a framework for 24 hovercraft?", "the wooden launches"),
        ("twentyfirst", "¿Qué frenó el montaje de los Lontra en Matola?", "the welding jigs sat in customs"),
        ("twentyfirst", "What stalled the assembly at Matola?", "the welding jigs sat in customs"),
        ("twentysecond", "What sank Ionia's offer in Saudi Arabia?", "price, no local missile production"),
        ("twentysecond", "¿Qué hundió la oferta de Ionia en Arabia Saudí?", "price, no local missile production"),
    ],
)
def test_what_was_so_is_answered(world: str, question: str, start: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith(start)


def test_a_delay_is_no_suspension() -> None:
    answer = ask(build_world("twentyfirst"), "Why was Mozambique's contract suspended?")
    assert answer.outcome is Outcome.PREMISE_REJECTED


def test_a_cancellation_that_was_anothers_is_told_with_whose_it_was() -> None:
    answer = ask(build_world("seventh"), "Why did Accra walk away from its Inyati order in September 2024?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "In delivery: Ghana" in answer.headline
    assert answer.headline.endswith(
        "Cancelled: Zambia (Inyati C; Inyati C carriers for Zambia), as of 2 September 2024 (Accra Security Courier)"
    )
