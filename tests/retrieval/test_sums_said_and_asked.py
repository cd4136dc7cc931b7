"""Sums: handed over, asked for by a loser, withheld, said otherwise, of one deal and of one time."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Guyana's Yrupé deal: not the contract price, the sum it had actually handed over by the time it left?",
            "$8.8 million paid by Guyana",
        ),
        ("What amount had Guyana parted with?", "$8.8 million paid by Guyana"),
        ("What did Guyana's aircraft cost?", "$44 million"),
    ],
)
def test_a_sum_handed_over_is_what_was_paid(question: str, start: str) -> None:
    assert ask(build_world("thirtysecond"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Did Minsk or Phnom Penh ever publish what the Buryn-2s cost?", False),
        ("Is the price of the Buryn-2 deal secret?", True),
        ("Was the price of Guyana's Yrupé made public?", True),
    ],
)
def test_a_price_that_only_somebody_unnamed_tells_is_not_public(question: str, yes: bool) -> None:
    assert ask(build_world("thirtysecond"), question).yes_no is yes


@pytest.mark.parametrize(
    "texts",
    [
        ("How much did the losing bidder want for the sonars for Gabon?",),
        ("Who sold Gabon its sonars?", "and what did they want for it, the ones who lost?"),
        ("Who sold Gabon its sonars?", "and what did the loser ask?"),
        ("¿Cuánto pedía el perdedor por los sonares de Gabón?",),
    ],
)
def test_what_the_loser_asked_is_not_the_price(texts: tuple[str, ...]) -> None:
    answer = ask(build_world("thirtysecond"), *texts)
    assert answer.headline.startswith("“Piran Akustika pokonała norweską spółkę Lyngen Sonar, która zażądała 13,9 mln")


def test_what_nobody_told_of_a_bid_is_refused() -> None:
    answer = ask(build_world("third"), "What did the losing bidder ask for in the Bulgarian tender?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("By how much do the two prices for Gabon's third corvette differ?", "$3 million: $104 million"),
        (
            "Who says Gabon's third corvette costs 104 million, and who says otherwise?",
            "Sources disagree: $104 million",
        ),
        ("What did Benin pay in March 2026 for planes, the two ex-lease plus the new one?", "$36.5 million"),
        ("Stintas 53s from the June 2024 contract: delivered, and still owed?", "18 torpedoes still to come"),
        ("Torpedoes in Vietnamese hands at the turn of 2025/26?", "16 torpedoes delivered to Vietnam"),
        ("Torpedoes in Vietnamese hands at the end of 2025?", "16 torpedoes delivered to Vietnam"),
    ],
)
def test_a_figure_is_of_the_deal_and_the_time_named(question: str, start: str) -> None:
    assert ask(build_world("thirtysecond"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Which Norwegian company sold Gabon its sonars?", "Not Norway: Škamp-4 for Gabon comes from Piran Akustika"),
        ("¿Qué astillero chileno moderniza las fragatas Chubut?", "No Chile: Chubut class para Argentina es de"),
        ("Which Czech company made the gearboxes for Gabon's corvettes?", "The records don't say."),
    ],
)
def test_who_sells_is_corrected_but_not_who_makes_a_part(question: str, start: str) -> None:
    assert ask(build_world("thirtysecond"), question).headline.startswith(start)
