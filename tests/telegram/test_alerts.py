"""Alerts over real records: what changes comes to those who follow it, once, with its source, and only when it may."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.config import Alerts
from bot.service import Service
from bot.telegram.running import TelegramApplication
from index.encoder import Encoder
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.double import BotApi, Chat, Message
from tests.telegram.followers import NEWS, report
from tests.telegram.newsroom import service_over

OF_180 = "tanks of 180 delivered to Poland (K2 Black Panther; First executive contract for K2 tanks)"
DELIVERED = "How many K2s have been delivered to Poland?"


@pytest.fixture
async def bot(run_bot: RunBot, served: Service, clock: Clock) -> AsyncIterator[TelegramApplication]:
    """The bot over that service."""
    async with run_bot(served, now=clock) as application:
        yield application


async def news(chat: Chat, number: int = 1) -> Message:
    """The bot's message of that number in a chat (from 0), once it is there."""
    return await chat.answer(number, "the news")


async def approve(admin: Chat, title: str = "Deliveries go on") -> None:
    """Approve what waits of an article, as an admin does."""
    queue = await admin.ask("/queue")
    await admin.tap(queue, title)
    card = await admin.answer(len(admin.answers))
    await admin.tap(card, "Approve all")
    await admin.until(lambda: "Approved" in card.text, "the approval")


async def test_a_waiting_fact_that_is_approved_is_told(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path
) -> None:
    report(data, review="extracted")
    newsroom.refresh()
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts K2 Poland")
    await approve(tg.person(1, "Ada"))
    told = await news(ann)
    assert told.text == NEWS
    assert told.styled("bold") == ["News on what you follow", "71 tanks"]
    assert list(told.links.values()) == ["https://defence-wire.example/2024-11-19-defence-wire-deliveries"]
    assert told.labels == ["Mute 7 days", "Stop"]


async def test_what_another_process_publishes_is_told(
    tg: BotApi, bot: TelegramApplication, data: Path, encoder: Encoder
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts Hyundai Rotem")
    report(data)
    other = service_over(data, encoder)
    other.refresh()
    other.close()
    assert (await news(ann)).text == NEWS.replace("K2 Black Panther · Poland", "Hyundai Rotem")


async def test_a_followed_question_tells_its_new_answer_and_the_one_before(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask(f"/alerts {DELIVERED}")
    report(data)
    newsroom.refresh()
    told = await news(ann)
    assert told.text == (
        "News on what you follow\n"
        "\n"
        f"{DELIVERED}\n"
        f"71 {OF_180}, as of 18 November 2024 (Defence Wire, citing Hyundai Rotem)\n"
        f"Before: 46 {OF_180}, as of 20 March 2024 (Defence Industry Europe)\n"
        "Defence Wire, 19 November 2024, citing Hyundai Rotem"
    )
    assert told.labels == ["Mute 7 days", "Stop"]


async def test_what_nobody_has_approved_is_told_only_where_the_settings_say_so(
    tg: BotApi, run_bot: RunBot, served: Service, data: Path, tmp_path: Path, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(served, now=clock):
        await ann.ask("/alerts K2 Poland")
        await ann.ask(f"/alerts {DELIVERED}")
        report(data, review="extracted")
        served.refresh()
        report(data, 50, date(2024, 4, 30))
        served.refresh()
        first = await news(ann, 2)
        assert "Delivered: 46 → 50 tanks" in first.text
        assert "71" not in first.text
    clock.forward(minutes=1)
    config = config_for(tg, tmp_path).model_copy(update={"alerts": Alerts(proposed=True)})
    async with run_bot(served, config=config, now=clock):
        told = await news(ann, 3)
    assert "Delivered: 50 → 71 tanks" in told.text
    assert "19 November 2024, citing Hyundai Rotem · unreviewed" in told.text


async def test_an_edited_value_comes_as_a_correction(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts K2 Poland")
    article = report(data)
    newsroom.refresh()
    await news(ann)
    clock.forward(minutes=1)
    facts = data / "facts" / f"{article}.toml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("value = 71", "value = 180"), encoding="utf-8")
    newsroom.refresh()
    assert "Corrected · Delivered: 71 → 180 tanks" in (await news(ann, 2)).text


async def test_a_report_that_is_taken_back_comes_as_a_correction(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path, clock: Clock
) -> None:
    ann, ada = tg.person(11, "Ann"), tg.person(1, "Ada")
    report(data, review="extracted")
    newsroom.refresh()
    await ann.ask("/alerts K2 Poland")
    await approve(ada)
    await news(ann)
    clock.forward(minutes=1)
    await ada.tap(ada.answers[-1], "Undo")
    assert "Corrected · Delivered: 71 → 46 tanks" in (await news(ann, 2)).text


async def test_changes_that_come_together_are_one_message(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    for text in ("K2", "Poland", DELIVERED):
        await ann.ask(f"/alerts {text}")
    report(data, 60, date(2024, 6, 1))
    newsroom.refresh()
    assert "Delivered: 46 → 60 tanks" in (await news(ann, 3)).text
    for count, day in ((65, date(2024, 8, 1)), (71, date(2024, 11, 18))):  # within the minute
        report(data, count, day)
        newsroom.refresh()
    await ann.ask("/alerts")  # the bot has seen the last of them before it may tell any
    clock.forward(minutes=1)
    told = await news(ann, 5)
    assert told.text.count("Delivered: 60 → 71 tanks") == 1
    assert "65" not in told.text
    assert told.labels == ["Mute 7 days", "Stop: K2 Black Panther", "Stop: Poland", f"Stop: “{DELIVERED}"[:39] + "…"]


async def told_both(tg: BotApi, service: Service) -> tuple[Chat, Chat, Message]:
    """Two people who follow the same and have heard of it, and what the first of them was told."""
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    for person in (ann, bob):
        await person.ask("/alerts K2 Poland")
    report(service.data, 60, date(2024, 6, 1))
    service.refresh()
    await news(bob)
    return ann, bob, await news(ann)


async def test_a_stop_under_the_news_is_one_tap(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path, clock: Clock
) -> None:
    ann, bob, told = await told_both(tg, newsroom)
    assert await ann.tap(told, "Stop") == "Stopped: K2 Black Panther · Poland"
    assert await ann.tap(told, "Stop") == "That isn't followed any more."
    clock.forward(minutes=1)
    report(data)
    newsroom.refresh()
    await news(bob, 2)
    assert len(ann.answers) == 2


async def test_a_mute_holds_news_back_for_seven_days(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, data: Path, clock: Clock
) -> None:
    ann, bob, told = await told_both(tg, newsroom)
    assert await ann.tap(told, "Mute 7 days") == (
        "Quiet until 29 November 2026; after that, one message says what has changed."
    )
    clock.forward(days=6, hours=23)
    report(data)
    newsroom.refresh()
    await news(bob, 2)
    assert len(ann.answers) == 2
    clock.forward(hours=1)
    assert "Delivered: 60 → 71 tanks" in (await news(ann, 2)).text
