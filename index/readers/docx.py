"""A Word file → ArticleDraft: paragraphs, lists and tables in their order."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from index.readers.archives import check_archive
from index.readers.charset import mend
from index.readers.datelines import find_dateline
from index.readers.draft import ArticleDraft
from index.readers.language import find_language
from index.readers.publishers import find_origin, kind_of
from index.readers.tidying import LONGEST_TITLE, beginning, one_line, render_table, tidy
from index.readers.unreadable import Empty

_WRAPPERS = ("w:sdt", "w:sdtContent", "w:ins", "w:smartTag", "w:customXml", "w:moveTo")
_WIDEST = 40  # columns


def read_docx(data: bytes, *, name: str = "", url: str | None = None) -> ArticleDraft:
    """The article of a Word file; its properties tell when it was typed, not when it was published.

    Raises UnsafeArchive, UnsafeMarkup, Damaged or Empty; of a spoilt file also any of PARSER_ERRORS.
    """
    check_archive(data, name)
    document = Document(io.BytesIO(data))
    _unwrap(document.element.body)
    blocks = [block for block in map(_render, document.iter_inner_content()) if block[1]]
    if not blocks:
        raise Empty(name)
    title = next((text for style, text in blocks if style in ("Title", "Heading 1")), "")
    rest = [text for _, text in blocks]
    if not title and len(rest) > 1 and len(rest[0]) <= LONGEST_TITLE and not rest[0].endswith((".", "!", ":")):
        title = rest[0]
    if title and len(rest) > 1:
        rest.remove(title)
    text = tidy(mend("\n\n".join(rest)))
    language = find_language(text)
    return ArticleDraft(
        title=one_line(mend(title)) or beginning(rest[0]),
        text=text,
        published=find_dateline(text, language),
        url=url,
        language=language,
        kind=kind_of(url),
        syndicated_from=find_origin(text, "", None),
    )


def _unwrap(body: Any) -> None:
    """Put the content of form fields and tracked insertions where python-docx looks for it."""
    wrappers = [element for tag in _WRAPPERS for element in body.iter(qn(tag))]
    for wrapper in wrappers:
        parent = wrapper.getparent()
        if parent is not None:
            for child in list(wrapper):
                wrapper.addprevious(child)
            parent.remove(wrapper)


def _render(block: Paragraph | Table) -> tuple[str, str]:
    """The name of a block's style, and its text."""
    if isinstance(block, Table):
        return "", render_table([list(_cells(row)) for row in block._tbl.tr_lst])
    text = tidy(block.text)
    style = block.style.name if block.style is not None and block.style.name else ""
    is_item = style.startswith("List") or (block._p.pPr is not None and block._p.pPr.numPr is not None)
    return style, f"- {one_line(text)}" if is_item and text and not style.startswith("Heading") else text


def _cells(row: Any) -> Iterator[str]:
    """The cells of a row as drawn; python-docx repeats a merged one, a hundred million times if a file says so."""
    for cell in row.tc_lst:
        yield "\n".join(tidy(paragraph.text) for paragraph in _Cell(cell, row).paragraphs)
        yield from [""] * (min(cell.grid_span, _WIDEST) - 1)
