"""What is for a private chat only: in a group it is refused, with a link that goes on there."""

from telegram import Message
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.telegram.answers.addressing import command_in
from bot.telegram.messages.links import deep_link
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.send import say
from bot.telegram.messages.text import plain
from bot.telegram.wording import Wording, Wordings

PRIVATE = "p"  # a link to what is for a private chat, by the command for it


def moved_to_private(message: Message, words: Wording) -> Reply | None:
    """What to say to a `message` whose command is for a private chat only; None in a private chat."""
    if message.chat.type == ChatType.PRIVATE:
        return None
    bot = message.get_bot()
    link = deep_link(bot.username, PRIVATE, command_in(message, bot) or "help")
    return Reply(plain(words.in_private), (Button(words.to_private, url=link),))


class PrivateChat:
    """Opens the links. They do nothing by themselves, as anybody can make one: the command is there to be tapped."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings

    async def open(self, message: Message, command: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The command that somebody wanted in a group."""
        words = self._wordings.of_person(message.from_user)
        known = command if command in words.commands else "help"
        await say(context.bot, message, words.here_in_private.format(command=f"/{known}"))
