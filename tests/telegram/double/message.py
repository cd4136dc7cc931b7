"""A message in a chat, as a person or a test reads it."""

from dataclasses import dataclass, field
from typing import Any

from tests.telegram.double.entities import covered
from tests.telegram.double.rich import lines_of, links_of, tables_of

Json = dict[str, Any]


@dataclass
class Message:
    """A message, its file if it has one, and what it said before its edits."""

    raw: Json
    earlier: list[str] = field(default_factory=list)
    edited_at: list[float] = field(default_factory=list)
    deleted: bool = False
    data: bytes = b""

    @property
    def id(self) -> int:
        """Its number."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """What it says now."""
        return str(self.raw.get("text") or self.raw.get("caption") or "\n".join(lines_of(self.blocks)))

    @property
    def blocks(self) -> list[Json]:
        """What it is made of, when it is rich."""
        return list(self.raw.get("rich_message", {}).get("blocks", []))

    @property
    def tables(self) -> list[list[list[str]]]:
        """Its tables, row by row and cell by cell."""
        return tables_of(self.blocks)

    @property
    def kind(self) -> str:
        """What it is: text, rich, photo or document."""
        if "rich_message" in self.raw:
            return "rich"
        return next((kind for kind in ("photo", "document") if kind in self.raw), "text")

    @property
    def file_name(self) -> str:
        """The name of its file; empty without one."""
        return str(self.raw.get("document", {}).get("file_name", ""))

    @property
    def topic(self) -> int | None:
        """The forum topic it is in."""
        return self.raw.get("message_thread_id")

    @property
    def by_bot(self) -> bool:
        """Whether a bot sent it."""
        return bool(self.raw["from"]["is_bot"])

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button["text"] for button in self.buttons]

    @property
    def buttons(self) -> list[Json]:
        """Its buttons, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def answers(self) -> int | None:
        """The number of the message it replies to."""
        replied = self.raw.get("reply_to_message")
        return int(replied["message_id"]) if replied else None

    @property
    def entities(self) -> list[Json]:
        """What looks different in it."""
        found = self.raw.get("entities") or self.raw.get("caption_entities")
        return list(found or [])

    def styled(self, kind: str) -> list[str]:
        """The parts of the text that look so: bold, italic, expandable_blockquote…"""
        return [covered(self.text, entity) for entity in self.entities if entity["type"] == kind]

    @property
    def links(self) -> dict[str, str]:
        """The addresses it links to, by the text of the link."""
        found = {covered(self.text, one): one["url"] for one in self.entities if one["type"] == "text_link"}
        return found | links_of(self.blocks)
