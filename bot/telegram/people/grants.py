"""/grant and /revoke: the owner says who else may do an admin's work."""

import re

from telegram import Message, Update
from telegram.ext import CommandHandler, ContextTypes

from bot.config import SHARED_IDS
from bot.telegram.messages.reply import Reply, place_of
from bot.telegram.messages.send import say, send
from bot.telegram.messages.text import plain
from bot.telegram.people.editors import Editors
from bot.telegram.people.menu import Menu
from bot.telegram.people.private import moved_to_private
from bot.telegram.people.rights import Rights
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wording, Wordings

_PERSON = re.compile(r"[0-9]{1,15}")


class Grants:
    """Makes editors and unmakes them; admins of the settings are changed there only."""

    def __init__(self, editors: Editors, rights: Rights, menu: Menu, wordings: Wordings) -> None:
        self._editors = editors
        self._menu = menu
        self._rights = rights
        self._wordings = wordings

    def routes(self) -> list[Handler]:
        """What there is to type."""
        return [CommandHandler("grant", self.grant, TYPED), CommandHandler("revoke", self.revoke, TYPED)]

    async def grant(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/grant and a number: that person is an editor from now on; without a number, who is."""
        if (message := update.message) is None:
            return
        words = self._wordings.of_person(message.from_user)
        if refusal := self._refusal(message, words):
            await send(context.bot, place_of(message), refusal)
        elif (person := _person_in(context.args or [])) is None:
            editors = ", ".join(map(str, self._editors.people)) or words.access.nobody
            await say(context.bot, message, words.access.grant_usage.format(editors=editors))
        elif self._rights.has(person) or person in SHARED_IDS or not await self._editors.add(person):
            await say(context.bot, message, words.access.not_granted.format(id=person))
        else:
            await say(context.bot, message, words.access.granted.format(id=person))
            await self._menu.publish_for(context.bot, person)

    async def revoke(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/revoke and a number: that person is no editor any more."""
        if (message := update.message) is None:
            return
        words = self._wordings.of_person(message.from_user)
        person = _person_in(context.args or [])
        if refusal := self._refusal(message, words):
            await send(context.bot, place_of(message), refusal)
        elif person is None or not self._editors.has(person):
            editors = ", ".join(map(str, self._editors.people)) or words.access.nobody
            await say(context.bot, message, words.access.revoke_usage.format(editors=editors))
        else:
            await self._editors.forget(person)
            await say(context.bot, message, words.access.revoked.format(id=person))
            await self._menu.withdraw(context.bot, person)

    def _refusal(self, message: Message, words: Wording) -> Reply | None:
        if message.from_user is None or message.sender_chat or not self._rights.owns(message.from_user.id):
            return Reply(plain(words.access.owner_only))
        return moved_to_private(message, words)


def _person_in(args: list[str]) -> int | None:
    """The number somebody typed; None when it can't be a person's."""
    return int(args[0]) if len(args) == 1 and _PERSON.fullmatch(args[0]) else None
