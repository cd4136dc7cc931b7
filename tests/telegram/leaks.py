"""Where the bot's token must never be seen: what is logged, what is kept, what is said. Watched in every test."""

import copy
import json
import logging
from pathlib import Path

from bot.logs import KeyValues
from tests.telegram.double.server import TOKEN, BotApi


class LogWatch(logging.Handler):
    """Formats records as our log does, traceback and all, and keeps those that show the token even so."""

    def __init__(self, redaction: logging.Filter) -> None:
        super().__init__()
        self.setFormatter(KeyValues())
        self._redaction = redaction
        self.seen = 0
        self.leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look at a copy: other handlers get the record as it is."""
        clean = copy.copy(record)
        self._redaction.filter(clean)
        self.seen += 1
        if TOKEN in (line := self.format(clean)):
            self.leaks.append(line)


def leaks_in_files(folder: Path) -> list[str]:
    """The files of chats and journals under `folder` that hold the token."""
    kept = [path for name in (".chats/*", ".journal*", ".index/*.db*") for path in folder.rglob(name) if path.is_file()]
    return [str(path) for path in kept if TOKEN.encode() in _content(path)]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # SQLite's side files go with the last connection, which a thread may be closing
        return b""


def leaks_in_chats(tg: BotApi) -> list[str]:
    """What the bot said, and what else it sent to Telegram, with the token in it."""
    messages = [message.raw for chat in tg.world.messages for message in tg.world.said_by_bot(chat)]
    said = [json.dumps({**message, "reply_to_message": None}) for message in messages]  # that is what people said
    sent = [json.dumps(call.parameters) for call in tg.calls]
    return [one for one in (*said, *sent) if TOKEN in one]
