"""The command lists Telegram offers: a short one in groups, a longer one for those who do an admin's work."""

import logging
from collections.abc import Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.people.rights import Rights
from bot.telegram.wording import Wordings

_IN_GROUPS = ("ask", "help")
_BROWSING = ("latest", "country", "deal", "compare", "export")
_OWN = ("alerts", "language", "privacy", "forget")  # what is a person's own
_IN_PRIVATE = ("ask", *_BROWSING, *_OWN, "new", "status", "help")
_FOR_ADMINS = ("queue", "ingest", "gaps", "reindex", "jobs", "cancel", "backup")
_OF_GUESTS = ("allow", "deny")  # where not everybody may use the bot
_FOR_OWNER = ("grant", "revoke")
_UNLISTED = ("start", "done")
COMMANDS = frozenset({*_IN_GROUPS, *_IN_PRIVATE, *_FOR_ADMINS, *_OF_GUESTS, *_FOR_OWNER, *_UNLISTED})

log = logging.getLogger(__name__)


def offered(private: bool) -> tuple[str, ...]:
    """The commands everybody may use in a private chat, or in a group."""
    return _IN_PRIVATE if private else _IN_GROUPS


class Menu:
    """Publishes the lists. They are a convenience: the bot works as well without them."""

    def __init__(self, wordings: Wordings, rights: Rights, with_guests: bool) -> None:
        self._wordings = wordings
        self._rights = rights
        self._with_guests = with_guests

    async def publish(self, bot: Bot) -> None:
        """Set the lists that differ from what Telegram has."""
        await self._publish(bot, BotCommandScopeAllGroupChats(), _IN_GROUPS)
        await self._publish(bot, BotCommandScopeAllPrivateChats(), _IN_PRIVATE)
        for person in self._rights.people:
            await self.publish_for(bot, person)

    async def publish_for(self, bot: Bot, person: int) -> None:
        """Set the list of somebody who does an admin's work."""
        guests = _OF_GUESTS if self._with_guests else ()
        owner = _FOR_OWNER if self._rights.owns(person) else ()
        await self._publish(bot, BotCommandScopeChat(person), (*_FOR_ADMINS, *guests, *owner, *_IN_PRIVATE))

    async def withdraw(self, bot: Bot, person: int) -> None:
        """Leave somebody with everybody's list."""
        scope = BotCommandScopeChat(person)
        for language in self._wordings.languages:
            try:
                await bot.delete_my_commands(scope, code_of(language))
            except TelegramError as error:  # such as the chat of somebody who has blocked the bot
                _note(scope, error)

    async def _publish(self, bot: Bot, scope: BotCommandScope, names: Iterable[str]) -> None:
        for language in self._wordings.languages:
            described = self._wordings.of(language).commands
            wanted = [BotCommand(name, described[name]) for name in names]
            try:
                if list(await bot.get_my_commands(scope, code_of(language))) != wanted:
                    await bot.set_my_commands(wanted, scope, code_of(language))
            except TelegramError as error:  # such as the chat of an admin who hasn't pressed start yet
                _note(scope, error)


def code_of(language: str) -> str | None:
    """The language as Telegram has it; none for English, the list for every language without one of its own."""
    return None if language == "en" else language


def _note(scope: BotCommandScope, error: TelegramError) -> None:
    log_event(log, "no menu", logging.INFO, scope=scope.type, error=str(error))
