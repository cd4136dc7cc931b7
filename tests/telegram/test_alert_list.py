"""/alerts: beginning to follow, the list and its buttons, who may do so, and what happens to what can't be followed."""

from collections.abc import AsyncIterator

import pytest

from bot.service import Service
from bot.telegram.running import TelegramApplication
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi, Chat, Message
from tests.telegram.followers import choose

DELIVERED = "How many K2s have been delivered to Poland?"
NOTHING = f"""\
You follow nothing yet. Send /alerts with what you want to hear about: a country, a product, a supplier, a deal or a \
question. For example:
/alerts K2 Poland
/alerts {DELIVERED}"""
SETTINGS = "Alerts come at once.\nTime zone: UTC. For another one: /alerts zone Europe/Warsaw"
SWITCHES = ["Once a day", "Quiet hours", "Time zone", "Mute 7 days"]


@pytest.fixture
async def bot(run_bot: RunBot, newsroom: Service, clock: Clock) -> AsyncIterator[TelegramApplication]:
    """The bot over the real service."""
    async with run_bot(newsroom, now=clock) as application:
        yield application


async def shows(chat: Chat, message: Message, text: str) -> None:
    """Wait until a message says something."""
    await chat.until(lambda: text in message.text, f"{text!r}, not {message.text!r}")


async def test_nothing_followed_says_how_to_begin(tg: BotApi, bot: TelegramApplication) -> None:
    listed = await tg.person(11, "Ann").ask("/alerts")
    assert (listed.text, listed.labels) == (NOTHING, [])


