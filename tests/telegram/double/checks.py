"""What must hold at the end of every test, whatever it was about."""

import re
from collections.abc import Iterator

from tests.telegram.double.entities import covered, units
from tests.telegram.double.faults import Call
from tests.telegram.double.message import Message
from tests.telegram.double.world import World

_TAG = re.compile(r"</?(?:b|strong|i|em|u|ins|s|strike|del|code|pre|a|blockquote|span|br|p|tg-\w+)\b[^<>]*>", re.I)
_QUOTING = ("blockquote", "expandable_blockquote", "text_link", "italic", "bold", "code", "pre")
_A_MINUTE = 60.0
_IN_A_GROUP = 20
_IN_PRIVATE = 60  # one a second, as far as it goes on for a minute; short bursts are borne


def complaints(world: World, calls: list[Call], unmodelled: list[str]) -> Iterator[str]:
    """What the bot did wrong, a line each."""
    if unmodelled:
        yield f"the bot called methods the double doesn't model: {unmodelled}"
    yield from world.unsound
    yield from _badly_answered(world, calls)
    yield from _tags_left(world)
    yield from _floods(calls)


def _badly_answered(world: World, calls: list[Call]) -> Iterator[str]:
    tried = {call.parameters["callback_query_id"] for call in calls if call.method == "answerCallbackQuery"}
    for tap, answers in world.taps.items():
        if len(answers) > 1 or (not answers and tap not in tried):  # a fault on demand may have kept it away
            yield f"tap {tap} was answered {len(answers)} times, not once"


def _tags_left(world: World) -> Iterator[str]:
    """Markup of ours that would show as it is. What others wrote is shown as it is, within an entity of its own."""
    for messages in world.messages.values():
        for message in messages.values():
            if message.by_bot and not world.tags_expected and (tag := _TAG.search(_in_our_words(message))):
                yield f"the tag {tag[0]} is left in {message.text!r}"


def _in_our_words(message: Message) -> str:
    text = message.text.encode("utf-16-le")
    for entity in message.entities:
        if entity["type"] in _QUOTING:
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            hidden = " " * units(covered(message.text, entity))
            text = text[:start] + hidden.encode("utf-16-le") + text[end:]
    return text.decode("utf-16-le")


def _floods(calls: list[Call]) -> Iterator[str]:
    for chat in sorted({call.parameters["chat_id"] for call in calls if "chat_id" in call.parameters}):
        times = [call.at for call in calls if call.parameters.get("chat_id") == chat]
        allowed = _IN_A_GROUP if chat.startswith("-") else _IN_PRIVATE
        if (busiest := busiest_window(times, _A_MINUTE)) > allowed:
            yield f"{busiest} calls a minute in chat {chat}; Telegram allows {allowed}"


def busiest_window(times: list[float], seconds: float) -> int:
    """The most of these moments that any stretch of so many seconds holds."""
    return max((sum(start <= at < start + seconds for at in times) for start in times), default=0)
