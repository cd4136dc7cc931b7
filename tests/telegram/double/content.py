"""What a message may hold: text, captions, buttons and files, with the refusals Telegram has for them."""

import json
import struct
from typing import Any

from tests.telegram.double.entities import check_entities, units
from tests.telegram.double.errors import bad
from tests.telegram.double.world import World

Json = dict[str, Any]
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_LARGEST_PHOTO = 10 * 1024 * 1024
_LARGEST_UPLOAD = 50 * 1024 * 1024
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def text_of(call: Json) -> Json:
    """The text and entities of a call, if Telegram would take them."""
    _refuse_markup(call)
    text = str(call.get("text") or "")
    if not text.strip():
        raise bad("message text is empty")
    if units(text) > LONGEST_TEXT:  # stricter than Telegram, which counts characters
        raise bad("message is too long")
    entities = parsed(call.get("entities"), [])
    check_entities(text, entities)
    return {"text": text, "entities": entities}


def caption_of(call: Json) -> Json:
    """The caption and its entities, if Telegram would take them; nothing without a caption."""
    _refuse_markup(call)
    caption = str(call.get("caption") or "")
    if units(caption) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    entities = parsed(call.get("caption_entities"), [])
    check_entities(caption, entities)
    return {"caption": caption, "caption_entities": entities} if caption else {}


def buttons_of(call: Json, world: World) -> Json:
    """The buttons of a call, if Telegram would take them; nothing without buttons."""
    markup = parsed(call.get("reply_markup"), {})
    if not markup.get("inline_keyboard"):
        return {}
    for row in markup["inline_keyboard"]:
        for button in row:
            _check_button(button, world)
    return {"reply_markup": markup}


def photo_of(number: str, world: World) -> Json:
    """A photo as a message holds it, if Telegram could make one of that file."""
    data = _file(number, world)
    if len(data) > _LARGEST_PHOTO:
        raise bad("file is too big")
    if not data.startswith((_PNG, _JPEG)):
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", data[16:24]) if data.startswith(_PNG) else (1280, 800)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    size = {"file_id": number, "file_unique_id": number, "width": width, "height": height, "file_size": len(data)}
    return {"photo": [size]}


def document_of(number: str, world: World) -> Json:
    """A document as a message holds it."""
    data = _file(number, world)
    if not data:
        raise bad("file must be non-empty")
    if len(data) > _LARGEST_UPLOAD:
        raise bad("file is too big")
    name = world.file_names.get(number, number)
    return {"document": {"file_id": number, "file_unique_id": number, "file_name": name, "file_size": len(data)}}


def parsed(value: str | None, otherwise: Any) -> Any:
    """A parameter that is JSON; `otherwise` when it was not given."""
    return json.loads(value) if value else otherwise


def _file(number: str, world: World) -> bytes:
    if number not in world.files:
        raise bad("wrong file identifier/HTTP URL specified")
    return world.files[number]


def _refuse_markup(call: Json) -> None:
    if call.get("parse_mode"):
        raise bad("can't parse entities: this bot sends entities, not markup")


def _check_button(button: Json, world: World) -> None:
    if not button["text"].strip():
        raise bad("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            world.unsound.append(f"callback data {button['callback_data']!r}")
            raise bad("BUTTON_DATA_INVALID")
    elif "url" in button:
        if not button["url"].startswith(("https://", "http://", "tg://")):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    elif "switch_inline_query" not in button and "switch_inline_query_current_chat" not in button:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
