"""Logs: one key=value line an event on standard error, with the token taken out of everything."""

import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

from pydantic import SecretStr

from bot.config import Config

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")
_HIDDEN = "<redacted>"
_PLAIN = re.compile(r"[^\s\"=]+")
# httpx writes every address it calls at INFO, and the token is part of the address.
# matplotlib warns of every font whose bold letters are only half bold.
_QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.WARNING,
    "apscheduler": logging.WARNING,
    "matplotlib": logging.ERROR,
}
# What these say with a traceback reaches us as an exception too, and we say it once, in one line. The last of them
# would do so of each page by which a gateway says that Telegram is down.
_HEARD_ELSEWHERE = ("telegram.ext", "telegram.ext.AIORateLimiter", "telegram.request.BaseRequest")
# What it says of an update it can't read holds the whole update, and so what somebody wrote.
_QUOTING = "telegram.ext.Updater"


class Redaction(logging.Filter):
    """Takes bot tokens out of a record: out of its message, its fields, its traceback and its stack."""

    def __init__(self, token: SecretStr | None = None) -> None:
        super().__init__()
        self._token = token.get_secret_value() if token else ""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, cleaned."""
        if record.name == _QUOTING:
            record.args = ()
        record.msg, record.args = self.clean(_message(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = self.clean(record.exc_text) if record.exc_text else None
        record.exc_info = None  # a handler that formats it anew would show the token
        record.stack_info = self.clean(record.stack_info) if record.stack_info else None
        if fields := _fields(record):
            record.__dict__["fields"] = {name: self.clean(str(value)) for name, value in fields.items()}
        return True

    def clean(self, text: str) -> str:
        """`text` without the token, and without anything that looks like one."""
        if self._token:
            text = text.replace(self._token, _HIDDEN)
        return without_tokens(text)


class KeyValues(logging.Formatter):
    """Formats a record as `time=… level=… logger=… event=…`, then its `fields`, then a traceback if any."""

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line; only a traceback takes more."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        values = {
            "time": moment,
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        line = " ".join(f"{name}={_value(value)}" for name, value in {**values, **_fields(record)}.items())
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        return "\n".join(part for part in (line, record.exc_text, record.stack_info) if part)


def without_tokens(text: str) -> str:
    """`text` without anything that looks like a bot's token; somebody may have pasted one."""
    return _TOKEN.sub(_HIDDEN, text)


def configure_logs(config: Config, stream: TextIO | None = None) -> None:
    """Log to `stream` (None: standard error) as the config says, token redacted on every handler there is."""
    root = logging.getLogger()
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(KeyValues())
    handler.set_name("dealbot")
    for old in [old for old in root.handlers if old.get_name() == "dealbot"]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(config.logs.level)
    for every in root.handlers:
        for stale in [known for known in every.filters if isinstance(known, Redaction)]:
            every.removeFilter(stale)
        every.addFilter(Redaction(config.token))
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(max(level, root.level))
    for name in _HEARD_ELSEWHERE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def log_event(
    logger: logging.Logger,
    event: str,
    level: int = logging.INFO,
    *,
    cause: BaseException | None = None,
    **fields: object,
) -> None:
    """Log `event` with `fields`, those that are None left out, and with the traceback of its `cause`."""
    kept = {name: value for name, value in fields.items() if value is not None}
    logger.log(level, event, exc_info=cause, extra={"fields": kept})


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # a library's own slip; logging must not raise in its code
        return f"{record.msg} {record.args}"


def _fields(record: logging.LogRecord) -> Mapping[str, object]:
    fields = getattr(record, "fields", None)
    return fields if isinstance(fields, Mapping) else {}


def _value(value: object) -> str:
    """A value that stays one word on one line, whatever a person typed."""
    text = str(value)
    return (
        text if _PLAIN.fullmatch(text) and text.isprintable() else json.dumps(text, ensure_ascii=not text.isprintable())
    )
