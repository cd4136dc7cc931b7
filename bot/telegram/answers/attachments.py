"""What an answer can be had as besides a message: a chart, the chart as a file, and its figures as a table."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from telegram import Update
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.drawing_apart import Artist
from bot.export import export_answer, tabular
from bot.series import find_series
from bot.telegram.answers.answering import Answering
from bot.telegram.answers.buttons import File
from bot.telegram.answers.drawing import Picture, sketch
from bot.telegram.answers.kept import KeptAnswer, KeptAnswers
from bot.telegram.answers.views import find_tapped
from bot.telegram.desk import Desk
from bot.telegram.messages.activity import activity
from bot.telegram.messages.callbacks import encode_tap, parse_tap, taps_of
from bot.telegram.messages.recent import Recent
from bot.telegram.messages.reply import Attachment, Button, Reply, place_of, tapped_message
from bot.telegram.messages.send import acknowledge, say, send_document, send_photo
from bot.telegram.messages.text import plain
from bot.telegram.transport.handlers import Handler
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from retrieval.answer import Answer

_AGAIN = timedelta(minutes=1)  # a second tap within that asks for what is there already
_REMEMBERED = 1000
_NAME = 60  # characters of a file's name


class Attachments:
    """Sends charts and tables of answers that were kept; anybody in their chat may ask for them.

    Charts are drawn in a process of their own, which a thread of its own waits for: the next question waits for none.
    """

    def __init__(
        self, desk: Desk, answering: Answering, kept: KeptAnswers, wordings: Wordings, now: Callable[[], datetime]
    ) -> None:
        self._desk = desk
        self._answering = answering
        self._kept = kept
        self._wordings = wordings
        self._now = now
        self._worker, self._artist = Worker("charts"), Artist()
        self._sent: Recent[tuple[int, int, str, int], datetime] = Recent(_REMEMBERED)

    def routes(self) -> list[Handler]:
        """The taps that ask for a file."""
        return [CallbackQueryHandler(self.tapped, taps_of(*File))]

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A tap that asks for a chart or a table, sent as a reply to the message it stands under."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of_person(query.from_user)
        kept, tap, message = await find_tapped(query, self._kept), parse_tap(query.data), tapped_message(query)
        if kept is None or tap is None or message is None:
            await acknowledge(query, words.answers.gone)
            return
        key = message.chat.id, message.message_id, tap.kind, hash(kept.question)  # which may have been edited
        if (before := self._sent.get(key)) and self._now() - before < _AGAIN:
            await acknowledge(query, words.charts.sent)
            return
        await acknowledge(query)
        place = replace(place_of(message), reply_to=message.message_id)
        async with activity(context.bot, place):
            file = await self._made(kept, tap.kind, words)
        if file is None:
            await say(context.bot, message, words.charts.nothing)
        elif await (send_photo if tap.kind == File.CHART else send_document)(context.bot, place, file):
            self._sent.put(key, self._now())

    async def draw(self, answer: Answer) -> Picture | None:
        """The picture of an answer; None when there is nothing to draw. DrawingFailed when it can't be drawn."""
        return await self._worker.run(partial(self._picture, answer))

    def close(self) -> None:
        """Draw nothing more."""
        self._worker.close()
        self._artist.close()

    async def _made(self, kept: KeptAnswer, kind: str, words: Wording) -> Attachment | None:
        """The file asked for; None when the answer gives nothing to put into it (any more)."""
        answer = await self._answering.again(kept)
        if kind == File.CSV:
            return await self._worker.run(partial(self._table, answer, words))
        picture = await self.draw(answer)
        if picture is None:
            return None
        as_file = (Button(words.charts.png, encode_tap(File.PNG, kept.id)),) if kind == File.CHART else ()
        return Attachment(f"{_file_name(answer)}.png", picture.png, Reply(picture.caption, as_file))

    def _table(self, answer: Answer, words: Wording) -> Attachment | None:
        if not tabular(answer):
            return None
        caption = plain(words.charts.table.format(count=words.number(len(answer.figures))))
        return Attachment(f"{_file_name(answer)}.csv", export_answer(answer, self._desk.records()), Reply(caption))

    def _picture(self, answer: Answer) -> Picture | None:
        knowledge = self._desk.knowledge()
        series = find_series(answer, knowledge)
        if series is None:
            return None
        chart, caption = sketch(series, answer, knowledge, self._wordings, self._artist.face())
        return Picture(self._artist.draw(chart), caption)


def _file_name(answer: Answer) -> str:
    """What the answer is about, as the name of a file: delivered-quantity-poland-k2-black-panther."""
    letters = unicodedata.normalize("NFKD", answer.reading).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters)[:_NAME].strip("-") or "dealbot"
