"""What a reply to a card asks for, and the parts of a long paste: pure functions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.newsroom.collect import Collection
from bot.telegram.newsroom.edits import parse_edits
from bot.telegram.newsroom.memory import Card
from bot.telegram.wording import Wordings

CARD = Card("0123456789ab", ("aaa", "bbb", "ccc"))
KEYS = Wordings().of("en").intake.keys


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("2 value 180", {"bbb": {"value": "180"}}),
        ("2. Value: 6 500 000 000", {"bbb": {"value": "6 500 000 000"}}),
        ("2) quantity = 180", {"bbb": {"value": "180"}}),
        ("1 source W 2\n1 date 2025\n\n3 unit t", {"aaa": {"stated_by": "W 2", "as_of": "2025"}, "ccc": {"unit": "t"}}),
        ("2 note", {"bbb": {"note": ""}}),
        ("value 180", None),  # which one?
        ("4 value 180", None),
        ("0 value 180", None),
        ("2 180", None),
        ("2 colour red", None),
        ("2 value 180\nthanks!", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_reply_is_one_change_a_line(text: str, edits: dict[str, dict[str, str]] | None) -> None:
    assert parse_edits(text, CARD, KEYS) == edits


def test_the_fact_shown_alone_needs_no_number() -> None:
    alone = Card("0123456789ab", ("aaa", "bbb"), focus="bbb")
    assert parse_edits("value 180", alone, KEYS) == {"bbb": {"value": "180"}}
    assert parse_edits("1 value 180", alone, KEYS) == {"aaa": {"value": "180"}}


@given(st.text())
def test_any_reply_is_understood_or_not(text: str) -> None:
    edits = parse_edits(text, CARD, KEYS)
    assert edits is None or set(edits) <= {"aaa", "bbb", "ccc"}


def test_a_fact_keeps_its_number_and_what_comes_later_gets_the_next() -> None:
    card = CARD.numbered(["ccc", "ddd", "aaa"])
    assert card.numbers == {"aaa": 1, "bbb": 2, "ccc": 3, "ddd": 4}


async def test_a_word_cut_in_two_is_whole_again_and_other_parts_stay_apart() -> None:
    collection = Collection("x" * 4090 + "Hyunda", quiet=0.01)
    collection.add("i Rotem delivers.")
    collection.add("The end.")
    assert await collection.parts() == ("x" * 4090 + "Hyundai Rotem delivers.", "The end.")
    assert not collection.add("too late")
