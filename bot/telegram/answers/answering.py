"""From a question to the message that answers it; the answer is kept, so that it can be had again."""

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from telegram import Bot

from bot.logs import log_event
from bot.telegram.answers.apologies import Apologies
from bot.telegram.answers.asked import Asked
from bot.telegram.answers.buttons import View, with_buttons
from bot.telegram.answers.kept import KeptAnswer, KeptAnswers
from bot.telegram.answers.render import render_answer, render_short
from bot.telegram.answers.tables import tabulated
from bot.telegram.desk import Desk
from bot.telegram.messages.reply import Posted, Reply
from bot.telegram.messages.richness import Richness
from bot.telegram.messages.send import edit, send
from bot.telegram.missing.gaps import Gaps
from bot.telegram.transport.metrics import Metrics
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from retrieval.answer import Answer

_CHAIN = 30  # questions an answer may lean on; asking for it again asks them all
_UNTYPED = ("button", "link")  # ways by which a question comes that isn't to be read in the chat

log = logging.getLogger(__name__)


class Answering:
    """Answers questions. The thinking is done by `desk`, in the worker's thread; `now` is asked what day it is."""

    def __init__(
        self,
        desk: Desk,
        worker: Worker,
        wordings: Wordings,
        kept: KeptAnswers,
        gaps: Gaps,
        apologies: Apologies,
        now: Callable[[], datetime],
        metrics: Metrics,
        richness: Richness,
        log_questions: bool = False,
    ) -> None:
        self._desk = desk
        self._worker = worker
        self._wordings = wordings
        self._kept = kept
        self._gaps = gaps
        self._apologies = apologies
        self._now = now
        self._metrics = metrics
        self._richness = richness
        self._log_questions = log_questions

    async def answer(self, asked: Asked, bot: Bot) -> None:
        """Work out an answer, keep it, and send it or put it in the place of the one before."""
        moment, started = self._now(), time.perf_counter()
        day = asked.day or moment.date()
        call = partial(self._desk.ask, asked.text, today=day, history=asked.history)
        async with self._apologies.of(asked, bot) as apology:
            answer = await apology.cover(self._worker.run(call))
            self._log(asked, answer, time.perf_counter() - started)
            kept = _kept(asked, answer, day, moment, apology.message)
            kept = replace(kept, id=await self._kept.keep(kept))
            await self._post(bot, asked, kept, self.shown(kept, answer, asked.words, bot.username))
        await self._gaps.note(kept, answer)

    async def again(self, kept: KeptAnswer, question: str = "") -> Answer:
        """The answer that was given, or the one to a `question` that follows it up."""
        history = (*kept.history, kept.question) if question else kept.history
        call = partial(self._desk.ask, question or kept.question, today=kept.day, history=history)
        return await self._worker.run(call)

    def shown(self, kept: KeptAnswer, answer: Answer, words: Wording, username: str) -> Reply:
        """The message of an answer: whole in private, short in a group."""
        telling, echo = self._wordings.of(answer.language), echo_of(kept)
        render = render_short if kept.chat < 0 else render_answer
        reply = with_buttons(render(answer, telling, echo), kept, answer, View.ANSWER, words, username)
        return reply if kept.chat < 0 else self._richness.enriched(reply, lambda: tabulated(answer, telling, echo))

    async def _post(self, bot: Bot, asked: Asked, kept: KeptAnswer, reply: Reply) -> None:
        if kept.message is not None and await edit(bot, Posted(kept.chat, kept.message), reply):
            return
        posted = await send(bot, asked.place, reply)
        if posted is None:
            return
        try:
            await self._kept.note_message(kept.id, posted.message)
        except sqlite3.Error as error:  # the answer is there; only what is said to it later won't be understood
            log_event(log, "unnoted", logging.ERROR, error=error)

    def _log(self, asked: Asked, answer: Answer, seconds: float) -> None:
        self._metrics.answered(answer.outcome)
        log_event(
            log,
            "question",
            outcome=answer.outcome,
            reason=answer.reason,
            ms=round(1000 * seconds),
            language=answer.language,
            via=asked.via,
            chat="private" if asked.place.private else "group",
            text=asked.text if self._log_questions else None,
        )


def echo_of(kept: KeptAnswer) -> str:
    """The question to repeat above an answer: one that nobody typed in this chat."""
    return kept.question if kept.via in _UNTYPED else ""


def _kept(asked: Asked, answer: Answer, day: date, moment: datetime, message: int | None) -> KeptAnswer:
    """What to keep, of an answer that `message` is to show; one given anew keeps its time and place in the talk."""
    before = asked.kept
    return KeptAnswer(
        person=before.person if before else asked.person,
        chat=asked.place.chat,
        topic=asked.place.topic,
        question=asked.text,
        history=asked.history[-_CHAIN:] if answer.inferred else (),
        day=day,
        language=answer.language,
        outcome=answer.outcome,
        reason=answer.reason or "",
        reading=answer.reading,
        at=before.at if before else moment,
        message=message,
        asked=before.asked if before else asked.message,
        via=asked.via,
        id=before.id if before else 0,
    )
