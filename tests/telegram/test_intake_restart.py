"""The bot dies in the middle: no message is left hanging, nothing half-written, and everything goes on."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.service import Service
from bot.telegram.messages.reply import Posted
from bot.telegram.newsroom.jobs import INTAKE, REINDEX
from bot.telegram.newsroom.memory import SCHEMA, Job, Memory
from bot.telegram.transport.database import Database
from tests.telegram.conftest import RunBot
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi, Message
from tests.telegram.process import ended, started
from tests.telegram.test_cards import open_card, reviews


async def left_hanging(tg: BotApi, tmp_path: Path, kind: str, text: str) -> Message:
    """A message of work that the process before this one didn't live to finish."""
    number = tg.world.next_number()
    raw = {"message_id": number, "date": 1, "from": tg.world.bot, "chat": tg.world.chats[1], "text": text}
    message = tg.world.add(raw)
    database = Database(tmp_path / ".chats" / "chats.db", [SCHEMA])
    await Memory(database).begin_job(Job("0a1b2c3d", kind, "en", Posted(1, message.id), begun_by=0))
    await database.close()
    return message


def jobs_in(data: Path) -> list[tuple[str, str, int, int]]:
    """What the bot over a data folder has noted of its work, read from another process's side."""
    with closing(sqlite3.connect(data / ".chats" / "chats.db")) as database:
        return database.execute("SELECT kind, language, chat, message FROM job").fetchall()


async def test_pitfall_46_told_after_a_restart(tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path) -> None:
    ada = tg.person(1, "Ada")
    reading = await left_hanging(tg, tmp_path, INTAKE, "Reading…")
    async with run_bot(desk):
        assert reading.text == (
            "The bot was restarted while it was reading this."
            " Please send it again; whatever was taken in already is recognised."
        )
    indexing = await left_hanging(tg, tmp_path, REINDEX, "Re-indexing: publishing")
    async with run_bot(desk):
        assert indexing.text == (
            "Re-index stopped by a restart of the bot; what was embedded is kept. /reindex goes on from there."
        )
    assert jobs_in(tmp_path) == []
    assert len(ada.answers) == 2


async def test_work_under_way_is_noted_until_it_is_done(
    tg: BotApi, run_bot: RunBot, newsroom: Service, tmp_path: Path
) -> None:
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        await ada.say("Peru has ordered 54 K2 tanks, the army said in Lima. " * 20)
        message = await ada.answer(0)
        await tg.world.until(lambda: jobs_in(tmp_path), "the work to be noted")
        assert jobs_in(tmp_path) == [(INTAKE, "en", 1, message.id)]
        await tg.world.until(lambda: not jobs_in(tmp_path), "the work to be done", 30)
        assert message.labels


async def test_a_lost_memory_loses_no_decision(
    tg: BotApi, run_bot: RunBot, newsroom: Service, tmp_path: Path, data: Path
) -> None:
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        card = await open_card(ada)
    (tmp_path / ".chats" / "chats.db").write_bytes(b"not a database at all" * 100)
    async with run_bot(newsroom):
        await ada.tap(card, "Approve all")
        await tg.world.until(lambda: card.labels == ["Undo"], "the card to close")
    assert reviews(data) == ["approved"] * 3


async def test_a_decision_whose_index_fails_is_written_and_said_not_to_be_live(
    tg: BotApi, run_bot: RunBot, newsroom: Service, data: Path
) -> None:
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        card = await open_card(ada)
        (data / ".index" / "records.db").write_bytes(b"damaged" * 1000)
        await ada.tap(card, "Approve all")
        told = await ada.answer(2)
    assert told.text.startswith("Your decisions are written down, but not in the answers yet: ")
    assert reviews(data) == ["approved"] * 3


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
async def test_pitfall_14_what_is_being_read_is_read_on_in_the_same_message(
    tg: BotApi, data: Path, tmp_path: Path, end: signal.Signals
) -> None:
    config = tmp_path / "config.toml"
    telegram = f'admins = [1]\napi_base = "{tg.api_base}"\nfile_base = "{tg.file_base}"\n'
    config.write_text(f'[paths]\ndata = "{data}"\n[telegram]\n{telegram}', encoding="utf-8")
    command = ("-c", "from bot.cli import main; main()", "--config", str(config), "run")
    ada, text = tg.person(1, "Ada"), "Peru has ordered 54 K2 tanks, the army said in Lima.\n" * 20
    async with started(*command, TELEGRAM_BOT_TOKEN=tg.token) as process:
        await ada.say(text)
        reading = await ada.answer(0, within=60)
        await tg.world.until(lambda: jobs_in(data), "the work to be noted")
        await ada.say("And Norway has ordered 54 more, it said.\n" * 10)
        await tg.world.until(lambda: reading.text.startswith("Reading… 2 parts"), "the second part")
        process.send_signal(end)  # in the moment in which a third part may come
        await asyncio.wait_for(ended(process), 8)
    async with started(*command, TELEGRAM_BOT_TOKEN=tg.token) as process:
        await tg.world.until(lambda: "Taken in" in reading.text, "the card", 60)
        process.terminate()
        code, output = await ended(process)
    assert (code, tg.token in output) == (0, False)
    assert len(ada.answers) == 1
    [article] = (data / "articles").glob("*peru-has-ordered*")
    taken = article.read_text(encoding="utf-8").rpartition("---\n")[2]
    assert (taken.count("Peru has ordered"), taken.count("And Norway")) == (20, 10)
