"""What things are called, what they are counted in, and which states a list is of."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What is the torpedo Vietnam bought called?", "Stintas 53: 12 torpedoes ordered by Vietnam"),
        ("What's the name of the patrol plane that Benin leases?", "Yrupé MP: 2 aircraft leased by Benin"),
        ("¿Cómo se llaman los sonares de Argentina?", "Škamp-4: 3 sonares: pedido de Argentina"),
        ("Jak nazywa się torpeda kupiona przez Wietnam?", "Stintas 53: Wietnam: zamówiono 12 torped"),
        ("베트남이 산 어뢰의 이름은 무엇인가요?", "Stintas 53: 베트남: 12 발 주문"),
    ],
)
def test_what_was_bought_is_called_by_its_product(question: str, start: str) -> None:
    assert ask(build_world("thirtysecond"), question).headline.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "What is Gabon's third corvette going to be called?",
        "What are the names of the Argentine frigates?",
        "What is the name of the frigate taken out of the Argentine upgrade?",
        "¿Cómo se llamará la tercera corbeta de Gabón?",
    ],
)
def test_single_ships_have_names_that_no_type_tells(question: str) -> None:
    assert ask(build_world("thirtysecond"), question).outcome is Outcome.DECLINED


def test_a_loser_is_no_thing_with_a_name() -> None:
    answer = ask(build_world("thirtysecond"), "What's the name of the company that lost the Gabonese sonar order?")
    assert answer.headline.startswith("Lyngen Sonar – losing bidder")


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("thirtysecond", "How many launchers are in the Buryn-2 package?", "8 launchers ordered by Cambodia"),
        ("thirtysecond", "How many missiles are in the Buryn-2 deal?", "48 missiles ordered by Cambodia"),
        ("thirtysecond", "How many batteries are in the Buryn-2 deal?", "2 batteries ordered by Cambodia"),
        ("thirtysecond", "Ile wyrzutni zamówiła Kambodża?", "Kambodża: zamówiono 8 wyrzutni"),
        ("thirtysecond", "¿Cuántos lanzadores compró Camboya?", "8 lanzadores: pedido de Camboya"),
        ("eighteenth", "How many batteries has Vietnam ordered?", "3 batteries ordered by Vietnam"),
        ("eighteenth", "How many missiles has Vietnam ordered?", "54 missiles ordered by Vietnam"),
    ],
)
def test_of_several_things_in_a_deal_those_are_counted_that_are_counted_so(
    world: str, question: str, start: str
) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "How many frigates have returned to Argentina's fleet?",
        "How many upgraded frigates are back in service in Argentina?",
        "How many of the Chubut frigates in the upgrade are back with the Argentine fleet?",
    ],
)
def test_what_was_sent_away_to_be_rebuilt_is_back_once_it_is_handed_over(question: str) -> None:
    answer = ask(build_world("thirtysecond"), question)
    assert answer.headline.startswith("1 frigate of 3 delivered to Argentina")


def test_how_many_are_to_be_rebuilt_is_still_the_whole() -> None:
    answer = ask(build_world("thirtysecond"), "How many Chubut frigates are to be upgraded for Argentina?")
    assert answer.headline.startswith("3 frigates to be upgraded for Argentina")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Which of these purchases were cut, cancelled or allowed to lapse?",
            "3 deals on record: Upgrade of Argentina's Chubut-class frigates (Argentina); Yrupé MP patrol aircraft for "
            "Guyana (Guyana); Madagascar's memorandum on Ilish-class corvettes (Madagascar)",
        ),
        ("Which agreements lapsed?", "1 deal: Madagascar's memorandum on Ilish-class corvettes (Madagascar)"),
        ("Which deals were cancelled?", "1 deal: Yrupé MP patrol aircraft for Guyana (Guyana)"),
        (
            "Which deals include local assembly?",
            "2 deals on record: Second executive contract for Gabon's Ilish-class corvettes (Gabon); Twelve more "
            "Stintas 53 torpedoes for Vietnam (Vietnam)",
        ),
        ("anything bought here that'll be assembled on the buyer's own soil?", "Gabon and Vietnam"),
    ],
)
def test_a_list_is_of_every_state_that_is_named(question: str, headline: str) -> None:
    assert ask(build_world("thirtysecond"), question).headline == headline


def test_memoranda_are_listed_like_other_deals(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Which memoranda were signed?")
    assert answer.headline.startswith("3 deals on record: Algeria's memorandum on Almería-class frigates (Algeria)")
