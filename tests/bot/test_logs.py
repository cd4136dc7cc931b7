"""Logs: one line an event, and no token anywhere."""

import io
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.config import Config, Logs
from bot.logs import configure_logs, log_event

TOKEN = "123456789:AAF-a_token_that_must_never_be_seen"
log = logging.getLogger("bot.somewhere")


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    """Put the process's own logging back: configure_logs changes it on purpose."""
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "telegram", "telegram.ext")}
    handlers, level, filters = list(root.handlers), root.level, [list(one.filters) for one in root.handlers]
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for handler, before in zip(handlers, filters, strict=True):
        handler.filters[:] = before
    for name, before_level in levels.items():
        logging.getLogger(name).setLevel(before_level)
    for name in ("telegram.ext.AIORateLimiter", "telegram.request.BaseRequest"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def _configured(token: str | None = TOKEN, level: str = "INFO") -> io.StringIO:
    stream = io.StringIO()
    logs = Logs.model_validate({"level": level})
    configure_logs(Config(token=SecretStr(token) if token else None, logs=logs), stream)
    return stream


def test_an_event_is_one_line_of_keys_and_values() -> None:
    stream = _configured()
    log_event(log, "question", outcome="answered", reason=None, ms=6, text='who "sold"\nK2 = what?')
    time, rest = stream.getvalue().split(" ", 1)
    assert time.startswith("time=20")
    assert rest == (
        'level=INFO logger=bot.somewhere event=question outcome=answered ms=6 text="who \\"sold\\"\\nK2 = what?"\n'
    )


def test_the_token_is_taken_out_of_messages_fields_tracebacks_and_stacks() -> None:
    stream = _configured()
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError as error:
        log_event(log, "failure", logging.ERROR, cause=error, url=f"/bot{TOKEN}/")
        log.error("a %s and %r", TOKEN, SecretStr(TOKEN), stack_info=True)
    assert TOKEN not in stream.getvalue()
    assert stream.getvalue().count("<redacted>") == 3
    assert "ValueError: https://api.telegram.org/bot<redacted>/getMe" in stream.getvalue()


def test_a_gateways_page_is_not_told_with_a_traceback() -> None:
    stream = _configured()
    with pytest.raises(TelegramError, match="Invalid server response"):
        HTTPXRequest.parse_json_payload(b"<html><h1>502 Bad Gateway</h1></html>")
    assert stream.getvalue() == ""


def test_a_token_we_do_not_know_is_taken_out_too() -> None:
    stream = _configured(token=None)
    log.warning("somebody pasted %s", TOKEN)
    assert stream.getvalue().endswith('event="somebody pasted <redacted>"\n')


def test_a_short_token_of_ours_is_taken_out() -> None:
    stream = _configured(token="42:TEST")
    log.warning("bot42:TEST/getUpdates")
    assert stream.getvalue().endswith("event=bot<redacted>/getUpdates\n")


def test_handlers_of_others_see_no_token_either() -> None:
    others = io.StringIO()
    logging.getLogger().addHandler(logging.StreamHandler(others))
    _configured()
    try:
        raise ValueError(TOKEN)
    except ValueError:
        log.exception("oh, %s", TOKEN)
    assert others.getvalue().startswith("oh, <redacted>\nTraceback")
    assert TOKEN not in others.getvalue()


def test_the_http_library_does_not_log_its_addresses() -> None:
    stream = _configured(level="DEBUG")
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot42:TEST/getMe")
    assert stream.getvalue() == ""


def test_a_librarys_broken_log_call_is_still_a_line() -> None:
    stream = _configured()
    log.info("%d", "no number")
    assert "no number" in stream.getvalue()


def test_configuring_twice_logs_once() -> None:
    _configured()
    stream = _configured()
    log.info("once")
    assert stream.getvalue().count("event=once") == 1
