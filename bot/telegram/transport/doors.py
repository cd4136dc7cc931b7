"""Chats that move or shut their door on us: every call to Telegram is spaced out here, and so its refusals are seen."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from telegram import Update
from telegram.error import ChatMigrated, Forbidden
from telegram.ext import AIORateLimiter, ContextTypes, MessageHandler, filters

from bot.telegram.transport.handlers import Handler

_Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]


class Doors(AIORateLimiter):
    """Keeps to Telegram's pace, and calls whoever keeps something of a chat when that chat isn't there any more.

    It only spaces calls out: the library's own retries would hold up every other chat, ours are in send.py.
    Without `spaced` calls go out as fast as they come, which only a benchmark may want.
    `on_blocked` is called with a chat that takes no messages from us: the person blocked the bot, or it was removed.
    `on_migrated` is called with the old and the new number of a group, and more than once for the same move.
    """

    def __init__(self, spaced: bool = True) -> None:
        super().__init__(max_retries=0) if spaced else super().__init__(overall_max_rate=0, group_max_rate=0)
        self.on_blocked: list[Callable[[int], Awaitable[None]]] = []
        self.on_migrated: list[Callable[[int, int], Awaitable[None]]] = []

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Answer:
        """Telegram's answer to a call; its refusals are raised as ever."""
        chat = data.get("chat_id")
        try:
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        except Forbidden:
            if isinstance(chat, int):
                await self.shut(chat)
            raise
        except ChatMigrated as error:
            if isinstance(chat, int):
                await self._migrated(chat, error.new_chat_id)
            raise

    def routes(self) -> list[Handler]:
        """Who takes Telegram's notice in a group that has moved."""
        return [MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, self._noticed)]

    async def _noticed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.message
        if message and message.migrate_to_chat_id:
            await self._migrated(message.chat.id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await self._migrated(message.migrate_from_chat_id, message.chat.id)

    async def shut(self, chat: int) -> None:
        """Tell whoever keeps something of a chat that it takes no messages from us any more."""
        for call in self.on_blocked:
            await call(chat)

    async def _migrated(self, old: int, new: int) -> None:
        for call in self.on_migrated:
            await call(old, new)
