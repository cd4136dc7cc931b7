"""The language somebody is spoken to in: as they chose, else as their Telegram is set, else English."""

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi

ENGLISH = "Forgotten: your next question starts afresh."
POLISH = "Zapomniane: następne pytanie zaczyna od nowa."


@pytest.mark.parametrize(
    ("setting", "said"),
    [("pl", POLISH), ("pl-PL", POLISH), ("PL", POLISH), ("pt-br", ENGLISH), ("zh-hans", ENGLISH), ("", ENGLISH)],
)
async def test_pitfall_60_language_falls_back(tg: BotApi, bot: TelegramApplication, setting: str, said: str) -> None:
    assert (await tg.person(11, "Ann", setting).ask("/new")).text == said


async def test_a_chosen_language_is_spoken_from_the_tap_on(tg: BotApi, bot: TelegramApplication) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    which = await ann.ask("/language")
    assert which.text == "Which language shall I speak to you? Answers keep the language of the question."
    assert which.labels == ["English", "Español", "한국어", "Polski", "As my Telegram"]
    assert await ann.tap(which, "Polski") == ""
    await tg.world.until(lambda: which.earlier, "the confirmation")
    assert which.text == "Od teraz zwracam się do Ciebie po polsku; odpowiedzi pozostają w języku pytania."
    assert (await ann.ask("/new")).text == POLISH
    assert (await bob.ask("/new")).text == ENGLISH
    await ann.tap(which, "Jak w moim Telegramie")
    await tg.world.until(lambda: len(which.earlier) == 2, "the confirmation")
    assert which.text == "I speak the language of your Telegram again."
    assert (await ann.ask("/new")).text == ENGLISH


async def test_a_chosen_language_survives_a_restart(tg: BotApi, run_bot: RunBot, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    async with run_bot(desk):
        which = await ann.ask("/language")
        await ann.tap(which, "Polski")
        await tg.world.until(lambda: which.earlier, "the confirmation")
    async with run_bot(desk):
        assert (await ann.ask("/new")).text == POLISH


async def test_a_language_there_is_no_file_for_cannot_be_chosen(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    which = await ann.ask("/language")
    assert await ann.tap_data(which, "lang:../en") == "This button is too old; please type your question."
    assert which.earlier == []


async def test_in_a_group_nobody_chooses(tg: BotApi, bot: TelegramApplication) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    assert (await group.ask("/language@deals_bot", by=ann)).text == "Please send me that in a private chat."
