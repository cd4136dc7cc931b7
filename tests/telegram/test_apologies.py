"""An answer that takes too long: an apology after half a minute, which then becomes the answer."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.telegram.answers.apologies import SCHEMA, Apologies
from bot.telegram.running import TelegramApplication
from bot.telegram.transport.database import Database
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Chat, Fault

LATE = (
    "I'm sorry, this takes longer than usual. The answer will come here, in this message; if it hasn't in a few"
    " minutes, please ask again."
)
ANSWER = "71 of the 180 K2 tanks"


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-11-22T09:00:00+00:00")


@pytest.fixture
def slow(desk: HandDesk) -> HandDesk:
    """A desk that thinks until its gate is opened."""
    desk.answers |= {"K2s?": SEVENTY_ONE, "and to Peru?": SEVENTY_ONE}
    desk.gate.clear()
    return desk


def noted(folder: Path) -> int:
    """How many apologies wait for their answers."""
    with closing(sqlite3.connect(folder / ".chats" / "chats.db")) as database:
        return int(database.execute("SELECT count(*) FROM apology").fetchone()[0])


async def ask_and_wait(tg: BotApi, person: Chat, question: str, clock: Clock) -> None:
    """Somebody asks, and half a minute goes by."""
    await person.say(question)
    await person.until(lambda: tg.world.activities, "the question to be taken up")
    clock.forward(seconds=30)


async def test_after_half_a_minute_an_apology_is_said_that_becomes_the_answer(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock, tmp_path: Path
) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(slow, now=clock):
        await ann.say("K2s?")
        await ann.until(lambda: tg.world.activities, "the question to be taken up")
        clock.forward(seconds=29)
        assert ann.answers == []
        clock.forward(seconds=1)
        late = await ann.answer(0)
        assert (late.text, late.labels) == (LATE, ["K2s?"])
        slow.gate.set()
        await ann.until(lambda: late.earlier, "the answer")
        assert late.styled("bold") == [ANSWER]
        assert late.labels[:2] == ["Sources", "Timeline"]
        await ann.tap(late, "Sources")
        await ann.until(lambda: len(late.earlier) == 2, "its sources")
        await ann.ask("and to Peru?", reply_to=late)
    assert slow.asked[-1] == ("and to Peru?", ("K2s?",))
    assert (len(ann.answers), noted(tmp_path)) == (2, 0)


async def test_in_a_group_it_quotes_the_question_in_its_topic_and_the_asker_reads_it_in_their_language(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock
) -> None:
    ewa, group = tg.person(12, "Ewa", "pl"), tg.group(-1001, "Desk", forum=True)
    async with run_bot(slow, now=clock):
        question = await group.say("/ask K2s?", by=ewa, topic=7)
        await ewa.until(lambda: tg.world.activities, "the question to be taken up")
        clock.forward(seconds=30)
        late = await group.answer(0)
        assert late.text.startswith("Przepraszam, to trwa dłużej niż zwykle.")
        assert (late.answers, late.topic) == (question.id, 7)
        slow.gate.set()
        await ewa.until(lambda: late.earlier, "the answer")
    assert late.styled("bold") == [ANSWER]
    assert len(group.answers) == 1


async def test_an_answer_that_is_given_anew_gives_way_to_the_apology_and_comes_back(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    slow.gate.set()
    async with run_bot(slow, now=clock):
        question = await ann.say("K2s in Pland?")
        answer = await ann.answer(0)
        slow.gate.clear()
        await ann.edit(question, "K2s?")
        await ann.until(lambda: tg.world.activities, "the edit to be taken up")
        clock.forward(seconds=30)
        await ann.until(lambda: answer.text == LATE, "the apology")
        slow.gate.set()
        await ann.until(lambda: answer.styled("bold") == [ANSWER], "the answer")
    assert len(ann.answers) == 1


async def test_after_a_restart_the_answer_takes_the_place_of_the_apology(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock, tmp_path: Path
) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(slow, now=clock) as application:
        await ask_and_wait(tg, ann, "K2s?", clock)
        late = await ann.answer(0)
        await ann.until(lambda: noted(tmp_path) == 1, "it to be written down")
        await application.update_processor.abandon()  # type: ignore[attr-defined]  # as a stop does that can't wait
    slow.gate.set()
    async with run_bot(slow, now=clock):
        await ann.until(lambda: late.earlier, "the answer")
        assert late.styled("bold") == [ANSWER]
        await ann.ask("and to Peru?")
    assert (len(ann.answers), noted(tmp_path)) == (2, 0)


async def test_what_went_wrong_after_all_can_be_asked_again_by_its_button(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock, tmp_path: Path
) -> None:
    slow.answers["and to Peru?"] = RuntimeError("no disk")
    ann = tg.person(11, "Ann")
    slow.gate.set()
    async with run_bot(slow, now=clock):
        await ann.ask("K2s?")
        slow.gate.clear()
        await ask_and_wait(tg, ann, "and to Peru?", clock)
        late = await ann.answer(1)
        slow.gate.set()
        assert (await ann.answer(2)).text.startswith("Something went wrong on our side")
        slow.answers["and to Peru?"] = SEVENTY_ONE
        assert await ann.tap(late, "and to Peru?") == ""
        await ann.until(lambda: late.earlier, "the answer")
    assert late.text.startswith("You asked: and to Peru?\n\n71 of the 180 K2 tanks")
    assert slow.asked[-1] == ("and to Peru?", ("K2s?",))
    assert (len(ann.answers), noted(tmp_path)) == (3, 0)


async def test_a_tap_on_the_button_while_the_answer_is_under_way_asks_nothing_twice(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock
) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(slow, now=clock):
        await ask_and_wait(tg, ann, "K2s?", clock)
        late = await ann.answer(0)
        await ann.touch(late, "K2s?")
        slow.gate.set()
        await ann.until(lambda: late.earlier and tg.called("answerCallbackQuery"), "the answer")
        await ann.ask("and to Peru?")
    assert [text for text, _ in slow.asked] == ["K2s?", "and to Peru?"]
    assert len(ann.answers) == 2


async def test_a_long_question_stands_on_no_button(tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(slow, now=clock):
        await ask_and_wait(tg, ann, "K2s? " * 20, clock)
        late = await ann.answer(0)
        assert (late.text, late.labels) == (LATE, [])
        slow.gate.set()
        await ann.until(lambda: late.earlier, "the answer")


async def test_an_apology_that_telegram_refuses_keeps_no_answer_back(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock
) -> None:
    tg.fail(Fault("sendMessage", 400, description="Bad Request: not now"))
    ann = tg.person(11, "Ann")
    async with run_bot(slow, now=clock):
        await ask_and_wait(tg, ann, "K2s?", clock)
        await ann.until(lambda: tg.called("sendMessage"), "the apology to be refused")
        slow.gate.set()
        assert (await ann.answer(0)).styled("bold") == [ANSWER]


async def test_an_apology_that_telegram_will_not_let_become_the_answer_is_forgotten(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, clock: Clock, tmp_path: Path
) -> None:
    tg.fail(Fault("editMessageText", 400, description="Bad Request: not now"))
    ann = tg.person(11, "Ann")
    async with run_bot(slow, now=clock):
        await ask_and_wait(tg, ann, "K2s?", clock)
        await ann.answer(0)
        slow.gate.set()
        assert (await ann.answer(1)).text.startswith("Something went wrong on our side")
    assert noted(tmp_path) == 0


@pytest.mark.parametrize("refused", [False, True])
async def test_eyes_are_put_on_a_question_in_a_group_where_the_settings_want_that(
    tg: BotApi, run_bot: RunBot, slow: HandDesk, tmp_path: Path, refused: bool
) -> None:
    if refused:
        tg.fail(Fault("setMessageReaction", 400, description="Bad Request: REACTION_INVALID"))
    config = config_for(tg, tmp_path)
    config = config.model_copy(update={"telegram": config.telegram.model_copy(update={"eyes": True})})
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    async with run_bot(slow, config=config):
        await ann.say("K2s?")
        question = await group.say("@deals_bot K2s?", by=ann)
        await ann.until(lambda: tg.called("setMessageReaction"), "the eyes")
        slow.gate.set()
        assert (await group.answer(0)).styled("bold") == (await ann.answer(0)).styled("bold") == [ANSWER]
    looked = [(-1001, question.id, [{"type": "emoji", "emoji": "👀"}])]
    assert tg.world.reactions == ([] if refused else looked)


async def test_there_are_no_eyes_unless_wanted(tg: BotApi, bot: TelegramApplication, slow: HandDesk) -> None:
    group = tg.group(-1001, "Desk")
    await group.say("@deals_bot K2s?", by=tg.person(11, "Ann"))
    await group.until(lambda: tg.world.activities, "the question to be taken up")
    slow.gate.set()
    await group.answer(0)
    assert tg.called("setMessageReaction") == []


async def test_a_tap_on_a_forged_button_is_too_old(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask("K2s?")
    assert await ann.tap_data(answer, "again:1") == "This button is too old; please type your question."


async def test_what_no_process_takes_up_any_more_is_forgotten_and_what_is_kept_of_a_chat_can_be(
    tmp_path: Path, clock: Clock
) -> None:
    database = Database(tmp_path / ".chats" / "chats.db", [SCHEMA])
    rows = [(chat, 5, 6, clock().timestamp() + at) for chat, at in ((11, 1), (12, 1), (13, -601))]
    insertion = "INSERT INTO apology VALUES (?, ?, ?, ?)"
    await database.run(lambda database: database.executemany(insertion, rows).rowcount)
    apologies = Apologies(database, clock, 0.05)
    await apologies.prepare()
    assert noted(tmp_path) == 2
    await apologies.forget(11)
    assert noted(tmp_path) == 1
    await database.close()
