"""What goes wrong while a chart is drawn: it is said, nobody else notices, and a stop leaves no process behind."""

import asyncio
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from bot import drawing_apart
from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi
from tests.telegram.process import ended, started

QUESTION = "How many K2s have been delivered to Poland?"


async def test_a_chart_that_takes_too_long_is_given_up_and_the_next_one_comes(
    tg: BotApi, desk_bot: TelegramApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    answer, other = await ann.ask(QUESTION), await bob.ask(QUESTION)
    await ann.tap(answer, "Chart")
    await ann.answer(1)
    [drawer] = multiprocessing.active_children()
    assert drawer.pid
    os.kill(drawer.pid, signal.SIGSTOP)
    monkeypatch.setattr(drawing_apart, "_LIMIT", 3)
    await bob.tap(other, "Chart")
    assert (await ann.ask("How many K2s did Poland order?")).labels  # answered meanwhile
    assert len(bob.answers) == 1
    said = await bob.answer(1)
    assert said.text.startswith("Something went wrong on our side (id ")
    assert not drawer.is_alive()
    monkeypatch.undo()
    await bob.tap(other, "Chart")
    assert (await bob.answer(2)).kind == "photo"


@pytest.mark.parametrize("hangs", [False, True], ids=["at rest", "hanging"])
async def test_a_stop_ends_the_process_that_draws(tg: BotApi, data: Path, tmp_path: Path, hangs: bool) -> None:
    config = tmp_path / "config.toml"
    telegram = f'api_base = "{tg.api_base}"\nfile_base = "{tg.file_base}"\n'
    config.write_text(f'[paths]\ndata = "{data}"\n[telegram]\n{telegram}', encoding="utf-8")
    command = ("-c", "from bot.cli import main; main()", "--config", str(config), "run")
    ann = tg.person(11, "Ann")
    async with started(*command, TELEGRAM_BOT_TOKEN=tg.token) as process:
        answer = await ann.ask(QUESTION, within=60)
        await ann.tap(answer, "Chart")
        await ann.answer(1, within=60)
        [drawer] = [child for child in children(process.pid) if "spawn_main" in command_of(child)]
        if hangs:
            os.kill(drawer, signal.SIGSTOP)
            await ann.tap(await ann.ask("How many K2s did Poland order?"), "Chart")
        process.terminate()
        code, _ = await asyncio.wait_for(ended(process), 8)
    assert (code, command_of(drawer)) == (0, "")


def children(process: int) -> list[int]:
    """The processes that a process has begun."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def command_of(process: int) -> str:
    """What a process runs; nothing when it is gone."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
