"""What is kept of people and groups: said on request, deleted on request, and in any case after 90 days."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeAlias

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes

from bot.telegram.messages.reply import place_of
from bot.telegram.messages.send import say, send
from bot.telegram.people.private import moved_to_private
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wordings

KEPT = timedelta(days=90)
Forget: TypeAlias = Callable[[int], Awaitable[object]]
Purge: TypeAlias = Callable[[datetime], Awaitable[object]]


class Privacy:
    """Knows every store. Each `forgets` a person, `leaves` a group, and `purges` what is older than a moment.

    `scrub` comes after them, so that what was deleted can't be read in the files any more.
    """

    def __init__(
        self,
        wordings: Wordings,
        contact: str,
        now: Callable[[], datetime],
        *,
        forgets: Iterable[Forget],
        leaves: Iterable[Forget],
        purges: Iterable[Purge],
        scrub: Callable[[], Awaitable[None]],
    ) -> None:
        self._wordings = wordings
        self._contact = contact
        self._now = now
        self._forgets = tuple(forgets)
        self._leaves = tuple(leaves)
        self._purges = tuple(purges)
        self._scrub = scrub

    def routes(self) -> list[Handler]:
        """What there is to type."""
        return [CommandHandler("privacy", self.privacy, TYPED), CommandHandler("forget", self.forget, TYPED)]

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/privacy: what is kept, why, for how long, and whom to ask."""
        if message := update.message:
            words = self._wordings.of_person(message.from_user).personal
            contact = self._contact or words.no_contact
            await say(context.bot, message, words.privacy.format(days=KEPT.days, contact=contact))

    async def forget(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/forget: delete at once whatever is kept of somebody."""
        message = update.message
        if message is None or message.from_user is None:
            return
        words = self._wordings.of_person(message.from_user)
        if moved := moved_to_private(message, words):
            await send(context.bot, place_of(message), moved)
            return
        for forget in self._forgets:
            await forget(message.from_user.id)
        await self._scrub()
        await say(context.bot, message, words.personal.forgotten)

    async def leave(self, chat: int) -> None:
        """Delete what is kept of a group that has removed the bot; a person who blocks it may come back."""
        if chat < 0:  # a group's number is negative
            for leave in self._leaves:
                await leave(chat)
            await self._scrub()

    async def purge(self) -> None:
        """Delete what has been kept for long enough."""
        for purge in self._purges:
            await purge(self._now() - KEPT)
        await self._scrub()
