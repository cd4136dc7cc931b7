"""The "typing…" line, for answers that take a while."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot

from bot.telegram.messages.reply import Place
from bot.telegram.messages.send import show_activity

_PATIENCE = 0.7  # most answers are there sooner, and then the line would only flicker
_RENEWAL = 4.0  # Telegram takes it away after five seconds
_ROUNDS = 8  # thirty seconds, then something else is said


@asynccontextmanager
async def activity(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Shows "typing…" in a chat while the block takes longer than a moment."""
    task = asyncio.create_task(_show(bot, place))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _show(bot: Bot, place: Place) -> None:
    await asyncio.sleep(_PATIENCE)
    for _ in range(_ROUNDS):
        await show_activity(bot, place)
        await asyncio.sleep(_RENEWAL)
