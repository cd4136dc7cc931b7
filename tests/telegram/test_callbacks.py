"""What buttons send: short enough for Telegram, and read back as it was written, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.messages.callbacks import Tap, encode_tap, parse_tap


@given(st.sampled_from(["src", "time", "ans", "wrong"]), st.integers(0, 10**18 - 1), st.text("abz019-_:", max_size=20))
def test_what_was_written_is_read(kind: str, identity: int, argument: str) -> None:
    tap = parse_tap(encode_tap(kind, identity, argument))
    assert tap == Tap(kind, str(identity), argument)
    assert tap.number == identity


def test_pitfall_27_the_longest_ids_fit() -> None:
    longest = encode_tap("follow", 2**48, "k" * 41)
    assert len(longest.encode()) == 64
    with pytest.raises(ValueError, match="at most 64 bytes"):
        encode_tap("follow", 2**48, "k" * 42)
    with pytest.raises(ValueError, match="at most 64 bytes"):
        encode_tap("follow", 1, "가" * 20)


@pytest.mark.parametrize("data", [None, "", "src", "src:", "SRC:1", "src:1:", "src:1\n2", "src:é", f"src:{'1' * 61}"])
def test_what_is_none_of_ours_is_nothing(data: str | None) -> None:
    assert parse_tap(data) is None


def test_an_id_that_is_no_number() -> None:
    assert Tap("src", "peru-k2").number is None
    assert Tap("src", "9" * 19).number is None
