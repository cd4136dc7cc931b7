"""What the double remembers: chats, people, messages, and the updates that wait to be fetched."""

import asyncio
import itertools
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.telegram.double.entities import covered

Json = dict[str, Any]
_Found = TypeVar("_Found")


@dataclass
class Message:
    """A message in a chat, and what it said before its edits."""

    raw: Json
    earlier: list[str] = field(default_factory=list)
    edited_at: list[float] = field(default_factory=list)
    deleted: bool = False

    @property
    def id(self) -> int:
        """Its number."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """What it says now."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

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

    def styled(self, kind: str) -> list[str]:
        """The parts of the text that look so: bold, italic, expandable_blockquote…"""
        return [covered(self.text, entity) for entity in self.raw.get("entities", []) if entity["type"] == kind]

    @property
    def links(self) -> dict[str, str]:
        """The addresses it links to, by the text of the link."""
        entities = self.raw.get("entities", [])
        return {covered(self.text, one): one["url"] for one in entities if one["type"] == "text_link"}


class World:
    """Every chat the bot can see, and the updates it hasn't fetched."""

    def __init__(self, username: str, bot_id: int, privacy: bool) -> None:
        self.bot: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Deals",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy,
            "supports_inline_queries": False,
        }
        self.privacy = privacy
        self.chats: dict[int, Json] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.updates: list[Json] = []
        self.allowed: list[str] | None = None
        self.taps: dict[str, list[Json]] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.activities: list[tuple[int, str]] = []
        self.blocked_by: set[int] = set()
        self.files: dict[str, bytes] = {}
        self.changed = asyncio.Condition()
        self._numbers = itertools.count(1)

    def next_number(self) -> int:
        """A number not used before; messages, updates and taps share the sequence."""
        return next(self._numbers)

    def add(self, raw: Json) -> Message:
        """Put a message into its chat."""
        message = Message(raw)
        self.messages.setdefault(raw["chat"]["id"], {})[message.id] = message
        return message

    def said_by_bot(self, chat: int) -> list[Message]:
        """What the bot has said in a chat and is still there, oldest first."""
        return [one for one in self.messages.get(chat, {}).values() if one.by_bot and not one.deleted]

    async def push(self, kind: str, content: Json, number: int | None = None) -> None:
        """Queue an update, if the bot asked for its kind."""
        if self.allowed is None or kind in self.allowed:
            as_it_is_now = deepcopy(content)
            self.updates.append({"update_id": number or self.next_number(), kind: as_it_is_now})
            await self.notify()

    async def notify(self) -> None:
        """Wake everybody who waits for something to change."""
        async with self.changed:
            self.changed.notify_all()

    async def until(self, find: Callable[[], _Found], what: str, timeout: float = 10.0) -> _Found:
        """What `find` returns once it is true; AssertionError with the transcript after `timeout` seconds."""
        end = time.monotonic() + timeout
        while not (found := find()):
            if time.monotonic() >= end:
                raise AssertionError(f"waited in vain for {what}; this was said:\n{self.transcript()}")
            await self.wait(min(0.25, max(0.0, end - time.monotonic())))
        return found

    async def wait(self, seconds: float) -> None:
        """Wait for a change, at most so long."""
        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait(), seconds)
            except TimeoutError:
                return

    def transcript(self) -> str:
        """Everything said, a line a message."""
        return "\n".join(
            f"{chat}: {message.raw['from']['first_name']}: {message.text!r} {message.labels or ''}"
            for chat, messages in self.messages.items()
            for message in messages.values()
        )
