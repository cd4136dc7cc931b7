"""The views of an answer: its sources and its timeline, in the message it was given in, and back."""

from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.telegram.answers.answering import Answering, echo_of
from bot.telegram.answers.buttons import View, with_buttons
from bot.telegram.answers.kept import KeptAnswer, KeptAnswers
from bot.telegram.answers.render import render_answer, render_sources
from bot.telegram.answers.tables import tabulated
from bot.telegram.messages.callbacks import parse_tap, taps_of
from bot.telegram.messages.reply import Posted, Reply, tapped_message
from bot.telegram.messages.richness import Richness
from bot.telegram.messages.send import acknowledge, edit
from bot.telegram.transport.handlers import Handler
from bot.telegram.wording import Wording, Wordings


class Views:
    """Shows an answer that was kept in another way; anybody in its chat may ask for that."""

    def __init__(self, answering: Answering, kept: KeptAnswers, wordings: Wordings, richness: Richness) -> None:
        self._answering = answering
        self._kept = kept
        self._wordings = wordings
        self._richness = richness

    def routes(self) -> list[Handler]:
        """The taps on the buttons of an answer that show it in another way."""
        return [CallbackQueryHandler(self.tapped, taps_of(*View))]

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A tap that asks for a view."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of_person(query.from_user)
        message, tap = tapped_message(query), parse_tap(query.data)
        kept = await find_tapped(query, self._kept)
        if kept is None or tap is None or message is None:
            await acknowledge(query, words.answers.gone)
            return
        await acknowledge(query)
        reply = await self._reply(kept, View(tap.kind), words, context.bot.username)
        await edit(context.bot, Posted(kept.chat, message.message_id), reply)

    async def _reply(self, kept: KeptAnswer, view: View, words: Wording, username: str) -> Reply:
        answer = await self._answering.again(kept)
        if view is View.ANSWER:
            return self._answering.shown(kept, answer, words, username)
        telling = self._wordings.of(answer.language)
        if view is View.SOURCES:
            return with_buttons(render_sources(answer, telling, echo_of(kept)), kept, answer, view, words, username)
        history = await self._answering.again(kept, telling.answers.timeline_question)
        # It leans on an answer that it stands in the place of, so what it took over goes without saying.
        history = replace(history, inferred=False)
        text = render_answer(history, telling, echo_of(kept))
        reply = with_buttons(text, kept, answer, view, words, username)
        return self._richness.enriched(reply, lambda: tabulated(history, telling, echo_of(kept)))


async def find_tapped(query: CallbackQuery, kept: KeptAnswers) -> KeptAnswer | None:
    """The answer whose button was tapped; None when it isn't kept any more, is out of sight, or of another chat."""
    message, tap = tapped_message(query), parse_tap(query.data)
    found = await kept.find(tap.number) if tap and tap.number is not None else None
    return found if found and message and found.chat == message.chat.id else None
