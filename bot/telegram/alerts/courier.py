"""Brings news to those who follow something: looks again and again at what is served, and tells who is due.

How far a listener has been told is written down before the message is sent. So a restart doubles nothing; and a
message is told at most once: when Telegram doesn't say whether it arrived (or the process dies in that moment),
it isn't sent again. When it surely didn't arrive, the note is put back, and it goes out later.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.telegram.alerts.followed import FollowedQuestion
from bot.telegram.alerts.news_message import render_news
from bot.telegram.alerts.reporter import News, Reporter, Served
from bot.telegram.alerts.subscriptions import Following, Listener, Subscription, Subscriptions
from bot.telegram.messages.recent import Recent
from bot.telegram.messages.reply import Place
from bot.telegram.messages.send import try_send
from bot.telegram.wording import Wording, Wordings
from bot.topics import Topic, describe
from index.errors import DealbotError
from retrieval.knowledge import Knowledge

_AGAIN = timedelta(minutes=1)  # after a try in vain
_TRIES = 10_000  # of these remembered
_GAP = 0.055  # seconds from one alert to the next: fewer than 20 a second, since answers need room too

log = logging.getLogger(__name__)


class Courier:
    """Tells listeners what is new for them, one message each; those of a chat that is slow wait for nobody else's."""

    def __init__(
        self, subscriptions: Subscriptions, reporter: Reporter, wordings: Wordings, now: Callable[[], datetime]
    ) -> None:
        self._subscriptions = subscriptions
        self._reporter = reporter
        self._wordings = wordings
        self._now = now
        self._looking, self._turn = asyncio.Lock(), asyncio.Lock()
        self._under_way: set[Place] = set()
        self._in_vain: Recent[Place, datetime] = Recent(_TRIES)

    async def look(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Begin to tell everybody who is due; nothing is asked of the records while nobody follows anything."""
        if not self._looking.locked():
            async with self._looking:
                await self._look(context)

    async def _look(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        audience = await self._subscriptions.audience()
        if not audience:
            return
        try:
            served = await self._reporter.served()
        except DealbotError as error:
            log_event(log, "no alerts", logging.WARNING, error=error)
            return
        for listener, followed in audience:
            if listener.place not in self._under_way and self._has_turn(listener, followed, served):
                self._under_way.add(listener.place)
                context.application.create_task(self._tell(listener.place, served, context))

    async def _tell(self, place: Place, served: Served, context: ContextTypes.DEFAULT_TYPE) -> None:
        failed = True
        try:
            await self._take_turn(place, served, context)
            failed = False
        finally:
            if failed:  # the error goes on to the log; the next try is not at the next look
                self._in_vain.put(place, self._now())
            self._under_way.discard(place)

    async def _take_turn(self, place: Place, served: Served, context: ContextTypes.DEFAULT_TYPE) -> None:
        async with self._turn:  # one after the other: what is alike is found once, and the pace is kept
            listener, followed = await self._subscriptions.find(place), await self._subscriptions.of(place)
            # It may have been a while: they may have been muted, or the bot may be about to stop.
            if not listener or not context.application.running or not self._has_turn(listener, followed, served):
                return
            pending = _pending(followed, served)
            news = await self._reporter.news(pending, served)
            if news.by:
                await asyncio.sleep(_GAP)
        if news.by:
            await self._bring(listener, pending, news, served.knowledge, context)
        else:  # a digest's hour passes with or without news
            daily = listener.schedule.digest is not None
            heard = replace(listener, told_at=self._now()) if daily else listener
            await self._subscriptions.note_told(heard, pending, news.told)

    async def _bring(
        self,
        listener: Listener,
        pending: Sequence[Subscription],
        news: News,
        knowledge: Knowledge,
        context: ContextTypes.DEFAULT_TYPE,
    ) -> None:
        heard = replace(listener, told_at=self._now())
        if not await self._subscriptions.note_told(heard, pending, news.told):  # told by now, or stopped
            return
        words = self._wordings.of_chat(listener.place.chat, listener.language)
        names = [name_of(one, knowledge, words) for one in news.by]
        reply = render_news(news, names, knowledge, words, is_digest=listener.schedule.digest is not None)
        outcome = await try_send(context.bot, listener.place, reply)
        log_event(log, "alert", changes=len(news.changes) + len(news.answers), sent=outcome.posted is not None)
        if outcome.again:
            self._in_vain.put(listener.place, self._now())
            await self._subscriptions.note_told(listener, news.told, pending)

    def _has_turn(self, listener: Listener, followed: Sequence[Subscription], served: Served) -> bool:
        """Whether there may be something to tell, and this is the time for it."""
        now, tried = self._now(), self._in_vain.get(listener.place)
        resting = tried is not None and timedelta(0) <= now - tried < _AGAIN
        awaited = listener.schedule.digest is not None or bool(_pending(followed, served))
        return awaited and not resting and listener.schedule.is_due(now, listener.told_at)


def _pending(followed: Sequence[Subscription], served: Served) -> tuple[Subscription, ...]:
    """The subscriptions that haven't been looked at since something changed on record."""
    return tuple(one for one in followed if one.known < served.number)


def name_of(subscription: Subscription, knowledge: Knowledge, words: Wording) -> str:
    """What a listener calls something they follow: its names, or the question."""
    if subscription.kind is Following.QUESTION:
        return f"“{FollowedQuestion.load(subscription.target).question}”"
    return describe(Topic.load(subscription.target), knowledge, words.speech)
