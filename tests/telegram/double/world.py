"""What the double remembers: chats, people, messages, and the updates that wait to be fetched."""

import asyncio
import itertools
import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

from tests.telegram.double.message import Message

__all__ = ["Message", "World"]
Json = dict[str, Any]
_Found = TypeVar("_Found")
_ONLY_IF_ASKED_FOR = ("chat_member", "message_reaction", "message_reaction_count")


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
            "supports_inline_queries": True,
        }
        self.privacy = privacy
        self.chats: dict[int, Json] = {}
        self.users: dict[int, Json] = {}
        self.standing: dict[int, dict[int, str]] = {}  # by chat: "member", "administrator", … of each person
        self.moved: dict[int, int] = {}  # groups that became supergroups, and under which number
        self.messages: dict[int, dict[int, Message]] = {}
        self.updates: list[Json] = []
        self.again: list[Json] = []
        self.allowed: list[str] | None = None
        self.webhook: Json = {}
        self.taps: dict[str, list[Json]] = {}
        self.late: set[str] = set()  # taps and inline queries that are too old to be answered
        self.inline: dict[str, Json] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "commands"}
        self.activities: list[tuple[int, str]] = []
        self.reactions: list[tuple[int, int, list[Json]]] = []
        self.pinned: dict[int, list[int]] = {}
        self.blocked_by: set[int] = set()
        self.files: dict[str, bytes] = {}
        self.file_names: dict[str, str] = {}
        self.heard: Callable[[Message], None] | None = None  # told of what the bot says and edits, as it does
        self.unsound: list[str] = []  # what no bot should ever have sent; fails the test
        self.tags_expected = False  # for tests that give the bot text with tags in it
        self.changed = asyncio.Condition()
        self._numbers = itertools.count(1)

    def next_number(self) -> int:
        """A number not used before; messages, updates and taps share the sequence."""
        return next(self._numbers)

    def add(self, raw: Json) -> Message:
        """Put a message into its chat, with the bytes of its file."""
        file = raw.get("document") or (raw.get("photo") or [{}])[-1]
        message = Message(raw, data=self.files.get(file.get("file_id", ""), b""))
        self.messages.setdefault(raw["chat"]["id"], {})[message.id] = message
        self.tell(message)
        return message

    def tell(self, message: Message) -> None:
        """Let whoever listens hear what the bot says."""
        if self.heard and message.by_bot:
            self.heard(message)

    def keep_file(self, name: str, data: bytes) -> str:
        """Store a file; returns the id it has from now on."""
        number = f"file{self.next_number()}"
        self.files[number], self.file_names[number] = data, name
        return number

    def said_by_bot(self, chat: int) -> list[Message]:
        """What the bot has said in a chat and is still there, oldest first."""
        return [one for one in self.messages.get(chat, {}).values() if one.by_bot and not one.deleted]

    async def push(self, kind: str, content: Json, number: int | None = None) -> Json | None:
        """Queue an update, if the bot asked for its kind; returns it then."""
        asked_for = kind in self.allowed if self.allowed is not None else kind not in _ONLY_IF_ASKED_FOR
        if not asked_for:
            return None
        update = {"update_id": number or self.next_number(), kind: deepcopy(content)}  # as it is now
        self.updates.append(update)
        await self.notify()
        return update

    async def repeat(self, update: Json) -> None:
        """Hand out an update once more, whatever was acknowledged since."""
        self.again.append(update)
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
