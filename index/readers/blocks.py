"""A tree of HTML, or of trafilatura's smaller set of tags → plain paragraphs, lists and Markdown tables."""

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from index.readers.tidying import one_line, render_table

_BLOCK_TAGS = """
address article aside blockquote body cell center code dd details div dl dt fieldset figcaption figure footer form h1 h2
h3 h4 h5 h6 head header hr item li list main nav ol p pre quote row section summary table td th tr ul
"""
_DROPPED_TAGS = "audio button canvas iframe input noscript object script select style svg template title video"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_DROPPED = frozenset(_DROPPED_TAGS.split())
_ITEMS = frozenset(("li", "item"))
_BREAKS = frozenset(("br", "lb"))
_SPACE = re.compile(r"\s+")
_ROWS, _CELLS = ("tr", "row"), frozenset(("td", "th", "cell"))
_LONGEST_CELL = 400  # characters; a longer one is a part of the page, laid out with a table
_WIDEST = 40  # columns


def render_tree(root: etree._Element) -> str:
    """The text below an element, paragraphs parted by empty lines, each item of a list on a line of its own."""
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event != "start":
            writer.close(element.tag)
            writer.add(None if element is root else element.tail)
        elif element.tag in _DROPPED:
            walk.skip_subtree()
        elif element.tag == "table" and _is_data(element):
            writer.add_table(_rows(element))
            walk.skip_subtree()
        else:
            writer.open(element.tag)
            writer.add(element.text)
    return writer.text


class _Writer:
    """Collects running text into blocks; an item is a block that stands close to its neighbours."""

    def __init__(self) -> None:
        self._blocks: list[tuple[bool, str]] = []
        self._running: list[str] = []
        self._in_item = False

    def open(self, tag: object) -> None:
        if tag in _BREAKS:
            self._running.append("\n")
        elif tag in _BLOCKS:
            self._flush()
        if tag in _ITEMS:
            self._in_item = True

    def add(self, text: str | None) -> None:
        self._running.append(_SPACE.sub(" ", text or ""))

    def add_table(self, rows: list[list[str]]) -> None:
        self._flush()
        self._blocks.append((False, render_table(rows)))

    def close(self, tag: object) -> None:
        if tag in _BLOCKS:
            self._flush()

    def _flush(self) -> None:
        lines = (" ".join(line.split()) for line in "".join(self._running).split("\n"))
        text = "\n".join(lines).strip()
        if text:
            self._blocks.append((self._in_item, f"- {one_line(text)}" if self._in_item else text))
        self._running.clear()
        self._in_item = False

    @property
    def text(self) -> str:
        self._flush()
        groups = groupby(self._blocks, key=lambda block: block[0])
        return "\n\n".join(("\n" if is_item else "\n\n").join(text for _, text in group) for is_item, group in groups)


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds values in rows and columns; many pages lay out their text with tables."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = _rows(table)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return longest <= _LONGEST_CELL and sum(len(row) > 1 for row in rows) > 1


def _rows(table: etree._Element) -> list[list[str]]:
    return [list(_cells(row)) for row in table.iterdescendants(*_ROWS)]


def _cells(row: etree._Element) -> Iterator[str]:
    for cell in row:
        if cell.tag in _CELLS:
            span = cell.get("colspan", "1")
            yield one_line("".join(cell.itertext()))
            yield from [""] * (min(int(span) if span.isdecimal() else 1, _WIDEST) - 1)
