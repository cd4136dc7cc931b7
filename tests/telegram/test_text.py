"""Text with entities: lengths, cutting, and text that isn't ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.messages.text import Text, bold, folded_quote, inert, italic, joined, link, plain, units
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


def test_pitfall_23_lengths_count_utf_16_units() -> None:
    assert len(plain("K2 🚀")) == 5
    assert bold(plain("🚀")).entities()[0].length == 2


@pytest.mark.parametrize("limit", [1024, 4096])
@pytest.mark.parametrize(
    "character",
    [
        "🚀",
        "👨\u200d👩\u200d👧\u200d👦",  # a family: four people and the joiners between them
        "🇵🇱",  # a flag: two letters
        "👍🏽",
        "e\u0301\u0323",  # a letter with an accent and a dot
        "\u1112\u1161\u11ab",  # a Korean syllable, letter by letter
        "❤\ufe0f",
    ],
)
def test_pitfall_23_a_cut_keeps_whole_characters_and_says_that_it_cut(character: str, limit: int) -> None:
    whole, room = bold(plain(character * limit)), (limit - 1) // units(character)
    kept = whole.cut(limit)
    assert kept == bold(plain(character * room)) + plain("…")
    assert len(kept) <= limit
    check_entities(kept.text, entities_of(kept))
    assert bold(plain(character)).cut(units(character)) == bold(plain(character))


def test_pitfall_24_no_more_entities_than_telegram_takes() -> None:
    text = joined([bold(plain(str(number))) for number in range(200)], " ")
    kept = entities_of(text)
    check_entities(text.text, kept)
    assert (len(kept), kept[-1]["offset"]) == (100, len(joined(map(plain, map(str, range(99))), " ")) + 1)


def test_pitfall_25_text_of_others_pings_nobody_runs_nothing_and_links_nowhere() -> None:
    text = inert(HOSTILE).text
    assert typed_entities(text) == []
    assert not set(text) & set("\u202e\u202c\u200b\x00\x1b\ud83d")
    assert text.startswith("<b>not bold<")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everyone", "@\u2060everyone"),
        ("/start", "/\u2060start"),
        ("(/2)", "(/\u20602)"),
        ("#한국", "#\u2060한국"),
        ("$KRW", "$\u2060KRW"),
        ("tg://resolve?domain=x", "tg:\u2060//\u2060resolve?domain=x"),
        ("http://1.2.3.4/x", "http:\u2060//\u20601.2.3.4/x"),
        ("evil.example", "evil\u2060.example"),
        ("пример.рф", "пример\u2060.рф"),
        ("a@b", "a@\u2060b"),
        ("+48 123 456 789", "+\u206048 123 456 789"),
        ("a\u202eb\u200bc\u2066d\ufeffe\x07f\u00adg", "abcdefg"),
        ("H" + "\u0336" * 500, "H" + "\u0336" * 4),
    ],
)
def test_pitfall_25_what_telegram_would_bring_to_life_is_broken(text: str, shown: str) -> None:
    assert inert(text).text == shown


def test_pitfall_25_a_word_of_ten_kilobytes_fits_like_any_other() -> None:
    word = folded_quote(inert("w" * 10_000)).cut(3500)
    assert (len(word), word.text[-2:]) == (3500, "w…")
    check_entities(word.text, entities_of(word))


@pytest.mark.parametrize(
    "text", ["$3.37 billion", "K2/K9", "12.5 %", "U.S.-made F-16s", "and/or", "No. 1", "1 : 2", "a.m."]
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert inert(text) == plain(text) == Text(text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://x.org",
        "tg://user?id=1",
        "data:text/html,x",
        "ftp://x.org",
        "//x.org",
        "https://",
        "https:///x",
        "https://reuters.com@evil.example/",
        "https://evil.example\\@reuters.com/",
        "https://x.org/a b",
        "https://x.org/\n",
        "https://[x.org",
        "",
        None,
    ],
)
def test_pitfall_26_only_plain_web_addresses_are_linked(url: str | None) -> None:
    assert link(plain("source"), url) == plain("source")


def test_a_web_address_is_linked() -> None:
    assert link(plain("source"), "https://x.org/?a=1&b=<2>").entities()[0].url == "https://x.org/?a=1&b=<2>"


def test_nothing_is_joined_to_nothing() -> None:
    assert joined([plain(""), plain("a"), Text(), plain("b")], " · ") == plain("a · b")
    assert bold(plain("")) == Text()
    assert units("") == 0
