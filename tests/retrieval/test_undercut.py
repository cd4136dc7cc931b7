"""Whether the bid that lost was the cheaper one, and what each bid came to apiece."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

_CHEAPER = (
    "“Rhein-Lahn beat South Korea's Namhae Machinery, whose Hwarang 3 came in cheaper but could not be delivered "
    "before 2026” (Danube Wire)"
)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Sofia passed over the Koreans. Had theirs been the less expensive tank?", f"Yes: {_CHEAPER}"),
        ("Was the Korean tank cheaper than the German one in Bulgaria?", f"Yes: {_CHEAPER}"),
        ("Was the German tank cheaper than the Korean one for Bulgaria?", f"No: on record is {_CHEAPER}"),
        ("Did the Koreans ask more for Bulgaria's tanks?", f"No: on record is {_CHEAPER}"),
    ],
)
def test_a_sentence_tells_whether_the_losing_bid_was_lower(eighteenth: Answerer, question: str, headline: str) -> None:
    assert ask(eighteenth, question).headline == headline


def test_two_contracts_of_the_buyer_are_no_bids() -> None:
    answer = ask(build_world("twentysecond"), "Was the Norwegian bid in Nepal dearer than the Kazakh one?")
    assert answer.headline == "Yes: “Its drones flew higher and cost a third more.” (Himalayan Ledger)"


def test_dearer_or_cheaper_than_the_winner_is_told_in_its_words() -> None:
    answer = ask(build_world("twentysecond"), "Who came second in Nepal?", "Dearer or cheaper than the winner?")
    assert answer.headline == "“Its drones flew higher and cost a third more.” (Himalayan Ledger)"


def test_two_contracts_are_still_held_side_by_side(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Was Bulgaria's second tank contract dearer than the first?")
    assert answer.headline.startswith("Bulgaria's second contract for Hagen 2 tanks (Bulgaria): BGN 1.31 billion")
    assert answer.yes_no is True


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Saudi tender, dollars per battery: Greeks vs South Africans?",
            "Thyella-2 offer to Saudi Arabia: about $67.8",
        ),
        ("What did the Greek offer to Saudi Arabia come to per battery?", "about $67.8 million apiece: $610 million ÷"),
    ],
)
def test_what_a_bid_comes_to_apiece(question: str, start: str) -> None:
    assert ask(build_world("twentysecond"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Per round, how many kroner dearer is the second Danish shell contract than the first?",
            "about DKK 4,100: about DKK 27,600 (Denmark's second contract for ZP-155 shells, unit price) − about",
        ),
        (
            "By how much per shell did the price rise between the first and the second Danish contract?",
            "about DKK 4,100: about DKK 27,600 (Denmark's second contract for ZP-155 shells, unit price) − about",
        ),
        (
            "Tax aside, who paid less for a Korpen, Slovenia or Moldova with its first one, and what's the gap?",
            "about €2.1 million: about €21.5 million (Three Korpen 4D radars for Slovenia, unit price) − about €19.4",
        ),
        (
            "Which Danish shell contract was dearer per shell?",
            "Denmark's second contract for ZP-155 shells: about DKK 27,600 (unit price), against about DKK 23,500",
        ),
    ],
)
def test_what_lies_between_two_prices_of_one(eighteenth: Answerer, question: str, start: str) -> None:
    assert ask(eighteenth, question).headline.startswith(start)


def test_a_gap_between_prices_needs_two(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "By how much is a Vautour battery dearer for Croatia than for Serbia?")
    assert answer.outcome is Outcome.DECLINED


def test_nothing_was_sold_before_a_first_export() -> None:
    answer = ask(build_world("twentysecond"), "Had Alcácer ever sold the Garça abroad before Manama came along?")
    assert answer.yes_no is False


def test_any_of_six_built_at_home_is_asked_of_a_part() -> None:
    question = "¿Se montó en suelo paraguayo alguno de los seis primeros Queltehue?"
    assert ask(build_world("twentysecond"), question).headline.startswith("Sí: 2 aviones")
