"""The event loop is never held up: all that takes time is done in threads of its own."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi

LONGEST = 0.1  # seconds
_RUNS = 3  # a machine that is busy elsewhere may take the processor away from one
ARTICLE = "Norway has ordered 54 K2 tanks for $2.2 billion, the ministry said in Oslo on 3 March 2026.\n" * 30


@pytest.fixture
async def debugged() -> AsyncIterator[None]:
    """The loop tells of every step that takes too long."""
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = LONGEST
    yield
    loop.set_debug(False)


async def test_pitfall_57_the_loop_is_never_held_up(
    debugged: None, tg: BotApi, desk_bot: TelegramApplication, caplog: pytest.LogCaptureFixture
) -> None:
    for run in range(_RUNS):
        caplog.clear()
        await _use_everything(tg, run)
        if not (slow := [record.getMessage() for record in caplog.records if record.name == "asyncio"]):
            return
    raise AssertionError("\n".join(slow))


async def _use_everything(tg: BotApi, run: int) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(100 + run, "Ann")
    answer = await ann.ask("How many K2 tanks have been delivered to Poland?")
    for label in [label for label in answer.labels if label in ("Sources", "Timeline", "Chart", "CSV")]:
        await ann.tap(answer, label)
    for text in ("and to Peru?", "/latest", "/country Poland", "/status", "/help", "armour thickness of the K2PL?"):
        await ann.ask(text, within=30)
    card = await ada.ask(ARTICLE.replace("54", str(54 + run)))
    await ada.until(lambda: "Taken in" in card.text, "the card")
    message = await ada.ask("/reindex")
    await ada.until(lambda: message.labels == [], "the end of the re-index")
    await ann.ask("How many K2 tanks has Norway ordered?", within=30)
