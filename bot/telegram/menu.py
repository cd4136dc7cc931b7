"""The command lists Telegram offers: a short one in groups, a longer one for admins."""

import logging
from collections.abc import Iterable, Iterator

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
from bot.telegram.wording import Wordings

_IN_GROUPS = ("ask", "help")
_IN_PRIVATE = ("ask", "new", "status", "language", "help")
_FOR_ADMINS = ("queue", "ingest", "reindex", *_IN_PRIVATE)

log = logging.getLogger(__name__)


async def publish_menu(bot: Bot, wordings: Wordings, admins: Iterable[int]) -> None:
    """Set the command lists that differ from what Telegram has; the bot works as well without them."""
    for scope, names in _lists(admins):
        for language in wordings.languages:
            described = wordings.of(language).commands
            wanted = [BotCommand(name, described[name]) for name in names]
            # English has no code here: it is the list for every language without one of its own.
            code = None if language == "en" else language
            try:
                if list(await bot.get_my_commands(scope, code)) != wanted:
                    await bot.set_my_commands(wanted, scope, code)
            except TelegramError as error:  # such as the chat of an admin who hasn't pressed start yet
                log_event(log, "no menu", logging.INFO, scope=scope.type, error=str(error))


def _lists(admins: Iterable[int]) -> Iterator[tuple[BotCommandScope, tuple[str, ...]]]:
    yield BotCommandScopeAllGroupChats(), _IN_GROUPS
    yield BotCommandScopeAllPrivateChats(), _IN_PRIVATE
    for admin in admins:
        yield BotCommandScopeChat(admin), _FOR_ADMINS
