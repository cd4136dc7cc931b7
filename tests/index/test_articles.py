"""What an article file may be, and what is said of one that may not."""

from datetime import date
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.records import Article, ArticleKind
from tests.index.folders import article, problems, write_folder

NAME = "2024-daily-x"
DAY = "write a day like 2024-11-18, or null when it isn't known"


def load(folder: Path, content: str) -> Article:
    corpus = load_corpus(write_folder(folder, {f"articles/{NAME}.md": content}))
    assert corpus.problems == ()
    return corpus.records.articles[NAME]


def complaints(folder: Path, content: str, name: str = NAME) -> list[str]:
    write_folder(folder, {f"articles/{name}.md": content})
    return [line.removeprefix(f"articles/{name}.md:") for line in problems(folder)]


def test_every_key_is_read(tmp_path: Path) -> None:
    content = article(
        published="null", text="full", kind="wire", syndicated_from="Yonhap", author="Kim", read="2025-01-02"
    )
    assert load(tmp_path, content) == Article(
        id=NAME,
        title="Poland has 71 K2 tanks",
        publisher="The Daily",
        published=None,
        url="https://example.org/k2",
        language="en",
        kind=ArticleKind.WIRE,
        is_summary=False,
        syndicated_from="Yonhap",
        author="Kim",
        read=date(2025, 1, 2),
        text="The maker had handed over 71 of the 180 tanks.\n\nThe rest is due by 2026, Hyundai Rotem said.",
    )


@pytest.mark.parametrize("published", ["2024-11-18", "'2024-11-18'", '"2024-11-18"', "!!str 2024-11-18"])
def test_a_day_is_a_day_with_or_without_quotes(tmp_path: Path, published: str) -> None:
    assert load(tmp_path, article(published=published)).published == date(2024, 11, 18)


@pytest.mark.parametrize("null", ["null", "~", ""])
def test_nothing_can_be_written_in_three_ways(tmp_path: Path, null: str) -> None:
    read = load(tmp_path, article(published=null, url=null, syndicated_from=null))
    assert (read.published, read.url, read.syndicated_from) == (None, None, None)


def test_an_address_and_an_origin_may_be_left_out(tmp_path: Path) -> None:
    read = load(tmp_path, article(url=None, syndicated_from=None))
    assert (read.url, read.syndicated_from) == (None, None)


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    read = load(tmp_path, article(language="no", publisher="2024", title="off"))
    assert (read.language, read.publisher, read.title) == ("no", "2024", "off")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("\n\n  One.\n\nTwo. \n\n", "  One.\n\nTwo. "),
        ("One.\n---\nTwo.", "One.\n---\nTwo."),
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
    ],
)
def test_the_text_is_exactly_what_stands_below_the_header(tmp_path: Path, body: str, text: str) -> None:
    assert load(tmp_path, article(body)).text == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (article(published="2024-13-45"), [f"4: error: published '2024-13-45' is not a day; {DAY}"]),
        (article(published="2024-11"), [f"4: error: published '2024-11' is not a day; {DAY}"]),
        (article(read="yesterday"), [f"10: error: read 'yesterday' is not a day; {DAY}"]),
        (
            article(published="2024-11-18T09:00:00+09:00"),
            [
                "4: error: published '2024-11-18T09:00:00+09:00' is not a day; "
                "write 2024-11-18 alone, or null when it isn't known"
            ],
        ),
        (
            article(published=None),
            ["1: error: published is missing; add it, as null when the day isn't known"],
        ),
        (article(title=None), ["1: error: title is missing; add it"]),
        (article(title="null"), ["2: error: title is missing; add it"]),
        (article(publisher='""'), ["3: error: publisher is empty; fill it in"]),
        (article(publisher='" "'), ["3: error: publisher is empty; fill it in"]),
        (article(language=None), ["1: error: language is missing; add it"]),
        (article(kind="papper"), ["7: error: kind 'papper' is not known; did you mean 'paper'?"]),
        (
            article(text="extract"),
            ["8: error: text 'extract' is not known; it should be one of: full, summary"],
        ),
        (
            article(title="[a, b]"),
            ["2: error: title should be one value, not a list, a table or a reference"],
        ),
        (article(title="x\ntitle: y"), ["3: error: title is given twice, first on line 2; keep one"]),
        (
            article(titel="x"),
            ["10: warning: unknown key 'titel' is not read; did you mean 'title'?"],
        ),
        (article(colour="x"), ["10: warning: unknown key 'colour' is not read; take it out"]),
        (
            article(url="example.org"),
            [
                "5: warning: url 'example.org' doesn't begin with https://; write the whole address, or null",
            ],
        ),
        (article(" \n\t\n"), ["1: error: no text below the header; write the article there"]),
        (
            article(title="K2: a tank"),
            [
                "2: error: the header is not YAML that loads: mapping values are not allowed in this "
                "context; a value with a colon or a # goes in quotation marks"
            ],
        ),
        (
            "---\n- title\n---\nText",
            [
                "1: error: the header is not YAML that loads: it should be lines of the form key: value; "
                "a value with a colon or a # goes in quotation marks"
            ],
        ),
        (
            "Text",
            [
                "1: error: no header; begin the file with a line ---, the keys title, publisher, published, "
                "language, kind, text, url, syndicated_from, and another line ---"
            ],
        ),
        ("---\ntitle: x\nText", ["1: error: the header has no end; put a line --- below its last key"]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, content: str, said: list[str]) -> None:
    assert complaints(tmp_path, content) == said


def test_an_empty_header_lacks_everything_at_once(tmp_path: Path) -> None:
    keys = ["published", "language", "kind", "text", "title", "publisher"]
    said = complaints(tmp_path, "---\n---\nText")
    assert [line.split(" ")[2] for line in said] == keys


@pytest.mark.parametrize("brackets", ["[" * 1000, "[" * 300_000, "- " * 5000, "{a: " * 2000])
def test_nested_brackets_are_an_error_and_not_the_end(tmp_path: Path, brackets: str) -> None:
    assert complaints(tmp_path, article(title=brackets))[0].split(": ")[1] == "error"


@pytest.mark.parametrize(
    ("name", "published", "said"),
    [
        ("2024-11-18-daily-x", "2024-11-18", []),
        ("2024-11-daily-x", "2024-11-18", []),
        ("2024-daily-x", "null", []),
        ("undated-daily-x", "null", []),
        (
            "2024-11-18-daily-x",
            "2024-11-19",
            ["4: warning: published 2024-11-19 isn't the date in the file name; correct one of them"],
        ),
        (
            "undated-daily-x",
            "2024-11-18",
            ["4: warning: published 2024-11-18 isn't the date in the file name; correct one of them"],
        ),
        (
            "K2 in Poland",
            "2024-11-18",
            ["1: warning: the file name isn't <date>-<publisher>-<topic> in a-z, 0-9 and hyphens; rename the file"],
        ),
    ],
)
def test_names_of_files_are_accepted_and_doubted(tmp_path: Path, name: str, published: str, said: list[str]) -> None:
    assert complaints(tmp_path, article(published=published), name) == said
    assert name in load_corpus(tmp_path).records.articles
