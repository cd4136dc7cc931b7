"""Sending over a bad line: retried when nothing can have arrived, never sent twice."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError
from telegram.request import HTTPXRequest

from bot.telegram.messages.live import LiveMessage
from bot.telegram.messages.reply import Place, Posted, Reply
from bot.telegram.messages.send import edit, send, try_edit
from bot.telegram.messages.text import plain
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault

HELLO = Reply(plain("hello"))
ANN = Place(11)


@pytest.fixture
async def line(tg: BotApi) -> AsyncIterator[Bot]:
    """A bot that waits for an answer no longer than a moment."""
    tg.person(11, "Ann")
    async with Bot(tg.token, base_url=tg.api_base, request=HTTPXRequest(read_timeout=0.3)) as bot:
        yield bot


async def test_pitfall_17_a_message_whose_answer_is_lost_is_not_sent_again(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendMessage", 200, done=True, delay=2))
    assert await send(line, ANN, HELLO) is None
    assert [message.text for message in tg.world.said_by_bot(11)] == ["hello"]


async def test_pitfall_16_two_flood_limits_and_then_one_message(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendMessage", 429, times=2, retry_after=1))
    posted = await send(line, ANN, HELLO)
    assert posted == Posted(11, tg.world.said_by_bot(11)[0].id)
    assert len(tg.world.said_by_bot(11)) == 1


async def test_a_penalty_that_outlives_the_answer_is_an_error(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendMessage", 429, retry_after=3600))
    with pytest.raises(Exception, match="Flood control"):
        await send(line, ANN, HELLO)


async def test_telegrams_refusal_of_a_message_is_an_error(tg: BotApi, line: Bot) -> None:
    with pytest.raises(BadRequest, match="Message text is empty"):
        await send(line, ANN, Reply(plain(" ")))
    assert len(tg.called("sendMessage")) == 1


async def test_a_group_that_became_a_supergroup_is_followed(tg: BotApi, line: Bot) -> None:
    tg.group(-1001, "Desk")
    tg.fail(Fault("sendMessage", 400, migrate_to_chat_id=-1001))
    assert await send(line, Place(-7, private=False), HELLO)
    assert [message.text for message in tg.world.said_by_bot(-1001)] == ["hello"]


async def test_a_connection_lost_on_the_way_is_no_reason_to_send_again(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendMessage", 504, done=True, body="<html>Gateway Time-out</html>"))
    assert await send(line, ANN, HELLO) is None
    assert len(tg.called("sendMessage")) == 1


async def test_pitfall_20_a_question_that_was_deleted_is_answered_all_the_same(tg: BotApi, line: Bot) -> None:
    desk, ann = tg.group(-1001, "Desk"), tg.person(11, "Ann")
    question = await desk.say("@deals_bot how many?", by=ann)
    question.deleted = True
    assert await send(line, Place(-1001, private=False, reply_to=question.id), HELLO)
    [answer] = tg.world.said_by_bot(-1001)
    assert (answer.text, answer.answers) == ("hello", None)


async def test_a_refused_connection_is_tried_again_and_then_given_up(tg: BotApi, line: Bot) -> None:
    await tg.stop()
    assert await send(line, ANN, HELLO) is None
    assert tg.called("sendMessage") == []


async def test_an_edit_can_be_repeated_until_it_is_there(tg: BotApi, line: Bot) -> None:
    posted = await send(line, ANN, HELLO)
    assert posted
    tg.fail(Fault("editMessageText", 200, done=True, delay=2))
    assert await edit(line, posted, Reply(plain("bye")))
    assert len(tg.called("editMessageText")) == 2
    assert tg.world.said_by_bot(11)[0].text == "bye"


async def test_an_edit_of_what_is_gone_is_not_an_error(tg: BotApi, line: Bot) -> None:
    assert not await edit(line, Posted(11, 4711), HELLO)


async def test_an_edit_telegram_refuses_is_an_error(tg: BotApi, line: Bot) -> None:
    posted = await send(line, ANN, HELLO)
    assert posted
    with pytest.raises(NetworkError, match="Message text is empty"):
        await try_edit(line, posted, Reply(plain(" ")))


async def test_a_live_message_shows_the_latest_state_and_always_the_last(tg: BotApi, line: Bot) -> None:
    live = LiveMessage(line, ANN, pace=0.2)
    for number in range(50):
        live.show(Reply(plain(f"{number} of 50")))
        await asyncio.sleep(0)
    await live.finish(Reply(plain("done")))
    live.show(Reply(plain("too late")))
    [message] = tg.world.said_by_bot(11)
    assert message.text == "done"
    assert len(tg.calls) < 5


async def test_pitfall_22_a_live_message_that_was_deleted_is_posted_anew(tg: BotApi, line: Bot) -> None:
    live = LiveMessage(line, ANN, pace=0.05)
    live.show(Reply(plain("1 of 2")))
    await tg.world.until(lambda: tg.world.said_by_bot(11), "the first post")
    tg.world.said_by_bot(11)[0].deleted = True
    live.show(Reply(plain("2 of 2")))
    await live.finish(Reply(plain("done")))
    assert [message.text for message in tg.world.said_by_bot(11)] == ["done"]


async def test_a_live_message_whose_first_post_is_lost_still_says_its_last_word(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendMessage", 200, done=True, delay=2))
    live = LiveMessage(line, ANN, pace=0.05)
    live.show(Reply(plain("1 of 2")))
    await tg.world.until(lambda: tg.world.said_by_bot(11), "the first post")
    live.show(Reply(plain("2 of 2")))
    await live.finish(Reply(plain("done")))
    assert [message.text for message in tg.world.said_by_bot(11)] == ["1 of 2", "done"]
