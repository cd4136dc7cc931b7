"""Notices: what the bot tells its admins by itself."""

import logging
from collections.abc import Callable, Iterable

from telegram import Bot
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.messages.reply import Place, Reply
from bot.telegram.messages.send import send
from bot.telegram.wording import Wording, Wordings

log = logging.getLogger(__name__)


async def tell(bot: Bot, people: Iterable[int], wordings: Wordings, composed: Callable[[Wording], Reply]) -> None:
    """Tell each of them, in the language they chose, what `composed` makes of it; whoever can't be told isn't."""
    for person in people:
        try:
            await send(bot, Place(person), composed(wordings.of_number(person)))
        except TelegramError as error:  # such as an admin who hasn't pressed start yet
            log_event(log, "untold", logging.WARNING, admin=person, error=type(error).__name__)
