"""What a question leans on: the answer it replies to, else the last one of the same person, for half an hour."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, UNKNOWN, HandDesk
from tests.telegram.double import BotApi


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock("2026-11-22T12:00:00+00:00")


@pytest.fixture
async def bot(run_bot: RunBot, desk: HandDesk, clock: Clock) -> AsyncIterator[TelegramApplication]:
    """The bot, by that clock."""
    async with run_bot(desk, now=clock) as application:
        yield application


async def test_a_question_leans_on_the_one_before_for_half_an_hour(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("Poland?")
    clock.forward(minutes=30)
    await ann.ask("and Peru?")
    clock.forward(minutes=30, seconds=1)
    await ann.ask("and Chile?")
    assert desk.asked == [("Poland?", ()), ("and Peru?", ("Poland?",)), ("and Chile?", ())]


async def test_a_chain_of_follow_ups_leans_on_all_of_it_and_a_full_question_ends_it(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers |= dict.fromkeys(("and Peru?", "who says so?"), replace(SEVENTY_ONE, inferred=True))
    ann = tg.person(11, "Ann")
    for question in ("Poland?", "and Peru?", "who says so?", "Norway's K9s?", "since when?"):
        await ann.ask(question)
    assert desk.asked == [
        ("Poland?", ()),
        ("and Peru?", ("Poland?",)),
        ("who says so?", ("Poland?", "and Peru?")),
        ("Norway's K9s?", ("Poland?", "and Peru?", "who says so?")),
        ("since when?", ("Norway's K9s?",)),
    ]


async def test_an_endless_chain_forgets_its_beginning(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, clock: Clock
) -> None:
    questions = [f"and in {1990 + number}?" for number in range(35)]
    desk.answers |= dict.fromkeys(questions, replace(UNKNOWN, inferred=True))
    ada = tg.person(1, "Ada")  # nobody asks so much in a minute but an admin
    async with run_bot(desk, now=clock):
        for question in questions:
            await ada.ask(question)
    assert desk.asked[-1] == (questions[34], tuple(questions[3:34]))


async def test_a_reply_leans_on_the_answer_it_replies_to_however_old(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    poland = await ann.ask("Poland?")
    clock.forward(days=2)
    await ann.ask("Norway?")
    await ann.ask("and delivered?", reply_to=poland)
    await ann.ask("and ordered?")
    assert desk.asked[2:] == [("and delivered?", ("Poland?",)), ("and ordered?", ("and delivered?",))]


async def test_a_reply_to_something_else_of_ours_leans_on_the_last_answer(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann = tg.person(11, "Ann")
    help_text = await ann.ask("/help")
    await ann.ask("Poland?")
    await ann.ask("and Peru?", reply_to=help_text)
    assert desk.asked[1] == ("and Peru?", ("Poland?",))


async def test_a_question_said_again_leans_on_what_it_leant_on(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["and Peru?"] = replace(UNKNOWN, inferred=True)
    ann = tg.person(11, "Ann")
    for question in ("Poland?", "and Peru?", "and Peru?"):
        await ann.ask(question)
    assert desk.asked[1:] == [("and Peru?", ("Poland?",))] * 2


async def test_new_forgets_and_a_reply_still_reminds(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    poland = await ann.ask("Poland?")
    await ann.ask("/new")
    await ann.ask("and Peru?")
    await ann.ask("and Chile?", reply_to=poland)
    assert desk.asked[1:] == [("and Peru?", ()), ("and Chile?", ("Poland?",))]


async def test_a_conversation_outlives_a_restart(tg: BotApi, run_bot: RunBot, desk: HandDesk, clock: Clock) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(desk, now=clock):
        poland = await ann.ask("Poland?")
    clock.forward(minutes=5)
    async with run_bot(desk, now=clock):
        await ann.ask("and Peru?")
        await ann.ask("and Chile?", reply_to=poland)
    assert desk.asked[1:] == [("and Peru?", ("Poland?",)), ("and Chile?", ("Poland?",))]


async def test_in_a_group_everybody_has_a_conversation_of_their_own(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    poland = await group.ask("/ask Poland?", by=ann)
    await group.ask("/ask Norway?", by=bob)
    await group.ask("/ask and Peru?", by=ann)
    await group.ask("and delivered?", by=bob, reply_to=poland)
    await ann.ask("who says so?")
    assert desk.asked == [
        ("Poland?", ()),
        ("Norway?", ()),
        ("and Peru?", ("Poland?",)),
        ("and delivered?", ("Poland?",)),
        ("who says so?", ()),
    ]


async def test_what_was_inherited_is_shown(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.answers["and in 2024?"] = replace(SEVENTY_ONE, inferred=True, reading="delivered_quantity · Poland · K2")
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    await ann.ask("Poland?")
    assert (await ann.ask("and in 2024?")).text.endswith("\n\nRead as: delivered · Poland · K2")
    assert (await group.ask("/ask and in 2024?", by=ann)).text.endswith("\n\nRead as: delivered · Poland · K2")
