"""How news travels: once, whatever fails or restarts; to the topic it was asked for in; at its reader's hours."""

import signal
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.service import Service
from bot.telegram.running import TelegramApplication
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi, Chat
from tests.telegram.double.faults import Fault
from tests.telegram.followers import NEWS, choose, report
from tests.telegram.process import ended, started


@pytest.fixture
async def bot(run_bot: RunBot, served: Service, clock: Clock) -> AsyncIterator[TelegramApplication]:
    """The bot over that service."""
    async with run_bot(served, now=clock) as application:
        yield application


def publish(service: Service, count: int = 71, day: date = date(2024, 11, 18)) -> None:
    """Put a new count on record, and serve it."""
    report(service.data, count, day)
    service.refresh()


async def told_of(chat: Chat, change: str, number: int) -> None:
    """Wait for the bot's message of that number, and see that it tells of a change."""
    assert change in (await chat.answer(number, f"news of {change}", within=30)).text


async def test_pitfall_59_restart(tg: BotApi, run_bot: RunBot, served: Service, clock: Clock) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    async with run_bot(served, now=clock):
        await ann.ask("/alerts K2 Poland")
        publish(served, 60, date(2024, 6, 1))
        await told_of(ann, "46 → 60", 1)
    publish(served)  # while the bot is down
    clock.forward(hours=1)
    async with run_bot(served, now=clock):
        await told_of(ann, "60 → 71", 2)
    clock.forward(hours=1)
    async with run_bot(served, now=clock):
        await bob.ask("/alerts K2 Poland")
        publish(served, 80, date(2024, 12, 1))
        await told_of(bob, "71 → 80", 1)
        await told_of(ann, "71 → 80", 3)
    assert (len(ann.answers), len(bob.answers)) == (4, 2)


async def test_pitfall_59_killed_while_sending(tg: BotApi, served: Service, tmp_path: Path) -> None:
    ann, eve = tg.person(11, "Ann"), tg.person(12, "Eve")
    config = tmp_path / "config.toml"
    config.write_text(f'[paths]\ndata = "{served.data}"\n[telegram]\napi_base = "{tg.api_base}"\n', encoding="utf-8")
    command = ("-c", "from bot.cli import main; main()", "--config", str(config), "run")
    async with started(*command, TELEGRAM_BOT_TOKEN=tg.token) as process:
        await ann.ask("/alerts K2 Poland", within=60)
        tg.fail(Fault("sendMessage", 200, chat=11, done=True, delay=60))
        publish(served, 60, date(2024, 6, 1))
        await told_of(ann, "46 → 60", 1)
        process.send_signal(signal.SIGKILL)
        await ended(process)
    async with started(*command, TELEGRAM_BOT_TOKEN=tg.token) as process:
        await eve.ask("/alerts K2 Poland", within=60)
        publish(served)
        await told_of(eve, "60 → 71", 1)
        process.send_signal(signal.SIGTERM)
        code, _ = await ended(process)
    assert (code, [message.text.splitlines()[2] for message in ann.answers[1:]]) == (0, ["Delivered: 46 → 60 tanks"])


