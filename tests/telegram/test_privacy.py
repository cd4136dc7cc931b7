"""What is kept of people and groups, and that it goes: on request, with the bot, and in any case after 90 days."""

import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Config
from bot.telegram.running import TelegramApplication
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import SEVENTY_ONE, UNKNOWN, HandDesk
from tests.telegram.double import BotApi, Chat
from tests.telegram.test_cards import open_card

ANN = 471100011
GROUP = -1004711
FORGOTTEN = (
    "Everything I kept of you is deleted: questions, what you said of answers, what you follow, your language"
    " and permissions."
)


@pytest.fixture
def clock() -> Clock:
    """The 3rd of August 2026, at noon."""
    return Clock("2026-08-03T12:00:00+00:00")


@pytest.fixture
def closed(tg: BotApi, tmp_path: Path) -> Config:
    """Settings of a bot that isn't open, so that it knows guests too, and of one who answers for it."""
    config = config_for(tg, tmp_path)
    people = {"access": "list", "contact": "press@example.com"}
    return config.model_copy(update={"telegram": config.telegram.model_copy(update=people)})


@pytest.fixture
async def keeping(run_bot: RunBot, desk: HandDesk, clock: Clock, closed: Config) -> AsyncIterator[TelegramApplication]:
    """The bot with these settings."""
    desk.answers.update({"K2?": SEVENTY_ONE, "Norway, please": replace(UNKNOWN, reading="value · Norway")})
    async with run_bot(desk, config=closed, now=clock) as application:
        yield application


async def test_privacy_says_what_is_kept_and_whom_to_ask(tg: BotApi, keeping: TelegramApplication) -> None:
    said = await tg.person(11, "Ann").ask("/privacy")  # nobody has to be let in for that
    assert said.text.startswith("What I keep, and why:\n\n• Your questions, for 90 days,")
    assert said.text.endswith("/forget deletes everything at once. Whom to ask: press@example.com")


async def test_pitfall_54_forget_leaves_no_row(tg: BotApi, keeping: TelegramApplication, tmp_path: Path) -> None:
    ann, bob = await _fill(tg)
    tables = {table for table, _ in _rows_with(tmp_path, ANN)}
    assert {"answer", "report", "setting", "editor", "guest", "subscription", "listener"} <= tables
    assert (await ann.ask("/forget")).text == FORGOTTEN
    await tg.world.until(lambda: _rows_with(tmp_path, ANN) == [], "every row of hers to go")
    assert [path.name for path in (tmp_path / ".chats").iterdir() if b"It was 72" in path.read_bytes()] == []
    assert _rows_with(tmp_path, bob.id) != []
    assert (await ann.ask("K2?")).text.startswith("Only people who were let in can use this bot.")


async def test_pitfall_54_forget_leaves_no_row_of_an_editor(
    tg: BotApi, desk_bot: TelegramApplication, tmp_path: Path
) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(ANN, "Ann")
    await ada.ask(f"/grant {ANN}")
    await open_card(ann)
    await tg.world.until(lambda: {"card", "editor"} <= {table for table, _ in _rows_with(tmp_path, ANN)}, "the card")
    assert (await ann.ask("/forget")).text == FORGOTTEN
    await tg.world.until(lambda: _rows_with(tmp_path, ANN) == [], "every row of hers to go")
    assert (await ann.ask("/queue")).text == "Only this bot's admins can do that."


async def test_forget_works_in_private_only_and_once_more(tg: BotApi, keeping: TelegramApplication) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(GROUP, "Desk")
    assert (await group.ask("/forget", by=ann)).text == "Please send me that in a private chat."
    assert (await ann.ask("/forget")).text == FORGOTTEN
    assert (await ann.ask("/forget")).text == FORGOTTEN


async def test_a_group_that_removes_the_bot_leaves_nothing_behind(
    tg: BotApi, keeping: TelegramApplication, tmp_path: Path
) -> None:
    await _fill(tg)
    ann, group = tg.person(ANN, "Ann"), tg.group(GROUP, "Desk")
    assert {table for table, _ in _rows_with(tmp_path, GROUP)} >= {"answer", "report", "guest"}
    await group.kick_bot(by=ann)
    await tg.world.until(lambda: _rows_with(tmp_path, GROUP) == [], "every row of the group to go")
    assert _rows_with(tmp_path, ANN) != []


