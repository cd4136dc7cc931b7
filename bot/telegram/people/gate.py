"""The gate of a bot that isn't open to everybody: a stranger gets a code, and no answer before an admin agrees."""

import time
from collections.abc import Callable

from telegram import Bot, Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes, TypeHandler

from bot.telegram.answers.addressing import command_in, is_for_us
from bot.telegram.messages.notices import tell
from bot.telegram.messages.send import acknowledge, answer_inline, say
from bot.telegram.people.guests import Guest, Guests, Standing
from bot.telegram.people.invitations import render_request
from bot.telegram.people.menu import COMMANDS
from bot.telegram.people.meter import Meter
from bot.telegram.people.rights import Rights
from bot.telegram.transport.handlers import Handler
from bot.telegram.wording import Wordings

_OPEN_TO_ALL = ("privacy", "forget")  # what the bot keeps of somebody is theirs to know and to delete
_NOTICES, _HOUR = 20, 3600.0  # messages to the admins an hour; whoever asks then needs an /allow
_ADMINS = 0  # the key of their meter


class Gate:
    """Lets guests through, and admins and editors everywhere. A group is a guest itself, with all who are in it."""

    def __init__(
        self, guests: Guests, rights: Rights, wordings: Wordings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._guests = guests
        self._rights = rights
        self._wordings = wordings
        self._notices = Meter(_NOTICES, _HOUR, clock)

    def routes(self) -> list[Handler]:
        """What comes before everything else."""
        return [TypeHandler(Update, self.check)]

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Turn away a stranger's message or tap, and let nobody else see it."""
        if await self._passes(update, context.bot):
            return
        if message := update.message:
            await self._refuse(message, context.bot)
        elif query := update.callback_query:
            await acknowledge(query, self._wordings.of_person(query.from_user).access.refused)
        elif inline := update.inline_query:
            await answer_inline(inline, ())
        raise ApplicationHandlerStop

    async def _passes(self, update: Update, bot: Bot) -> bool:
        message = update.message or update.edited_message
        if message is None and not update.callback_query and not update.inline_query:
            return True
        if message and not (is_for_us(message, bot, COMMANDS) and command_in(message, bot) not in _OPEN_TO_ALL):
            return True
        person = None if message and message.sender_chat else update.effective_user
        if person and self._rights.has(person.id):
            return True
        whose = update.effective_chat or update.effective_user
        guest = await self._guests.find(whose.id) if whose else None
        return guest is not None and guest.standing is Standing.ALLOWED

    async def _refuse(self, message: Message, bot: Bot) -> None:
        words = self._wordings.of_person(message.from_user).access
        guest = await self._guests.find(message.chat.id)
        if guest is None:
            language = message.from_user.language_code if message.from_user else None
            guest = await self._guests.ask(message.chat.id, language or "")
            await self._notify(guest, message, bot)
        code = words.code.format(code=guest.code) if guest.standing is Standing.ASKING else ""
        await say(bot, message, f"{words.refused} {code}".strip())

    async def _notify(self, guest: Guest, message: Message, bot: Bot) -> None:
        if self._notices.full(_ADMINS):
            return
        self._notices.note(_ADMINS)
        name = message.chat.title or message.chat.full_name or ""
        await tell(bot, self._rights.admins, self._wordings, lambda words: render_request(guest, name, words))
