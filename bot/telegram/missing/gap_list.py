"""/gaps, for admins: what people missed, and which article would help next."""

import re

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.telegram.desk import Desk
from bot.telegram.messages.callbacks import Tap, parse_tap, taps_of
from bot.telegram.messages.reply import Posted, Reply, place_of
from bot.telegram.messages.send import acknowledge, edit, send
from bot.telegram.missing.gap_pages import DONE, OPEN, PAGE, UNDO, render_gap, render_gaps
from bot.telegram.missing.gaps import Gap, Gaps
from bot.telegram.people.rights import Rights
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings

_PAGE = re.compile("[0-9]{1,6}")


class GapList:
    """Pages through the gaps. What is on record is asked of `desk`, in the worker's thread."""

    def __init__(self, gaps: Gaps, desk: Desk, worker: Worker, wordings: Wordings, rights: Rights) -> None:
        self._gaps = gaps
        self._desk = desk
        self._worker = worker
        self._wordings = wordings
        self._rights = rights

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        return [
            CommandHandler("gaps", self.command, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(PAGE, OPEN, DONE, UNDO)),
        ]

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/gaps: the first page."""
        if (message := update.message) is None:
            return
        words = self._wordings.of_person(message.from_user)
        if refusal := self._rights.refusal(message, words):
            await send(context.bot, place_of(message), refusal)
        else:
            await send(context.bot, place_of(message), render_gaps(await self._gaps.open(), 0, words))

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A page, a gap, or what is to become of it."""
        if (query := update.callback_query) is None:
            return
        words = self._wordings.of_person(query.from_user)
        tap = parse_tap(query.data)
        valid = tap is not None and tap.number is not None
        refusal = self._rights.refusal_of_tap(query, words) or ("" if valid else words.expired)
        await acknowledge(query, refusal)
        if tap and tap.number is not None and not refusal and isinstance(query.message, Message):
            reply = await self._reply(tap, tap.number, words)
            await edit(context.bot, Posted(query.message.chat.id, query.message.message_id), reply)

    async def _reply(self, tap: Tap, number: int, words: Wording) -> Reply:
        if tap.kind == PAGE:
            return render_gaps(await self._gaps.open(), number, words)
        page = int(tap.argument) if _PAGE.fullmatch(tap.argument) else 0
        if tap.kind == UNDO:
            await self._gaps.reopen(number)
        found = await self._gaps.find(number)
        if tap.kind == OPEN and found:
            knowledge = await self._worker.run(self._desk.knowledge)
            return render_gap(*found, knowledge, page, words)
        done: Gap | None = None
        if tap.kind == DONE and found:
            done, _ = found
            await self._gaps.finish(number)
        return render_gaps(await self._gaps.open(), page, words, done)
