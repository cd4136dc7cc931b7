"""The signs that an answer is being worked out, for those that take a while: "typing…", and eyes on the question."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot

from bot.telegram.messages.reply import Place, Posted
from bot.telegram.messages.send import look_at, show_activity

_PATIENCE = 0.7  # most answers are there sooner, and then the line would only flicker
_RENEWAL = 4.0  # Telegram takes it away after five seconds
_ROUNDS = 8  # thirty seconds; an answer that takes longer has its apology then


@asynccontextmanager
async def activity(bot: Bot, place: Place, seen: int | None = None) -> AsyncIterator[None]:
    """Shows "typing…" in a chat, and eyes on the message `seen`, while the block takes longer than a moment."""
    task = asyncio.create_task(_show(bot, place, seen))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _show(bot: Bot, place: Place, seen: int | None) -> None:
    await asyncio.sleep(_PATIENCE)
    if seen is not None:
        await look_at(bot, Posted(place.chat, seen))
    for _ in range(_ROUNDS):
        await show_activity(bot, place)
        await asyncio.sleep(_RENEWAL)
