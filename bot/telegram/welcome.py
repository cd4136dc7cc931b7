"""The first words: /start, /help, /new, and a hint for what we can't read."""

from functools import partial

from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.service import Status
from bot.telegram.desk import Desk
from bot.telegram.recent import Recent
from bot.telegram.render import CHOICE
from bot.telegram.reply import Button, Reply, place_of
from bot.telegram.rights import Rights
from bot.telegram.send import say, send
from bot.telegram.text import joined, plain
from bot.telegram.wording import Wording, Wordings
from bot.telegram.worker import Worker

_ALBUMS = 200  # albums remembered, so that each gets one hint


class Welcome:
    """Says what the bot is for."""

    def __init__(self, desk: Desk, worker: Worker, wordings: Wordings, rights: Rights) -> None:
        self._desk = desk
        self._worker = worker
        self._wordings = wordings
        self._rights = rights
        self._albums: Recent[str, bool] = Recent(_ALBUMS)

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/start: what this is, how fresh it is, and examples to tap."""
        if message := update.message:
            status = await self._worker.run(self._desk.status)
            in_group = message.chat.type != ChatType.PRIVATE
            reply = _render_start(status, self._words(message.from_user), in_group)
            await send(context.bot, place_of(message), reply)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/help: what can be asked, and for admins what can be sent."""
        if message := update.message:
            words = self._words(message.from_user)
            for_admin = not self._rights.refusal(message, words)
            await say(context.bot, message, f"{words.help}\n\n{words.intake.usage}" if for_admin else words.help)

    async def new(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/new: forget the conversation."""
        if (message := update.message) and message.from_user:
            conversation = f"{message.chat.id}:{message.from_user.id}"
            await self._worker.run(partial(self._desk.forget, conversation))
            await say(context.bot, message, self._words(message.from_user).forgotten)

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


def _render_start(status: Status, words: Wording, in_group: bool) -> Reply:
    greeting = words.start_empty
    if status.articles and status.newest:
        newest = words.date(status.newest)
        greeting = words.start.format(articles=words.number(status.articles), newest=newest)
    text = joined([plain(greeting), plain(words.start_group if in_group else "")], "\n\n")
    return Reply(text, tuple(Button(example, f"{CHOICE}{place}") for place, example in enumerate(words.examples)))
