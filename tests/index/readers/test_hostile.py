"""Files made to harm their reader end as one clear error, or are read as far as they make sense."""

import zipfile
from collections.abc import Callable

import pytest

from index.readers.reading import LARGEST, LONGEST, read_bytes
from index.readers.unreadable import (
    Damaged,
    Empty,
    TooLarge,
    TooLong,
    TooShort,
    UnknownType,
    Unreadable,
    UnsafeArchive,
    UnsafeMarkup,
)
from tests.index.readers.files import load_file
from tests.index.readers.hostile import (
    DOCTYPE,
    docx_of,
    docx_packed,
    docx_with,
    feed_of,
    pdf_of,
    zip_with_false_size,
    zip_without_end,
)

CELL = "<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr><w:p><w:r><w:t>180</w:t></w:r></w:p></w:tc>"
LAUGH = "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"
TANKS = b"<p>Poland has received 71 of the 180 K2 tanks that it ordered from Hyundai Rotem of South Korea in 2022.</p>"


@pytest.mark.parametrize(
    ("build", "error", "said"),
    [
        (lambda: b"", Empty, "x: it is empty; send a file with text"),
        (lambda: b" \n\t ", Empty, "x: it is empty; send a file with text"),
        (
            lambda: bytes(30_000_000),
            TooLarge,
            "x: it has 30 MB, and 20 MB is the most that is read; send the pages that matter, or paste the text",
        ),
        (
            lambda: b"tank " * 600_000,
            TooLong,
            "x: it is longer than an article: 3,000,000 characters; send the pages that matter, or paste the text",
        ),
        (
            lambda: b"t" * (LONGEST + 1),
            TooLong,
            "x: it is longer than an article: 150,001 characters; send the pages that matter, or paste the text",
        ),
        (
            lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
            UnknownType,
            "x: it is a picture (PNG), not a text; "
            "send a web page, PDF, DOCX, Markdown or plain text, or paste the text",
        ),
        (
            lambda: bytes(range(256)) * 20,
            UnknownType,
            "x: it is a binary file, not a text; send a web page, PDF, DOCX, Markdown or plain text, or paste the text",
        ),
        (
            lambda: docx_with({"word/media/a.bin": bytes(49_000_000)}),
            UnsafeArchive,
            "x: it isn't unpacked: it would unpack to more than 100 times its size; "
            "save it again as DOCX or PDF without embedded files, or paste the text",
        ),
        (
            lambda: docx_with({"word/media/a.bin": bytes(51_000_000)}),
            UnsafeArchive,
            "x: it isn't unpacked: it would unpack to more than 50 MB; "
            "save it again as DOCX or PDF without embedded files, or paste the text",
        ),
        (
            lambda: docx_with({"word/embeddings/a.xlsx": load_file("writer.docx")}),
            UnsafeArchive,
            "x: it isn't unpacked: there is another archive inside; "
            "save it again as DOCX or PDF without embedded files, or paste the text",
        ),
        (
            lambda: docx_with({f"word/media/{number}.xml": b"<a/>" for number in range(200)}),
            UnsafeArchive,
            "x: it isn't unpacked: it has 211 files inside, and 200 is the most; "
            "save it again as DOCX or PDF without embedded files, or paste the text",
        ),
        (
            zip_with_false_size,
            Damaged,
            "x: it looks like a Word file, but is damaged or incomplete; download or save it again",
        ),
        (
            lambda: docx_of(LAUGH, DOCTYPE),
            UnsafeMarkup,
            "x: its XML declares entities, which articles and feeds don't need; paste the text instead",
        ),
        (
            lambda: feed_of("<title>&l9;</title>", DOCTYPE),
            UnsafeMarkup,
            "x: its XML declares entities, which articles and feeds don't need; paste the text instead",
        ),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(
    build: Callable[[], bytes], error: type[Unreadable], said: str
) -> None:
    with pytest.raises(error) as raised:
        read_bytes(build(), name="x")
    assert str(raised.value) == said


def test_entities_hidden_in_another_encoding_are_seen() -> None:
    document = f'<?xml version="1.0" encoding="utf-16"?>{DOCTYPE}<x>&l9;</x>'.encode("utf-16")
    with pytest.raises(UnsafeMarkup):
        read_bytes(docx_with({"word/document.xml": document}))


@pytest.mark.parametrize(
    "build",
    [
        lambda: pdf_of("/Kids [2 0 R] /Count 1"),
        lambda: pdf_of("/Kids [3 0 R 2 0 R 3 0 R] /Count 3"),
        lambda: pdf_of("/Kids [3 0 R] /Count 2000000000", b"BT ET"),
        lambda: pdf_of("/Kids [3 0 R] /Count 1", b"q " * 20_000),
        lambda: b"<html><body>" + b"<div>" * 2_000_000 + b"tank",
        lambda: b"<html><body>" + b"<table><tr><td>" * 3_000 + b"tank " * 100,
        lambda: docx_of("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000),
        lambda: docx_of("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80),
        lambda: feed_of("<a>" * 20_000),
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n" * 1_000,
        lambda: b"PK\x03\x04" + bytes(200),
        zip_without_end,
        lambda: docx_packed(zipfile.ZIP_DEFLATED),
        lambda: docx_packed(zipfile.ZIP_BZIP2),
        lambda: docx_packed(zipfile.ZIP_LZMA),
        lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20,
    ],
)
def test_loops_and_depths_end(build: Callable[[], bytes]) -> None:
    with pytest.raises((Empty, Damaged, TooShort)):
        read_bytes(build())


def test_a_cell_that_claims_a_hundred_million_columns_has_forty() -> None:
    rows = "".join(f"<w:tr>{CELL.format(span=100_000_000)}</w:tr>" for _ in range(2))
    (draft,) = read_bytes(docx_of(f"<w:tbl>{rows}</w:tbl>"))
    assert draft.text.split("\n")[0] == "| 180 |" + " |" * 39


def test_a_line_without_end_is_read() -> None:
    (draft,) = read_bytes(b"K2" * 70_000)
    assert len(draft.text) == 140_000
    assert len(draft.title) <= 150


@pytest.mark.parametrize(
    "page",
    [
        b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script>" + TANKS * 2,
        b"<html><script type='application/ld+json'>[" + b'{"a":[{}]},' * 50_000 + b"{}]</script>" + TANKS * 2,
        b"<html><!DOCTYPE x [<!ENTITY a 'b'>]>" + TANKS + b"<p>&a; " + TANKS * 2,
        b"<html><img src='http://127.0.0.1:1/x'><iframe src='file:///etc/passwd'></iframe>" + TANKS * 2,
    ],
)
def test_what_a_page_hides_does_not_keep_its_article_from_being_read(page: bytes) -> None:
    (draft,) = read_bytes(page + b"<p>The rest will arrive by the end of next year, the maker said in a filing.</p>")
    assert "71 of the 180 K2 tanks" in draft.text
    assert "root:" not in draft.text


def test_a_hostile_name_is_shown_plainly() -> None:
    with pytest.raises(Empty) as raised:
        read_bytes(b"", name="a\n\x1b[2J\u202e" + "b" * 5_000)
    assert str(raised.value) == "a??[2J?" + "b" * 93 + ": it is empty; send a file with text"


def test_the_largest_file_is_still_read() -> None:
    page = b"<html><body>" + b"<!-- -->" * (LARGEST // 8 - 50) + TANKS
    last = b"<p>The rest will arrive by the end of next year, the maker said in a filing.</p>"
    (draft,) = read_bytes(page + last)
    assert "71 of the 180 K2 tanks" in draft.text
