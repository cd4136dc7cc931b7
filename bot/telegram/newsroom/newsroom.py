"""The admins' side of taking in articles, put together: what there is to send, to type and to tap."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeAlias

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.telegram.desk import Desk
from bot.telegram.messages.callbacks import taps_of
from bot.telegram.newsroom.cards import CARD
from bot.telegram.newsroom.freshness import Freshness
from bot.telegram.newsroom.intake import Intake
from bot.telegram.newsroom.jobs import Jobs
from bot.telegram.newsroom.memory import Memory
from bot.telegram.newsroom.queue import QUEUE, Queue
from bot.telegram.newsroom.review import Review
from bot.telegram.people.rights import ByAdmin, Rights
from bot.telegram.transport.background import Background
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wordings

Reaction: TypeAlias = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]

_INGEST = re.compile(r"^/ingest(?:@(\w+))?(?!\S)", re.IGNORECASE)  # commands are only found in text, not in captions


class Newsroom:
    """Takes articles in and shows cards, in threads of its own: neither reading nor deciding waits for the other."""

    def __init__(
        self,
        desk: Desk,
        wordings: Wordings,
        rights: Rights,
        memory: Memory,
        builder: Worker,
        background: Background,
        now: Callable[[], datetime],
        pace: float | None,
        quiet: float,
    ) -> None:
        self._keeper, self._reader = Worker("cards"), Worker("articles")
        self._rights = rights
        self.jobs = Jobs(memory, wordings, now, pace)
        self._review = Review(
            desk.articles, memory, self._keeper, wordings, rights, Freshness(desk, builder), background
        )
        self._intake = Intake(desk.articles, self._reader, wordings, rights, self.jobs, self._review, background, quiet)
        self._queue = Queue(desk.articles, self._keeper, wordings, rights)

    def routes(self, typed: Reaction, unreadable: Reaction) -> list[Handler]:
        """Who takes what an admin sends; `typed` gets what is a question all the same, `unreadable` what is nothing."""
        sent = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL

        async def take(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if await self._review.replied(update, context) or await self._intake.sent(update, context):
                return
            message = update.message
            await (typed if message and (message.text or message.caption) else unreadable)(update, context)

        async def captioned(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            name = context.matches[0][1] if context.matches else None
            if not name or name.casefold() == context.bot.username.casefold():
                await self._intake.command(update, context)

        return [
            CommandHandler("ingest", self._intake.command, TYPED),
            MessageHandler(TYPED & filters.CaptionRegex(_INGEST), captioned),
            CommandHandler("done", self._intake.done, TYPED),
            CommandHandler("queue", self._queue.command, TYPED),
            MessageHandler(sent & ByAdmin(self._rights), take),
            CallbackQueryHandler(self._review.tapped, f"^{CARD}"),
            CallbackQueryHandler(self._queue.turned, taps_of(QUEUE)),
        ]

    def close(self) -> None:
        """Take on no more work."""
        self._keeper.close()
        self._reader.close()
