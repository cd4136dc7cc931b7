"""/export: everything on record, or a country's trade register, as a table to take away."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, filters

from bot.export import export_all, export_register
from bot.telegram.browse.country_pages import choose_country
from bot.telegram.browse.handles import Page, country_handle, find_country
from bot.telegram.desk import Desk
from bot.telegram.messages.activity import activity
from bot.telegram.messages.callbacks import parse_tap, taps_of
from bot.telegram.messages.reply import Attachment, Place, Reply, place_of, tapped_message
from bot.telegram.messages.send import acknowledge, send, send_document
from bot.telegram.messages.text import inert, plain
from bot.telegram.newsroom.newsroom import Handler
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from retrieval.pages.page import View


class Exporting:
    """Sends tables. No spreadsheet takes a cell of them for a formula."""

    def __init__(self, desk: Desk, worker: Worker, wordings: Wordings, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._worker = worker
        self._wordings = wordings
        self._now = now

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        here = filters.UpdateType.MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
        return [
            CommandHandler("export", self.command, here),
            CallbackQueryHandler(self.tapped, taps_of(Page.EXPORT)),
        ]

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/export, or /export and a country."""
        if (message := update.message) is None:
            return
        words, text = self._wordings.of_person(message.from_user), " ".join(context.args or ())
        make = partial(self._of_country_named, text, words) if text else partial(self._everything, words)
        await self._send(place_of(message), make, context)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A country's button: its register, as a reply to the message the button is under."""
        query = update.callback_query
        if query is None:
            return
        words, tap, message = self._wordings.of_person(query.from_user), parse_tap(query.data), tapped_message(query)
        country = await self._worker.run(partial(self._find, tap.id)) if tap else None
        await acknowledge(query, "" if country and message else words.expired)
        if country and message:
            await self._send(_under(message), partial(self._register, country, words), context)

    async def _send(
        self, place: Place, make: Callable[[], Attachment | Reply], context: ContextTypes.DEFAULT_TYPE
    ) -> None:
        async with activity(context.bot, place):
            made = await self._worker.run(make)
        if isinstance(made, Reply):
            await send(context.bot, place, made)
        else:
            await send_document(context.bot, place, made)

    def _find(self, handle: str) -> str | None:
        return find_country(handle, self._desk.knowledge())

    def _everything(self, words: Wording) -> Attachment:
        records = self._desk.records()
        caption = words.browse.exported.format(count=words.number(len(records.facts)))
        return Attachment(f"dealbot-{self._today()}.csv", export_all(records), Reply(plain(caption)))

    def _of_country_named(self, text: str, words: Wording) -> Attachment | Reply:
        view = View(self._desk.reader(), words.speech, self._today())
        chosen = choose_country(text, view, words, Page.EXPORT)
        return self._register(chosen, words) if isinstance(chosen, str) else chosen

    def _register(self, country: str, words: Wording) -> Attachment | Reply:
        name, knowledge = words.speech.country(country), self._desk.knowledge()
        table = export_register(knowledge.records, country)
        count = sum(1 for _ in csv.reader(io.StringIO(table.decode("utf-8-sig")))) - 1
        if not count:
            return Reply(inert(words.browse.nothing_to_export.format(country=name)))
        caption = words.browse.exported_register.format(country=name, count=words.number(count))
        file = f"dealbot-{country_handle(country, knowledge)}-{self._today()}.csv"
        return Attachment(file, table, Reply(inert(caption)))

    def _today(self) -> date:
        return self._now().date()


def _under(message: Message) -> Place:
    place = place_of(message)
    return Place(place.chat, place.private, place.topic, message.message_id)
