"""The order updates are handled in: one after the other in a chat, side by side across chats."""

import asyncio
import time
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.people.admission import Admission
from bot.telegram.transport.inbox import Inbox
from bot.telegram.transport.metrics import Metrics


class PerChatProcessor(BaseUpdateProcessor):
    """Handles up to `max_concurrent_updates` at once, but never two of the same chat, and only what is admitted."""

    def __init__(self, max_concurrent_updates: int, inbox: Inbox, admission: Admission, metrics: Metrics) -> None:
        super().__init__(max_concurrent_updates)
        self._inbox = inbox
        self._admission = admission
        self._metrics = metrics
        self._queues: dict[int | None, _Queue] = {}
        self._in_hand: set[asyncio.Task[Any]] = set()
        self._abandoned = False

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when everything earlier in its chat is done; drop it when it isn't admitted."""
        try:
            if isinstance(update, Update) and not self._abandoned:
                await self._handle(update, coroutine)
            elif not self._abandoned:
                await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # Python would warn of one that nobody has awaited

    async def abandon(self) -> None:
        """Give up what is in hand, and leave it to the next process."""
        self._abandoned = True
        for task in self._in_hand:
            task.cancel()
        await asyncio.gather(*self._in_hand, return_exceptions=True)

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> None:
        started, task = time.monotonic(), asyncio.current_task()
        if task:
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        async with self._inbox.holding(update.update_id), self._admission.of(update) as admitted:
            if admitted:
                await self._in_turn(update, coroutine)
        self._metrics.finished(time.monotonic() - started)

    async def _in_turn(self, update: Update, coroutine: Awaitable[Any]) -> None:
        key = _chat_of(update)
        queue = self._queues.setdefault(key, _Queue())
        queue.waiting += 1
        try:
            async with queue.turn:  # asyncio's lock is first come, first served
                await self._inbox.begin(update.update_id)
                await coroutine
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._queues[key]


class _Queue:
    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.waiting = 0


def _chat_of(update: Update) -> int | None:
    """The chat of an update, else the person it came from; a private chat has the number of its person."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else None
