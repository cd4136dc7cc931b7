"""Updates as Telegram sends them: one that the library can't read must not stand in the way of those behind it."""

import json
import logging
from typing import Any

from telegram import Update

from bot.logs import log_event

_UNREADABLE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, OSError)

log = logging.getLogger(__name__)


def kind_of(update: Update) -> str:
    """What an update brings: message, callback_query…; other for what the library doesn't know."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other")


def readable(raw: dict[str, Any]) -> dict[str, Any]:
    """An update that can be read: `raw`, or an empty one of its number, which is acknowledged and does nothing."""
    try:
        Update.de_json(raw, None)
    except _UNREADABLE as error:
        kinds = " ".join(sorted(key for key in raw if key != "update_id"))
        log_event(
            log, "unreadable", logging.ERROR, update=raw.get("update_id"), kinds=kinds, error=type(error).__name__
        )
        return {"update_id": raw["update_id"]}
    return raw


def readable_answer(payload: bytes) -> bytes:
    """Telegram's answer to a poll, with readable updates only; as it is when it is no such answer."""
    try:
        answer = json.loads(payload)
    except ValueError:
        return payload
    updates = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(updates, list) or not updates:
        return payload
    read = [readable(update) for update in updates]
    return payload if read == updates else json.dumps({**answer, "result": read}).encode()
