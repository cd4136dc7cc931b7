"""Work that goes on after the update that began it was handled: it never holds up a stop, and outlives it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram.transport.inbox import Inbox


class Background:
    """The pieces of work under way. Cancelled when the bot stops, they begin anew with the updates they hold."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._tasks: set[asyncio.Task[None]] = set()
        self._holders: set[asyncio.Task[None]] = set()
        self._stopped = False

    def start(
        self, work: Coroutine[Any, Any, None], update: Update, context: ContextTypes.DEFAULT_TYPE
    ) -> asyncio.Task[None]:
        """Begin a piece of work; its errors go to the error handler, as those of `update`."""
        task = context.application.create_task(work, update=update)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self._stopped:
            task.cancel()
        return task

    def hold(self, update: Update, task: asyncio.Task[None]) -> None:
        """Take `update` for undone until `task` is over; when this process ends before, the next one redoes it."""
        self._inbox.hold(update.update_id)
        holder = asyncio.create_task(self._release_after(task, update.update_id))
        self._holders.add(holder)
        holder.add_done_callback(self._holders.discard)

    async def stop(self) -> None:
        """Cancel all work, and from now on whatever is begun."""
        self._stopped = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, *self._holders, return_exceptions=True)

    async def _release_after(self, task: asyncio.Task[None], number: int) -> None:
        await asyncio.wait({task})
        if not task.cancelled():
            await self._inbox.release(number)
