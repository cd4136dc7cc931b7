"""A bot that isn't open to everybody: strangers get a code, admins let them in, and nobody learns more than that."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Config
from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi, Message

REFUSED = "Only people who were let in can use this bot."
CODE = f"{REFUSED} To be let in, give this code to whoever runs it: "


@pytest.fixture
def closed(tg: BotApi, tmp_path: Path) -> Config:
    """Settings of a bot that isn't open."""
    config = config_for(tg, tmp_path)
    return config.model_copy(update={"telegram": config.telegram.model_copy(update={"access": "list"})})


@pytest.fixture
async def club(run_bot: RunBot, desk: HandDesk, closed: Config) -> AsyncIterator[TelegramApplication]:
    """The bot with these settings."""
    async with run_bot(desk, config=closed) as application:
        yield application


def _code(refusal: Message) -> str:
    assert refusal.text.startswith(CODE)
    return refusal.text.removeprefix(CODE)


async def test_a_stranger_is_let_in_by_a_button(tg: BotApi, club: TelegramApplication, desk: HandDesk) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann", "pl")
    refusal = await ann.ask("K2?")
    assert refusal.text.startswith("Z tego bota mogą korzystać tylko dopuszczone osoby.")
    code = refusal.text.split()[-1]
    notice = await ada.answer(0)
    assert notice.text == f"Somebody asks to use this bot: 11, code {code}\nAnn"
    assert notice.labels == ["Let in", "Refuse"]
    assert (await ann.ask("/start")).text == refusal.text
    await ada.tap(notice, "Let in")
    await ann.answer(2)
    assert ann.answers[2].text == "Masz już dostęp: pytaj o kontrakty zbrojeniowe albo naciśnij /start."
    await tg.world.until(lambda: notice.earlier, "the notice to say so")
    assert notice.text == f"Somebody asks to use this bot: 11, code {code}\nAnn\n\nLet in: 11"
    assert notice.labels == []
    await ann.ask("K2?")
    assert [text for text, _ in desk.asked] == ["K2?"]
    assert len(ada.answers) == 1


async def test_a_stranger_is_let_in_by_a_code_and_stays_so(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, closed: Config
) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    async with run_bot(desk, config=closed):
        code = _code(await ann.ask("K2?"))
        assert (await ada.ask(f"/allow {code.lower()}")).text == "Let in: 11"
    async with run_bot(desk, config=closed):
        assert (await ann.ask("K2?")).text.startswith("The records don't say.")
        assert (await ada.ask("/deny 11")).text == "Refused: 11"
        assert (await ann.ask("K2?")).text == REFUSED


