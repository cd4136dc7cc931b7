"""What Telegram shows of the bot before anybody has written to it: its description, and a shorter one."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.logs import log_event
from bot.telegram.people.menu import code_of
from bot.telegram.wording import Wordings

log = logging.getLogger(__name__)


async def publish_profile(bot: Bot, wordings: Wordings) -> None:
    """Set the descriptions that differ from what Telegram has; the bot works as well without them."""
    for language in wordings.languages:
        words, code = wordings.of(language), code_of(language)
        try:
            if (await bot.get_my_description(code)).description != words.description:
                await bot.set_my_description(words.description, code)
            if (await bot.get_my_short_description(code)).short_description != words.short_description:
                await bot.set_my_short_description(words.short_description, code)
        except TelegramError as error:
            log_event(log, "no description", logging.INFO, language=language, error=str(error))