async def test_pitfall_59_rebuilt_index(tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    await ann.ask("/alerts K2 Poland")
    publish(served)
    await told_of(ann, "46 → 71", 1)
    clock.forward(hours=1)
    served.build(full=True)  # every fact is read anew
    served.build()
    await bob.ask("/alerts K2")
    publish(served, 80, date(2024, 12, 1))
    await told_of(bob, "71 → 80", 1)
    await told_of(ann, "71 → 80", 2)


async def test_pitfall_59_clock_put_back(tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock) -> None:
    ann = tg.person(11, "Ann")
    listed = await ann.ask("/alerts K2 Poland")
    await choose(ann, listed, "Once a day", "9:00")
    clock.forward(hours=23)
    publish(served)
    await ann.ask("/alerts")  # the bot has seen it before the hour comes
    clock.forward(hours=1)
    await told_of(ann, "46 → 71", 2)
    clock.forward(hours=-5)
    publish(served, 80, date(2024, 12, 1))
    clock.forward(hours=4)  # an hour before the digest that has been sent
    await ann.ask("/alerts")
    clock.forward(hours=1)  # the hour it has been sent at comes again
    await ann.ask("/alerts")
    clock.forward(days=1)
    await told_of(ann, "71 → 80", 5)
    assert len(ann.answers) == 6


async def test_pitfall_59_quiet_hours(tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock) -> None:
    seoul, lima = tg.person(11, "Ann"), tg.person(12, "Bob")
    for chat, zone in ((seoul, "Asia/Seoul"), (lima, "America/Lima")):
        await chat.ask("/alerts K2 Poland")
        listed = await chat.ask(f"/alerts zone {zone}")
        await choose(chat, listed, "Quiet hours", "22:00–7:00")
        assert "None between 22:00 and 7:00." in listed.text
    clock.forward(hours=5)  # 14:00 UTC: 23:00 in Seoul, 9:00 in Lima
    publish(served, 60, date(2024, 6, 1))
    await told_of(lima, "46 → 60", 2)
    clock.forward(minutes=1)
    publish(served)
    await told_of(lima, "60 → 71", 3)
    assert len(seoul.answers) == 2
    clock.forward(hours=8)  # 22:01 UTC: 7:01 in Seoul, 17:01 in Lima
    await told_of(seoul, "46 → 71", 2)
    clock.forward(hours=6)  # 4:01 UTC: 13:01 in Seoul, 23:01 in Lima
    publish(served, 80, date(2024, 12, 1))
    await told_of(seoul, "71 → 80", 3)
    assert len(lima.answers) == 4


async def test_a_digest_comes_at_local_time_in_summer_and_in_winter(
    tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts K2 Poland")
    listed = await ann.ask("/alerts zone warsaw")
    await choose(ann, listed, "Once a day", "8:00")
    assert "Alerts come once a day, at 8:00." in listed.text
    publish(served, 60, date(2024, 6, 1))
    await ann.ask("/alerts")  # the bot has seen it before the hour comes
    clock.set("2026-11-23T07:00:00+00:00")  # 8:00 in Warsaw
    digest = await ann.answer(3)
    assert digest.text == NEWS.replace("News on what you follow", "What has changed since the last digest").replace(
        "71 tanks", "60 tanks"
    ).replace("18 November 2024", "1 June 2024").replace("19 November 2024", "2 June 2024")
    clock.set("2027-06-22T05:59:00+00:00")
    publish(served)
    await ann.ask("/alerts")
    clock.forward(minutes=1)  # 8:00 in Warsaw
    await told_of(ann, "60 → 71", 5)


async def test_pitfall_18_blocked_user(tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    await ann.ask("/alerts K2 Poland")
    await bob.ask("/alerts K2 Poland")
    tg.world.blocked_by.add(ann.id)
    publish(served, 60, date(2024, 6, 1))
    await told_of(bob, "46 → 60", 1)
    await tg.world.until(lambda: sent_to(tg, ann) == 2, "the try")
    tg.world.blocked_by.discard(ann.id)
    clock.forward(hours=1)
    publish(served)
    await told_of(bob, "60 → 71", 2)
    assert sent_to(tg, ann) == 2
    assert "You follow nothing yet." in (await ann.ask("/alerts")).text


async def test_pitfall_19_chat_migrated(tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock) -> None:
    ada, group = tg.person(1, "Ada"), tg.group(-7, "Desk")
    await group.ask("/alerts K2 Poland", by=ada)
    moved = await group.migrate(-1007)
    publish(served, 60, date(2024, 6, 1))
    await told_of(moved, "46 → 60", 1)  # the first is Telegram's own notice
    clock.forward(hours=1)
    publish(served)
    await told_of(moved, "60 → 71", 2)
    assert sent_to(tg, group) == 1


async def test_pitfall_19_noticed_when_sending(
    tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock
) -> None:
    ada, group, new = tg.person(1, "Ada"), tg.group(-7, "Desk"), tg.group(-1007, "Desk")
    await group.ask("/alerts K2 Poland", by=ada)
    tg.fail(Fault("sendMessage", 400, chat=-7, migrate_to_chat_id=-1007))
    publish(served, 60, date(2024, 6, 1))
    await told_of(new, "46 → 60", 0)
    clock.forward(hours=1)
    publish(served)
    await told_of(new, "60 → 71", 1)
    assert len(group.answers) == 1


async def test_pitfall_34_alert(tg: BotApi, bot: TelegramApplication, served: Service) -> None:
    ada, forum = tg.person(1, "Ada"), tg.group(-1007, "Desk", forum=True)
    await forum.ask("/alerts K2 Poland", by=ada, topic=5)
    await forum.ask("/alerts Peru", by=ada, topic=6)
    publish(served)
    told = await forum.answer(2)
    assert (told.raw["message_thread_id"], told.text) == (5, NEWS)
    assert "reply_to_message" not in told.raw


async def test_after_a_lost_answer_news_is_not_sent_again(
    tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts K2 Poland")
    tg.fail(Fault("sendMessage", 200, chat=11, done=True, delay=30))
    publish(served, 60, date(2024, 6, 1))
    await told_of(ann, "46 → 60", 1)
    clock.forward(minutes=1)


@pytest.mark.parametrize(
    "fault", [Fault("sendMessage", 502, chat=11), Fault("sendMessage", 429, chat=11, retry_after=3)]
)
async def test_news_that_surely_did_not_arrive_goes_out_a_minute_later(
    tg: BotApi, bot: TelegramApplication, served: Service, clock: Clock, fault: Fault
) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    await ann.ask("/alerts K2 Poland")
    await bob.ask("/alerts K2 Poland")
    fault.times = 1
    tg.fail(fault)
    publish(served)
    await told_of(bob, "46 → 71", 1)
    await tg.world.until(lambda: sent_to(tg, ann) == 2, "the try")
    assert len(ann.answers) == 1
    clock.forward(minutes=1)
    await told_of(ann, "46 → 71", 1)
    assert sent_to(tg, ann) == 3


def sent_to(tg: BotApi, chat: Chat) -> int:
    """How many messages the bot tried to send to a chat."""
    return sum(call.parameters["chat_id"] == str(chat.id) for call in tg.called("sendMessage"))
