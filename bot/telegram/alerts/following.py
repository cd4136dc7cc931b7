"""Beginning to follow something: a text is read as names or as a question, and noted with what is known of it now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.telegram.alerts.courier import name_of
from bot.telegram.alerts.followed import FollowedQuestion, can_follow, told_of
from bot.telegram.alerts.reporter import Reporter, Served
from bot.telegram.alerts.subscriptions import MOST, NEVER, Followed, Following, Listener, Subscription, Subscriptions
from bot.telegram.messages.reply import Place
from bot.telegram.wording import Wording
from bot.topics import Topic, read_topic


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish to follow something, in a sentence; and what could be followed when it wasn't understood."""

    sentence: str
    is_understood: bool = True
    suggestions: tuple[str, ...] = ()


class Follower:
    """Notes what people want to follow. What they know of it is what is served at that moment."""

    def __init__(self, subscriptions: Subscriptions, reporter: Reporter, now: Callable[[], datetime]) -> None:
        self._subscriptions = subscriptions
        self._reporter = reporter
        self._now = now

    async def follow(self, place: Place, text: str, words: Wording) -> Outcome:
        """Follow what a text names or asks; DealbotError without an index."""
        served = await self._reporter.served()
        reading = read_topic(text, served.reader, self._now().astimezone(UTC).date(), words.speech)
        if reading.topic:
            return await self._follow_topic(place, reading.topic, served, words)
        if reading.is_question:
            return await self.follow_question(place, FollowedQuestion(text), words)
        return Outcome(words.alerts.unknown.format(name=text), False, reading.suggestions)

    async def follow_question(self, place: Place, asked: FollowedQuestion, words: Wording) -> Outcome:
        """Follow a question whose answer can change; DealbotError without an index."""
        served = await self._reporter.served()
        answer = await self._reporter.answer(asked)
        if not can_follow(answer):
            return Outcome(answer.headline, False, answer.choices)
        told = told_of(answer, served.facts)
        subscription = Subscription(Following.QUESTION, asked.dump(), served.number, told.dump())
        return await self._note(place, subscription, served, words)

    async def _follow_topic(self, place: Place, topic: Topic, served: Served, words: Wording) -> Outcome:
        subscription = Subscription(Following.TOPIC, topic.dump(), served.number)
        return await self._note(place, subscription, served, words)

    async def _note(self, place: Place, subscription: Subscription, served: Served, words: Wording) -> Outcome:
        listener = Listener(place, words.speech.language, NEVER)
        name = name_of(subscription, served.knowledge, words)
        sentences = {
            Followed.ADDED: words.alerts.added,
            Followed.KNOWN: words.alerts.known,
            Followed.FULL: words.alerts.full,
        }
        followed = await self._subscriptions.follow(listener, subscription)
        return Outcome(sentences[followed].format(name=name, most=MOST))
