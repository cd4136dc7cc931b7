"""The token of the bot is in nothing that it logs, keeps or says, whatever goes wrong."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.logs import Redaction, configure_logs
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi, Fault
from tests.telegram.double.server import TOKEN
from tests.telegram.leaks import LogWatch, leaks_in_chats, leaks_in_files
from tests.telegram.ports import free_port


@pytest.fixture
def written(tg: BotApi, tmp_path: Path) -> Iterator[io.StringIO]:
    """All that the bot's own log says, down to the last detail; the process's logging is put back afterwards."""
    root = logging.getLogger()
    before = {name: logging.getLogger(name).level for name in logging.root.manager.loggerDict}
    handlers, level = [(one, list(one.filters)) for one in root.handlers], root.level
    configure_logs(config_for(tg, tmp_path), stream := io.StringIO())
    for name in ("httpx", "httpcore", "telegram", "telegram.ext", "telegram.ext.AIORateLimiter"):
        logging.getLogger(name).setLevel(logging.DEBUG)  # even if somebody turned on what we turn off
    yield stream
    root.handlers[:] = [one for one, _ in handlers]
    for one, filters in handlers:
        one.filters[:] = filters
    root.setLevel(level)
    for name, one_level in before.items():
        logging.getLogger(name).setLevel(one_level)


async def test_pitfall_51_no_token_in_what_is_logged_kept_or_said(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path, written: io.StringIO
) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    tg.fail(Fault("getMe", 502, body="<html>Bad Gateway</html>"))
    async with run_bot(desk) as application:
        desk.answers["boom?"] = ValueError(f"{application!r} {application.bot!r} {application.bot.base_url}")
        tg.fail(Fault("sendMessage", 502, body="<html>Bad Gateway</html>"))
        tg.fail(Fault("sendMessage", 429, retry_after=1))
        await ann.ask("how many?")
        await ann.ask("boom?")
        tg.fail(Fault("sendMessage", 400, description="Bad Request: nothing of the sort"))
        await ann.ask("refused?")
        file = await ada.upload(b"%PDF-1.7 no more of it", "report.pdf")
        tg.world.files.clear()  # it can't be downloaded any more
        await ada.until(lambda: "report" in ada.answers[-1].text if ada.answers else False, f"{file.id} to be read")
        old, tg.token = tg.token, "987654321:AAH-somebody_elses_token-0123456789"  # revoked
        await tg.world.until(lambda: "Unauthorized" in written.getvalue(), "the refusal while polling", 30)
        tg.token = old
    assert "<redacted>" in written.getvalue()
    assert tg.token not in written.getvalue()
    assert (leaks_in_files(tmp_path), leaks_in_chats(tg)) == ([], [])


async def test_pitfall_51_no_token_in_what_a_webhook_leaves_behind(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path, written: io.StringIO
) -> None:
    config, port = config_for(tg, tmp_path), free_port()
    telegram = config.telegram.model_copy(update={"webhook_url": "https://bot.example", "webhook_port": port})
    async with run_bot(desk, config=config.model_copy(update={"telegram": telegram})):
        told = tg.called("setWebhook")[0].parameters
        path = told["url"].removeprefix("https://bot.example")
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": told["secret_token"], "Content-Type": "application/json"}
            assert (await client.post(path, content=b"{", headers=headers)).status_code == 500
            assert (await client.post(path, json={})).status_code == 403
    assert tg.token not in written.getvalue()
    assert leaks_in_files(tmp_path) == []


async def test_pitfall_51_a_token_that_somebody_pastes_is_neither_kept_nor_repeated(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path
) -> None:
    ann, newsroom = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    async with run_bot(desk):
        await ann.ask(f"is {tg.token} safe?")
        await newsroom.ask(f"@deals_bot what is {tg.token}?", by=ann)
        await newsroom.ask(f"/ask {tg.token}", by=ann)
    assert [text for text, *_ in desk.asked] == ["is <redacted> safe?", "what is <redacted>?", "<redacted>"]
    assert (leaks_in_files(tmp_path), leaks_in_chats(tg)) == ([], [])


def test_the_watch_sees_what_is_not_taken_out(tg: BotApi, tmp_path: Path) -> None:
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "token %s", (TOKEN,), None)
    for redaction, found in ((Redaction(), []), (logging.Filter(), [f"event={json.dumps('token ' + TOKEN)}"])):
        watch = LogWatch(redaction)
        watch.emit(record)
        assert [line[line.index("event=") :] for line in watch.leaks] == found
    (tmp_path / ".chats").mkdir()
    (tmp_path / ".chats" / "chats.db").write_text(f"x{TOKEN}x")
    assert leaks_in_files(tmp_path) == [str(tmp_path / ".chats" / "chats.db")]
    (tmp_path / ".chats" / "chats.db").unlink()
