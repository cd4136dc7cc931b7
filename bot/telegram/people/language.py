"""/language: which language the bot speaks to somebody, by a button for each it can, and one for "as my Telegram"."""

from telegram import Message, Update, User
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.telegram.messages.callbacks import encode_tap, parse_tap, taps_of
from bot.telegram.messages.reply import Button, Posted, Reply, place_of
from bot.telegram.messages.send import acknowledge, edit, send
from bot.telegram.messages.text import plain
from bot.telegram.people.private import moved_to_private
from bot.telegram.people.settings import Settings
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wordings

_LANGUAGE = "lang"  # the kind of its buttons; their id is the language's code
_AUTOMATIC = "auto"


class Language:
    """Lets people choose. The answers themselves are in the language of the question, whatever is chosen here."""

    def __init__(self, settings: Settings, wordings: Wordings) -> None:
        self._settings = settings
        self._wordings = wordings

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        return [
            CommandHandler("language", self.command, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(_LANGUAGE)),
        ]

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/language: the languages to choose from."""
        if (message := update.message) is None:
            return
        words = self._wordings.of_person(message.from_user)
        if moved := moved_to_private(message, words):
            await send(context.bot, place_of(message), moved)
        else:
            await send(context.bot, place_of(message), self._choice(words.personal.which_language, message.from_user))

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A language, chosen."""
        query = update.callback_query
        if query is None:
            return
        tap = parse_tap(query.data)
        chosen = tap.id if tap else ""
        known = chosen in (*self._wordings.languages, _AUTOMATIC)
        await acknowledge(query, "" if known else self._wordings.of_person(query.from_user).expired)
        if known and isinstance(query.message, Message):
            await self._settings.choose(query.from_user.id, None if chosen == _AUTOMATIC else chosen)
            personal = self._wordings.of_person(query.from_user).personal
            now = personal.automatic_now if chosen == _AUTOMATIC else personal.language_now
            posted = Posted(query.message.chat.id, query.message.message_id)
            await edit(context.bot, posted, self._choice(now, query.from_user))

    def _choice(self, sentence: str, person: User | None) -> Reply:
        codes = self._wordings.languages
        names = [Button(self._wordings.of(code).personal.language_name, encode_tap(_LANGUAGE, code)) for code in codes]
        automatic = Button(self._wordings.of_person(person).personal.automatic, encode_tap(_LANGUAGE, _AUTOMATIC))
        return Reply(plain(sentence), (*names, automatic), columns=2)
