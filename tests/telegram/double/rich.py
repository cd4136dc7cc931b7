"""Rich messages: blocks with tables, within the limits of Telegram's documentation; only what the bot sends."""

import json
from collections.abc import Iterator
from typing import Any

from tests.telegram.double.errors import bad

Json = dict[str, Any]
_FORMS = {"html", "markdown", "blocks"}
_BLOCKS = {
    "paragraph": {"text"},
    "table": {"cells", "is_bordered", "is_striped"},
    "details": {"summary", "blocks"},
}
_LOOKS = {"bold": set[str](), "italic": set[str](), "code": set[str](), "url": {"url"}}
_LONGEST = 32_768
_MOST_BLOCKS = 500
_MOST_COLUMNS = 20


def rich_of(call: Json) -> Json:
    """The rich message of a call, if Telegram would take it."""
    given = json.loads(call["rich_message"])
    if len(_FORMS & set(given)) != 1:
        raise bad("exactly one of the fields html, markdown and blocks must be used")
    if "blocks" not in given:
        raise bad("the double models no rich messages but of blocks")
    blocks = list(_all(given["blocks"]))
    if not blocks:
        raise bad("message text is empty")
    if len(blocks) > _MOST_BLOCKS or sum(map(len, lines_of(given["blocks"]))) > _LONGEST:
        raise bad("message is too long")
    for block in blocks:
        _check(block)
    return {"rich_message": {"blocks": given["blocks"]}}


def lines_of(blocks: list[Json]) -> Iterator[str]:
    """What one reads, line by line; the cells of a row are parted by bars."""
    for block in _all(blocks):
        if block["type"] == "table":
            yield from (" | ".join(_flat(cell["text"]) for cell in row) for row in block["cells"])
        else:
            yield _flat(block.get("text", block.get("summary")))


def tables_of(blocks: list[Json]) -> list[list[list[str]]]:
    """The tables, row by row and cell by cell."""
    tables = [block["cells"] for block in _all(blocks) if block["type"] == "table"]
    return [[[_flat(cell["text"]) for cell in row] for row in rows] for rows in tables]


def links_of(blocks: list[Json]) -> dict[str, str]:
    """The addresses linked to, by the text of the link."""
    return {_flat(one["text"]): one["url"] for one in _looks(blocks) if one.get("type") == "url"}


def _all(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        yield block
        yield from _all(block.get("blocks", []))


def _check(block: Json) -> None:
    fields = _BLOCKS.get(block["type"])
    if fields is None or set(block) - {"type"} - fields:
        raise bad(f"the double doesn't model the block {block['type']!r} with {sorted(block)}")
    for row in block.get("cells", []):
        if len(row) > _MOST_COLUMNS:
            raise bad("too many columns in the table")
        if not all(cell["align"] in ("left", "center", "right") and cell["valign"] for cell in row):
            raise bad("table cell alignment is invalid")
    for look in _looks([block.get("text"), block.get("summary"), block.get("cells")]):
        if look["type"] not in _LOOKS or set(look) != {"type", "text"} | _LOOKS[look["type"]]:
            raise bad("can't parse rich text")
        if not look.get("url", "https://").startswith(("http://", "https://")):
            raise bad("rich text URL is invalid")


def _looks(rich: Any) -> Iterator[Json]:
    """Every object in a rich text or a block that has a type, itself included."""
    if isinstance(rich, list):
        for part in rich:
            yield from _looks(part)
    elif isinstance(rich, dict):
        if "type" in rich:
            yield rich
        for part in rich.values():
            yield from _looks(part)


def _flat(rich: Any) -> str:
    if isinstance(rich, str):
        return rich
    return "".join(map(_flat, rich)) if isinstance(rich, list) else _flat(rich["text"])
