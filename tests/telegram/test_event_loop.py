"""The event loop is never held up: all that takes time is done in threads of its own."""

import asyncio
import time

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi

LONGEST = 0.1  # seconds that a step may keep the processor busy
_WAITING = 1.0  # seconds that it may take, most of which a machine that is busy elsewhere may give to others
_RUNS = 3  # the machine may keep one of them waiting even longer
ARTICLE = "Norway has ordered 54 K2 tanks for $2.2 billion, the ministry said in Oslo on 3 March 2026.\n" * 30


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of the loop that took too long, as they come."""
    found, run = list[str](), asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        step, began, busy = repr(handle), time.monotonic(), time.thread_time()
        run(handle)
        took, worked = time.monotonic() - began, time.thread_time() - busy
        if worked > LONGEST or took > _WAITING:
            found.append(f"{step} took {took:.3f} s, {worked:.3f} s of the processor")

    monkeypatch.setattr(asyncio.Handle, "_run", timed)
    return found


async def test_pitfall_57_the_loop_is_never_held_up(slow: list[str], tg: BotApi, desk_bot: TelegramApplication) -> None:
    for run in range(_RUNS):
        slow.clear()
        await _use_everything(tg, run)
        if not slow:
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
