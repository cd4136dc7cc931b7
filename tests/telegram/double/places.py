"""Which chat and which message a call is about, and the refusals when there is none."""

from typing import Any

from tests.telegram.double.errors import ApiError, bad
from tests.telegram.double.message import Message
from tests.telegram.double.world import World

Json = dict[str, Any]


def chat_of(world: World, call: Json, key: str = "chat_id") -> Json:
    """The chat, if the bot may write there."""
    number = int(call[key])
    if number in world.moved:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, words, migrate_to_chat_id=world.moved[number])
    chat = world.chats.get(number)
    if chat is None:
        raise bad("chat not found")
    if number in world.blocked_by:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    standing = world.standing.get(number, {}).get(world.bot["id"])
    if standing == "kicked":
        raise ApiError(403, f"Forbidden: bot was kicked from the {chat['type']} chat")
    if standing == "left":
        raise ApiError(403, f"Forbidden: bot is not a member of the {chat['type']} chat")
    return chat


def message_of(world: World, call: Json, verb: str, key: str = "chat_id") -> Message:
    """The message, if it is still there; `verb` is what was to be done with it."""
    message = world.messages.get(chat_of(world, call, key)["id"], {}).get(int(call["message_id"]))
    if message is None or message.deleted:
        raise bad(f"message to {verb} not found")
    return message


def topic_of(call: Json, chat: Json) -> Json:
    """The forum topic a message goes to; nothing without one."""
    if not call.get("message_thread_id"):
        return {}
    if not chat.get("is_forum"):
        raise bad("message thread not found")
    return {"message_thread_id": int(call["message_thread_id"]), "is_topic_message": True}
