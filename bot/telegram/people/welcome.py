"""The first words: /start and what its links open, /help, and a hint for what we can't read."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.service import Status
from bot.telegram.answers.buttons import CHOICE
from bot.telegram.desk import Desk
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.links import parse_payload
from bot.telegram.messages.recent import Recent
from bot.telegram.messages.reply import Button, Reply, place_of
from bot.telegram.messages.send import say, send
from bot.telegram.messages.text import joined, plain
from bot.telegram.people.menu import offered
from bot.telegram.people.rights import Rights
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings

Opener: TypeAlias = Callable[[Message, str, ContextTypes.DEFAULT_TYPE], Awaitable[None]]

_ALBUMS = 200  # albums remembered, so that each gets one hint


class Welcome:
    """Says what the bot is for. `openers` show what a link to a private chat with us is for, by its kind."""

    def __init__(
        self, desk: Desk, worker: Worker, wordings: Wordings, rights: Rights, openers: Mapping[str, Opener]
    ) -> None:
        self._desk = desk
        self._worker = worker
        self._wordings = wordings
        self._rights = rights
        self._openers = openers
        self._albums: Recent[str, bool] = Recent(_ALBUMS)

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/start: what its link opens; without one what this is, how fresh it is, and examples to tap."""
        message = update.message
        if message is None:
            return
        private = message.chat.type == ChatType.PRIVATE
        linked = parse_payload(" ".join(context.args or ())) if private else None
        if linked and (opener := self._openers.get(linked[0])):
            await opener(message, linked[1], context)
            return
        words, status = self._words(message.from_user), await self._worker.run(self._desk.status)
        hint = words.start_group if context.bot.can_read_all_group_messages else words.start_group_unseen
        await send(context.bot, place_of(message), _render_start(status, words, "" if private else hint))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/help: what can be asked, the commands there are, and for admins what can be sent."""
        if message := update.message:
            words = self._words(message.from_user)
            names = offered(message.chat.type == ChatType.PRIVATE)
            commands = "\n".join(f"/{name} – {words.commands[name]}" for name in names if name != "help")
            usage = "" if self._rights.refusal(message, words) else words.intake.usage
            await say(context.bot, message, "\n\n".join(filter(None, (words.help, commands, usage))))

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command that isn't ours, in private."""
        if message := update.message:
            await say(context.bot, message, self._words(message.from_user).unknown_command)

    async def unreadable(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A sticker, a voice message, a picture without a word…: one hint for it, or for its album."""
        message = update.message
        if message is None or self._had_hint(message):
            return
        await say(context.bot, message, self._words(message.from_user).text_only)

    def _had_hint(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None:
            return False
        had = self._albums.get(album) is not None
        self._albums.put(album, True)
        return had

    def _words(self, person: User | None) -> Wording:
        return self._wordings.of_person(person)


def _render_start(status: Status, words: Wording, hint: str) -> Reply:
    greeting = words.start_empty
    if status.articles and status.newest:
        newest = words.date(status.newest)
        greeting = words.start.format(articles=words.number(status.articles), newest=newest)
    examples = [Button(example, encode_tap(CHOICE, place)) for place, example in enumerate(words.examples)]
    return Reply(joined([plain(greeting), plain(hint)], "\n\n"), tuple(examples))