async def test_who_blocks_the_bot_is_told_nothing_more_and_may_come_back(
    tg: BotApi, keeping: TelegramApplication, tmp_path: Path
) -> None:
    ann, _ = await _fill(tg)
    assert "subscription" in {table for table, _ in _rows_with(tmp_path, ANN)}
    await ann.block()
    await tg.world.until(
        lambda: "subscription" not in {table for table, _ in _rows_with(tmp_path, ANN)}, "what she follows to go"
    )
    await ann.unblock()
    assert (await ann.ask("K2?")).text.startswith("71 of the 180 K2 tanks")


async def test_who_may_not_use_the_bot_any_more_is_told_of_nothing(
    tg: BotApi, keeping: TelegramApplication, tmp_path: Path
) -> None:
    await _fill(tg)
    await tg.person(1, "Ada").ask(f"/deny {ANN}")
    assert "subscription" not in {table for table, _ in _rows_with(tmp_path, ANN)}


async def test_pitfall_56_after_90_days_what_was_asked_goes_and_how_often_stays(
    tg: BotApi, keeping: TelegramApplication, clock: Clock, tmp_path: Path
) -> None:
    ann, _ = await _fill(tg)
    ada = tg.person(1, "Ada")
    clock.forward(days=89)
    await ann.ask("How many for Spain?")
    await _tidy(keeping)
    assert {"answer", "report"} <= {table for table, _ in _rows_with(tmp_path, ANN)}
    clock.forward(days=1, minutes=1)
    await _tidy(keeping)
    left = _rows_with(tmp_path, ANN)
    assert [json.loads(row)["question"] for table, row in left if table == "answer"] == ["How many for Spain?"]
    assert [row for table, row in left if table == "report"] == []
    assert {table for table, _ in left} >= {"setting", "editor", "guest", "subscription"}
    assert [*_rows_with(tmp_path, "Peru, please"), *_rows_with(tmp_path, "Norway, please")] == []
    gaps = await ada.ask("/gaps")
    assert "• 2 × delivered · buyer Peru – not on record, since 3 August 2026" in gaps.text
    assert "• 1 × delivered · buyer Poland · product K2 – said to be wrong, since 3 August 2026" in gaps.text


async def test_pitfall_56_the_retention_job_runs_by_itself(keeping: TelegramApplication) -> None:
    assert keeping.job_queue
    assert [job.name for job in keeping.job_queue.jobs() if job.name == "tidy"] == ["tidy"]


async def _fill(tg: BotApi) -> tuple[Chat, Chat]:
    """Let Ann and Bob leave whatever can be kept of anybody; both of them afterwards."""
    ada, group = tg.person(1, "Ada"), tg.group(GROUP, "Desk")
    ann, bob = tg.person(ANN, "Ann"), tg.person(12, "Bob")
    await ann.ask("hello?")
    for guest in (ANN, 12, GROUP):
        await ada.ask(f"/allow {guest}")
    await ada.ask(f"/grant {ANN}")
    for person in (ann, bob):
        await person.ask("/ask How many for Peru, please?")
        await group.ask("/ask Norway, please", by=person)
    which = await ann.ask("/language")
    await ann.tap(which, "English")
    await tg.world.until(lambda: which.earlier, "the language to be set")
    before = len(ann.answers)
    await ann.tap(await ann.ask("/ask K2?"), "Wrong?")
    thanks = await ann.answer(before + 1)
    await ann.ask("It was 72", reply_to=thanks)
    await ann.ask("/alerts K2?")
    return ann, bob


def _rows_with(folder: Path, what: int | str) -> list[tuple[str, str]]:
    """Every row of every table of the database in which a number or a text occurs, with its table."""
    return [(table, row) for table, row in _rows(folder) if str(what) in row]


def _rows(folder: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(folder / ".chats" / "chats.db")) as database:
        database.row_factory = sqlite3.Row
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            for row in database.execute(f"SELECT * FROM {table}"):
                yield table, json.dumps(dict(row), default=str)


async def _tidy(application: TelegramApplication) -> None:
    """Do what the clock does every hour."""
    assert application.job_queue
    for job in application.job_queue.get_jobs_by_name("tidy"):
        await job.run(application)
