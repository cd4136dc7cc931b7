"""Whether a message is meant for us, and what it asks."""

import re
from collections.abc import Container

from telegram import Bot, Message
from telegram.constants import ChatType, MessageEntityType

from bot.logs import without_tokens

LONGEST_QUESTION = 500  # characters


def question_in(message: Message, bot: Bot) -> str | None:
    """What a message asks us, without our name in it: empty when it only calls us, None when it isn't for us.

    In private everything is; in a group only what mentions us, in any case and in captions too, or replies
    to us.
    """
    text = message.text or message.caption or ""
    if (message.from_user and message.from_user.is_bot and not message.sender_chat) or message.is_automatic_forward:
        return None
    if message.chat.type != ChatType.PRIVATE and not (_mentions(message, bot) or _replies_to(message, bot)):
        return None
    return _without_name(text, bot)


def question_behind_ask(message: Message) -> str:
    """What stands behind /ask at the start of a message; empty when it doesn't start so."""
    found = re.match(r"/ask(?:@\w+)?\s+(.*)", message.text or "", re.IGNORECASE | re.DOTALL)
    return without_tokens(" ".join(found[1].split())) if found else ""


def asked_by(message: Message, bot: Bot) -> str:
    """The question a message asks us, whichever way; empty when it asks none."""
    if (message.text or "").startswith("/"):
        return question_behind_ask(message)
    return question_in(message, bot) or ""


def command_in(message: Message, bot: Bot) -> str:
    """The name of the command a message begins with; empty when there is none, or it is another bot's."""
    command = re.match(r"/(\w+)(?:@(\w+))?(?!\S)", message.text or "")
    if command is None or (command[2] or bot.username).casefold() != bot.username.casefold():
        return ""
    return command[1].lower()


def is_for_us(message: Message, bot: Bot, commands: Container[str]) -> bool:
    """Whether a message wants something of us: any in private; in a group one that calls us, or one of our commands."""
    if message.chat.type == ChatType.PRIVATE or command_in(message, bot) in commands:
        return True
    return not (message.text or "").startswith("/") and question_in(message, bot) is not None


def _mentions(message: Message, bot: Bot) -> bool:
    found = message.parse_entities() if message.text else {}
    if message.caption:
        found = message.parse_caption_entities()
    name = f"@{bot.username}".casefold()
    return any(
        (entity.type == MessageEntityType.MENTION and text.casefold() == name)
        or (entity.user is not None and entity.user.id == bot.id)
        for entity, text in found.items()
    )


def _replies_to(message: Message, bot: Bot) -> bool:
    author = message.reply_to_message.from_user if message.reply_to_message else None
    return author is not None and author.id == bot.id


def _without_name(text: str, bot: Bot) -> str:
    name = re.compile(rf"(?<!\w)@{re.escape(bot.username)}(?!\w)[,:]?", re.IGNORECASE)
    return without_tokens(" ".join(name.sub(" ", text).split()))
