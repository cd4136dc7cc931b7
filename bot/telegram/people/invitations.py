"""Letting strangers in: a button under the message that tells of one, or /allow and /deny with a code or a number."""

import logging
import re
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, Message, Update
from telegram.constants import KeyboardButtonStyle
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.logs import log_event
from bot.telegram.messages.callbacks import encode_tap, parse_tap, taps_of
from bot.telegram.messages.reply import Button, Place, Posted, Reply, place_of
from bot.telegram.messages.send import acknowledge, edit, say, send
from bot.telegram.messages.text import bold, inert, joined, plain
from bot.telegram.people.guests import Guest, Guests, Standing
from bot.telegram.people.rights import Rights
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wording, Wordings

_GUEST = "guest"  # the kind of the buttons; their id is the guest's code, their argument the standing to give
_NUMBER = re.compile(r"-?[0-9]{1,15}")
_LONGEST_NAME = 64
_LISTED = 30

log = logging.getLogger(__name__)


class Invitations:
    """Puts decisions about guests into effect: tells those who are let in, and calls `on_denied` with those who aren't.

    Whoever is refused may have been let in before, and follow something.
    """

    def __init__(
        self,
        guests: Guests,
        rights: Rights,
        wordings: Wordings,
        on_denied: Sequence[Callable[[int], Awaitable[object]]] = (),
    ) -> None:
        self._guests = guests
        self._on_denied = on_denied
        self._rights = rights
        self._wordings = wordings

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        return [
            CommandHandler("allow", self.allow, TYPED),
            CommandHandler("deny", self.deny, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(_GUEST)),
        ]

    async def allow(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/allow and a code, or the number of a person or group; with neither, who asks."""
        await self._command(update, context, Standing.ALLOWED)

    async def deny(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/deny likewise, also for somebody who was let in before."""
        await self._command(update, context, Standing.DENIED)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button under the message that tells of a stranger."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of_person(query.from_user)
        tap = parse_tap(query.data)
        guest = await self._guests.find_code(tap.id) if tap else None
        known = guest is not None and tap is not None and tap.argument in (Standing.ALLOWED, Standing.DENIED)
        refusal = self._rights.refusal_of_tap(query, words) or ("" if known else words.expired)
        await acknowledge(query, refusal)
        if refusal or tap is None or guest is None or not isinstance(query.message, Message):
            return
        if guest.standing is Standing.ASKING:  # else another admin was quicker, and their word stands
            guest = await self._decide(guest, Standing(tap.argument), context.bot)
        told = joined([inert(query.message.text or ""), bold(plain(_decision(guest, words)))], "\n\n")
        await edit(context.bot, Posted(query.message.chat.id, query.message.message_id), Reply(told))

    async def _command(self, update: Update, context: ContextTypes.DEFAULT_TYPE, standing: Standing) -> None:
        if (message := update.message) is None:
            return
        words = self._wordings.of_person(message.from_user)
        if refusal := self._rights.refusal(message, words):
            await send(context.bot, place_of(message), refusal)
        elif not context.args:
            await say(context.bot, message, _listed(await self._guests.asking(), words))
        elif guest := await self._named(context.args[0]):
            await say(context.bot, message, _decision(await self._decide(guest, standing, context.bot), words))
        else:
            await say(context.bot, message, words.access.unknown)

    async def _named(self, name: str) -> Guest | None:
        if not _NUMBER.fullmatch(name):
            return await self._guests.find_code(name)
        return await self._guests.find(int(name)) or Guest(int(name), "", Standing.ASKING, "")

    async def _decide(self, guest: Guest, standing: Standing, bot: Bot) -> Guest:
        decided = await self._guests.decide(guest.chat, standing, guest.language)
        if standing is Standing.ALLOWED and guest.standing is not standing:
            private = guest.chat > 0
            words = self._wordings.of(guest.language).access
            try:
                await send(
                    bot, Place(guest.chat, private), Reply(plain(words.welcome if private else words.welcome_group))
                )
            except TelegramError as error:  # such as somebody who has never written to the bot
                log_event(log, "untold", logging.WARNING, error=str(error))
        if standing is Standing.DENIED:
            for call in self._on_denied:
                await call(guest.chat)
        return decided


def render_request(guest: Guest, name: str, words: Wording) -> Reply:
    """What admins are told of a stranger. The name is on a line of its own, where it can't turn ours around."""
    access = words.access
    title = (access.asks if guest.chat > 0 else access.asks_group).format(id=guest.chat, code=guest.code)
    buttons = (
        Button(access.allow, encode_tap(_GUEST, guest.code, Standing.ALLOWED), style=KeyboardButtonStyle.SUCCESS),
        Button(access.deny, encode_tap(_GUEST, guest.code, Standing.DENIED), style=KeyboardButtonStyle.DANGER),
    )
    return Reply(joined([plain(title), bold(inert(name).cut(_LONGEST_NAME))], "\n"), buttons, columns=2)


def _decision(guest: Guest, words: Wording) -> str:
    said = words.access.allowed if guest.standing is Standing.ALLOWED else words.access.denied
    return said.format(id=guest.chat)


def _listed(asking: tuple[Guest, ...], words: Wording) -> str:
    access = words.access
    lines = [access.asking.format(id=guest.chat, code=guest.code) for guest in asking[:_LISTED]]
    if left := len(asking) - len(lines):
        lines.append(words.more.format(count=words.number(left)))
    return "\n".join([*(lines or [access.nobody_asks]), "", access.usage])
