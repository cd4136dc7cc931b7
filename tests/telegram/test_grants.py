"""Editors: the owner says in Telegram who else may do an admin's work."""

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi

ADMINS_ONLY = "Only this bot's admins can do that."


async def test_the_owner_makes_an_editor_and_unmakes_them(tg: BotApi, run_bot: RunBot, desk: HandDesk) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    async with run_bot(desk):
        assert (await ann.ask("/queue")).text == ADMINS_ONLY
        said = "11 may do what admins do from now on; /revoke takes that back."
        assert (await ada.ask("/grant 11")).text == said
        assert (await ann.ask("/queue")).text != ADMINS_ONLY
        await tg.world.until(lambda: ("chat 11", "pl") in tg.world.commands, "their menu")
    async with run_bot(desk):
        assert (await ann.ask("/queue")).text != ADMINS_ONLY
        assert (await ada.ask("/grant")).text.endswith("So far: 11")
        assert (await ada.ask("/revoke 11")).text == "11 may no longer do what admins do."
        assert (await ann.ask("/queue")).text == ADMINS_ONLY
        assert (await ada.ask("/revoke 11")).text.endswith("So far: nobody")
        assert ("chat 11", "pl") not in tg.world.commands


async def test_rights_are_looked_up_at_each_tap(tg: BotApi, bot: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    await ada.ask("/grant 11")
    page = await ann.ask("/queue")
    assert await ann.tap_data(page, "queue:0") == ""
    await ada.ask("/revoke 11")
    assert await ann.tap_data(page, "queue:0") == ADMINS_ONLY


async def test_only_the_owner_grants(tg: BotApi, bot: TelegramApplication) -> None:
    ada, bea, ann, group = tg.person(1, "Ada"), tg.person(2, "Bea"), tg.person(11, "Ann"), tg.group(-1001, "Desk")
    for person in (bea, ann):
        assert (await person.ask("/grant 11")).text == "Only this bot's owner can do that."
        assert (await person.ask("/revoke 1")).text == "Only this bot's owner can do that."
    assert (await group.ask("/grant 11", by=ada)).text == "Please send me that in a private chat."
    assert (await ann.ask("/queue")).text == ADMINS_ONLY


@pytest.mark.parametrize("number", ["1087968824", "777000", "136817688", "1", "2"])
async def test_who_stands_for_many_or_is_an_admin_is_made_no_editor(
    tg: BotApi, bot: TelegramApplication, number: str
) -> None:
    said = f"Nothing was changed: {number} may do that already, isn't one person, or there are too many."
    assert (await tg.person(1, "Ada").ask(f"/grant {number}")).text == said


@pytest.mark.parametrize("number", ["@ann", "-1001", "11 12", "1" * 16, "١١"])
async def test_what_is_no_persons_number_is_made_no_editor(tg: BotApi, bot: TelegramApplication, number: str) -> None:
    said = "/grant and a person's number lets them do what admins do. So far: nobody"
    assert (await tg.person(1, "Ada").ask(f"/grant {number}")).text == said


@pytest.mark.parametrize("command", ["/reindex", "/queue", "/ingest https://example.com", "/grant 11", "/revoke 11"])
async def test_pitfall_37_an_anonymous_admin_is_refused(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, command: str
) -> None:
    group = tg.group(-1001, "Desk")
    said = "Only this bot's owner can do that." if "11" in command else ADMINS_ONLY
    await group.say_anonymously(command)
    assert (await group.answer(1)).text == said
    assert desk.builds == 0


async def test_pitfall_37_an_anonymous_admin_may_ask_like_anybody(tg: BotApi, bot: TelegramApplication) -> None:
    group = tg.group(-1001, "Desk")
    await group.say_anonymously("/ask K2?")
    assert (await group.answer(1)).text.startswith("The records don't say.")
