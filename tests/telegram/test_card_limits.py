"""A card fits into a message and holds nothing live, whatever articles and facts say."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sheets import Sheet
from bot.telegram.messages.reply import Reply
from bot.telegram.messages.text import BUDGET
from bot.telegram.newsroom.cards import View, render_card, render_fact
from bot.telegram.newsroom.memory import Card
from bot.telegram.wording import Wordings
from index.fact_files import token_of
from index.records import Article, Attribute, Deal, Fact, Records, Review
from index.review import Proposal
from tests.telegram.double.entities import check_entities, units

HOSTILE = "@everyone /reindex #x $PLN http://evil.example a@b.pl \u202e\u200b👩‍🚀 "
FLAGS = ("contradicts x#1", "magnitude 10 times x#1", "new deal deal", "instruction in the article")
SAID = st.text(min_size=1, max_size=60).map(lambda text: (HOSTILE + text) * 40) | st.text(min_size=1, max_size=30)


def sheet(texts: list[str], flags: list[str]) -> Sheet:
    """An article whose every field is said by somebody else, with a fact for each text."""
    first = texts[0]
    article = Article(id="a" * 120, title=first, publisher=first, url="https://example.com/" + "x" * 900, text=first)
    facts = [_fact(number, text, flags) for number, text in enumerate(texts, 1)]
    records = Records(
        articles={article.id: article},
        facts={fact.id: fact for fact in facts},
        deals={"deal": Deal(id="deal", title=first, buyer="Peru", review=Review.EXTRACTED)},
    )
    return Sheet(article, tuple(Proposal(fact, token_of(fact)) for fact in facts), records=records)


def _fact(number: int, text: str, flags: list[str]) -> Fact:
    values: dict[str, Any] = {"attribute": Attribute.OTHER, "value": text}
    if number % 2:
        values = {"attribute": Attribute.VALUE, "value": Decimal(number * 10**9), "unit": "USD"}
    return Fact(
        **{"id": f"{'a' * 120}#{number}", "article": "a" * 120, "deal": "deal", "buyer": text, "product": text},
        **{"stated_by": text, "quote": text, "scope": (text,), "flags": tuple(flags), "rule": text, "confidence": 0.5},
        **values,
    )


def check(reply: Reply) -> None:
    """What Telegram takes, and what wakes nobody up."""
    text = reply.text.text
    assert units(text) <= BUDGET
    check_entities(text, [entity.to_dict() for entity in reply.text.entities()])
    assert all(len(button.data.encode()) <= 64 for button in reply.buttons)
    assert not any(live in text for live in ("@everyone", "http://evil.example", "\u202e", "\u200b"))


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(SAID, min_size=1, max_size=12),
    flags=st.lists(
        st.sampled_from(["contradicts x#1", "new deal deal", "instruction in the article"]) | SAID, max_size=4
    ),
    language=st.sampled_from(["en", "ko", "pl", "es"]),
    page=st.integers(0, 9),
)
def test_a_card_fits_and_is_inert(texts: list[str], flags: list[str], language: str, page: int) -> None:
    shown, words = sheet(texts, flags), Wordings().of(language)
    card = Card(shown.key, note=texts[-1], fresh=True).numbered(shown.tokens)
    check(render_card(shown, View(card, page=page), words))
    check(render_fact(shown, shown.waiting[-1], words))


@pytest.mark.parametrize(
    ("flag", "line"),
    [
        ("contradicts {id}", "⚠ contradicts $3 billion (Daily)"),
        ("repeats {id}", "⚠ repeats $3 billion (Daily)"),
        ("magnitude 1000 times {id}", "⚠ is 1000 × $3 billion (Daily)"),
        ("magnitude 1/10 of {id}", "⚠ is 1/10 × $3 billion (Daily)"),
        ("instruction in the quote", "⚠ words in the article look as if they told a machine what to do"),
        ("a flag of tomorrow", "⚠ a flag of tomorrow"),
        ("repeats", "⚠ repeats"),
    ],
)
def test_a_flag_is_said_in_words(flag: str, line: str) -> None:
    shown = sheet(["Daily", "Daily", "Daily"], [flag.format(id=f"{'a' * 120}#3")])
    card = Card(shown.key).numbered(shown.tokens)
    assert line in render_card(shown, View(card), Wordings().of("en")).text.text.split("\n")
