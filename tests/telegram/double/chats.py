"""A chat as people see it: they say things, ask, edit and tap, and read what the bot answers."""

import json
import time
from collections.abc import Callable
from typing import Any

from tests.telegram.double.entities import typed_entities
from tests.telegram.double.message import Message
from tests.telegram.double.world import World

Json = dict[str, Any]
_UNTIL: dict[str, Json] = {"kicked": {"until_date": 0}}


class Chat:
    """A private chat, whose person says everything, or a group, where `by` says who does."""

    def __init__(self, world: World, chat: Json, user: Json | None) -> None:
        self._world = world
        self._chat = chat
        self._user = user

    @property
    def id(self) -> int:
        """Its number."""
        return int(self._chat["id"])

    @property
    def user(self) -> Json:
        """Whose chat it is, as the Bot API shows people."""
        assert self._user, "in a group, say who it is with by="
        return self._user

    @property
    def answers(self) -> list[Message]:
        """What the bot has said here, oldest first."""
        return self._world.said_by_bot(self.id)

    async def ask(self, text: str, within: float = 10, **how: Any) -> Message:
        """Say something, and return what the bot says next."""
        before = len(self.answers)
        await self.say(text, **how)
        return await self.answer(before, f"an answer to {text!r}", within)

    async def answer(self, number: int, what: str = "an answer", within: float = 10) -> Message:
        """The bot's message of that number here (from 0), once it is there."""
        await self._world.until(lambda: len(self.answers) > number, what, within)
        return self.answers[number]

    async def until(self, find: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        await self._world.until(find, what, 30)

    async def say(
        self,
        text: str | None = None,
        *,
        by: "Chat | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        update: int | None = None,
        **content: Any,
    ) -> Message:
        """Send a message; `content` holds what isn't text, as the Bot API would show it. `update`: its update id."""
        raw: Json = {
            "message_id": self._world.next_number(),
            "from": self._who(by),
            "chat": self._chat,
            "date": int(time.time()),
            **content,
        }
        if text is not None:
            raw.update(text=text, entities=typed_entities(text))
        if "caption" in content:
            raw["caption_entities"] = typed_entities(content["caption"])
        if reply_to:
            raw["reply_to_message"] = reply_to.raw
        if topic:
            raw.update(message_thread_id=topic, is_topic_message=True)
        message = self._world.add(raw)
        if self._reaches_bot(raw):
            await self._world.push("message", raw, update)
        return message

    async def upload(
        self, data: bytes, name: str, kind: str = "application/octet-stream", size: int | None = None, **how: Any
    ) -> Message:
        """Send a file; `size` is what Telegram says it has, when that isn't true."""
        number = self._world.keep_file(name, data)
        file: Json = {"file_id": number, "file_unique_id": number, "file_name": name, "mime_type": kind}
        return await self.say(document={**file, "file_size": len(data) if size is None else size}, **how)

    async def album(self, *files: tuple[bytes, str]) -> list[Message]:
        """Send files together: a message each, one after the other."""
        group = str(self._world.next_number())
        return [await self.upload(data, name, media_group_id=group) for data, name in files]

    async def forward(self, text: str | None = None, *, channel: str = "Newsroom", **content: Any) -> Message:
        """Forward a post of a channel."""
        chat = {"id": -1009, "type": "channel", "title": channel, "username": channel.lower()}
        origin = {"type": "channel", "date": 1763000000, "chat": chat, "message_id": 77}
        return await self.say(text, forward_origin=origin, **content)

    async def paste(self, text: str) -> list[Message]:
        """Send a text that may be too long for one message: the client splits it, as it does for people."""
        return [await self.say(text[start : start + 4096]) for start in range(0, len(text), 4096)]

    async def edit(self, message: Message, text: str) -> None:
        """Change what one has said."""
        message.raw.update(text=text, entities=typed_entities(text), edit_date=int(time.time()))
        await self._world.push("edited_message", message.raw)

    async def tap(self, message: Message, label: str, by: "Chat | None" = None) -> str:
        """Tap the button of that label; returns the notice Telegram shows, empty without one."""
        return await self.tap_data(message, _data_of(message, label), by)

    async def touch(self, message: Message, label: str, by: "Chat | None" = None) -> None:
        """Tap the button of that label, and look away before Telegram shows whether it has arrived."""
        await self._send_tap(message.raw, _data_of(message, label), by)

    async def tap_data(
        self, message: Message, data: str, by: "Chat | None" = None, *, late: bool = False, inaccessible: bool = False
    ) -> str:
        """Tap a button that sends `data`, be it there or not: a client can be made to send anything.

        `late`: Telegram takes no answer to the tap any more. `inaccessible`: it doesn't say what the message was.
        """
        about = {"chat": message.raw["chat"], "message_id": message.id, "date": 0} if inaccessible else message.raw
        answers = await self._send_tap(about, data, by, late)
        await self._world.until(lambda: answers, f"the tap of {data!r} to be acknowledged")
        return str(answers[0].get("text", ""))

    async def _send_tap(self, about: Json, data: str, by: "Chat | None", late: bool = False) -> list[Json]:
        number = str(self._world.next_number())
        answers = self._world.taps[number] = []
        if late:
            self._world.late.add(number)
        query = {"id": number, "from": self._who(by), "message": about, "chat_instance": "1", "data": data}
        await self._world.push("callback_query", query)
        return answers

    async def inline(self, text: str, offset: str = "", late: bool = False) -> list[Json]:
        """Type `@bot text` anywhere; returns the results offered. `late`: Telegram takes no answer any more."""
        number = f"inline{self._world.next_number()}"
        self._world.inline[number] = {}
        if late:
            self._world.late.add(number)
        typed = {"id": number, "from": self.user, "query": text, "offset": offset, "chat_type": "private"}
        await self._world.push("inline_query", typed)
        answer = await self._world.until(lambda: self._world.inline[number], f"results for {text!r}")
        return [] if late else list(json.loads(answer["results"]))

    async def block(self) -> None:
        """Block the bot: it is told, and may not write here any more."""
        self._world.blocked_by.add(self.id)
        await self._stand("member", "kicked")

    async def unblock(self) -> None:
        """Take the bot back."""
        self._world.blocked_by.discard(self.id)
        await self._stand("kicked", "member")

    async def _stand(self, before: str, after: str) -> None:
        bot, change = self._world.bot, {"chat": self._chat, "from": self.user, "date": int(time.time())}
        old, new = ({"user": bot, "status": status, **_UNTIL.get(status, {})} for status in (before, after))
        await self._world.push("my_chat_member", {**change, "old_chat_member": old, "new_chat_member": new})

    def _who(self, by: "Chat | None") -> Json:
        return (by or self).user

    def _reaches_bot(self, raw: Json) -> bool:
        """Privacy mode: in a group only commands, mentions and replies to the bot."""
        standing = self._world.standing.get(self.id, {}).get(self._world.bot["id"])
        if standing in ("kicked", "left"):
            return False
        if self._chat["type"] == "private" or not self._world.privacy or standing == "administrator":
            return True
        text, name = raw.get("text") or raw.get("caption") or "", "@" + self._world.bot["username"]
        command = text.split()[0] if text.startswith("/") else ""
        called = bool(command) and ("@" not in command or command.lower().endswith(name))
        replied = raw.get("reply_to_message", {}).get("from", {}).get("id") == self._world.bot["id"]
        return called or replied or name in text.lower()


def _data_of(message: Message, label: str) -> str:
    found = [str(button["callback_data"]) for button in message.buttons if button["text"] == label]
    assert found, f"no button {label!r} among {message.labels}"
    return found[0]
