"""The Bot API methods the bot calls, with the refusals Telegram has for them."""

import json
import time
from collections.abc import Callable
from typing import Any

from tests.telegram.double.entities import check_entities, units
from tests.telegram.double.errors import ApiError
from tests.telegram.double.world import Message, World

Json = dict[str, Any]
_NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
_LONGEST = 4096
_LARGEST = 20 * 1024 * 1024
_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


class Methods:
    """Answers calls by changing the world; `getUpdates` is the server's own."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.by_name: dict[str, Callable[[Json], object]] = {
            "getMe": lambda call: world.bot,
            "deleteWebhook": lambda call: True,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message_text,
            "sendChatAction": self._send_chat_action,
            "answerCallbackQuery": self._answer_callback_query,
            "getChat": self._get_chat,
            "getFile": self._get_file,
            "getMyCommands": self._get_my_commands,
            "setMyCommands": self._set_my_commands,
        }

    def _send_message(self, call: Json) -> Json:
        chat = self._chat(call)
        raw: Json = {
            "message_id": self._world.next_number(),
            "from": self._world.bot,
            "chat": chat,
            "date": int(time.time()),
            **_content(call),
        }
        if replied := self._replied(call, chat):
            raw["reply_to_message"] = {key: value for key, value in replied.raw.items() if key != "reply_to_message"}
        if call.get("message_thread_id"):
            if not chat.get("is_forum"):
                raise ApiError(400, "Bad Request: message thread not found")
            raw["message_thread_id"], raw["is_topic_message"] = int(call["message_thread_id"]), True
        return self._world.add(raw).raw

    def _edit_message_text(self, call: Json) -> Json:
        message = self._world.messages.get(int(call["chat_id"]), {}).get(int(call["message_id"]))
        if message is None or message.deleted:
            raise ApiError(400, "Bad Request: message to edit not found")
        if not message.by_bot:
            raise ApiError(400, "Bad Request: message can't be edited")
        content = _content(call)
        if all(message.raw.get(key) == content.get(key) for key in ("text", "entities", "reply_markup")):
            raise ApiError(400, _NOT_MODIFIED)
        message.earlier.append(message.text)
        message.edited_at.append(time.monotonic())
        message.raw.pop("reply_markup", None)
        message.raw.update(content, edit_date=int(time.time()))
        return message.raw

    def _send_chat_action(self, call: Json) -> bool:
        self._world.activities.append((self._chat(call)["id"], call["action"]))
        return True

    def _answer_callback_query(self, call: Json) -> bool:
        answers = self._world.taps.get(call["callback_query_id"])
        if answers is None or answers:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise ApiError(400, f"Bad Request: {words}")
        if units(call.get("text", "")) > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        answers.append(call)
        return True

    def _get_chat(self, call: Json) -> Json:
        return {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS, **self._chat(call)}

    def _get_file(self, call: Json) -> Json:
        data = self._world.files.get(call["file_id"])
        if data is None:
            raise ApiError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(data) > _LARGEST:
            raise ApiError(400, "Bad Request: file is too big")
        number = call["file_id"]
        return {"file_id": number, "file_unique_id": number, "file_size": len(data), "file_path": f"documents/{number}"}

    def _get_my_commands(self, call: Json) -> list[Json]:
        return self._world.commands.get(_scope(call), [])

    def _set_my_commands(self, call: Json) -> bool:
        scope = json.loads(call["scope"])
        if scope["type"] == "chat" and scope["chat_id"] not in self._world.chats:
            raise ApiError(400, "Bad Request: chat not found")
        self._world.commands[_scope(call)] = json.loads(call["commands"])
        return True

    def _chat(self, call: Json) -> Json:
        chat = self._world.chats.get(int(call["chat_id"]))
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        if chat["id"] in self._world.blocked_by:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _replied(self, call: Json, chat: Json) -> Message | None:
        if not call.get("reply_parameters"):
            return None
        parameters = json.loads(call["reply_parameters"])
        message = self._world.messages.get(chat["id"], {}).get(int(parameters["message_id"]))
        if message and not message.deleted:
            return message
        if not parameters.get("allow_sending_without_reply"):
            raise ApiError(400, "Bad Request: message to be replied not found")
        return None


def _content(call: Json) -> Json:
    """The text, entities and buttons of a call, if Telegram would take them."""
    text = str(call.get("text") or "")
    if call.get("parse_mode"):
        raise ApiError(400, "Bad Request: this bot sends entities, not markup")
    if not text.strip():
        raise ApiError(400, "Bad Request: message text is empty")
    if units(text) > _LONGEST:  # stricter than Telegram, which counts characters
        raise ApiError(400, "Bad Request: message is too long")
    entities = json.loads(call.get("entities") or "[]")
    check_entities(text, entities)
    content: Json = {"text": text, "entities": entities}
    if call.get("reply_markup"):
        content["reply_markup"] = json.loads(call["reply_markup"])
        _check_buttons(content["reply_markup"])
    return content


def _check_buttons(markup: Json) -> None:
    for row in markup["inline_keyboard"]:
        for button in row:
            if not button["text"].strip():
                raise ApiError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")


def _scope(call: Json) -> tuple[str, str]:
    scope = json.loads(call.get("scope") or '{"type": "default"}')
    return f"{scope['type']} {scope.get('chat_id', '')}".strip(), call.get("language_code", "")
