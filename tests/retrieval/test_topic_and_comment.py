"""Questions that set a topic first, ask what no role has, or ask for a part of what is on record."""

import pytest

from retrieval.answer import Outcome
from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer, build_world


@pytest.mark.parametrize(
    ("world", "question", "yes", "said"),
    [
        ("seventh", "Chile's Umineko buyout: does the rent already paid come off the price?", False, "none of that"),
        ("seventh", "Denmark's jammers - are they all delivered?", True, "18 systems of 18 delivered"),
        ("seventh", "Zambia and its Inyatis: has it cancelled?", True, "cancelled status"),
        ("seventh", "Is Lusaka hanging on to the Inyatis it got before it pulled out?", True, "means to keep them"),
        ("seventh", "Does Zambia keep the six Inyatis it received?", True, "means to keep them"),
        ("thirteenth", "Did the Lobito dock open?", True, "opened in May 2025"),
        ("thirteenth", "Has the first Liwa been launched?", True, "launched in Abu Dhabi"),
    ],
)
def test_what_is_said_of_a_topic_is_a_yes_or_no(world: str, question: str, yes: bool, said: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert said in answer.headline


def test_a_topic_that_asks_is_no_topic() -> None:
    answer = ask(build_world("seventh"), "Latvia's howitzers: how many are in?")
    assert answer.headline.startswith("16 howitzers of 16 delivered to Latvia")


@pytest.mark.parametrize(
    "question",
    [
        "The 18 jammers of Denmark's first call-off – were they in by the agreed end of 2024?",
        "Did Denmark's jammers make it by the end of 2024?",
    ],
)
def test_what_was_due_by_a_day_tells_nothing_of_what_came(question: str) -> None:
    answer = ask(build_world("seventh"), question)
    assert answer.yes_no is False
    assert answer.headline.startswith("No: on record is 15 systems of 18 delivered to Denmark")


def test_that_things_are_to_be_somewhere_doesnt_tell_that_they_are() -> None:
    answer = ask(build_world("seventh"), "Are the two Uminekos that Chile bought in Concón yet?")
    assert answer.headline.startswith("Yes: 18 December 2021 completed")


@pytest.mark.parametrize(
    "question",
    [
        "How many systems did Jutland Elektronik assemble under the 2023 call-off?",
        "Rent paid up to May 2025 plus the buyout: what have Chile's two patrol planes come to?",
        "호주 MP-7R 예산 가운데 계약 밖의 몫은 얼마인가요?",
    ],
)
def test_a_whole_is_no_part_and_one_amount_no_sum(question: str) -> None:
    assert ask(build_world("seventh"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What is Australia's budget for the MP-7R?", "AUD 1.6 billion: budget of Australia"),
        ("How many systems does Jutland Elektronik assemble for Denmark?", "14 systems"),
        ("How much of Australia's MP-7R budget lies outside the contract?", "AUD 450 million: AUD 1.6 billion"),
        ("¿Qué parte del presupuesto australiano del MP-7R queda fuera del contrato?", "450 millones AUD"),
        ("What did the March 2025 amendment put on top of Ghana's bill?", "ZAR 130 million: ZAR 1.41 billion"),
        ("In autumn 2020, what was Latvia reported to be paying for the howitzers?", "CZK 2.9 billion"),
        ("In October 2020, what did Latvia pay for the howitzers?", "CZK 2.6 billion"),
    ],
)
def test_the_same_asked_for_as_it_is_on_record(question: str, start: str) -> None:
    assert ask(build_world("seventh"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Was the Malaysian FA-50 deal cancelled?", "No: on record is Contract signed: Malaysia (FA-50M"),
        ("Did Vietnam buy used K9s?", "The records don't say."),
        ("Did Vietnam buy K9s?", "Yes: Contract signed: Vietnam (K9 Thunder"),
    ],
)
def test_a_signature_tells_that_a_deal_stands_not_on_what_terms(question: str, start: str) -> None:
    assert ask(build_answerer(DATA), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "twelfth",
            "What's the Vigie-3 price for Morocco if you leave out the launches and the ground station?",
            "€310",
        ),
        ("twelfth", "What's the Vigie-3 price for Morocco?", "€430 million"),
        (
            "eleventh",
            "In Kenya's 2021 Jiskra contract, what is the gap in koruna between the full price and the aircraft alone?",
            "CZK 700 million: CZK 6.4 billion",
        ),
    ],
)
def test_a_price_without_what_comes_with_a_thing_is_that_of_the_thing_alone(
    world: str, question: str, start: str
) -> None:
    assert ask(build_world(world), question).headline.startswith(start)
