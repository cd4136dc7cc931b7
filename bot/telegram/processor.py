"""The order updates are handled in: one after the other in a chat, side by side across chats."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.admission import Admission


class PerChatProcessor(BaseUpdateProcessor):
    """Handles up to `max_concurrent_updates` at once, but never two of the same chat, and only what is admitted."""

    def __init__(self, max_concurrent_updates: int, admission: Admission) -> None:
        super().__init__(max_concurrent_updates)
        self._admission = admission
        self._queues: dict[int | None, _Queue] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when everything earlier in its chat is done; drop it when it isn't admitted."""
        try:
            async with self._admission.of(update) as admitted:
                if admitted:
                    await self._in_turn(_chat_of(update), coroutine)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # Python would warn of one that nobody has awaited

    async def _in_turn(self, key: int | None, coroutine: Awaitable[Any]) -> None:
        queue = self._queues.setdefault(key, _Queue())
        queue.waiting += 1
        try:
            async with queue.turn:  # asyncio's lock is first come, first served
                await coroutine
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._queues[key]


class _Queue:
    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.waiting = 0


def _chat_of(update: object) -> int | None:
    """The chat of an update, else the person it came from; a private chat has the number of its person."""
    if not isinstance(update, Update):
        return None
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else None