async def test_names_and_questions_are_listed_and_stopped_by_number(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    first = await ann.ask("/alerts k2 poland")
    assert first.text == (
        "From now on you hear when something changes: K2 Black Panther · Poland\n\n"
        f"You follow:\n1. K2 Black Panther · Poland\n\n{SETTINGS}"
    )
    assert first.labels == ["Stop 1", *SWITCHES]
    await ann.ask(f"/alerts {DELIVERED}")
    listed = await ann.ask("/alerts")
    assert listed.text == f"You follow:\n1. K2 Black Panther · Poland\n2. “{DELIVERED}”\n\n{SETTINGS}"
    await ann.tap(listed, "Stop 1")
    await shows(ann, listed, f"Stopped: K2 Black Panther · Poland\n\nYou follow:\n1. “{DELIVERED}”\n\n{SETTINGS}")
    await ann.tap(listed, "Stop 1")
    await shows(ann, listed, f"Stopped: “{DELIVERED}”\n\n{NOTHING}")


async def test_the_same_thing_is_followed_once_however_it_is_put(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts K2 Poland")
    again = await ann.ask("/alerts Poland, K2 Black Panther")
    assert again.text.startswith("Followed already: K2 Black Panther · Poland\n\nYou follow:\n1. ")


async def test_a_name_nobody_recorded_is_answered_with_what_is_near(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    unknown = await ann.ask("/alerts K2 Polnd")
    assert unknown.text == (
        "Nothing on record is called “K2 Polnd”, so there is nothing to follow yet.\n\nDid you mean one of these?"
    )
    assert unknown.labels == ["K2 Black Panther · Poland"]
    await ann.tap(unknown, "K2 Black Panther · Poland")
    await shows(ann, unknown, "From now on you hear when something changes: K2 Black Panther · Poland")


async def test_what_is_nothing_of_ours_can_not_be_followed(tg: BotApi, bot: TelegramApplication) -> None:
    refused = await tg.person(11, "Ann").ask("/alerts What is the weather like?")
    assert refused.text == (
        "I answer questions about defence-export deals: what was ordered, delivered, paid and agreed, and who says"
        " so.\n\nSo I can't follow that; please put it another way."
    )


async def test_a_text_nobody_can_follow_is_harmless(tg: BotApi, bot: TelegramApplication) -> None:
    hostile = await tg.person(11, "Ann").ask("/alerts @everyone \u202eevil.example")
    assert hostile.text.startswith(
        "Nothing on record is called “@\u2060everyone evil\u2060.example”, so there is nothing"
    )
    assert hostile.raw["entities"] == []


async def test_a_text_too_long_is_refused(tg: BotApi, bot: TelegramApplication) -> None:
    refused = await tg.person(11, "Ann").ask("/alerts " + "K2 " * 200)
    assert refused.text == "That is too long for me: please ask in 500 characters or fewer."


async def test_nobody_follows_more_than_fifty_things(tg: BotApi, bot: TelegramApplication) -> None:
    ada = tg.person(1, "Ada")  # who may send as much as they like
    for number in range(50):
        await ada.ask(
            f"/alerts How many K2s had been delivered to Poland by {1 + number % 25} May {2023 + number // 25}?"
        )
    refused = await ada.ask("/alerts K2 Poland")
    assert refused.text.startswith("50 things are followed here already; please stop one of them first.")
    assert refused.labels[9:11] == ["Stop 10", "More"]
    await ada.tap(refused, "More")
    await shows(ada, refused, "\n11. “")
    assert "\n10. “" not in refused.text


async def test_hours_and_zone_are_chosen_by_buttons(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    listed = await ann.ask("/alerts K2 Poland")
    await choose(ann, listed, "Time zone", "Seoul")
    assert "Alerts come at once.\nTime zone: Asia/Seoul." in listed.text
    await choose(ann, listed, "Quiet hours", "20:00–8:00")
    assert "Alerts come at once. None between 20:00 and 8:00.\n" in listed.text
    await choose(ann, listed, "Quiet hours", "No quiet hours")
    assert "Alerts come at once.\n" in listed.text
    await choose(ann, listed, "Once a day", "Back")
    assert "Alerts come at once.\n" in listed.text
    await choose(ann, listed, "Once a day", "18:00")
    assert "Alerts come once a day, at 18:00.\n" in listed.text
    await choose(ann, listed, "At once", "Mute 7 days")
    await shows(ann, listed, "Muted until 29 November 2026.\nAlerts come at once.\n")
    await choose(ann, listed, "Unmute")
    await ann.until(lambda: "Muted" not in listed.text, "the end of it")


async def test_a_zone_nobody_knows_is_said_so(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("/alerts K2 Poland")
    assert "Seoul" in (await ann.ask("/alerts zone")).labels
    refused = await ann.ask("/alerts zone Moonbase")
    assert refused.text.startswith("I don't know the time zone “Moonbase”. Name a city like this: /alerts zone ")
    assert "Time zone: Asia/Seoul." in (await ann.ask("/alerts zone seoul")).text


async def test_in_a_group_only_an_admin_of_the_bot_says_what_is_followed(tg: BotApi, bot: TelegramApplication) -> None:
    ann, ada, group = tg.person(11, "Ann"), tg.person(1, "Ada"), tg.group(-1001, "Desk")
    assert (await group.ask("/alerts K2 Poland", by=ann)).text == "Only this bot's admins can do that."
    listed = await group.ask("/alerts K2 Poland", by=ada)
    assert "Followed here:\n1. K2 Black Panther · Poland" in listed.text
    assert await group.tap(listed, "Stop 1", by=ann) == "Only this bot's admins can do that."
    assert await group.tap(listed, "Stop 1", by=ada) == ""
    await shows(group, listed, "Stopped: K2 Black Panther · Poland")
    assert (await group.say_anonymously("/alerts K2 Poland")).answers is None
    assert (await group.answer(3)).text == "Only this bot's admins can do that."


async def test_forged_taps_change_nothing(tg: BotApi, bot: TelegramApplication) -> None:
    ann, eve = tg.person(11, "Ann"), tg.person(12, "Eve")
    await ann.ask("/alerts K2 Poland")
    listed = await eve.ask("/alerts Peru")
    assert await eve.tap_data(listed, "alerts:1:end") == "That isn't followed any more."
    for data in ("alerts:999999:daily", "alerts:99:zone", "alerts:7:nonsense", "alerts:5:follow", "alerts:1:stop"):
        assert await eve.tap_data(listed, data) == ""
    for data in ("alerts:x:end", "follow:x", "follow:123"):
        assert await eve.tap_data(listed, data) == "This button is too old; please type your question."
    assert (await eve.ask("/alerts")).text == f"You follow:\n1. Peru\n\n{SETTINGS}"
    assert (await ann.ask("/alerts")).text == f"You follow:\n1. K2 Black Panther · Poland\n\n{SETTINGS}"


async def test_the_button_under_an_answer_follows_its_question(tg: BotApi, bot: TelegramApplication) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    await ann.ask(DELIVERED)
    answer = await ann.ask("and to Peru?")
    assert await ann.tap(answer, "Follow") == "From now on you hear when something changes: “and to Peru?”"
    assert await ann.tap(answer, "Follow") == "Followed already: “and to Peru?”"
    data = next(button["callback_data"] for button in answer.buttons if button["text"] == "Follow")
    elsewhere = await group.ask("/ask K2 Poland", by=ann)
    assert await group.tap_data(elsewhere, data, by=ann) == "This button is too old; please type your question."


@pytest.mark.parametrize(
    ("language", "added", "stop"),
    [
        ("ko", "이제 변동이 있으면 알려 드립니다: K2 Black Panther · 폴란드", "1번 중지"),
        ("pl", "Od teraz dowiesz się, gdy coś się zmieni: K2 Black Panther · Polska", "Zakończ 1"),
        ("es", "A partir de ahora te aviso cuando algo cambie: K2 Black Panther · Polonia", "Dejar 1"),
    ],
)
async def test_alerts_speak_the_language_of_whoever_follows(
    tg: BotApi, bot: TelegramApplication, language: str, added: str, stop: str
) -> None:
    listed = await tg.person(11, "Ann", language).ask("/alerts K2 Poland")
    assert listed.text.splitlines()[0] == added
    assert listed.labels[0] == stop
