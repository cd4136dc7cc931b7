"""Plain text, Markdown and article files of our own, in whatever encoding they come."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.draft import ArticleDraft
from index.readers.reading import read_bytes
from index.readers.tidying import tidy
from index.terms import ArticleKind
from tests.index.readers.files import read_file

POLISH = """\
Do Polski dotarło kolejnych 20 czołgów K2 z pierwszej umowy wykonawczej. Łącznie Wojsko Polskie otrzymało już 71 ze \
180 zamówionych wozów, poinformowała Agencja Uzbrojenia. Wartość umowy to ok. 3,37 mld dolarów.

Źródło: dostawy potrwają do końca przyszłego roku."""
KOREAN = """\
현대로템은 폴란드에 K2 전차 71대를 인도했다고 18일 밝혔다. 1차 이행계약 물량은 모두 180대이며 \
계약 규모는 4조5천억원이다.

나머지는 내년 말까지 납품한다."""
OWN = """\
---
title: Poland has 71 K2 tanks
publisher: The Daily
published: 2024-11-18
url: "https://example.org/k2"
language: no
kind: wire
text: summary
syndicated_from: Yonhap
author: Kim
---
  # Not a heading  of  ours: ﬁve **tanks** ８

|a|b|
"""


def read(text: str) -> ArticleDraft:
    (draft,) = read_bytes(text.encode())
    return draft


def test_an_article_file_of_our_own_comes_back_exactly() -> None:
    assert read(OWN) == ArticleDraft(
        title="Poland has 71 K2 tanks",
        text="  # Not a heading  of  ours: ﬁve **tanks** ８\n\n|a|b|",
        publisher="The Daily",
        author="Kim",
        published=date(2024, 11, 18),
        url="https://example.org/k2",
        language="no",
        kind=ArticleKind.WIRE,
        syndicated_from="Yonhap",
        is_summary=True,
    )


def test_polish_and_korean_are_read_in_the_encodings_of_old_programs() -> None:
    assert read_file("polish-cp1250.txt") == ArticleDraft("Polska odebrała kolejne czołgi K2", POLISH, language="pl")
    assert read_file("korean-euckr.txt") == ArticleDraft("폴란드, K2 전차 71대 인수", KOREAN, language="ko")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "iso8859_2"),
        (POLISH, "utf-8-sig"),
        (POLISH, "utf-16"),
        (POLISH, "utf-16-le"),
        (KOREAN, "cp949"),
        (KOREAN, "utf-16"),
        (
            "Türkiye 24 uçak için sözleşme imzaladı, değeri 1 milyar dolar, teslimatlar gelecek yıl başlayacak.",
            "cp1254",
        ),
        ("España firmó un contrato por 1.600 millones de euros; según el Ministerio será en otoño.", "cp1252"),
        ("Польша подписала контракт на 180 танков К2 на сумму 3,4 млрд долларов.", "cp1251"),
    ],
)
def test_any_usual_encoding_gives_the_same_letters(text: str, encoding: str) -> None:
    (draft,) = read_bytes(text.encode(encoding))
    assert draft.text == text


def test_letters_garbled_on_the_way_are_put_right() -> None:
    assert read_file("mojibake.txt").text == (
        "Do Polski dotarło kolejnych 20 czołgów K2 z pierwszej umowy wykonawczej. Łącznie Wojsko Polskie otrzymało już "
        "71 ze 180 zamówionych wozów – poinformowała Agencja Uzbrojenia."
    )


def test_markdown_loses_its_marks_but_not_its_lists_and_tables() -> None:
    page = """\
# Peru orders K808

Peru **ordered** [30 K808](https://example.org/k808 "K808") vehicles in _May_ 2024.
The FA_50_PL and 2*3*4 stay.

## Numbers
* 30 vehicles
* 2 * 15

| Type | Number |
|---|---|
| K808 | 30 |
"""
    draft = read(page)
    assert draft.title == "Peru orders K808"
    assert draft.text == (
        "Peru ordered 30 K808 vehicles in May 2024.\nThe FA_50_PL and 2*3*4 stay.\n\nNumbers\n\n"
        "- 30 vehicles\n- 2 * 15\n\n"
        "| Type | Number |\n|---|---|\n| K808 | 30 |"
    )


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("date: 2024-11-18", date(2024, 11, 18)),
        ("date: 2024-11-18T08:30:00+09:00", date(2024, 11, 18)),
        ("date: '2024-11-18 23:30:00 -0500'", date(2024, 11, 18)),
        ("published: 2024-11", None),
        ("lastmod: 2024-11-18", None),
        ("date: soon", None),
    ],
)
def test_the_header_of_another_program_is_read(header: str, day: date | None) -> None:
    draft = read(
        f"---\ntitle: 'K2: the tank'\nsource: The Daily\nauthors: [Kim, Lee]\ntags: [a]\n{header}\n---\nPoland buys."
    )
    assert draft == ArticleDraft("K2: the tank", "Poland buys.", "The Daily", "Kim, Lee", day)


@pytest.mark.parametrize("header", ["title: [", "- a", "title: x: y", "[" * 15_000, "a: &a [*a]", "just words"])
def test_a_header_that_is_none_is_text(header: str) -> None:
    assert "Poland buys." in read(f"---\n{header}\n---\nPoland buys.").text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Seoul, 1 August 2025", date(2025, 8, 1)),
        ("Gliwice, 1 August 2025", date(2025, 8, 1)),
        ("Published: Nov. 18, 2024", date(2024, 11, 18)),
        ("WARSAW, 18 November 2024 (PAP) -- Poland has 71 tanks.", date(2024, 11, 18)),
        ("SEOUL, Nov. 18 (Yonhap) -- Poland has 71 tanks.", None),
        ("Delivery until 1 August 2025", None),
        ("August 2025", None),
        ("05/06/2025", None),
        ("Poland signed the contract on 1 August 2025 in Gliwice.", None),
        ("Signed 1 August 2025, Paid 2 August 2025", None),
    ],
)
def test_a_day_on_a_line_of_its_own_is_the_day_of_the_article(line: str, day: date | None) -> None:
    assert read(f"Poland buys tanks\n\n{line}\n\nThe contract is worth $6.5 billion.").published == day


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert not set(once) & {"\0", "\r", "\u00ad", "\u202e", "\ufeff", "\t"}
    assert "\n\n\n" not in once
