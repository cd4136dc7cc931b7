"""The chart of a deal: what has been delivered against what was ordered, as a picture under the deal's page."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias

from telegram import Update
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.telegram.answers.drawing import Picture
from bot.telegram.browse.handles import Page, find_deal
from bot.telegram.browse.outlook import Outlook
from bot.telegram.messages.activity import activity
from bot.telegram.messages.callbacks import encode_tap, parse_tap, taps_of
from bot.telegram.messages.reply import Attachment, Button, Reply, place_of, tapped_message
from bot.telegram.messages.send import acknowledge, say, send_document, send_photo
from bot.telegram.transport.handlers import Handler
from bot.telegram.wording import Wordings
from retrieval.answer import Answer
from retrieval.pages.deals import deal_progress
from retrieval.pages.page import View

Draw: TypeAlias = Callable[[Answer], Awaitable[Picture | None]]


class DealCharts:
    """Sends the chart of a deal at a tap; `draw` makes the picture."""

    def __init__(self, outlook: Outlook, wordings: Wordings, draw: Draw) -> None:
        self._outlook = outlook
        self._wordings = wordings
        self._draw = draw

    def routes(self) -> list[Handler]:
        """What there is to tap."""
        return [CallbackQueryHandler(self.tapped, taps_of(Page.CHART, Page.PNG))]

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A tap for the chart of a deal, or for it as a file."""
        query = update.callback_query
        if query is None:
            return
        words, tap, message = self._wordings.of_person(query.from_user), parse_tap(query.data), tapped_message(query)
        answer = await self._outlook.draw(lambda view, _: _progress(tap.id, view), words) if tap else None
        await acknowledge(query, "" if answer and message else words.expired)
        if tap is None or answer is None or message is None:
            return
        place = replace(place_of(message), reply_to=message.message_id)
        async with activity(context.bot, place):
            picture = await self._draw(answer)
        if picture is None:
            await say(context.bot, message, words.charts.nothing)
        elif tap.kind == Page.PNG:
            await send_document(context.bot, place, Attachment(f"{tap.id}.png", picture.png, Reply(picture.caption)))
        else:
            as_file = (Button(words.charts.png, encode_tap(Page.PNG, tap.id)),)
            reply = Reply(picture.caption, as_file)
            await send_photo(context.bot, place, Attachment(f"{tap.id}.png", picture.png, reply))


def _progress(handle: str, view: View) -> Answer | None:
    """How far the deliveries of a deal have come; None when there is no such deal (any more)."""
    deal = find_deal(handle, view.knowledge)
    return deal_progress(deal, view) if deal else None
