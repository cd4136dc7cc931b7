"""/jobs, /cancel and /backup: what admins see of the work in the background, and what they take home."""

import io
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.service import Service
from bot.telegram.newsroom import backups
from bot.telegram.running import TelegramApplication
from index.build import Progress
from index.errors import BuildCancelled
from tests.telegram.conftest import RunBot
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi
from tests.telegram.newsroom import ARTICLE
from tests.telegram.test_cards import open_card
from tests.telegram.test_intake import result

STEP = Progress("embedding", 103, 1030)


@pytest.fixture
def held(desk: HandDesk) -> threading.Event:
    """Holds up every re-index of the desk until it is set; a stopped one gives up then."""
    event = threading.Event()

    def wait() -> None:
        event.wait(10)

    desk.steps, desk.pace, desk.stopped = (STEP, STEP), wait, BuildCancelled()
    return event


async def test_jobs_lists_what_runs_and_a_tap_stops_it(
    tg: BotApi, bot: TelegramApplication, held: threading.Event
) -> None:
    ada, abe = tg.person(1, "Ada"), tg.person(2, "Abe")
    assert (await abe.ask("/jobs")).text == "Nothing is under way."
    progress = await ada.ask("/reindex")
    await ada.until(lambda: "103 of 1,030" in progress.text, "progress")
    listed = await abe.ask("/jobs")
    lines = listed.text.split("\n")
    assert lines[0] == "Under way: 1"
    assert lines[2].startswith("1. since ")
    assert lines[2].endswith(" UTC")
    assert lines[3:] == ["Re-indexing: reading new passages", "▰▱▱▱▱▱▱▱▱▱▱▱ 103 of 1,030"]
    assert await abe.tap(listed, "Stop 1") == "Stopping…"
    held.set()
    await ada.until(lambda: progress.text.startswith("Re-index stopped"), "the end")
    assert await abe.tap(listed, "Stop 1") == "That is over already."


async def test_cancel_stops_the_one_thing_that_runs(
    tg: BotApi, bot: TelegramApplication, held: threading.Event
) -> None:
    ada = tg.person(1, "Ada")
    assert (await ada.ask("/cancel")).text == "Nothing is under way."
    progress = await ada.ask("/reindex")
    assert (await ada.ask("/cancel")).text == "Stopping…"
    held.set()
    await ada.until(lambda: progress.text.startswith("Re-index stopped"), "the end")


async def test_cancel_asks_which_of_several_and_an_article_is_stopped_before_it_is_read(
    tg: BotApi, desk_bot: TelegramApplication, newsroom: Service
) -> None:
    before, ada = set(newsroom.load_corpus().records.articles), tg.person(1, "Ada")
    await ada.album(*((f"# Country {n}\n\nCountry {n} has {n}0 tanks.\n".encode(), f"{n}.md") for n in range(1, 7)))
    await ada.answer(5, "every file to wait")
    listed = await ada.ask("/cancel")
    assert listed.text.split("\n")[-1] == "Reading…"
    assert await ada.tap(listed, listed.labels[-1]) == "Stopping…"
    ends = [(await result(ada, number)).text for number in range(6)]
    stopped = "Nothing was taken in\nIt was stopped before it was read. Send it again to take it in after all."
    assert ends.count(stopped) == 1
    assert len(set(newsroom.load_corpus().records.articles) - before) == 5


@pytest.mark.parametrize("command", ["/jobs", "/cancel", "/backup"])
async def test_only_admins_see_work_and_only_in_private(tg: BotApi, bot: TelegramApplication, command: str) -> None:
    ada, bob, group = tg.person(1, "Ada"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    assert (await bob.ask(command)).text == "Only this bot's admins can do that."
    assert (await group.ask(command, by=ada)).text == "Please send me that in a private chat."
    assert tg.called("sendDocument") == []


async def test_a_backup_holds_articles_facts_decisions_and_chats(
    tg: BotApi, desk_bot: TelegramApplication, data: Path, tmp_path: Path
) -> None:
    ada = tg.person(1, "Ada")
    card = await open_card(ada)
    await ada.tap(card, "Approve all")
    await ada.until(lambda: card.labels == ["Undo"], "the decision")
    sent = await ada.ask("/backup")
    assert sent.kind == "document"
    assert sent.file_name.startswith("dealbot-")
    assert sent.text.startswith("Everything as of ")
    with ZipFile(io.BytesIO(sent.data)) as archive:
        archive.extractall(tmp_path / "restored")
    for name in (f"articles/{ARTICLE}.md", f"facts/{ARTICLE}.toml", "deals.toml", ".journal.jsonl"):
        assert (tmp_path / "restored" / "data" / "data" / name).read_bytes() == (data / name).read_bytes()
    with closing(sqlite3.connect(tmp_path / "restored" / "chats" / "chats.db")) as database:
        assert database.execute("SELECT chat, message FROM card").fetchall() == [(1, card.id)]
    await ada.until(lambda: not list((tmp_path / ".chats" / "backups").iterdir()), "the file to be removed")


async def test_a_backup_too_large_for_telegram_stays_where_it_says(
    tg: BotApi, run_bot: RunBot, newsroom: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "LARGEST", 1000)
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        said = await ada.ask("/backup")
    [kept] = (tmp_path / ".chats" / "backups").iterdir()
    first, second = said.text.split("\n")
    assert first.startswith("The backup is made, but it couldn't be sent (0.")
    assert second == str(kept)
    with ZipFile(kept) as archive:
        assert archive.testzip() is None


async def test_a_backup_that_fails_says_why(tg: BotApi, run_bot: RunBot, newsroom: Service, tmp_path: Path) -> None:
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        await ada.ask("/jobs")
        (tmp_path / ".chats" / "backups").write_text("a file in the way", encoding="utf-8")
        said = await ada.ask("/backup")
    assert said.text.startswith("No backup was made: ")
