"""Rich messages: blocks with tables in place of a text. They are newer than the library, and than some clients."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from telegram.constants import MessageEntityType

from bot.telegram.messages.text import Span, Text, units

Block: TypeAlias = dict[str, Any]
_LOOKS = {
    MessageEntityType.BOLD: "bold",
    MessageEntityType.ITALIC: "italic",
    MessageEntityType.CODE: "code",
    MessageEntityType.TEXT_LINK: "url",
}


def _nothing() -> None:
    """What is to be done when a server knows no rich messages, by default."""


@dataclass(frozen=True, slots=True)
class Rich:
    """A message as blocks; `on_unknown` is called when Telegram's server turns out to know no such messages."""

    blocks: tuple[Block, ...]
    on_unknown: Callable[[], None] = field(default=_nothing, compare=False, repr=False)

    def message(self) -> dict[str, Any]:
        """The blocks as Telegram takes them; it is to find no mentions, commands or links in them by itself."""
        return {"blocks": list(self.blocks), "skip_entity_detection": True}


def paragraphs(text: Text) -> list[Block]:
    """Each line of a text as a block."""
    return [{"type": "paragraph", "text": _rich(line)} for line in _lines(text) if line.text.strip()]


def table(rows: Iterable[Sequence[Text]], head: Sequence[str] = ()) -> Block:
    """Rows of cells, under a row of headings if there are any."""
    headings = [[_cell(Text(one)) | {"is_header": True} for one in head]] if head else []
    cells = [*headings, *([_cell(one) for one in row] for row in rows)]
    return {"type": "table", "cells": cells, "is_bordered": True, "is_striped": True}


def folded(summary: str, text: Text) -> list[Block]:
    """A text that unfolds when its summary is tapped; nothing for an empty one."""
    blocks = paragraphs(text)
    return [{"type": "details", "summary": summary, "blocks": blocks}] if blocks else []


def _cell(text: Text) -> Block:
    return {"align": "left", "valign": "top", "text": _rich(text)}


def _lines(text: Text) -> Iterator[Text]:
    """The lines of a text; a span that goes over several is in each of them."""
    start = 0
    for line in text.text.split("\n"):
        end = start + units(line)
        yield Text(line, tuple(_clipped(text.spans, start, end)))
        start = end + 1


def _clipped(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            yield replace(span, start=first - start, length=last - first)


def _rich(text: Text) -> list[Any]:
    return _tree(text.text.encode("utf-16-le"), text.spans, 0, len(text))


def _tree(encoded: bytes, spans: Sequence[Span], start: int, end: int) -> list[Any]:
    """A stretch of a text, with each of its outer spans around what it covers. Spans nest, the outer ones first."""
    parts, at = list[Any](), start
    for place, span in enumerate(spans):
        if span.start < at:  # inside one that has been told
            continue
        inner = [one for one in spans[place + 1 :] if span.start <= one.start and one.end <= span.end]
        told = _tree(encoded, inner, span.start, span.end)
        parts += [_plain(encoded, at, span.start), _looking(span, told)]
        at = span.end
    return [part for part in (*parts, _plain(encoded, at, end)) if part]


def _looking(span: Span, told: list[Any]) -> Any:
    if span.kind not in _LOOKS:
        return told
    look = {"type": _LOOKS[span.kind], "text": told}
    return look | {"url": span.url} if span.url else look


def _plain(encoded: bytes, start: int, end: int) -> str:
    return encoded[2 * start : 2 * end].decode("utf-16-le")
