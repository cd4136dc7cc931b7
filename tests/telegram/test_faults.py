"""When Telegram or we go wrong: nothing lost, nothing twice, nothing leaked."""

import re
import time

import pytest
from telegram import Bot

from bot.telegram.running import TelegramApplication
from bot.telegram.transport.alarm import Alarm
from bot.telegram.wording import Wordings
from tests.telegram.complaints import complaints
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault


async def test_an_error_of_ours_gets_a_number_and_no_details(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.answers["boom?"] = ValueError("/secret/path: boom?")
    ann = tg.person(11, "Ann")
    apology = (await ann.ask("boom?")).text
    assert (found := re.search(r"\(id ([0-9a-f]{8})\)", apology))
    assert "secret" not in apology
    logged = next(record for record in caplog.records if record.getMessage() == "failure")
    assert logged.__dict__["fields"]["id"] == found[1]
    assert logged.exc_info
    assert (await ann.ask("and now?")).text.startswith("The records don't say.")


async def test_a_question_that_met_an_error_is_not_lost_it_is_asked_again_by_a_tap(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann = tg.person(11, "Ann")
    desk.answers["K2s?"] = ValueError("boom")
    told = await ann.ask("K2s?")
    assert (number := re.search(r"\(id [0-9a-f]{8}\)", told.text))
    assert told.text == (
        f"Something went wrong on our side {number[0]}. Your question was not lost: tap it to ask it again."
    )
    assert told.labels == ["K2s?"]
    desk.answers["K2s?"] = SEVENTY_ONE
    await ann.tap(told, "K2s?")
    await ann.until(
        lambda: told.text.startswith("You asked: K2s?\n\n71 of the 180 K2 tanks"), "the answer in its place"
    )
    assert len(ann.answers) == 1


@pytest.mark.parametrize("typed", ["/ask " + "how many K2s has Poland been given? " * 3, "/ask boom?"])
async def test_a_question_too_long_for_a_button_is_to_be_asked_again(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, typed: str
) -> None:
    question = " ".join(typed.removeprefix("/ask").split())
    desk.answers[question] = ValueError("boom")
    told = await tg.person(11, "Ann").ask(typed)
    long = len(question) > 64
    assert told.text.endswith("Please ask again in a moment." if long else "tap it to ask it again.")
    assert told.labels == ([] if long else ["boom?"])


async def test_admins_hear_of_each_class_of_errors_once_in_ten_minutes_and_never_of_what_was_asked(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers |= {"boom?": ValueError("/secret/path: boom?"), "bang?": KeyError("bang?")}
    ann, ada, bea = tg.person(11, "Ann"), tg.person(1, "Ada"), tg.person(2, "Bea", "pl")
    for question in ("boom?", "boom?", "bang?"):
        await ann.ask(question)
    told = [await ada.answer(number) for number in (0, 1)]
    first, _, third = (re.search(r"[0-9a-f]{8}", answer.text) for answer in ann.answers)
    assert first
    assert third
    assert [answer.text for answer in told] == [
        f"Something went wrong here ({error}, id {number}); the log has the details. Should the same happen again"
        " within ten minutes, I won't tell you."
        for error, number in (("ValueError", first[0]), ("KeyError", third[0]))
    ]
    await bea.answer(1)
    assert (len(ada.answers), len(bea.answers)) == (2, 2)


async def test_an_admin_who_met_an_error_is_told_of_it_once(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["boom?"] = ValueError("boom?")
    ada, bea = tg.person(1, "Ada"), tg.person(2, "Bea")
    assert (await ada.ask("boom?")).text.startswith("Something went wrong on our side")
    assert (await bea.answer(0)).text.startswith("Something went wrong here (ValueError, id ")
    assert len(ada.answers) == 1


async def test_errors_are_told_of_again_after_ten_minutes(tg: BotApi, bot: TelegramApplication) -> None:
    seconds = [0.0]
    alarm, ada = Alarm((1,), Wordings(), lambda: seconds[0]), tg.person(1, "Ada")
    for moment, number in ((0.0, "a"), (599.0, "b"), (600.0, "c")):
        seconds[0] = moment
        await alarm.sound(bot.bot, ValueError("boom"), number)
    assert [re.search("id ([a-c])", answer.text)[1] for answer in ada.answers] == ["a", "c"]  # type: ignore[index]


async def test_pitfall_15_a_flood_limit_on_one_chat_leaves_the_others_fast(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    tg.fail(Fault("sendMessage", 429, retry_after=2))
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    await ann.say("one?")
    await tg.world.until(lambda: tg.called("sendMessage"), "the first try")
    start = time.monotonic()
    await bob.ask("two?")
    assert time.monotonic() - start < 1
    await ann.answer(0)
    assert 1.9 < time.monotonic() - start < 4
    assert len(ann.answers) == 1


async def test_a_gateway_error_is_tried_again(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    tg.fail(Fault("sendMessage", 502, body="<html>502 Bad Gateway</html>"))
    ann = tg.person(11, "Ann")
    assert (await ann.ask("one?")).text.startswith("The records don't say.")


async def test_somebody_who_blocked_the_bot_is_not_written_to_again(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    tg.world.blocked_by.add(11)
    await ann.say("one?")
    await tg.world.until(lambda: desk.asked, "the question")
    await bob.ask("two?")
    assert [call.parameters["chat_id"] for call in tg.called("sendMessage")] == ["11", "12"]


async def test_pitfall_21_an_answer_that_is_the_same_after_an_edit_is_left_alone(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, caplog: pytest.LogCaptureFixture
) -> None:
    ann = tg.person(11, "Ann")
    question = await ann.say("one?")
    answer = await ann.answer(0)
    await ann.edit(question, "one??")
    await tg.world.until(lambda: tg.called("editMessageText"), "the edit")
    await ann.ask("two?")
    assert answer.earlier == []
    assert complaints(caplog) == []


async def test_a_failing_poll_is_a_line_in_the_log_and_polling_goes_on(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, caplog: pytest.LogCaptureFixture
) -> None:
    async with Bot(tg.token, base_url=tg.api_base) as second:
        await second.get_updates(timeout=0)
        await tg.world.until(lambda: "conflict" in caplog.messages, "the conflict to be noticed")
    assert (await tg.person(11, "Ann").ask("one?")).text.startswith("The records don't say.")


async def test_fifty_people_at_once_are_all_answered(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.answers["how many?"] = SEVENTY_ONE
    people = [tg.person(100 + number, f"P{number}") for number in range(50)]
    for person in people:
        await person.say("how many?")
    for person in people:
        assert "71 of the 180" in (await person.answer(0)).text
        assert len(person.answers) == 1
