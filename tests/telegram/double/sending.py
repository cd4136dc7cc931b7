"""Methods that put a message into a chat."""

import json
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from tests.telegram.double.content import buttons_of, caption_of, document_of, parsed, photo_of, text_of
from tests.telegram.double.errors import bad
from tests.telegram.double.message import Message
from tests.telegram.double.places import chat_of, message_of, topic_of
from tests.telegram.double.rich import rich_of
from tests.telegram.double.world import World

Json = dict[str, Any]
_ACTIONS = ("typing", "upload_photo", "upload_document")


class Sending:
    """Sends what it is told to, as Telegram would."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.by_name: dict[str, Callable[[Json], object]] = {
            "sendMessage": lambda call: self._send(call, lambda: text_of(call)),
            "sendRichMessage": lambda call: self._send(call, lambda: rich_of(call)),
            "sendPhoto": lambda call: self._send(call, lambda: {**photo_of(call["photo"], world), **caption_of(call)}),
            "sendDocument": lambda call: self._send(
                call, lambda: {**document_of(call["document"], world), **caption_of(call)}
            ),
            "sendMediaGroup": self._send_media_group,
            "copyMessage": self._copy_message,
            "forwardMessage": self._forward_message,
            "sendChatAction": self._send_chat_action,
        }

    def _send(self, call: Json, content: Callable[[], Json]) -> Json:
        chat = chat_of(self._world, call)
        raw: Json = {
            "message_id": self._world.next_number(),
            "from": self._world.bot,
            "chat": chat,
            "date": int(time.time()),
            **content(),
            **buttons_of(call, self._world),
            **topic_of(call, chat),
        }
        if replied := self._replied(call, chat):
            raw["reply_to_message"] = {key: value for key, value in replied.raw.items() if key != "reply_to_message"}
        return self._world.add(raw).raw

    def _send_media_group(self, call: Json) -> list[Json]:
        media = json.loads(call["media"])
        if not 2 <= len(media) <= 10:
            raise bad("wrong number of media in the album")  # Telegram takes two to ten
        album = {"media_group_id": str(self._world.next_number())}
        return [self._send(call, partial(lambda one: {**self.media(one, call), **album}, one)) for one in media]

    def media(self, one: Json, call: Json) -> Json:
        """The file and caption of one element of an album, or of an edit; uploads come as fields of the call."""
        number = str(call.get(one["media"], one["media"]))
        makers = {"photo": photo_of, "document": document_of}
        if one["type"] not in makers:
            raise bad(f"the double doesn't model media of type {one['type']}")
        caption = {"caption": one.get("caption"), "caption_entities": json.dumps(one.get("caption_entities") or [])}
        return {
            **makers[one["type"]](number, self._world),
            **caption_of({**caption, "parse_mode": one.get("parse_mode")}),
        }

    def _copy_message(self, call: Json) -> Json:
        return {"message_id": self._send(call, lambda: self._content_of(call, "copy"))["message_id"]}

    def _forward_message(self, call: Json) -> Json:
        origin = message_of(self._world, {**call, "chat_id": call["from_chat_id"]}, "forward").raw
        sender = {"type": "user", "date": origin["date"], "sender_user": origin["from"]}
        return self._send(call, lambda: {**self._content_of(call, "forward"), "forward_origin": sender})

    def _content_of(self, call: Json, verb: str) -> Json:
        raw = message_of(self._world, {**call, "chat_id": call["from_chat_id"]}, verb).raw
        kept = ("text", "entities", "caption", "caption_entities", "photo", "document")
        return {key: raw[key] for key in kept if key in raw}

    def _send_chat_action(self, call: Json) -> bool:
        if call["action"] not in _ACTIONS:
            raise bad("wrong parameter action in request")
        self._world.activities.append((chat_of(self._world, call)["id"], call["action"]))
        return True

    def _replied(self, call: Json, chat: Json) -> Message | None:
        parameters = parsed(call.get("reply_parameters"), None)
        if not parameters:
            return None
        message = self._world.messages.get(chat["id"], {}).get(int(parameters["message_id"]))
        if message and not message.deleted:
            if parameters.get("quote", "") not in message.text:
                raise bad("QUOTE_TEXT_INVALID")
            return message
        if not parameters.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        return None
