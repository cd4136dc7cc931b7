"""Which figure a question means when several lie near: of an option, a framework, a partner, a plan; over invented
worlds."""

from pathlib import Path

import pytest

from retrieval.answer import Answer, Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_answerer

WORLDS = Path(__file__).parents[1] / "worlds"


@pytest.fixture(scope="module")
def worlds() -> dict[str, Answerer]:
    return {name: build_answerer(WORLDS / name) for name in ("ninth", "thirteenth", "fifteenth")}


@pytest.mark.parametrize(
    ("world", "question", "expected"),
    [
        ("fifteenth", "How many ploughs may Georgia still draw from the framework?", "16 ploughs still open for"),
        ("fifteenth", "How much room is left under the price ceiling of Georgia's framework?",
         "GEL 27.6 million: GEL 96 million (Georgia's framework for Borz mine ploughs, ceiling) − GEL 68.4 million"),
        ("fifteenth", "How many recovery trailers came with Georgia's first contract?",
         "8 trailers ordered by Georgia as support vehicles"),
        ("fifteenth", "How many light trucks per mortar did Ethiopia order?", "0.5 trucks apiece: 40 trucks ÷ 80"),
        ("ninth", "How many rockets does each launcher of the first call-off get?",
         "60 rockets apiece: 1,440 rockets ÷ 24 launchers"),
        ("ninth", "How many turrets in all are to pass through Zarqa Works?", "86 turrets built in the buyer's"),
        ("thirteenth", "How many Gemsboks will Hashemite Mechanics assemble?", "40 vehicles built in Jordan"),
        ("thirteenth", "How many Gemsboks has Hashemite Mechanics assembled?", "26 vehicles built in Jordan"),
        ("thirteenth", "What share of the 72 Gemsboks was to be bolted together in Jordan?",
         "56 percent: 40 of 72 vehicles"),
        ("thirteenth", "How many Gemsboks did Jordan order over the years, all told?", "92 vehicles ordered in all"),
        ("thirteenth", "Which of Jordan and Tanzania has nothing outstanding?", "Tanzania"),
        ("thirteenth", "How much tax is in the price of Jordan's 72 Gemsboks?", "JOD 9.28 million: JOD 67.28 million"),
        ("ninth", "How many Gams has Slovenia ordered in all?", "64 carriers ordered in all by Slovenia"),
        ("ninth", "Slovenia's Gams option: how many are left to take?", "8 carriers under option for Slovenia"),
        ("ninth", "Of the ten Gams Slovenia took up, how many have arrived?", "4 carriers of 10 delivered"),
        ("ninth", "Of the carriers Slovenia took from its option, how many were ordered and how many are in hand?",
         "10 carriers ordered by Slovenia"),
        ("ninth", "What do the prices of the Angolan call-offs sum to?", "$153 million contract value in all"),
        ("thirteenth", "When Jordan's Gemsbok deal was signed, by when was the last one promised?", "December 2024"),
        ("ninth", "How many boats was Ireland after before it signed?", "3 boats planned for Ireland"),
    ],
)  # fmt: skip
def test_the_figure_meant_is_told(worlds: dict[str, Answerer], world: str, question: str, expected: str) -> None:
    answer = ask(worlds[world], question)
    assert answer.headline[: len(expected)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Whose deliveries overran their first deadline by more, Ethiopia's or Fiji's?",
         "Eighty Rila mortars for Ethiopia (Ethiopia): December 2024 → June 2025 (deliveries due), against "
         "2025 → March 2025 for Three Umineko patrol aircraft for Fiji (Fiji)"),
        ("Which local firms have a share of the work?",
         "Abay Metal Works, Atelier Moselle, Kutaisi Mekanika, Navales del Beni and a repair depot in Bitola"),
        ("What was signed in 2025, leases included?",
         "5 deals on record: Georgia's second contract for Borz ploughs (Georgia); Upgrade of Benin's Luchs-7 goggles "
         "(Benin); Yurumí ferries for Bolivia (Bolivia); Luchs-9T goggles for Kosovo (Kosovo); Luxembourg's option"),
        ("Two figures are doing the rounds for Ethiopia's mortars. Who gives which?", "Sources disagree: 68 mortars"),
    ],
)  # fmt: skip
def test_several_are_laid_side_by_side(worlds: dict[str, Answerer], question: str, expected: str) -> None:
    assert ask(worlds["fifteenth"], question).headline[: len(expected)] == expected


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("fifteenth", "Is Ethiopia's mortar contract in force?", True),
        ("ninth", "Is the Irish boat contract in force yet?", False),
        ("ninth", "May Botswana keep its carriers after the four years?", True),
        ("ninth", "Does Botswana own its carriers?", False),
        ("ninth", "Will Slovenia take up the rest of its option?", None),
        ("ninth", "Does the price of the two Irish boats include training?", True),
        ("ninth", "Do the 188 million euros cover the torpedoes of the Irish boats?", None),
    ],
)
def test_a_state_is_told_from_a_chance(worlds: dict[str, Answerer], world: str, question: str, yes: bool) -> None:
    assert ask(worlds[world], question).yes_no is yes