async def test_admins_see_who_waits(tg: BotApi, club: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    usage = "/allow and a code, or the number of a person or a group, lets them in; /deny takes that back."
    assert (await ada.ask("/allow")).text == f"Nobody waits to be let in.\n\n{usage}"
    code = _code(await ann.ask("K2?"))
    await ada.answer(1)
    assert (await ada.ask("/allow")).text == f"11, code {code}\n\n{usage}"
    assert (await ada.ask("/allow QQQQQQQQ")).text == "I know no such code."


async def test_a_refused_stranger_gets_no_code_and_bothers_nobody(tg: BotApi, club: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    await ann.ask("K2?")
    notice = await ada.answer(0)
    await ada.tap(notice, "Refuse")
    await tg.world.until(lambda: notice.earlier, "the notice to say so")
    assert (await ann.ask("K2?")).text == REFUSED
    assert len(ada.answers) == 1


async def test_the_second_of_two_admins_is_told_what_was_decided(tg: BotApi, club: TelegramApplication) -> None:
    ada, bea, ann = tg.person(1, "Ada"), tg.person(2, "Bea"), tg.person(11, "Ann")
    await ann.ask("K2?")
    hers, other = await ada.answer(0), await bea.answer(0)
    await ada.tap(hers, "Let in")
    await ann.answer(1)
    await bea.tap(other, "Refuse")
    await tg.world.until(lambda: other.earlier, "the notice to say so")
    assert other.text.endswith("Let in: 11")
    assert (await ann.ask("K2?")).text.startswith("The records don't say.")


async def test_a_stranger_can_let_nobody_in(tg: BotApi, club: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    code = _code(await ann.ask("K2?"))
    notice = await ada.answer(0)
    assert (await ann.ask(f"/allow {code}")).text == f"{CODE}{code}"
    assert await ann.tap_data(notice, f"guest:{code}:allowed") == REFUSED
    assert (await ann.ask("K2?")).text == f"{CODE}{code}"


async def test_a_guest_can_let_nobody_in(tg: BotApi, club: TelegramApplication) -> None:
    ada, ann, bob = tg.person(1, "Ada"), tg.person(11, "Ann"), tg.person(12, "Bob")
    await ada.ask("/allow 11")
    code = _code(await bob.ask("K2?"))
    assert (await ann.ask(f"/allow {code}")).text == "Only this bot's admins can do that."
    notice = await ada.answer(1)
    assert await ann.tap_data(notice, f"guest:{code}:allowed") == REFUSED  # it isn't in a chat of theirs
    assert (await bob.ask("K2?")).text == f"{CODE}{code}"


async def test_a_strangers_edit_and_inline_line_get_nothing(
    tg: BotApi, club: TelegramApplication, desk: HandDesk
) -> None:
    ann = tg.person(11, "Ann")
    question = await ann.say("K2?")
    await ann.answer(0)
    await ann.edit(question, "K9?")
    assert await ann.inline("K2 Poland") == []
    await ann.ask("still there?")
    assert (len(ann.answers), desk.asked) == (2, [])


async def test_a_group_is_let_in_as_a_whole(tg: BotApi, club: TelegramApplication, desk: HandDesk) -> None:
    ada, ann, group = tg.person(1, "Ada"), tg.person(11, "Ann"), tg.group(-1001, "Desk")
    await group.say("lunch?", by=ann)
    code = _code(await group.ask("/ask K2?", by=ann))
    notice = await ada.answer(0)
    assert notice.text == f"A group asks to use this bot: -1001, code {code}\nDesk"
    await ada.tap(notice, "Let in")
    welcome = "This group has been let in: mention me, reply to me, or use /ask."
    await tg.world.until(lambda: group.answers[-1].text == welcome, "the welcome")
    assert (await group.ask("/ask K2?", by=ann)).text.startswith("The records don't say.")
    assert (await ann.ask("K2?")).text.startswith(CODE)
    assert len(group.answers) == 3


async def test_a_group_an_admin_adds_the_bot_to_is_let_in(tg: BotApi, club: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    hers, other = tg.group(-1001, "Desk"), tg.group(-1002, "Others")
    for group, person in ((hers, ada), (other, ann)):
        await group.kick_bot(by=person)
        await group.add_bot(by=person)
    assert (await hers.ask("/ask K2?", by=ann)).text.startswith("The records don't say.")
    assert (await other.ask("/ask K2?", by=ann)).text.startswith(CODE)


async def test_a_group_that_moves_stays_let_in(tg: BotApi, club: TelegramApplication) -> None:
    ada, ann, group = tg.person(1, "Ada"), tg.person(11, "Ann"), tg.group(-1001, "Desk")
    await group.kick_bot(by=ada)
    await group.add_bot(by=ada)
    assert (await group.ask("/ask K2?", by=ann)).text.startswith("The records don't say.")
    moved = await group.migrate(-1009)
    assert (await moved.ask("/ask K2?", by=ann)).text.startswith("The records don't say.")


async def test_pitfall_60_a_name_cannot_turn_the_line_around(tg: BotApi, club: TelegramApplication) -> None:
    ada, eve = tg.person(1, "Ada"), tg.person(11, "\u202e/allow @everyone " + "אבג" * 40)
    code = _code(await eve.ask("K2?"))
    notice = await ada.answer(0)
    first, name = notice.text.split("\n")
    assert first == f"Somebody asks to use this bot: 11, code {code}"
    assert name == ("/\u2060allow @\u2060everyone " + "אבג" * 40)[:63] + "…"


async def test_an_open_bot_knows_no_guests(tg: BotApi, bot: TelegramApplication) -> None:
    assert (await tg.person(1, "Ada").ask("/allow 11")).text == "I don't know that command; /help lists what I can do."
    assert (await tg.person(11, "Ann").ask("K2?")).text.startswith("The records don't say.")
