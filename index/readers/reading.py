"""Bytes → ArticleDrafts: the type is taken from the content, for names and headers are often wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.readers.archives import list_members
from index.readers.charset import decode
from index.readers.docx import read_docx
from index.readers.draft import ArticleDraft
from index.readers.feed import read_feed
from index.readers.html import read_html
from index.readers.mhtml import find_page
from index.readers.pdf import read_pdf
from index.readers.text import read_text
from index.readers.unreadable import PARSER_ERRORS, Damaged, Empty, TooLarge, TooLong, UnknownType

LARGEST = 20_000_000  # bytes
LONGEST = 150_000  # characters of one article: sixty pages
_LONGEST_TEXT = 4 * LONGEST  # bytes; a letter takes up to four
_HEAD = 4096
_BINARY = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file, or one with a password"),
    (b"{\\rtf", "an RTF file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript file"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|rdf:RDF|feed)\b")
_MHTML = re.compile(r"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_OFFICE = (
    ("xl/", "an Excel sheet"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
)


def read_bytes(
    data: bytes, *, name: str = "", url: str | None = None, content_type: str | None = None
) -> tuple[ArticleDraft, ...]:
    """The articles in a file, a page or a pasted text: one, or the entries of a feed.

    `name` only serves messages; `url` is where the bytes came from. Raises a subclass of Unreadable.
    """
    if len(data) > LARGEST:
        raise TooLarge(name, str(round(len(data) / 1e6)))
    if not data.strip():
        raise Empty(name)
    source = _Source(data, name, url, content_type)
    label, reader = _find_reader(source)
    try:
        drafts = reader(source)
    except PARSER_ERRORS as error:
        raise Damaged(name, label) from error
    longest = max((len(draft.text) for draft in drafts), default=0)
    if longest > LONGEST:
        raise TooLong(name, f"{longest:,} characters")
    return drafts


@dataclass(frozen=True, slots=True)
class _Source:
    """What is to be read."""

    data: bytes
    name: str
    url: str | None
    content_type: str | None

    @property
    def text(self) -> str:
        return decode(self.data, self.content_type)


_Drafts = tuple[ArticleDraft, ...]


def _find_reader(source: _Source) -> tuple[str, Callable[[_Source], _Drafts]]:
    """What the content is, in words, and how to read it. Raises UnknownType."""
    data = source.data
    kind = next((kind for start, kind in _BINARY if data.startswith(start)), None)
    if kind:
        raise UnknownType(source.name, kind)
    if data.startswith(b"PK"):
        return _check_office(source)
    if b"%PDF-" in data[:1024]:
        return "a PDF", lambda source: (read_pdf(source.data, name=source.name, url=source.url),)
    return _find_text_reader(source)


def _check_office(source: _Source) -> tuple[str, Callable[[_Source], _Drafts]]:
    members = list_members(source.data, source.name)
    if "word/document.xml" not in members:
        kind = next(
            (kind for start, kind in _OFFICE if any(name.startswith(start) for name in members)), "a zip archive"
        )
        raise UnknownType(source.name, kind)
    return "a Word file", lambda source: (read_docx(source.data, name=source.name, url=source.url),)


def _find_text_reader(source: _Source) -> tuple[str, Callable[[_Source], _Drafts]]:
    head = decode(source.data[:_HEAD], source.content_type)
    if head.count("\0") > 0 or head.count("\ufffd") > len(head) // 40 + 1:
        raise UnknownType(source.name, "a binary file")
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("<") and _FEED.search(head):
        return "a feed", lambda source: read_feed(source.data, name=source.name, url=source.url)
    if _MHTML.search(head) and not start.startswith("<"):
        return "a web page saved as one file", _read_mhtml
    if start.startswith("<") and _HTML.search(head):
        return "a web page", lambda source: (read_html(source.text, name=source.name, url=source.url),)
    if len(source.data) > _LONGEST_TEXT:
        raise TooLong(source.name, f"{len(source.text):,} characters")
    return "a text", lambda source: (read_text(source.text, name=source.name, url=source.url),)


def _read_mhtml(source: _Source) -> _Drafts:
    page, url, content_type = find_page(source.data, source.name)
    return (read_html(decode(page, content_type), name=source.name, url=source.url or url),)
