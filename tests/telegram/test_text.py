"""Text with entities: lengths, cutting, and text that isn't ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.text import Text, bold, folded_quote, inert, italic, joined, link, plain, units
from tests.telegram.double.entities import check_entities, typed_entities

HOSTILE = (
    "<b>not bold</b> @everyone /start@deals_bot #tag $KRW https://evil.example/x?y=1 evil.example a@b.example"
    " \u202ereversed\u202c zero\u200bwidth \x00\x1b[31m \ud83d 🚀 100% [link](tg://user?id=1) *x* _y_"
)


def entities_of(text: Text) -> list[dict[str, object]]:
    return [entity.to_dict() for entity in text.entities()]


@given(st.text(), st.text(), st.text(), st.integers(1, 60))
def test_spans_stay_sound_however_a_text_is_built_and_cut(one: str, two: str, three: str, limit: int) -> None:
    text = joined([bold(plain(one) + italic(inert(two))), folded_quote(inert(three)), plain("🚀")], "\n")
    for shown in (text, text.cut(limit)):
        check_entities(shown.text, entities_of(shown))
    assert len(text.cut(limit)) <= max(limit, 1)


def test_lengths_count_utf_16_units() -> None:
    assert len(plain("K2 🚀")) == 5
    assert bold(plain("🚀")).entities()[0].length == 2


def test_a_cut_keeps_whole_characters_and_says_that_it_cut() -> None:
    assert bold(plain("🚀🚀🚀")).cut(4) == bold(plain("🚀")) + plain("…")
    assert plain("as it is").cut(8) == plain("as it is")


def test_text_of_others_pings_nobody_runs_nothing_and_links_nowhere() -> None:
    text = inert(HOSTILE).text
    assert typed_entities(text) == []
    assert not set(text) & set("\u202e\u202c\u200b\x00\x1b\ud83d")
    assert text.startswith("<b>not bold<")


@pytest.mark.parametrize(
    "text", ["$3.37 billion", "K2/K9", "12.5 %", "U.S.-made F-16s", "and/or", "No. 1", "1 : 2", "a.m."]
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert inert(text) == plain(text) == Text(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://user?id=1", "ftp://x.org", "//x.org", "", None])
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert link(plain("source"), url) == plain("source")


def test_a_web_address_is_linked() -> None:
    assert link(plain("source"), "https://x.org/?a=1&b=<2>").entities()[0].url == "https://x.org/?a=1&b=<2>"


def test_nothing_is_joined_to_nothing() -> None:
    assert joined([plain(""), plain("a"), Text(), plain("b")], " · ") == plain("a · b")
    assert bold(plain("")) == Text()
    assert units("") == 0
