"""Methods that change a message: edits, deletion, reactions, pins."""

import json
import time
from collections.abc import Callable
from typing import Any

from tests.telegram.double.content import buttons_of, caption_of, parsed, text_of
from tests.telegram.double.errors import bad
from tests.telegram.double.message import Message
from tests.telegram.double.places import chat_of, message_of
from tests.telegram.double.rich import rich_of
from tests.telegram.double.sending import Sending
from tests.telegram.double.world import World

Json = dict[str, Any]
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
_SHOWN = ("text", "entities", "caption", "caption_entities", "photo", "document", "rich_message")


class Changing:
    """Edits and removes messages, as Telegram would."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending
        self.by_name: dict[str, Callable[[Json], object]] = {
            "editMessageText": self._edit_text,
            "editMessageCaption": self._edit_caption,
            "editMessageMedia": self._edit_media,
            "editMessageReplyMarkup": self._edit_buttons,
            "deleteMessage": self._delete,
            "deleteMessages": self._delete_some,
            "setMessageReaction": self._react,
            "pinChatMessage": self._pin,
        }

    def _edit_text(self, call: Json) -> Json:
        message = self._own(call)
        if message.kind not in ("text", "rich"):
            raise bad("there is no text in the message to edit")
        return self._put(message, call, rich_of(call) if "rich_message" in call else text_of(call))

    def _edit_caption(self, call: Json) -> Json:
        message = self._own(call)
        if message.kind == "text":
            raise bad("there is no caption in the message to edit")
        file: Json = {key: message.raw[key] for key in ("photo", "document") if key in message.raw}
        return self._put(message, call, {**file, **caption_of(call)})

    def _edit_media(self, call: Json) -> Json:
        return self._put(self._own(call), call, self._sending.media(json.loads(call["media"]), call))

    def _edit_buttons(self, call: Json) -> Json:
        message = self._own(call)
        return self._put(message, call, {key: message.raw[key] for key in _SHOWN if key in message.raw})

    def _own(self, call: Json) -> Message:
        message = message_of(self._world, call, "edit")
        if message.raw["from"]["id"] != self._world.bot["id"]:
            raise bad("message can't be edited")
        return message

    def _put(self, message: Message, call: Json, content: Json) -> Json:
        new = {**content, **buttons_of(call, self._world)}
        keys = (*_SHOWN, "reply_markup")
        if all((message.raw.get(key) or None) == (new.get(key) or None) for key in keys):
            raise bad(_NOT_MODIFIED)
        message.earlier.append(message.text)
        message.edited_at.append(time.monotonic())
        for key in keys:
            message.raw.pop(key, None)
        message.raw.update(new, edit_date=int(time.time()))
        file = new.get("document") or (new.get("photo") or [{}])[-1]
        message.data = self._world.files.get(file.get("file_id", ""), b"")
        self._world.tell(message)
        return message.raw

    def _delete(self, call: Json) -> bool:
        message = message_of(self._world, call, "delete")
        chat = message.raw["chat"]
        theirs = chat["type"] != "private" and message.raw["from"]["id"] != self._world.bot["id"]
        if theirs and self._world.standing.get(chat["id"], {}).get(self._world.bot["id"]) != "administrator":
            raise bad("message can't be deleted")
        message.deleted = True
        return True

    def _delete_some(self, call: Json) -> bool:
        numbers = json.loads(call["message_ids"])
        if not 1 <= len(numbers) <= 100:
            raise bad("wrong number of message identifiers specified")
        chat = chat_of(self._world, call)
        for number in numbers:
            if found := self._world.messages.get(chat["id"], {}).get(number):
                found.deleted = True
        return True

    def _react(self, call: Json) -> bool:
        message = message_of(self._world, call, "react")
        reactions = parsed(call.get("reaction"), [])
        if len(reactions) > 1:
            raise bad("REACTIONS_TOO_MANY")
        self._world.reactions.append((message.raw["chat"]["id"], message.id, reactions))
        return True

    def _pin(self, call: Json) -> bool:
        message = message_of(self._world, call, "pin")
        chat = message.raw["chat"]
        rights = self._world.standing.get(chat["id"], {}).get(self._world.bot["id"])
        if chat["type"] != "private" and rights != "administrator":
            raise bad("not enough rights to manage pinned messages in the chat")
        self._world.pinned.setdefault(chat["id"], []).append(message.id)
        return True
