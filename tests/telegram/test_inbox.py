"""The inbox: what came in is dealt with once, whatever is repeated, unreadable, old or full."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.telegram.app import utc_now
from bot.telegram.running import TelegramApplication
from bot.telegram.transport.database import Database
from bot.telegram.transport.inbox import SCHEMA, Inbox
from tests.telegram.clock import Clock
from tests.telegram.complaints import complaints
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Chat


def asked(person: Chat, number: int, text: str) -> Update:
    """The update that a question makes."""
    chat = {"id": person.id, "type": "private", "first_name": "Ann"}
    message = {"message_id": number, "date": 1763000000, "chat": chat, "from": person.user, "text": text}
    return Update.de_json({"update_id": number, "message": message}, None)


def rows(folder: Path) -> list[tuple[Any, ...]]:
    """What the inbox holds: number, body, tries, done."""
    with closing(sqlite3.connect(folder / ".chats" / "chats.db")) as database:
        return database.execute("SELECT number, body, tries, done FROM inbox ORDER BY number").fetchall()


async def test_pitfall_01_a_repeated_update_is_handled_once(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, tmp_path: Path
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("one?")
    [number] = [number for number, *_ in rows(tmp_path)]
    await tg.world.repeat(asked(ann, number, "one?").to_dict())
    await ann.ask("two?")
    assert [text for text, *_ in desk.asked] == ["one?", "two?"]
    assert len(ann.answers) == 2


async def test_what_was_said_is_forgotten_when_it_is_dealt_with(
    tg: BotApi, bot: TelegramApplication, tmp_path: Path
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("one?")
    await ann.until(lambda: all(done for *_, done in rows(tmp_path)), "it to be written down")
    [(_, body, tries, done)] = rows(tmp_path)
    assert (body, tries, done) == ("", 1, 1)


async def test_pitfall_05_only_what_is_fresh_is_answered_after_a_restart(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock("2026-11-22T09:00:00+00:00")
    database = Database(tmp_path / ".chats" / "chats.db", [SCHEMA])
    left, ann = Inbox(database, clock), tg.person(11, "Ann")
    await left.add(asked(ann, 101, "old?"))
    clock.forward(minutes=10)
    await left.add(asked(ann, 102, "fresh?"))
    await left.add(asked(ann, 103, "and then?"))
    await database.close()
    async with run_bot(desk, now=clock):
        await ann.answer(1)
    assert [text for text, *_ in desk.asked] == ["fresh?", "and then?"]
    assert {"replayed": 2, "given_up": 1} in [record.__dict__.get("fields") for record in caplog.records]
    assert rows(tmp_path) == [(101, "", 0, 1), (102, "", 1, 1), (103, "", 1, 1)]


async def test_pitfall_11_unknown_kinds_and_fields_are_ignored(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.answers["how many?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    tg.world.updates.append({"update_id": tg.world.next_number(), "subscription": {"user": ann.user, "state": "new"}})
    tg.world.updates.append({"update_id": tg.world.next_number(), "message": {"text": "no sender, no date"}})
    assert "71 of the 180" in (await ann.ask("how many?", rich_message={"blocks": []}, something_new=True)).text
    [unreadable] = [record for record in caplog.records if record.getMessage() == "unreadable"]
    assert unreadable.__dict__["fields"]["kinds"] == "message"
    assert len(ann.answers) == 1


async def test_pitfall_13_proxy_variables_do_not_divert_the_double(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nobody is there
    async with run_bot(desk):
        assert (await tg.person(11, "Ann").ask("one?")).text.startswith("The records don't say.")


async def test_a_locked_database_acknowledges_nothing_and_loses_nothing(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("one?")
    await ann.until(lambda: all(done for *_, done in rows(tmp_path)), "it to be written down")
    with closing(sqlite3.connect(tmp_path / ".chats" / "chats.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await ann.say("two?")
        await ann.until(lambda: "unstored" in caplog.messages, "it to be noticed")
        assert len(ann.answers) == 1
    await ann.answer(1)
    lines = complaints(caplog)
    assert {record.getMessage() for record in lines} == {"unstored"}
    assert lines[0].__dict__["fields"]["remedy"] == "Telegram delivers it again"


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
async def test_a_clock_that_jumps_stops_nobody_from_being_answered(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, jump: timedelta
) -> None:
    clock, ann = Clock(utc_now().isoformat()), tg.person(11, "Ann")
    async with run_bot(desk, now=clock):
        await ann.ask("one?")
        clock.forward(days=jump.days)
        await ann.ask("two?")
    async with run_bot(desk, now=clock):
        await ann.ask("three?")
    assert [text for text, *_ in desk.asked] == ["one?", "two?", "three?"]


async def test_numbers_are_forgotten_once_they_cant_come_again(tg: BotApi, tmp_path: Path) -> None:
    clock, ann = Clock("2026-11-22T09:00:00+00:00"), tg.person(11, "Ann")
    database = Database(tmp_path / ".chats" / "chats.db", [SCHEMA])
    inbox = Inbox(database, clock)
    for number in (101, 102):
        await inbox.add(asked(ann, number, "how many?"))
        async with inbox.holding(number):
            clock.forward(hours=30)
    await inbox.purge()
    await database.close()
    assert [number for number, *_ in rows(tmp_path)] == [102]
