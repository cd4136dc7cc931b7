"""Wrong?: one tap says that an answer is wrong, a second what of it, a reply whatever else there is."""

from collections.abc import AsyncIterator

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi

ASKED = "Thank you, that is report no. 1. What is wrong? Reply to this message to say more."


@pytest.fixture
async def doubted(run_bot: RunBot, desk: HandDesk) -> AsyncIterator[TelegramApplication]:
    """The bot that knows of 71 tanks."""
    desk.answers["K2?"] = SEVENTY_ONE
    async with run_bot(desk) as application:
        yield application


async def test_a_doubt_is_noted_with_what_is_wrong_and_a_remark(tg: BotApi, doubted: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    answer = await ann.ask("K2?")
    assert await ann.tap(answer, "Wrong?") == ""
    thanks = await ann.answer(1)
    assert (thanks.text, thanks.labels) == (ASKED, ["Number", "Date", "Source", "Something else"])
    await ann.tap(thanks, "Number")
    await tg.world.until(lambda: thanks.earlier, "the thanks")
    assert thanks.text == "Thank you, report no. 1 is noted: Number. Reply to this message to say more."
    assert (await ann.ask("It was 72", reply_to=thanks)).text == "Thank you, that is added to report no. 1."
    gaps = await ada.ask("/gaps")
    assert "1 × delivered · buyer Poland · product K2 – said to be wrong" in gaps.text
    await ada.tap(gaps, gaps.labels[0])
    await tg.world.until(lambda: gaps.earlier, "the gap")
    assert gaps.text.endswith(
        "To look at: the facts about delivered · buyer Poland · product K2.\n\n• No. 1: Number – K2? – It was 72"
    )


async def test_a_doubt_is_noted_once(tg: BotApi, doubted: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask("K2?")
    await ann.tap(answer, "Wrong?")
    assert await ann.tap(answer, "Wrong?") == "That is noted already, as report no. 1."
    assert len(ann.answers) == 2


async def test_in_a_group_a_doubt_is_a_notice_for_whoever_tapped(tg: BotApi, doubted: TelegramApplication) -> None:
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    answer = await group.ask("/ask K2?", by=ann)
    assert await group.tap(answer, "Wrong?", by=bob) == "Thank you, that is report no. 1."
    assert await group.tap(answer, "Wrong?", by=ann) == "Thank you, that is report no. 2."
    assert await group.tap(answer, "Wrong?", by=bob) == "That is noted already, as report no. 1."
    assert len(group.answers) == 1


async def test_a_report_is_nobody_elses(tg: BotApi, doubted: TelegramApplication) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    answer = await ann.ask("K2?")
    await ann.tap(answer, "Wrong?")
    thanks = await ann.answer(1)
    gone = "This answer isn't kept any more; please ask again."
    assert await bob.tap_data(thanks, "fault:1:number") == gone
    assert await ann.tap_data(thanks, "fault:1:everything") == gone
    assert await ann.tap_data(thanks, "fault:2:number") == gone
    assert await ann.tap_data(answer, "wrong:99") == gone
    assert thanks.earlier == []


async def test_a_reply_to_anything_else_is_a_question(tg: BotApi, doubted: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask("K2?")
    await ann.tap(answer, "Wrong?")
    await ann.answer(1)
    await ann.ask("and to Peru?", reply_to=answer)
    assert [text for text, _ in desk.asked] == ["K2?", "and to Peru?"]


async def test_an_admin_can_doubt_too(tg: BotApi, doubted: TelegramApplication, desk: HandDesk) -> None:
    ada = tg.person(1, "Ada")
    await ada.tap(await ada.ask("/ask K2?"), "Wrong?")
    thanks = await ada.answer(1)
    assert (await ada.ask("It was 72", reply_to=thanks)).text == "Thank you, that is added to report no. 1."
