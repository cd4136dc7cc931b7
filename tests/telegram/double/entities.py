"""Entities: the ones Telegram finds in what people type, and whether those a bot sends are sound."""

import re
from typing import Any

from tests.telegram.double.errors import ApiError

Json = dict[str, Any]

_TYPED = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?")),
    ("mention", re.compile(r"(?<!\w)@\w{4,32}")),
    ("hashtag", re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w+")),
    ("cashtag", re.compile(r"(?<!\w)\$[A-Z]{1,8}\b")),
    ("email", re.compile(r"[\w.]+@[\w.]+\.[a-z]{2,}")),
    ("url", re.compile(r"(?:https?://)?(?:[A-Za-z0-9-]+\.)+[a-z]{2,}\b(?:/\S*)?")),
)
_QUOTES = ("blockquote", "expandable_blockquote")
_KNOWN = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", *_QUOTES)


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def covered(text: str, entity: Json) -> str:
    """The part of `text` under an entity."""
    raw = text.encode("utf-16-le")
    return raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")


def typed_entities(text: str) -> list[Json]:
    """What Telegram adds by itself: commands, mentions, tags and links."""
    found = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        for kind, pattern in _TYPED
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: entity["offset"])


def check_entities(text: str, entities: list[Json]) -> None:
    """Refuse entities that Telegram would drop, move or refuse: stricter than it is, so that none is lost."""
    if len(entities) > 100:
        raise ApiError(400, "Bad Request: too many entities (Telegram drops those after 100)")
    for entity in entities:
        _check_one(text, entity)
    for place, one in enumerate(entities):
        for other in entities[place + 1 :]:
            _check_pair(one, other)


def _check_one(text: str, entity: Json) -> None:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    if entity["type"] not in _KNOWN:
        raise ApiError(400, f"Bad Request: unknown entity {entity['type']}")
    if not 0 <= start < end <= units(text):
        raise ApiError(400, f"Bad Request: entity {entity} is outside the text of {units(text)} units")
    try:
        covered(text, entity)
    except UnicodeDecodeError:
        raise ApiError(400, f"Bad Request: entity {entity} splits a character") from None
    if entity["type"] == "text_link" and not entity.get("url", "").startswith(("http://", "https://")):
        raise ApiError(400, f"Bad Request: entity {entity} links to no web address")


def _check_pair(one: Json, other: Json) -> None:
    first, second = sorted((one, other), key=lambda entity: (entity["offset"], -entity["length"]))
    end = first["offset"] + first["length"]
    overlap = second["offset"] < end
    if overlap and second["offset"] + second["length"] > end:
        raise ApiError(400, f"Bad Request: entities {first} and {second} cross")
    if overlap and first["type"] in _QUOTES and second["type"] in _QUOTES:
        raise ApiError(400, "Bad Request: nested quotes")
