"""Posts of Telegram as texts: what a forward says, where it comes from, and rich messages block by block."""

from collections.abc import Iterator

from telegram import Message, MessageOriginChannel, MessageOriginChat, MessageOriginHiddenUser, MessageOriginUser

from bot.sources import Post

_RICH = "rich_message"  # newer than the library, which hands it on as it came
_DEEPEST = 40  # Telegram allows 16 levels of blocks


def is_rich(message: Message) -> bool:
    """Whether a message is made of blocks, and has no text of its own."""
    return _RICH in (message.api_kwargs or {})


def read_post(message: Message) -> Post | None:
    """What a message says and where it was forwarded from; None when it says nothing."""
    text = message.text or message.caption or "\n\n".join(_blocks((message.api_kwargs or {}).get(_RICH), 0))
    if not text.strip():
        return None
    origin = message.forward_origin
    published = origin.date.date() if origin else None
    return Post(text, _name_of(message), published, _address_of(message))


def _name_of(message: Message) -> str:
    match message.forward_origin:
        case MessageOriginChannel(chat=chat) | MessageOriginChat(sender_chat=chat):
            return chat.title or ""
        case MessageOriginUser(sender_user=user):
            return user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
    return ""


def _address_of(message: Message) -> str | None:
    """Where a public channel's post stands on the web."""
    match message.forward_origin:
        case MessageOriginChannel(chat=chat, message_id=number) if chat.username:
            return f"https://t.me/{chat.username}/{number}"
    return None


def _blocks(block: object, depth: int) -> Iterator[str]:
    """The paragraphs in a block, or in a list of blocks, and in those below."""
    if depth > _DEEPEST:
        return
    match block:
        case list():
            for one in block:
                yield from _blocks(one, depth + 1)
        case {"type": "heading", "text": text}:
            yield f"# {_flat(text)}"
        case {"cells": list(rows), **rest}:
            yield from _paragraph(rest.get("caption"))
            yield "\n".join(_row(row) for row in rows if isinstance(row, list))
        case {"items": list(items)}:
            yield from (f"- {' '.join(_blocks(item, depth + 1))}" for item in items)
        case dict():
            yield from _other(block, depth)


def _other(block: dict[str, object], depth: int) -> Iterator[str]:
    for key in ("summary", "text"):
        yield from _paragraph(block.get(key))
    yield from _blocks(block.get("blocks"), depth + 1)
    for key in ("caption", "credit"):
        yield from _paragraph(block.get(key))


def _row(row: list[object]) -> str:
    """A row of a table, its cells parted by bars."""
    return f"| {' | '.join(_flat(cell) for cell in row)} |"


def _paragraph(text: object) -> Iterator[str]:
    if flat := _flat(text):
        yield flat


def _flat(text: object, depth: int = 0) -> str:
    """Rich text without its looks: a string, a list of rich texts, or an object around one."""
    if depth > _DEEPEST:
        return ""
    match text:
        case str():
            return text
        case list():
            return "".join(_flat(part, depth + 1) for part in text)
        case dict():
            return _flat(text.get("text"), depth + 1)
    return ""
