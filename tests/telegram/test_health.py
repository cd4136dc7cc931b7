"""Whether the bot is well: /health for a supervisor, /metrics for Prometheus."""

import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.config import Metrics
from bot.telegram.app import utc_now
from bot.telegram.transport.health import Health
from bot.telegram.transport.metrics import Metrics as Counters
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import ON_RECORD, SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Fault
from tests.telegram.ports import free_port


@pytest.fixture
def clock() -> Clock:
    """The time the bot is told."""
    return Clock(utc_now().isoformat())


@pytest.fixture
async def page(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path, clock: Clock
) -> AsyncIterator[httpx.AsyncClient]:
    """A bot that runs, and whoever looks at its port."""
    config = config_for(tg, tmp_path).model_copy(update={"metrics": Metrics(port=(port := free_port()))})
    async with (
        run_bot(desk, config=config, now=clock),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        yield client


async def test_a_bot_that_is_well_says_so(tg: BotApi, page: httpx.AsyncClient) -> None:
    answer = await page.get("/health")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert (await page.get("/")).status_code == 404


async def test_pitfall_10_health_turns_red_when_polling_stalls(
    tg: BotApi, page: httpx.AsyncClient, clock: Clock
) -> None:
    await tg.person(11, "Ann").ask("one?")
    tg.fail(Fault("getUpdates", 502, times=1000, body="<html>Bad Gateway</html>"))
    clock.forward(minutes=1)
    assert (await page.get("/health")).status_code == 200
    clock.forward(minutes=1)
    answer = await page.get("/health")
    assert (answer.status_code, answer.text) == (503, "telegram: the last successful poll was 120 seconds ago\n")


async def test_it_names_what_is_wrong(tg: BotApi, page: httpx.AsyncClient, desk: HandDesk, tmp_path: Path) -> None:
    desk.on_record = replace(ON_RECORD, built_at=None)
    with closing(sqlite3.connect(tmp_path / ".chats" / "chats.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = await page.get("/health", timeout=20)
    assert answer.status_code == 503
    assert answer.text.splitlines() == [
        "database: database is locked",
        "index: nothing is indexed; run 'dealbot index'",
    ]


async def test_a_port_that_is_taken_is_an_error_at_the_start(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        config = config_for(tg, tmp_path).model_copy(update={"metrics": Metrics(port=taken.getsockname()[1])})
        with pytest.raises(OSError, match="Address already in use"):
            await run_bot(desk, config=config).__aenter__()


async def test_a_part_that_doesnt_answer_isnt_well() -> None:
    async def broken() -> str:
        raise TimeoutError

    assert await Health({"disk": broken}, Counters()).complaints() == ("disk: no answer within 8 seconds",)


async def test_what_happened_is_counted(tg: BotApi, page: httpx.AsyncClient, desk: HandDesk, clock: Clock) -> None:
    desk.answers |= {"how many?": SEVENTY_ONE, "boom?": ValueError("boom")}
    ann = tg.person(11, "Ann")
    for question in ("how many?", "how many?", "and now?", "boom?"):
        await ann.ask(question)
    text = (await page.get("/metrics")).text
    lines = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert lines['dealbot_updates_total{kind="message"}'] == "4.0"
    assert lines['dealbot_answers_total{outcome="answered"}'] == "2.0"
    assert lines['dealbot_answers_total{outcome="declined"}'] == "1.0"
    assert lines['dealbot_errors_total{error="ValueError"}'] == "1.0"
    assert "dealbot_updates_waiting" in lines
    assert float(lines["dealbot_index_age_seconds"]) == pytest.approx(
        (clock() - ON_RECORD.built_at).total_seconds() if ON_RECORD.built_at else 0
    )
    assert "how many" not in text
