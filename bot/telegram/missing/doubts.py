"""The button Wrong?: one tap says that an answer is wrong, a second what of it, and a reply whatever else there is."""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.telegram.answers.buttons import WRONG
from bot.telegram.answers.kept import KeptAnswers
from bot.telegram.answers.views import find_tapped
from bot.telegram.messages.callbacks import encode_tap, parse_tap, taps_of
from bot.telegram.messages.reply import Button, Place, Posted, Reply
from bot.telegram.messages.send import acknowledge, edit, say, send
from bot.telegram.messages.text import plain
from bot.telegram.missing.gaps import Fault, Gaps
from bot.telegram.transport.handlers import Handler
from bot.telegram.wording import Wording, Wordings

_FAULT = "fault"  # the kind of the buttons under our question what is wrong
_LONGEST = 500  # characters of a remark


class Doubts:
    """Notes what people doubt. In a group only whoever tapped is told, and nobody asks what for."""

    def __init__(self, gaps: Gaps, kept: KeptAnswers, wordings: Wordings) -> None:
        self._gaps = gaps
        self._kept = kept
        self._wordings = wordings

    def routes(self) -> list[Handler]:
        """What there is to tap."""
        return [
            CallbackQueryHandler(self.tapped, taps_of(WRONG)),
            CallbackQueryHandler(self.explained, taps_of(_FAULT)),
        ]

    def first(self) -> list[Handler]:
        """What comes before questions: a reply to our thanks is a remark."""
        private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
        return [MessageHandler(private & filters.REPLY & filters.TEXT & ~filters.COMMAND, self.replied)]

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Wrong? under an answer."""
        if (query := update.callback_query) is None:
            return
        words = self._wordings.of_person(query.from_user).gaps
        kept = await find_tapped(query, self._kept)
        if kept is None:
            await acknowledge(query, words.gone)
            return
        number, new = await self._gaps.doubt(kept, query.from_user.id)
        if not new:
            await acknowledge(query, words.noted_already.format(number=number))
        elif kept.chat < 0:  # a group's number is negative
            await acknowledge(query, words.thanks.format(number=number))
        else:
            await acknowledge(query)
            question = _question(number, self._wordings.of_person(query.from_user))
            if posted := await send(context.bot, Place(kept.chat), question):
                await self._gaps.note_message(number, posted)

    async def explained(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What is wrong: the number, the date, the source, or something else."""
        if (query := update.callback_query) is None:
            return
        words = self._wordings.of_person(query.from_user)
        tap = parse_tap(query.data)
        known = False
        if tap and tap.number is not None and tap.argument in list(Fault):
            known = await self._gaps.blame(tap.number, query.from_user.id, Fault(tap.argument))
        await acknowledge(query, "" if known else words.gaps.gone)
        if known and tap and isinstance(query.message, Message):
            fault = words.gaps.faults[tap.argument]
            said = f"{words.gaps.noted.format(number=tap.number, fault=fault)} {words.gaps.more}"
            await edit(context.bot, Posted(query.message.chat.id, query.message.message_id), Reply(plain(said)))

    async def replied(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A reply to our thanks; any other goes its way."""
        message = update.message
        if message is None or message.from_user is None or message.reply_to_message is None:
            return
        posted = Posted(message.chat.id, message.reply_to_message.message_id)
        number = await self._gaps.remark(posted, message.from_user.id, (message.text or "")[:_LONGEST])
        if number is not None:
            words = self._wordings.of_person(message.from_user).gaps
            await say(context.bot, message, words.remark_noted.format(number=number))
            raise ApplicationHandlerStop


def _question(number: int, words: Wording) -> Reply:
    said = f"{words.gaps.thanks.format(number=number)} {words.gaps.which} {words.gaps.more}"
    faults = tuple(Button(words.gaps.faults[fault], encode_tap(_FAULT, number, fault)) for fault in Fault)
    return Reply(plain(said), faults, columns=2)
