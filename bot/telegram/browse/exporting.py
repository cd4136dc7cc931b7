"""/export: everything on record, or a country's trade register, as a table to take away."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.export import export_all, export_register
from bot.telegram.browse.country_pages import choose_country
from bot.telegram.browse.handles import Page, country_handle, find_country
from bot.telegram.browse.outlook import Outlook
from bot.telegram.messages.activity import activity
from bot.telegram.messages.callbacks import parse_tap, taps_of
from bot.telegram.messages.reply import Attachment, Place, Reply, place_of, tapped_message
from bot.telegram.messages.send import acknowledge, send, send_document
from bot.telegram.messages.text import inert, plain
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wording, Wordings
from retrieval.pages.page import View

_Table: TypeAlias = Callable[[View, Wording], Attachment | Reply]


class Exporting:
    """Sends tables. No spreadsheet takes a cell of them for a formula."""

    def __init__(self, outlook: Outlook, wordings: Wordings) -> None:
        self._outlook = outlook
        self._wordings = wordings

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        return [
            CommandHandler("export", self.command, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(Page.EXPORT)),
        ]

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/export, or /export and a country."""
        if (message := update.message) is None:
            return
        words, text = self._wordings.of_person(message.from_user), " ".join(context.args or ())
        await self._send(place_of(message), partial(_of_country_named, text) if text else _everything, words, context)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A country's button: its register, as a reply to the message the button is under."""
        query = update.callback_query
        if query is None:
            return
        words, tap, message = self._wordings.of_person(query.from_user), parse_tap(query.data), tapped_message(query)
        country = await self._outlook.draw(lambda view, _: find_country(tap.id, view.knowledge), words) if tap else None
        await acknowledge(query, "" if country and message else words.expired)
        if country and message:
            place = replace(place_of(message), reply_to=message.message_id)
            await self._send(place, partial(_register, country), words, context)

    async def _send(self, place: Place, table: _Table, words: Wording, context: ContextTypes.DEFAULT_TYPE) -> None:
        async with activity(context.bot, place):
            made = await self._outlook.draw(table, words)
        if isinstance(made, Reply):
            await send(context.bot, place, made)
        else:
            await send_document(context.bot, place, made)


def _everything(view: View, words: Wording) -> Attachment:
    records = view.knowledge.records
    caption = words.browse.exported.format(count=words.number(len(records.facts)))
    return Attachment(f"dealbot-{view.today}.csv", export_all(records), Reply(plain(caption)))


def _of_country_named(text: str, view: View, words: Wording) -> Attachment | Reply:
    chosen = choose_country(text, view, words, Page.EXPORT)
    return _register(chosen, view, words) if isinstance(chosen, str) else chosen


def _register(country: str, view: View, words: Wording) -> Attachment | Reply:
    name = words.speech.country(country)
    table, count = export_register(view.knowledge.records, country)
    if not count:
        return Reply(inert(words.browse.nothing_to_export.format(country=name)))
    caption = words.browse.exported_register.format(country=name, count=words.number(count))
    file = f"dealbot-{country_handle(country, view.knowledge)}-{view.today}.csv"
    return Attachment(file, table, Reply(inert(caption)))
