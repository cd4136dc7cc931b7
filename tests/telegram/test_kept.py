"""The answers that were given are found again: by id, by message, by conversation; and deleted when told to."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.telegram.answers.kept import SCHEMA, KeptAnswer, KeptAnswers
from bot.telegram.messages.reply import Posted
from bot.telegram.transport.database import Database

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ASKED = KeptAnswer(
    person=11,
    chat=-1001,
    topic=77,
    question="and to Peru?",
    history=("how many K2s to Poland?",),
    day=date(2026, 11, 22),
    language="en",
    outcome="declined",
    reason="not_recorded",
    reading="delivered_quantity · Peru",
    at=NOON,
    asked=5,
)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[KeptAnswers]:
    """No answers yet."""
    database = Database(tmp_path / "chats.db", [SCHEMA])
    yield KeptAnswers(database)
    await database.close()


async def test_an_answer_is_found_as_it_was_kept(kept: KeptAnswers) -> None:
    number = await kept.keep(ASKED)
    await kept.note_message(number, 6)
    whole = replace(ASKED, id=number, message=6)
    assert await kept.find(number) == whole
    assert await kept.find_shown(Posted(-1001, 6)) == whole
    assert await kept.find_asked(-1001, 5) == whole
    assert await kept.find(number + 1) is None
    assert await kept.find_shown(Posted(11, 6)) is None


async def test_an_answer_kept_again_takes_the_place_of_the_one_before(kept: KeptAnswers) -> None:
    number = await kept.keep(ASKED)
    changed = replace(ASKED, id=number, question="and to Chile?")
    assert await kept.keep(changed) == number
    assert await kept.find(number) == changed


async def test_the_last_answer_of_somebody_in_a_chat(kept: KeptAnswers) -> None:
    first, second = await kept.keep(ASKED), await kept.keep(replace(ASKED, question="second?"))
    await kept.keep(replace(ASKED, person=12))
    await kept.keep(replace(ASKED, chat=11))
    await kept.keep(replace(ASKED, at=NOON - timedelta(minutes=1)))
    assert first != second
    assert await kept.find_last(-1001, 11, NOON) == replace(ASKED, id=second, question="second?")
    assert await kept.find_last(-1001, 11, NOON + timedelta(seconds=1)) is None
    await kept.close_conversation(-1001, 11)
    assert await kept.find_last(-1001, 11, NOON) is None
    assert await kept.find_last(11, 11, NOON) is not None
    assert await kept.find(second) is not None


async def test_what_somebody_asked_is_forgotten_everywhere(kept: KeptAnswers) -> None:
    await kept.keep(ASKED)
    await kept.keep(replace(ASKED, chat=11))
    other = await kept.keep(replace(ASKED, person=12))
    assert await kept.forget(11) == 2
    assert await kept.find(other) is not None
    assert await kept.forget_chat(-1001) == 1


async def test_what_is_old_is_deleted(kept: KeptAnswers) -> None:
    old = await kept.keep(replace(ASKED, at=NOON - timedelta(days=90, seconds=1)))
    new = await kept.keep(ASKED)
    assert await kept.purge(NOON - timedelta(days=90)) == 1
    assert (await kept.find(old), await kept.find(new)) == (None, replace(ASKED, id=new))


async def test_a_group_that_moved_takes_its_answers_along_but_not_its_messages(kept: KeptAnswers) -> None:
    number = await kept.keep(replace(ASKED, message=6))
    await kept.move(-1001, -1002)
    assert await kept.find(number) == replace(ASKED, id=number, chat=-1002, message=None, asked=None)
