"""What is new for a listener: the records as they are served now against what they have been told."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from bot.changes import Change, compare, standing_figures
from bot.telegram.alerts.followed import FollowedQuestion, ToldAnswer, may_tell, told_of
from bot.telegram.alerts.ledger import Ledger
from bot.telegram.alerts.subscriptions import Following, Subscription
from bot.telegram.desk import Desk
from bot.telegram.messages.recent import Recent
from bot.telegram.transport.worker import Worker
from bot.topics import Topic, matcher
from index.records import Fact, Review
from retrieval.answer import Answer
from retrieval.knowledge import Knowledge
from retrieval.understanding.parse import Reader

_ANSWERS = 1_000  # questions followed by several people are answered once a generation
_CHANGES = 100  # and what changed since some entry of the ledger is found once for all who know it up to there


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """A followed question whose answer has changed."""

    question: str
    before: str
    answer: Answer
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class News:
    """What to tell a listener: each change once, by which subscriptions, and how far all of them are told then."""

    changes: tuple[Change, ...] = ()
    answers: tuple[NewAnswer, ...] = ()
    by: tuple[Subscription, ...] = ()
    told: tuple[Subscription, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """The records served now: `number` is the ledger's last entry, `facts` are those that alerts may rest on."""

    number: int
    reader: Reader
    facts: dict[str, Fact]

    @property
    def knowledge(self) -> Knowledge:
        """The records arranged for questions."""
        return self.reader.knowledge


class Reporter:
    """Reads what is served in a thread of its own, and asks followed questions where people's are answered."""

    def __init__(
        self, desk: Desk, asker: Worker, ledger: Ledger, now: Callable[[], datetime], proposed: bool = False
    ) -> None:
        self._desk = desk
        self._asker = asker
        self._watcher = Worker("alerts")
        self._ledger = ledger
        self._now = now
        self._proposed = proposed
        self._noting = asyncio.Lock()
        self._served: Served | None = None
        self._answers: Recent[str, Answer] = Recent(_ANSWERS)
        self._changes: Recent[int, tuple[Change, ...]] = Recent(_CHANGES)

    async def served(self) -> Served:
        """The records as they are served now, with what changed in them written down.

        Raises DealbotError when there is no index to serve from.
        """
        async with self._noting:  # an older state must not be written down after a newer one
            reader = await self._watcher.run(self._desk.reader)
            if self._served is None or self._served.reader is not reader:
                self._served = await self._note(reader)
            return self._served

    async def answer(self, asked: FollowedQuestion) -> Answer:
        """The answer to a followed question from what is served now."""
        key, cache = asked.dump(), self._answers  # a newer generation's would be given what is old by then
        if (known := cache.get(key)) is not None:
            return known
        day = self._now().astimezone(UTC).date()
        answer = await self._asker.run(partial(self._desk.ask, asked.question, today=day, history=asked.history))
        cache.put(key, answer)
        return answer

    async def news(self, subscriptions: Sequence[Subscription], served: Served) -> News:
        """What has changed for each of these since it was told; a change that several follow is told once."""
        news = News()
        for one in subscriptions:
            found = await (self._of_topic if one.kind is Following.TOPIC else self._of_question)(one, served)
            fresh = tuple(change for change in found.changes if change not in news.changes)
            news = News(news.changes + fresh, news.answers + found.answers, news.by + found.by, news.told + found.told)
        return news

    def close(self) -> None:
        """Take on no more work."""
        self._watcher.close()

    async def _of_topic(self, one: Subscription, served: Served) -> News:
        fits = matcher(Topic.load(one.target), served.knowledge)
        changes = await self._changes_since(one.known, served)
        mine = tuple(change for change in changes if any(map(fits, change.facts)))
        return News(changes=mine, by=(one,) if mine else (), told=(replace(one, known=served.number),))

    async def _of_question(self, one: Subscription, served: Served) -> News:
        asked, before = FollowedQuestion.load(one.target), ToldAnswer.load(one.told)
        answer = await self.answer(asked)
        now, heard = told_of(answer, served.facts), replace(one, known=served.number)
        if now.figures == before.figures or not may_tell(answer, served.facts):
            return News(told=(heard,))
        corrected = await self._watcher.run(partial(before.is_corrected, served.facts))
        news = NewAnswer(asked.question, before.headline, answer, corrected)
        return News(answers=(news,), by=(one,), told=(replace(heard, told=now.dump()),))

    async def _changes_since(self, number: int, served: Served) -> tuple[Change, ...]:
        """All that has changed since an entry of the ledger."""
        cache = self._changes  # a newer generation's would be given what is old by then
        if (known := cache.get(number)) is not None:
            return known
        entries = await self._ledger.since(number)
        changes = await self._watcher.run(partial(compare, entries.before, entries.after, served.facts))
        cache.put(number, changes)
        return changes

    async def _note(self, reader: Reader) -> Served:
        facts = {key: fact for key, fact in reader.knowledge.records.facts.items() if self._may_tell(fact)}
        day = self._now().astimezone(UTC).date()
        figures = await self._watcher.run(partial(standing_figures, facts.values(), reader.knowledge, day))
        number = await self._ledger.note(figures, self._now())
        self._answers, self._changes = Recent(_ANSWERS), Recent(_CHANGES)
        return Served(number, reader, facts)

    def _may_tell(self, fact: Fact) -> bool:
        return self._proposed or fact.review is Review.APPROVED
