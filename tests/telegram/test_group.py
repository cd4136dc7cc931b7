"""A group: the bot answers when it is addressed, and is silent otherwise."""

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi


async def test_a_desk_asks_in_a_group(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.answers["how many K2s have been delivered to Poland?"] = SEVENTY_ONE
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    await group.say("lunch?", by=ann)
    question = "@Deals_Bot: how many K2s have been delivered to Poland?"
    answer = await group.ask(question, by=ann)
    assert answer.styled("bold") == ["71 of the 180 K2 tanks"]
    assert answer.answers is not None
    await group.ask("and to Peru?", by=bob, reply_to=answer)
    await group.ask("/ask who says so?", by=ann)
    await group.ask("/ask@deals_bot as of June?", by=ann)
    assert desk.asked == [
        ("how many K2s have been delivered to Poland?", "-1001:11"),
        ("and to Peru?", "-1001:12"),
        ("who says so?", "-1001:11"),
        ("as of June?", "-1001:11"),
    ]


async def test_talk_among_people_is_left_alone_even_without_privacy_mode(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    tg.world.privacy = False
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    hers = await group.say("how many K2s?", by=ann)
    await group.say("no idea", by=ann, reply_to=hers)
    await group.say("@deals_bottle how many?", by=ann)
    await group.say("write to press@deals_bot", by=ann)
    await group.say("/ask@other_bot how many?", by=ann)
    await group.say("/frobnicate", by=ann)
    await group.say(by=ann, sticker={"file_id": "s"} | _STICKER)
    await group.say("https://t.me/deals_bot", by=ann)
    await group.say("@deals_bot", by=ann, is_automatic_forward=True)
    assert (await group.ask("@deals_bot  how many?", by=ann)).text.startswith("The records don't say.")
    assert (len(group.answers), desk.asked) == (1, [("how many?", "-1001:11")])


async def test_a_mention_in_a_caption_is_a_question(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]
    await group.say(by=ann, photo=photo, caption="how many of these, @DEALS_BOT ?")
    await group.answer(0)
    assert desk.asked == [("how many of these, ?", "-1001:11")]


async def test_a_bare_mention_gets_an_example(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    hint = await group.ask("@deals_bot", by=ann)
    assert hint.text == "Ask me something, like this: How many K2s have been delivered to Poland?"


async def test_start_in_a_group_says_how_to_ask_there(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    hello = await group.ask("/start@deals_bot", by=ann)
    assert "In a group I answer when you mention me, reply to me, or use /ask." in hello.text


async def test_a_topic_is_kept(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, forum = tg.person(11, "Ann"), tg.group(-1002, "Forum", forum=True)
    answer = await forum.ask("/ask how many?", by=ann, topic=77)
    assert answer.raw["message_thread_id"] == 77


async def test_a_thread_of_replies_is_not_a_topic(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    assert await group.ask("/ask how many?", by=ann, message_thread_id=77)


async def test_anybody_may_tap_a_choice(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    hello = await group.ask("/start", by=ann)
    await group.tap(hello, "Did Poland buy 1,000 K2s?", by=bob)
    answer = await group.answer(1)
    assert answer.text.startswith("You asked: Did Poland buy 1,000 K2s?")
    assert answer.answers == hello.id
    assert desk.asked == [("Did Poland buy 1,000 K2s?", "-1001:12")]


async def test_a_question_that_was_deleted_is_answered_all_the_same(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    desk.gate.clear()
    question = await group.say("/ask how many?", by=ann)
    question.deleted = True
    desk.gate.set()
    assert (await group.answer(0)).answers is None


@pytest.mark.parametrize("kind", ["channel_post", "my_chat_member", "something_new"])
async def test_other_updates_do_no_harm(tg: BotApi, bot: TelegramApplication, desk: HandDesk, kind: str) -> None:
    tg.world.allowed = None
    channel = {"id": -1009, "type": "channel", "title": "News"}
    post = {"message_id": 5, "date": 1, "chat": channel, "text": "@deals_bot how many?"}
    await tg.world.push(kind, {} if kind == "something_new" else post if kind == "channel_post" else _MEMBER)
    await tg.person(11, "Ann").ask("still there?")
    assert [text for text, _ in desk.asked] == ["still there?"]


_STICKER = {
    "file_unique_id": "s",
    "type": "regular",
    "width": 9,
    "height": 9,
    "is_animated": False,
    "is_video": False,
}
_PERSON = {"id": 11, "is_bot": False, "first_name": "Ann"}
_MEMBER = {
    "chat": {"id": 11, "type": "private"},
    "from": _PERSON,
    "date": 1,
    "old_chat_member": {"user": _PERSON, "status": "member"},
    "new_chat_member": {"user": _PERSON, "status": "left"},
}
