"""/status and /reindex: who may, what they see, and what happens when it goes wrong."""

import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bot.service import Status
from bot.telegram.running import TelegramApplication
from index.build import Progress
from index.errors import BuildCancelled, BuildRunning
from index.problems import Problem, Severity
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot
from tests.telegram.desk import REPORT, SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault

EMBEDDING = tuple(Progress("embedding", done, 1030) for done in range(0, 1031, 103))


async def test_an_admin_reindexes_in_one_message_that_ends_in_a_summary(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    held = threading.Event()
    desk.steps, desk.pace = EMBEDDING, lambda: None if held.is_set() else _wait(held)
    ada = tg.person(1, "Ada")
    message = await ada.ask("/reindex")
    assert (message.text, message.labels) == ("Re-indexing…", ["Stop"])
    await tg.world.until(lambda: message.earlier, "progress")
    assert message.text == "Re-indexing: reading new passages\n▱▱▱▱▱▱▱▱▱▱▱▱ 0 of 1,030"
    held.set()
    await tg.world.until(lambda: message.labels == [], "the end")
    assert message.text == (
        "Re-indexed in 3.2 s\n"
        "Articles: 1 added, 0 changed, 0 removed\n"
        "2026-01-02-yonhap-peru-k2\n"
        "Now on record: 1,570 facts, 2,310 passages (10 new, 2,300 kept) · generation 5"
    )
    assert len(ada.answers) == 1


async def test_progress_tells_what_failed_and_how_long_it_still_takes(
    tg: BotApi, run_bot: RunBot, desk: HandDesk
) -> None:
    clock, begun, told = Clock(), threading.Event(), threading.Event()
    desk.steps = (Progress("proposing", 0, 40), Progress("proposing", 10, 40, 3))
    held = iter((begun, told))
    desk.pace = lambda: _wait(next(held))
    ada = tg.person(1, "Ada")
    async with run_bot(desk, now=clock):
        message = await ada.ask("/reindex")
        await tg.world.until(lambda: "0 of 40" in message.text, "the beginning")
        clock.forward(seconds=45)
        begun.set()
        await tg.world.until(lambda: "10 of 40" in message.text, "progress")
        assert message.text == (
            "Re-indexing: looking for facts in new articles\n▰▰▰▱▱▱▱▱▱▱▱▱ 10 of 40 · 3 failed · ~2 mins"
        )
        told.set()
        await tg.world.until(lambda: message.labels == [], "the end")


async def test_pitfall_46_progress_under_429_and_502_keeps_its_pace_and_lands(
    tg: BotApi, run_bot: RunBot, desk: HandDesk
) -> None:
    desk.steps = EMBEDDING * 10_000
    tg.fail(Fault("sendMessage", 502, body="<html>502 Bad Gateway</html>"))
    tg.fail(Fault("editMessageText", 429, retry_after=2))
    tg.fail(Fault("editMessageText", 502, body="<html>502 Bad Gateway</html>"))
    tg.fail(Fault("editMessageText", 429, retry_after=2))
    ada = tg.person(1, "Ada")
    async with run_bot(desk, pace=None):
        message = await ada.ask("/reindex")
        await tg.world.until(lambda: message.labels == [], "the end", 30)
    assert message.text.startswith("Re-indexed in 3.2 s\n")
    assert len(ada.answers) == 1
    edits = [call.at for call in tg.calls if call.method == "editMessageText"]
    waits = [after - before for before, after in pairwise([tg.called("sendMessage")[-1].at, *edits])]
    assert all(wait >= 1.49 for wait in waits)
    assert waits[1] >= 1.99  # what Telegram asked for


async def test_everybody_else_gets_one_polite_line(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    bob, group = tg.person(12, "Bob"), tg.group(-1001, "Desk")
    assert (await bob.ask("/reindex")).text == "Only this bot's admins can do that."
    assert (await group.ask("/reindex", by=bob)).text == "Only this bot's admins can do that."
    assert (await bob.ask("/status")).text == (
        "101 articles, 1,567 facts about 47 deals; the newest article is of 13 November 2025."
    )
    assert desk.builds == 0


async def test_admins_do_their_work_in_private(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ada, group = tg.person(1, "Ada"), tg.group(-1001, "Desk")
    assert (await group.ask("/reindex", by=ada)).text == "Please send me that in a private chat."
    assert "generation" not in (await group.ask("/status", by=ada)).text
    assert (await ada.ask("/status")).text.endswith(
        "2,300 passages · generation 4 · built 14 November 2025, 09:30 · model all-MiniLM-L6-v2"
    )
    assert desk.builds == 0


async def test_status_before_the_first_index(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.on_record = Status(0, 0, 0, 0, None, None, None, "all-MiniLM-L6-v2")
    assert (await tg.person(1, "Ada").ask("/status")).text == (
        "Nothing is on record yet.\n0 passages · generation never · built never · model all-MiniLM-L6-v2"
    )


async def test_the_second_of_two_admins_is_told_and_questions_go_on(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    held = threading.Event()
    desk.steps, desk.pace = EMBEDDING[:1], lambda: _wait(held)
    desk.answers["how many?"] = SEVENTY_ONE
    ada, abe = tg.person(1, "Ada"), tg.person(2, "Abe")
    first = await ada.ask("/reindex")
    assert (await abe.ask("/reindex")).text.startswith("A re-index is already running")
    assert "71 of the 180" in (await ada.ask("how many?")).text
    held.set()
    await tg.world.until(lambda: "Re-indexed" in first.text, "the summary")
    assert desk.builds == 1


async def test_a_failed_reindex_says_what_failed_and_the_old_index_answers(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["how many?"] = SEVENTY_ONE
    desk.built = BuildRunning(Path("/srv/data/.index"), "dealbot index, process 4711")
    ada = tg.person(1, "Ada")
    message = await ada.ask("/reindex")
    await tg.world.until(lambda: message.labels == [], "the end")
    assert message.styled("bold") == ["Re-index failed"]
    assert "the index is being built by dealbot index, process 4711" in message.text
    assert message.text.endswith("The index from before keeps answering.")
    assert "71 of the 180" in (await ada.ask("how many?")).text


async def test_a_reindex_that_breaks_says_so_and_can_be_tried_again(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.built = ZeroDivisionError("1/0 in /secret/path")
    ada = tg.person(1, "Ada")
    await ada.say("/reindex")
    apology = await ada.answer(1)
    assert apology.text.startswith("Something went wrong on our side (id ")
    assert ada.answers[0].text == "Re-index failed\nThe index from before keeps answering."
    assert "secret" not in tg.world.transcript()
    problem = Problem(Path("data/facts/x.toml"), 3, Severity.ERROR, "no quote")
    desk.built = replace(REPORT, changed=False, articles_added=(), problems=(problem,))
    again = await ada.ask("/reindex")
    await tg.world.until(lambda: again.labels == [], "the end")
    assert again.styled("bold") == ["Nothing has changed since the last re-index", "Problems: 1"]
    assert again.text.endswith("data/facts/x.toml:3: error: no quote")


async def test_pitfall_46_cancel_works_and_only_for_admins(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    tapped = threading.Event()
    desk.steps, desk.pace, desk.stopped = EMBEDDING, lambda: _wait(tapped), BuildCancelled()
    ada, bob = tg.person(1, "Ada"), tg.person(12, "Bob")
    message = await ada.ask("/reindex")
    data = message.buttons[0]["callback_data"]
    assert await bob.tap_data(message, data) == "Only this bot's admins can do that."
    assert await ada.tap_data(message, "stop:00000000") == "That is over already."
    assert await ada.tap(message, "Stop") == "Stopping…"
    tapped.set()
    await tg.world.until(lambda: message.labels == [], "the end")
    assert message.text == "Re-index stopped\nThe index from before keeps answering."
    assert await ada.tap_data(message, data) == "That is over already."


async def test_pitfall_14_a_reindex_cut_short_by_a_stop_goes_on_in_its_message(
    tg: BotApi, run_bot: RunBot, desk: HandDesk
) -> None:
    desk.steps, desk.pace = EMBEDDING * 1000, lambda: _wait(threading.Event(), 0.01)
    desk.stopped = BuildCancelled()
    ada = tg.person(1, "Ada")
    async with run_bot(desk):
        message = await ada.ask("/reindex")
    assert message.labels == ["Stop"]
    desk.steps = ()
    async with run_bot(desk):
        await tg.world.until(lambda: message.labels == [], "the end")
    assert message.styled("bold") == ["Re-indexed in 3.2 s"]
    assert (desk.builds, len(ada.answers)) == (2, 1)


async def test_pitfall_46_final_state_lands_though_the_message_is_deleted(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    held = threading.Event()
    desk.steps, desk.pace = EMBEDDING, lambda: _wait(held)
    tg.fail(Fault("editMessageText", 429, retry_after=1))
    tg.fail(Fault("editMessageText", 502, body="<html>Bad Gateway</html>"))
    ada = tg.person(1, "Ada")
    message = await ada.ask("/reindex")
    await tg.world.until(lambda: message.earlier, "progress")
    message.deleted = True
    held.set()
    await tg.world.until(lambda: ada.answers and "Re-indexed" in ada.answers[-1].text, "the summary")
    assert len(ada.answers) == 1


def _wait(event: threading.Event, seconds: float = 10) -> None:
    event.wait(seconds)