@pytest.mark.parametrize(
    ("world", "question", "instead"),
    [
        ("thirteenth", "Why was Jordan's order trimmed to 58 Gemsboks?", "Not 58: 72 vehicles ordered"),
        ("fifteenth", "What was the price of the option aircraft Fiji bought?", "The records don't show that. Option"),
    ],
)  # fmt: skip
def test_what_never_happened_is_corrected(worlds: dict[str, Answerer], world: str, question: str, instead: str) -> None:
    answer: Answer = ask(worlds[world], question)
    assert (answer.outcome, answer.headline[: len(instead)]) == (Outcome.PREMISE_REJECTED, instead)


def test_an_ambiguous_name_written_as_a_name_is_the_buyer_of_that_name(worlds: dict[str, Answerer]) -> None:
    answer = ask(worlds["ninth"], "Did Slovenia or Jordan sign earlier?")
    assert answer.headline.startswith("Jordan: 14 April 2021")


def test_interest_is_no_price(worlds: dict[str, Answerer]) -> None:
    answer = ask(worlds["ninth"], "At what interest does Belgium lend Jordan the money for the second batch?")
    assert answer.outcome is Outcome.DECLINED


def test_who_denied_it_is_a_source(worlds: dict[str, Answerer]) -> None:
    answer = ask(worlds["ninth"], "Who says that Botswana isn't talking about the Grom?")
    assert answer.headline.startswith("Balkan Arms Observer, citing Botswana's defence ministry")


@pytest.mark.parametrize(
    ("world", "question", "expected"),
    [
        ("fifteenth", "How many of Luxembourg's goggles have a thermal channel?", "450 goggles ordered by Luxembourg"),
        ("ninth", "How many of the first Jordanian turrets have a gun and no missiles?", "56 turrets ordered"),
        ("ninth", "Terne boats ordered, 45s and 60s together?", "7 boats ordered in all"),
    ],
)
def test_a_variant_is_told_by_what_it_has(
    worlds: dict[str, Answerer], world: str, question: str, expected: str
) -> None:
    assert ask(worlds[world], question).headline[: len(expected)] == expected


@pytest.mark.parametrize(
    ("world", "questions", "expected"),
    [
        ("fifteenth", ("Who lost in Fiji?", "What did that company offer?"), "“Beaten in the contest was Aerotaurina"),
        ("thirteenth", ("What does Jordan pay for its 72 Gemsboks?", "and for the twenty extra ones?"),
         "JOD 17.4 million: value of Jordan's deal"),
        ("ninth", ("How many Kestrels has Jordan ordered in all?", "and how many of those carry missiles?"),
         "60 turrets ordered in all by Jordan (Kestrel 90M)"),
    ],
)  # fmt: skip
def test_a_follow_up_turns_to_what_it_tells_of(
    worlds: dict[str, Answerer], world: str, questions: tuple[str, str], expected: str
) -> None:
    assert ask(worlds[world], *questions).headline[: len(expected)] == expected


def test_a_place_of_signing_is_no_place_of_building(worlds: dict[str, Answerer]) -> None:
    answer = ask(worlds["ninth"], "Which shipyard in Cork builds the Terne 60s?")
    assert (answer.outcome, answer.headline[:43]) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. 0 boats built ",
    )


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Who signed the first call-off for Lithuania?", "Rasa Vaitkutė; Dragan Kuzmić"),
        ("Who signed Lithuania's first call-off?", "Rasa Vaitkutė; Dragan Kuzmić"),
        ("Who signed the first contract, Lithuania or Honduras?", "Lithuania: 12 June 2023"),
    ],
)
def test_who_signed_the_first_deal_is_no_question_of_who_was_first(question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / "twentyfirst"), question).headline.startswith(start)
