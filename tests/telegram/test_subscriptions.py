"""Who follows what, and which figures were served when: kept so that nothing is told twice and nobody's is left."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.telegram.alerts import ledger, subscriptions
from bot.telegram.alerts.ledger import Entries, Ledger
from bot.telegram.alerts.schedule import Schedule
from bot.telegram.alerts.subscriptions import MOST, NEVER, Followed, Following, Listener, Subscription, Subscriptions
from bot.telegram.messages.reply import Place
from bot.telegram.transport.database import Database
from tests.retrieval.records import make_fact

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANN = Listener(Place(11), "en", NEVER)
DESK = Listener(Place(-7, private=False, topic=5), "pl", NEVER, Schedule("Europe/Warsaw", 480, (1320, 420), NOW))
POLAND = Subscription(Following.TOPIC, '{"countries": ["Poland"]}', known=3)
PERU = Subscription(Following.TOPIC, '{"countries": ["Peru"]}', known=3)
FORTY_SIX, SEVENTY_ONE = make_fact("march", 46, as_of=date(2024, 3, 20)), make_fact("november", 71)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """The file of the chats."""
    database = Database(tmp_path / "chats.db", [subscriptions.SCHEMA, ledger.SCHEMA])
    yield database
    await database.close()


@pytest.fixture
def kept(database: Database) -> Subscriptions:
    """The subscriptions in it."""
    return Subscriptions(database)


async def test_a_listener_is_kept_whole(kept: Subscriptions) -> None:
    await kept.follow(DESK, POLAND)
    [(listener, (followed,))] = await kept.audience()
    assert (listener, followed) == (DESK, replace(POLAND, id=1))


async def test_wishes_stay_when_something_more_is_followed(kept: Subscriptions) -> None:
    await kept.follow(DESK, POLAND)
    assert await kept.follow(Listener(DESK.place, "ko", NEVER), PERU) is Followed.ADDED
    assert await kept.find(DESK.place) == replace(DESK, language="ko")


async def test_a_thing_is_followed_once_and_not_more_than_fifty(kept: Subscriptions) -> None:
    for number in range(MOST):
        await kept.follow(ANN, replace(POLAND, target=str(number)))
    assert await kept.follow(ANN, replace(POLAND, target="0")) is Followed.KNOWN
    assert await kept.follow(ANN, PERU) is Followed.FULL
    assert len(await kept.of(ANN.place)) == 50


async def test_pitfall_59_told_once(kept: Subscriptions) -> None:
    await kept.follow(ANN, POLAND)
    [followed] = await kept.of(ANN.place)
    told = replace(followed, known=4)
    assert await kept.note_told(replace(ANN, told_at=NOW), [followed], [told])
    assert not await kept.note_told(replace(ANN, told_at=NOW), [followed], [told])  # by somebody who looked before
    assert (await kept.of(ANN.place), await kept.find(ANN.place)) == ((told,), replace(ANN, told_at=NOW))


async def test_what_was_stopped_meanwhile_is_not_told(kept: Subscriptions) -> None:
    await kept.follow(ANN, POLAND)
    await kept.follow(ANN, PERU)
    before = await kept.of(ANN.place)
    assert await kept.stop(ANN.place, before[0].id) == before[0]
    assert not await kept.note_told(ANN, before, [replace(one, known=4) for one in before])
    assert await kept.of(ANN.place) == (before[1],)


async def test_only_who_follows_it_stops_it(kept: Subscriptions) -> None:
    await kept.follow(ANN, POLAND)
    assert await kept.stop(DESK.place, 1) is None
    assert len(await kept.of(ANN.place)) == 1


async def test_a_group_that_moves_takes_its_subscriptions_along(kept: Subscriptions) -> None:
    new = replace(DESK, place=replace(DESK.place, chat=-1007))
    await kept.follow(DESK, POLAND)
    await kept.follow(new, PERU)
    await kept.move(-7, -1007)
    await kept.move(-7, -1007)  # Telegram tells it more than once
    assert [one.target for one in await kept.of(new.place)] == [POLAND.target, PERU.target]
    assert await kept.find(DESK.place) is None


async def test_a_chat_that_is_gone_leaves_nothing(kept: Subscriptions) -> None:
    await kept.follow(ANN, POLAND)
    await kept.follow(DESK, POLAND)
    await kept.drop(ANN.place.chat)
    assert [listener for listener, _ in await kept.audience()] == [DESK]
    assert await kept.find(ANN.place) is None


async def test_the_ledger_tells_what_stood_before_and_what_stands_now(database: Database) -> None:
    book = Ledger(database)
    first = await book.note({"delivered": FORTY_SIX}, NOW)
    assert await book.note({"delivered": FORTY_SIX}, NOW) == first
    last = await book.note({"delivered": SEVENTY_ONE}, NOW)
    assert await book.since(0) == Entries({}, {"delivered": SEVENTY_ONE})
    assert await book.since(first) == Entries({"delivered": FORTY_SIX}, {"delivered": SEVENTY_ONE})
    assert await book.since(last) == Entries()


async def test_the_ledger_notes_what_is_gone_and_comes_back(database: Database) -> None:
    book = Ledger(database)
    first = await book.note({"delivered": FORTY_SIX}, NOW)
    gone = await book.note({}, NOW)
    assert await book.note({}, NOW) == gone
    assert await book.since(first) == Entries({"delivered": FORTY_SIX}, {"delivered": None})
    await book.note({"delivered": FORTY_SIX}, NOW)
    assert await book.since(first) == Entries({"delivered": FORTY_SIX}, {"delivered": FORTY_SIX})


async def test_the_ledger_forgets_what_has_long_been_replaced(database: Database) -> None:
    book = Ledger(database)
    await book.note({"delivered": FORTY_SIX}, NOW - timedelta(days=100))
    await book.note({"delivered": SEVENTY_ONE}, NOW - timedelta(days=95))
    assert await book.purge(NOW - timedelta(days=90)) == 1
    assert await book.since(0) == Entries({}, {"delivered": SEVENTY_ONE})
