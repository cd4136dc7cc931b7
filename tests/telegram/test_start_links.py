"""Links that open a private chat with us: at an answer a group was given; anything else is a plain start."""

import pytest

from bot.telegram.messages.links import deep_link, parse_payload
from bot.telegram.running import TelegramApplication
from tests.telegram.desk import QUOTE, SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Message

GONE = "The answer behind this link isn't kept any more; please ask me here."


async def test_pitfall_48_the_details_of_a_groups_answer_open_in_private(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["K2s?"] = SEVENTY_ONE
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    short = await group.ask("/ask K2s?", by=ann)
    url = next(button["url"] for button in short.buttons if button["text"] == "Details")
    assert url.startswith("https://t.me/deals_bot?start=a_")
    whole = await bob.ask(f"/start {_payload(short)}")
    assert whole.text.startswith("You asked: K2s?\n\n71 of the 180 K2 tanks ordered")
    assert whole.styled("expandable_blockquote") == [f"[1] “{QUOTE}” — The Korea Herald"]
    assert whole.labels[:2] == ["Sources", "Timeline"]
    await bob.ask("and to Peru?")
    assert desk.asked == [("K2s?", ()), ("K2s?", ()), ("and to Peru?", ("K2s?",))]


async def test_pitfall_48_an_answer_given_in_private_opens_for_its_asker_only(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["secret?"] = SEVENTY_ONE
    ann, eve = tg.person(11, "Ann"), tg.person(13, "Eve")
    answer = await ann.ask("secret?")
    number = answer.buttons[0]["callback_data"].split(":")[1]
    assert (await eve.ask(f"/start a_{number}")).text == GONE
    assert (await ann.ask(f"/start a_{number}")).text.startswith("You asked: secret?")


@pytest.mark.parametrize("payload", ["a_17", "a_x", "a_99999999999999999999", "a_0"])
async def test_pitfall_48_a_link_to_no_answer_says_so(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, payload: str
) -> None:
    assert (await tg.person(11, "Ann").ask(f"/start {payload}")).text == GONE


@pytest.mark.parametrize("payload", ["", "a_", "a_17' OR 1=1", "z_17", "junk", "🚀", "a_" + "9" * 80, "A_1", "_"])
async def test_pitfall_48_a_junk_payload_is_a_plain_start(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, payload: str
) -> None:
    assert (await tg.person(11, "Ann").ask(f"/start {payload}".strip())).text.startswith("I answer questions")


async def test_pitfall_48_what_is_for_a_private_chat_opens_there_from_a_group(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ada, group = tg.person(1, "Ada"), tg.group(-1001, "Desk")
    for command in ("reindex", "queue", "gaps", "jobs", "backup", "grant", "forget", "language"):
        told = await group.ask(f"/{command}", by=ada)
        assert told.text == "Please send me that in a private chat."
        assert told.buttons == [{"text": "Open our private chat", "url": f"https://t.me/deals_bot?start=p_{command}"}]
        assert (await ada.ask(f"/start {_payload(told)}")).text == f"That works here: /{command}"
    assert desk.builds == 0


async def test_pitfall_48_a_link_names_no_command_but_ours(tg: BotApi, bot: TelegramApplication) -> None:
    assert (await tg.person(11, "Ann").ask("/start p_send_money")).text == "That works here: /help"


@pytest.mark.parametrize(("kind", "identity"), [("a", 2**48), ("d", "peru-k2-k808-framework-2025"), ("c", "PL")])
def test_a_link_is_read_as_it_was_written(kind: str, identity: int | str) -> None:
    link = deep_link("deals_bot", kind, identity)
    assert parse_payload(link.removeprefix("https://t.me/deals_bot?start=")) == (kind, str(identity))


@pytest.mark.parametrize("identity", ["", "a b", "ł", "x" * 63])
def test_an_id_telegram_would_not_hand_over_makes_no_link(identity: str) -> None:
    with pytest.raises(ValueError, match="no start parameter"):
        deep_link("deals_bot", "d", identity)


def _payload(message: Message) -> str:
    url = next(button["url"] for button in message.buttons if "url" in button)
    return str(url).partition("start=")[2]
