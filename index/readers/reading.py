"""Bytes → ArticleDrafts: the type is taken from the content, for names and headers are often wrong."""

import re
from collections.abc import Callable

from index.readers.charset import decode
from index.readers.draft import ArticleDraft
from index.readers.html import read_html
from index.readers.text import read_text
from index.readers.unreadable import PARSER_ERRORS, Damaged, Empty, TooLarge, TooLong, UnknownType

LARGEST = 20_000_000  # bytes
LONGEST = 500_000  # characters of one article
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
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


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
    label, reader = _find_reader(data, content_type, name)
    try:
        drafts = reader(name, url)
    except PARSER_ERRORS as error:
        raise Damaged(name, label) from error
    longest = max((len(draft.text) for draft in drafts), default=0)
    if longest > LONGEST:
        raise TooLong(name, f"{longest:,}")
    return drafts


_Reader = Callable[[str, str | None], tuple[ArticleDraft, ...]]


def _find_reader(data: bytes, content_type: str | None, name: str) -> tuple[str, _Reader]:
    """What the content is, in words, and how to read it."""
    kind = next((kind for start, kind in _BINARY if data.startswith(start)), None)
    if kind:
        raise UnknownType(name, kind)
    text = decode(data, content_type)
    if text[:_HEAD].count("\0") or text[:_HEAD].count("\ufffd") > _HEAD // 40:
        raise UnknownType(name, "a binary file")
    head = text[:_HEAD]
    if _HTML.search(head) and not head.startswith("---"):
        return "a web page", lambda name, url: (read_html(text, name=name, url=url),)
    return "a text", lambda name, url: (read_text(text, name=name, url=url),)
