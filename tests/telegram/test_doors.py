"""Chats that move or shut us out: whoever keeps something of them is told."""

from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from bot.telegram.messages.reply import Place, Posted, Reply
from bot.telegram.messages.send import send, try_edit
from bot.telegram.messages.text import plain
from bot.telegram.transport.doors import Doors
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault

HELLO = Reply(plain("hello"))


class Noted:
    """What the doors told."""

    def __init__(self, doors: Doors) -> None:
        self.blocked: list[int] = []
        self.moved: list[tuple[int, int]] = []
        doors.on_blocked.append(self._on_blocked)
        doors.on_migrated.append(self._on_migrated)

    async def _on_blocked(self, chat: int) -> None:
        self.blocked.append(chat)

    async def _on_migrated(self, old: int, new: int) -> None:
        self.moved.append((old, new))


@pytest.fixture
def doors() -> Doors:
    """Doors nobody has knocked on."""
    return Doors()


@pytest.fixture
async def line(tg: BotApi, doors: Doors) -> AsyncIterator[ExtBot[int]]:
    """A bot that goes through the doors."""
    async with ExtBot(tg.token, base_url=tg.api_base, rate_limiter=doors) as bot:
        yield bot


async def test_a_chat_that_blocked_us_is_told_of_once_for_each_try(tg: BotApi, doors: Doors, line: ExtBot[int]) -> None:
    noted = Noted(doors)
    tg.person(11, "Ann")
    tg.world.blocked_by.add(11)
    assert await send(line, Place(11), HELLO) is None
    assert (noted.blocked, len(tg.called("sendMessage"))) == ([11], 1)


async def test_a_group_that_moved_is_followed_by_what_is_kept(tg: BotApi, doors: Doors, line: ExtBot[int]) -> None:
    noted = Noted(doors)
    tg.group(-1001, "Desk")
    tg.fail(Fault("sendMessage", 400, migrate_to_chat_id=-1001))
    assert await send(line, Place(-7, private=False), HELLO)
    assert noted.moved == [(-7, -1001)]
    assert [message.text for message in tg.world.said_by_bot(-1001)] == ["hello"]


async def test_a_message_of_a_group_that_moved_is_gone(tg: BotApi, doors: Doors, line: ExtBot[int]) -> None:
    noted = Noted(doors)
    tg.group(-1001, "Desk")
    tg.fail(Fault("editMessageText", 400, migrate_to_chat_id=-1001))
    assert (await try_edit(line, Posted(-7, 5), HELLO)).gone
    assert noted.moved == [(-7, -1001)]
