"""Many people at once. Each has the same talk with the bot, and must read what one person alone reads."""

import asyncio
import time
from collections.abc import Iterator, Sequence

from tests.telegram.double import BotApi, Chat, Message

TOGETHER = ("how many K2s have been delivered to Poland?", "how many K2s has Peru ordered?")
FOLLOW_UP = "and to Peru?"
BUTTON = "Sources"
_PATIENCE = 120.0  # seconds; a flood limit is waited out by the bot
Talk = list[str]


class Crowd:
    """People who talk to the bot side by side; `waits` says how long each answer took, in seconds."""

    def __init__(self, api: BotApi) -> None:
        self.waits: list[float] = []
        self._heard: dict[int, asyncio.Queue[Message]] = {}
        self._asked: dict[int, list[float]] = {}
        api.world.heard = self._hear

    async def ask(self, person: Chat, *questions: str, reply_to: Message | None = None) -> list[Message]:
        """Send questions without waiting in between; what the bot says to them, in its order."""
        for question in questions:
            self._asked.setdefault(person.id, []).append(time.monotonic())
            await person.say(question, reply_to=reply_to)
        return [await self._next(person) for _ in questions]

    async def talk(self, person: Chat) -> Talk:
        """Ask two things at once, look at a source, and follow up; what was to be read, in the order it came."""
        first, second = await self.ask(person, *TOGETHER)
        read = [first.text, second.text]
        await person.touch(first, BUTTON)
        read.append((await self._next(person)).text)
        [third] = await self.ask(person, FOLLOW_UP, reply_to=first)
        return [*read, third.text]

    def left_over(self) -> dict[int, int]:
        """How many messages nobody asked for each chat got."""
        return {chat: queue.qsize() for chat, queue in self._heard.items() if queue.qsize()}

    def _hear(self, message: Message) -> None:
        chat = message.raw["chat"]["id"]
        if chat not in self._asked:  # somebody else's, such as an admin's
            return
        if asked := self._asked[chat]:
            self.waits.append(time.monotonic() - asked.pop(0))
        self._queue(chat).put_nowait(message)

    async def _next(self, person: Chat) -> Message:
        return await asyncio.wait_for(self._queue(person.id).get(), _PATIENCE)

    def _queue(self, chat: int) -> asyncio.Queue[Message]:
        return self._heard.setdefault(chat, asyncio.Queue())


async def talk_at_once(crowd: Crowd, people: Sequence[Chat], alone: Talk) -> list[str]:
    """Let all have their talk at the same time; what differs from the talk of one alone."""
    talks = await asyncio.gather(*(crowd.talk(person) for person in people), return_exceptions=True)
    return list(_differences(people, talks, alone, crowd))


def _differences(
    people: Sequence[Chat], talks: Sequence[Talk | BaseException], alone: Talk, crowd: Crowd
) -> Iterator[str]:
    for person, talk in zip(people, talks, strict=True):
        if isinstance(talk, BaseException):
            yield f"{person.id}: {type(talk).__name__} after {[message.text for message in person.answers]}"
        elif talk != alone:
            yield f"{person.id}: {talk}"
    for chat, count in crowd.left_over().items():
        yield f"{chat}: {count} messages more than were asked for"
