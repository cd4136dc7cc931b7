"""What people leaf through: /latest, /country, /deal and /compare, their buttons, and the links that open a page."""

from collections.abc import Callable, Mapping

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.telegram.browse.comparison_pages import answer_comparison
from bot.telegram.browse.country_pages import answer_country, render_countries, render_country
from bot.telegram.browse.deal_pages import (
    SOURCES,
    TIMELINE,
    answer_deal,
    render_deal,
    render_deal_sources,
    render_deal_timeline,
)
from bot.telegram.browse.handles import Page, find_country, find_deal
from bot.telegram.browse.news_pages import count_in, render_latest
from bot.telegram.browse.outlook import Outlook
from bot.telegram.messages.callbacks import Tap, parse_tap, taps_of
from bot.telegram.messages.reply import Posted, Reply, place_of, tapped_message
from bot.telegram.messages.richness import Richness
from bot.telegram.messages.send import acknowledge, edit, send
from bot.telegram.people.welcome import Opener
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wording, Wordings
from retrieval.pages.page import View

_LONGEST = 500  # characters of a name, or of what is to be compared
_TURNED = (Page.LATEST, Page.COUNTRIES, Page.COUNTRY, Page.DEAL)
_Draw = Callable[[View, Wording], Reply]


class Browse:
    """Shows pages, as they look from `outlook`."""

    def __init__(self, outlook: Outlook, wordings: Wordings, richness: Richness) -> None:
        self._outlook = outlook
        self._wordings = wordings
        self._richness = richness

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        return [
            CommandHandler("latest", self.latest, TYPED),
            CommandHandler("country", self.country, TYPED),
            CommandHandler("deal", self.deal, TYPED),
            CommandHandler("compare", self.compare, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(*_TURNED)),
        ]

    def openers(self) -> Mapping[str, Opener]:
        """What the links to pages open, by their kind: c_PL, d_poland-k2-ec1-2022."""
        return {"c": self._open_country, "d": self._open_deal}

    async def latest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/latest: the newest articles, and what each of them changed."""
        count = count_in(" ".join(context.args or ()))
        await self._answer(update.message, lambda view, words: render_latest(count, 0, view, words), context)

    async def country(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/country and a name: its deals."""
        text = _text_of(context)
        await self._answer(update.message, lambda view, words: answer_country(text, view, words), context)

    async def deal(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/deal and a name, or a buyer and a product: all about it."""
        text = _text_of(context)
        await self._answer(update.message, lambda view, words: answer_deal(text, view, words), context)

    async def compare(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/compare and two names or more: their figures side by side."""
        text, rich = _text_of(context), self._richness
        await self._answer(update.message, lambda view, words: answer_comparison(text, view, words, rich), context)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of a page: the message becomes another page."""
        query = update.callback_query
        if query is None:
            return
        words, tap, message = self._wordings.of_person(query.from_user), parse_tap(query.data), tapped_message(query)
        reply = await self._outlook.draw(lambda view, words: _tapped_page(tap, view, words), words) if tap else None
        await acknowledge(query, "" if reply and message else words.expired)
        if reply and message:
            await edit(context.bot, Posted(message.chat.id, message.message_id), reply)

    async def _open_country(self, message: Message, identity: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        def page(view: View, words: Wording) -> Reply:
            country = find_country(identity, view.knowledge)
            named = identity.replace("-", " ").replace("_", " ")
            return render_country(country, 0, view, words) if country else answer_country(named, view, words)

        await self._answer(message, page, context)

    async def _open_deal(self, message: Message, identity: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        def page(view: View, words: Wording) -> Reply:
            deal = find_deal(identity, view.knowledge)
            return render_deal(deal, view, words) if deal else answer_deal(identity, view, words)

        await self._answer(message, page, context)

    async def _answer(self, message: Message | None, page: _Draw, context: ContextTypes.DEFAULT_TYPE) -> None:
        if message is not None:
            reply = await self._outlook.draw(page, self._wordings.of_person(message.from_user))
            await send(context.bot, place_of(message), reply)


def _tapped_page(tap: Tap, view: View, words: Wording) -> Reply | None:
    """The page a button leads to; None when there is none (any more)."""
    page = int(tap.argument) if tap.argument.isdecimal() and len(tap.argument) < 7 else 0
    match tap.kind:
        case Page.LATEST if tap.number:
            return render_latest(count_in(tap.id), page, view, words)
        case Page.COUNTRIES if tap.number is not None:
            return render_countries(min(tap.number, 10**6), view, words)
        case Page.COUNTRY if (country := find_country(tap.id, view.knowledge)) is not None:
            return render_country(country, page, view, words)
        case Page.DEAL if (deal := find_deal(tap.id, view.knowledge)) is not None:
            render = {TIMELINE: render_deal_timeline, SOURCES: render_deal_sources}.get(tap.argument, render_deal)
            return render(deal, view, words)
    return None


def _text_of(context: ContextTypes.DEFAULT_TYPE) -> str:
    return " ".join(context.args or ())[:_LONGEST]
