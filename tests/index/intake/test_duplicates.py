"""Known, reprinted, changed or new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.duplicates import Likeness, Match, Shelf, describe_change, normal_address
from index.records import Article

STORY = (
    "SEOUL, Nov. 18 (Yonhap) -- Hyundai Rotem Co. said Monday it has handed over 71 of the 180 K2 tanks that Poland "
    "ordered in August 2022 under a deal worth 4.5 trillion won. The company will deliver the remaining tanks by the "
    "end of 2025, and talks about a second contract for another 180 vehicles are under way in Warsaw."
)
REPRINT = STORY.replace("SEOUL, Nov. 18 (Yonhap) -- Hyundai Rotem Co. said Monday", "On Nov. 18, Hyundai Rotem said")


def article(text: str, url: str | None = None, number: int = 1) -> Article:
    """An article of its own publisher."""
    return Article(id=f"2024-11-18-paper-{number}", title="Tanks", publisher=f"Paper {number}", url=url, text=text)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.com/news/1",
        "http://example.com/news/1/",
        "HTTPS://M.Example.com/news/1#top",
        "https://example.com/news/1?utm_source=x&fbclid=y",
    ],
)
def test_addresses_of_one_article_are_the_same(url: str) -> None:
    assert normal_address(url) == "example.com/news/1"


def test_what_a_page_is_asked_for_tells_articles_apart() -> None:
    assert normal_address("https://example.com/view.php?ud=2&a=1") == "example.com/view.php?a=1&ud=2"


@pytest.mark.parametrize(
    "url", [None, "", "https://example.com/", "https://example.com?utm_source=x", "http://[::1", "x"]
)
def test_a_front_page_is_no_article_s_address(url: str | None) -> None:
    assert normal_address(url) in (None, "x")


def test_the_same_words_are_known_at_any_address() -> None:
    first = article(STORY, "https://a.example/1")
    again = article(STORY.replace("\n", " ").replace(". ", ".\n\n").upper(), "https://b.example/2", 2)
    assert Shelf([first]).find(again) == Match(Likeness.SAME_TEXT, first)


def test_another_text_at_a_known_address_is_a_changed_article_and_the_newest_version_is_compared() -> None:
    first, second = article(STORY, "https://a.example/1"), article("Corrected.", "https://a.example/1", 2)
    third = article("Corrected again.", "https://www.a.example/1/", 3)
    assert Shelf([first]).find(second) == Match(Likeness.SAME_ADDRESS, first)
    assert Shelf([first, second]).find(third) == Match(Likeness.SAME_ADDRESS, second)
    assert Shelf([first, second]).find(article(STORY, "https://a.example/1", 4)) == Match(Likeness.SAME_TEXT, first)


def test_the_same_story_at_another_address_is_a_reprint() -> None:
    first = article(STORY, "https://a.example/1")
    assert Shelf([first]).find(article(REPRINT, "https://b.example/2", 2)) == Match(Likeness.SAME_STORY, first)


@pytest.mark.parametrize(
    "changed",
    [REPRINT.replace("71", "96"), REPRINT.replace("2022", "2023"), REPRINT.replace("August", "July"),
     "Hyundai Rotem gave Poland 71 of its 180 tanks by Nov. 18, of 4.5 trillion won, in August 2022; 2025 is the end."],
)  # fmt: skip
def test_other_figures_or_other_words_are_another_story(changed: str) -> None:
    assert Shelf([article(STORY)]).find(article(changed, number=2)) is None


def test_the_difference_is_in_whole_sentences() -> None:
    after = STORY.replace("71 of", "96 of") + " It said so on Friday."
    first = STORY.partition("won. ")[0] + "won."
    assert describe_change(STORY, after, "en") == (
        f"- {first}",
        f"+ {first.replace('71 of', '96 of')}",
        "+ It said so on Friday.",
    )


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_is_too_odd(one: str, other: str) -> None:
    shelf = Shelf([article(one, one)])
    assert shelf.find(article(one, other, 2)) == Match(Likeness.SAME_TEXT, article(one, one))
    shelf.find(article(other, other, 3))
    describe_change(one, other, "en")


def test_a_word_and_its_punctuation_are_nothing_new() -> None:
    assert describe_change("One. Two. Three.", "One.\n\nTwo. Three.", "en") == ()
