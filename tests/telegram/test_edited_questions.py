"""A question that is edited: its answer is edited too, and nothing else happens."""

from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi


async def test_pitfall_35_an_edited_question_edits_its_answer(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["K2s in Poland?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    question = await ann.say("K2s in Pland?")
    answer = await ann.answer(0)
    assert answer.text.startswith("The records don't say.")
    await ann.edit(question, "K2s in Poland?")
    await tg.world.until(lambda: answer.earlier, "the answer to be edited")
    assert answer.styled("bold") == ["71 of the 180 K2 tanks"]
    assert answer.labels[:2] == ["Sources", "Timeline"]
    await ann.tap(answer, "Sources")
    await tg.world.until(lambda: len(answer.earlier) == 2, "its sources")
    assert desk.asked[-1] == ("K2s in Poland?", ())
    assert len(ann.answers) == 1


async def test_pitfall_35_after_a_restart_too(tg: BotApi, run_bot: RunBot, desk: HandDesk) -> None:
    desk.answers["K2s in Poland?"] = SEVENTY_ONE
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    async with run_bot(desk):
        question = await group.say("/ask K2s in Pland?", by=ann)
        answer = await group.answer(0)
    async with run_bot(desk):
        await group.edit(question, "/ask@deals_bot K2s in Poland?")
        await tg.world.until(lambda: answer.earlier, "the answer to be edited")
    assert answer.styled("bold") == ["71 of the 180 K2 tanks"]
    assert len(group.answers) == 1


async def test_pitfall_35_an_edited_admin_command_does_nothing(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    admin = tg.person(1, "Ada")
    command = await admin.say("/reindex")
    await tg.world.until(lambda: admin.answers and "Re-indexed" in admin.answers[0].text, "the summary")
    for text in ("/reindex now", "/ask one", "one?"):
        await admin.edit(command, text)
    await admin.ask("last?")
    assert (desk.builds, [text for text, _ in desk.asked]) == (1, ["last?"])
    assert len(admin.answers) == 2


async def test_an_edit_keeps_what_the_question_leant_on(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.answers["and to Preu?"] = desk.answers["and to Peru?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    poland = await ann.ask("Poland?")
    question = await ann.say("and delivered?", reply_to=poland)
    answer = await ann.answer(1)
    await ann.ask("Norway?")
    await ann.edit(question, "and to Peru?")
    await tg.world.until(lambda: answer.earlier, "the answer to be edited")
    await ann.ask("and to Chile?")
    assert desk.asked[-1] == ("and to Chile?", ("Norway?",))


async def test_an_answer_that_was_deleted_is_given_again(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    question = await ann.say("K2s in Pland?")
    (await ann.answer(0)).deleted = True
    desk.answers["K2s in Poland?"] = SEVENTY_ONE
    await ann.edit(question, "K2s in Poland?")
    answer = await ann.answer(0)
    assert answer.styled("bold") == ["71 of the 180 K2 tanks"]
    await ann.edit(question, "K2s in Norway?")
    await tg.world.until(lambda: answer.earlier, "the new answer to be edited")


async def test_an_edit_in_a_group_that_calls_us_no_more_leaves_the_answer(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    question = await group.say("@deals_bot Poland?", by=ann)
    answer = await group.answer(0)
    await group.edit(question, "never mind")
    await group.edit(question, "@deals_bot " + "K2 " * 200)
    await ann.ask("last?")
    assert (answer.earlier, len(desk.asked)) == ([], 2)
