"""Telegram posts: forwarded, pasted, and pasted in several parts."""

from datetime import date

import pytest

from index.readers.draft import ArticleDraft
from index.readers.post import join_parts, read_post
from index.readers.unreadable import Empty
from index.terms import ArticleKind

FORWARDED = (
    "Poland has 71 tanks\n\nHyundai Rotem said so on Monday, and that 109 are to follow by the end of next year."
)


def test_a_forwarded_post_is_of_its_channel_and_its_day() -> None:
    draft = read_post(
        [FORWARDED], forwarded_from="Armour News", published=date(2024, 11, 18), url="https://t.me/armour/71"
    )
    assert draft == ArticleDraft(
        title="Poland has 71 tanks",
        text="Hyundai Rotem said so on Monday, and that 109 are to follow by the end of next year.",
        publisher="Armour News",
        published=date(2024, 11, 18),
        url="https://t.me/armour/71",
        kind=ArticleKind.BLOG,
    )


def test_a_pasted_text_has_neither_publisher_nor_day() -> None:
    draft = read_post([FORWARDED])
    assert (draft.publisher, draft.published, draft.kind) == ("", None, ArticleKind.PAPER)


def test_a_pasted_file_of_our_own_says_itself_where_it_is_from() -> None:
    header = "title: K2\npublisher: The Daily\npublished: 2024-01-02\nlanguage: en\nkind: wire\ntext: full"
    draft = read_post([f"---\n{header}\n---\n71 tanks."], forwarded_from="Somebody", published=date(2024, 11, 18))
    assert (draft.publisher, draft.published, draft.kind) == ("The Daily", date(2024, 1, 2), ArticleKind.WIRE)


WORDS = "tanks " * 680  # just under the limit of a message


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (["One.", "Two."], "One.\n\nTwo."),
        (["One", " ", "Two"], "One\n\nTwo"),
        ([WORDS, "and guns."], WORDS + "and guns."),
        ([WORDS.strip() + ".", "And guns."], WORDS.strip() + ".\n\nAnd guns."),
    ],
)
def test_a_part_that_the_limit_cut_goes_on_in_the_next(parts: list[str], joined: str) -> None:
    assert join_parts(parts) == joined


def test_a_post_without_text_is_empty() -> None:
    with pytest.raises(Empty):
        read_post(["", " \n"])
