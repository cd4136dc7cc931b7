"""All of something claimed, or as many as were wanted: held against how many, or how much, there were."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "yes", "figure"),
    [
        ("fourth", "Has Thailand paid the full price of the third contract?", False, "THB 900 million paid"),
        ("eighth", "Has Albania paid everything?", False, "PLN 260 million paid"),
        ("eighth", "Has Oman paid in full?", False, "SEK 610 million paid"),
        ("sixteenth", "Has Brazil paid for all its Gripens?", False, "61 percent paid"),
        ("sixteenth", "Has Poland paid everything for the TB2s?", True, "nothing is outstanding"),
        ("eighth", "¿Ha pagado Omán todo el precio?", False, "610 millones SEK"),
        ("eighth", "Czy Albania zapłaciła już wszystko?", False, "260 mln zł"),
        ("eighth", "알바니아는 대금을 모두 지불했나요?", False, "2.6억 즈워티"),
        (
            "sixteenth",
            "Has Croatia paid anything for its Rafales?",
            True,
            "€830 million paid",
        ),  # not all of it is asked
    ],
)
def test_less_than_the_price_is_not_all_of_it(world: str, question: str, figure: str, *, yes: bool) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert figure in answer.headline


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("thirteenth", "Has Angola paid the advance?"),  # it falls due when the contract takes effect
        ("third", "Did Nigeria pay in full for the Alpha Jets?"),  # all have come, but nothing is said of payments
        ("sixteenth", "Has Croatia paid the last instalment for its Rafales?"),
    ],
)
def test_what_was_to_be_paid_or_has_come_tells_of_no_payment(world: str, question: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "outcome"),
    [("Will Bangladesh get its down payment back?", False), ("Did Bangladesh get its money back?", False)],
)
def test_what_was_paid_does_not_come_back(question: str, *, outcome: bool) -> None:
    assert ask(build_world("third"), question).yes_no is outcome


@pytest.mark.parametrize(
    ("world", "question", "yes", "figure"),
    [
        ("third", "Are all 130 CV90s built in Slovakia?", False, "at least 96 vehicles built"),
        ("third", "Are all Alpha Jets being upgraded?", False, "10 aircraft to be upgraded"),
        ("eighth", "Are all 220 Shershens armed?", False, "190 munitions ordered"),
        ("eighth", "Will all twelve Petrels be modernised?", False, "10 jets to be upgraded"),
        ("eighth", "Are all ten Petrels being modernised?", True, "10 jets to be upgraded"),
        ("sixteenth", "Are all 211 Boxers built in Australia?", False, "186 vehicles built"),
        ("thirteenth", "Will one ship of the first Colombian contract be built in Cartagena?", True, "1 de las 2"),
    ],
)
def test_some_are_not_all(world: str, question: str, figure: str, *, yes: bool) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert figure in answer.headline


def test_one_of_two_shows_nothing_of_both() -> None:
    question = "Will both ships of the first Colombian contract be built in Cartagena?"
    assert ask(build_world("thirteenth"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("world", "question", "figure"),
    [
        ("thirteenth", "Has Denmark got as many bridges as planned?", "6 bridges delivered"),
        ("thirteenth", "Did Chile get the three submarines it asked for?", "2 submarines ordered"),
        ("eighth", "Did Estonia take the 50 it planned?", "46 vehicles ordered"),
        ("sixteenth", "Did the Norwegian army get the 72 tanks it asked for?", "54 tanks ordered"),
        ("fourth", "Did Colombia get as many C295 as its air force asked for?", "2 aircraft leased"),
        ("sixteenth", "¿Recibió Noruega los 72 tanques que quería?", "54 tanques"),
        ("sixteenth", "노르웨이는 요구한 72대를 모두 받았나요?", "54 대 주문"),
    ],
)
def test_as_many_as_were_wanted_are_held_against_the_order(world: str, question: str, figure: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is False
    assert figure in answer.headline
