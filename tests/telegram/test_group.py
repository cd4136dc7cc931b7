"""A group: the bot answers when it is addressed, and is silent otherwise."""

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi


async def test_pitfall_33_a_desk_asks_in_a_group(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
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
        ("how many K2s have been delivered to Poland?", ()),
        ("and to Peru?", ("how many K2s have been delivered to Poland?",)),
        ("who says so?", ("how many K2s have been delivered to Poland?",)),
        ("as of June?", ("who says so?",)),
    ]


async def test_pitfall_33_talk_among_people_is_left_alone_even_without_privacy_mode(
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
    assert (len(group.answers), desk.asked) == (1, [("how many?", ())])


async def test_pitfall_33_a_mention_in_a_caption_is_a_question(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]
    await group.say(by=ann, photo=photo, caption="how many of these, @DEALS_BOT ?")
    await group.answer(0)
    assert desk.asked == [("how many of these, ?", ())]


async def test_a_bare_mention_gets_an_example(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    hint = await group.ask("@deals_bot", by=ann)
    assert hint.text == "Ask me something, like this: How many K2s have been delivered to Poland?"


async def test_pitfall_48_start_in_a_group_says_how_to_ask_there(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    for command in ("/start@deals_bot", "/start@deals_bot a_17"):
        hello = await group.ask(command, by=ann)
        assert hello.text.startswith("I answer questions")
        assert hello.text.endswith(
            "\n\nIn a group, use /ask or reply to me; a mention works too, where Telegram shows it to me."
        )


async def test_start_in_a_group_where_everything_is_read_promises_mentions(
    tg: BotApi, run_bot: RunBot, desk: HandDesk
) -> None:
    tg.world.bot["can_read_all_group_messages"] = True
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    async with run_bot(desk):
        hello = await group.ask("/start", by=ann)
    assert hello.text.endswith("\n\nIn a group I answer when you mention me, reply to me, or use /ask.")


async def test_pitfall_34_a_topic_is_kept_for_an_answer(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
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
    assert desk.asked == [("Did Poland buy 1,000 K2s?", ())]


async def test_a_question_that_was_deleted_is_answered_all_the_same(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    desk.gate.clear()
    question = await group.say("/ask how many?", by=ann)
    question.deleted = True
    desk.gate.set()
    assert (await group.answer(0)).answers is None


async def test_pitfall_36_channel_posts_and_what_is_forwarded_from_them_are_left_alone(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    tg.world.allowed = None  # as if Telegram sent what nobody asked for
    channel = {"id": -1009, "type": "channel", "title": "News"}
    post = {"message_id": 5, "date": 1, "chat": channel, "text": "@deals_bot how many?", "sender_chat": channel}
    for kind in ("channel_post", "edited_channel_post"):
        for text in ("@deals_bot how many?", "/ask how many?", "/start"):
            await tg.world.push(kind, {**post, "text": text})
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    telegram = tg.person(777000, "Telegram")
    for text in ("@deals_bot how many?", "how many?"):
        await group.say(text, by=telegram, is_automatic_forward=True, sender_chat=channel)
    assert (await group.ask("/ask last?", by=ann)).text.startswith("The records don't say.")
    assert (desk.asked, len(group.answers), len(tg.called("sendMessage"))) == ([("last?", ())], 1, 1)


@pytest.mark.parametrize("kind", ["my_chat_member", "something_new"])
async def test_other_updates_do_no_harm(tg: BotApi, bot: TelegramApplication, desk: HandDesk, kind: str) -> None:
    tg.world.allowed = None
    await tg.world.push(kind, {} if kind == "something_new" else _MEMBER)
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
