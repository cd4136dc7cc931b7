"""Groups and channels: who is in them, who runs them, and what happens to the bot there."""

import time
from typing import Any

from tests.telegram.double.about import standing_of
from tests.telegram.double.chats import Chat
from tests.telegram.double.entities import typed_entities
from tests.telegram.double.message import Message
from tests.telegram.double.world import World

Json = dict[str, Any]
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


class Group(Chat):
    """A group the bot is in."""

    async def add_bot(self, by: Chat) -> None:
        """Put the bot in (again)."""
        await self._set_bot("member", by)

    async def promote_bot(self, by: Chat) -> None:
        """Make the bot an administrator: it hears everything."""
        await self._set_bot("administrator", by)

    async def kick_bot(self, by: Chat) -> None:
        """Throw the bot out."""
        await self._set_bot("kicked", by)

    async def migrate(self, number: int) -> "Group":
        """Become a supergroup with another number; the bot is told, and refused at the old one."""
        world, old = self._world, self.id
        chat = world.chats[number] = {**self._chat, "id": number, "type": "supergroup"}
        world.standing[number] = world.standing.pop(old, {})
        world.moved[old] = number
        for told, about in ((self._chat, {"migrate_to_chat_id": number}), (chat, {"migrate_from_chat_id": old})):
            raw = {"message_id": world.next_number(), "from": ANONYMOUS, "chat": told, "date": int(time.time())}
            await world.push("message", world.add({**raw, **about}).raw)
        return Group(world, chat, None)

    async def say_anonymously(self, text: str, **how: Any) -> Message:
        """Speak as an administrator who stays anonymous: as the group itself."""
        return await self.say(text, by=Chat(self._world, self._chat, ANONYMOUS), sender_chat=self._chat, **how)

    async def pass_on(self, text: str, channel: Json) -> Message:
        """What Telegram does with a post of the channel whose discussion group this is."""
        origin = {"type": "channel", "date": int(time.time()), "chat": channel, "message_id": 5}
        content: Json = {"sender_chat": channel, "is_automatic_forward": True, "forward_origin": origin}
        return await self.say(text, by=Chat(self._world, self._chat, TELEGRAM), **content)

    async def _set_bot(self, status: str, by: Chat) -> None:
        await set_standing(self._world, self._chat, by, status)


class Channel:
    """A channel: it posts, nobody answers."""

    def __init__(self, world: World, chat: Json) -> None:
        self._world = world
        self.chat = chat

    async def post(self, text: str) -> None:
        """Publish something."""
        raw: Json = {"message_id": self._world.next_number(), "sender_chat": self.chat, "chat": self.chat}
        content = {"date": int(time.time()), "text": text, "entities": typed_entities(text)}
        await self._world.push("channel_post", {**raw, **content})


async def set_standing(world: World, chat: Json, by: Chat, status: str) -> None:
    """Make the bot something else in a chat, and tell it."""
    bot = world.bot["id"]
    world.standing.setdefault(chat["id"], {}).setdefault(bot, "left")
    before = standing_of(world, chat["id"], bot)
    world.standing[chat["id"]][bot] = status
    after = standing_of(world, chat["id"], bot)
    change = {"chat": chat, "from": by.user, "date": int(time.time())}
    await world.push("my_chat_member", {**change, "old_chat_member": before, "new_chat_member": after})
