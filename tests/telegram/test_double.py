"""The double itself, called by the real library: what it takes, what it refuses, and in which words."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from tests.telegram.double import BotApi, Fault


def png(width: int, height: int) -> bytes:
    """The start of a picture of that size, which is all the double looks at."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


PICTURE = png(1280, 800)


@pytest.fixture
async def api(tg: BotApi) -> AsyncIterator[Bot]:
    """The library's side of the wire."""
    async with Bot(tg.token, base_url=tg.api_base, base_file_url=tg.file_base) as bot:
        yield bot


def buttons(data: str) -> InlineKeyboardMarkup:
    """One button that sends `data`."""
    return InlineKeyboardMarkup([[InlineKeyboardButton("Tap", callback_data=data)]])


async def test_a_photo_and_a_document_arrive_with_their_captions(tg: BotApi, api: Bot) -> None:
    ann = tg.person(11, "Ann")
    bold = MessageEntity(MessageEntity.BOLD, 0, 2)
    await api.send_photo(11, PICTURE, caption="71 of 180", caption_entities=[bold], reply_markup=buttons("x"))
    await api.send_document(11, b"a,b\r\n", filename="deals.csv", caption="the rows")
    photo, document = ann.answers
    assert (photo.kind, photo.data, photo.text, photo.styled("bold"), photo.labels) == (
        "photo",
        PICTURE,
        "71 of 180",
        ["71"],
        ["Tap"],
    )
    assert (document.kind, document.data, document.file_name, document.text) == (
        "document",
        b"a,b\r\n",
        "deals.csv",
        "the rows",
    )
    again = await api.send_photo(11, photo.raw["photo"][0]["file_id"])
    assert ann.answers[2].data == PICTURE
    assert again.photo[0].width == 1280


async def test_an_album_and_an_edit_of_a_photo(tg: BotApi, api: Bot) -> None:
    ann = tg.person(11, "Ann")
    await api.send_media_group(11, [InputMediaPhoto(PICTURE, caption="one"), InputMediaPhoto(png(90, 60))])
    one, two = ann.answers
    assert (one.text, one.data, two.data) == ("one", PICTURE, png(90, 60))
    assert one.raw["media_group_id"] == two.raw["media_group_id"]
    await api.edit_message_media(InputMediaDocument(b"a,b", filename="a.csv", caption="rows"), 11, one.id)
    assert (one.kind, one.data, one.file_name, one.text, one.earlier) == ("document", b"a,b", "a.csv", "rows", ["one"])
    await api.edit_message_caption(11, one.id, caption="all rows")
    await api.edit_message_reply_markup(11, one.id, reply_markup=buttons("x"))
    assert (one.text, one.labels, one.data) == ("all rows", ["Tap"], b"a,b")
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await api.edit_message_reply_markup(11, one.id, reply_markup=buttons("x"))


async def test_messages_are_copied_forwarded_deleted_pinned_and_reacted_to(tg: BotApi, api: Bot) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    said = await ann.say("hello")
    await api.copy_message(12, 11, said.id)
    forwarded = await api.forward_message(12, 11, said.id)
    assert [message.text for message in bob.answers] == ["hello", "hello"]
    assert forwarded.forward_origin
    await api.set_message_reaction(11, said.id, "👀")
    await api.pin_chat_message(11, said.id)
    assert tg.world.reactions == [(11, said.id, [{"type": "emoji", "emoji": "👀"}])]
    assert tg.world.pinned == {11: [said.id]}
    await api.delete_message(12, bob.answers[0].id)
    await api.delete_messages(12, [bob.answers[0].id])
    assert bob.answers == []
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await api.delete_message(12, forwarded.message_id)


async def test_what_the_bot_says_of_itself_is_kept_by_language(tg: BotApi, api: Bot) -> None:
    await api.set_my_description("Figures on defence deals.")
    await api.set_my_description("Liczby.", "pl")
    await api.set_my_short_description("Figures.")
    assert (await api.get_my_description("pl")).description == "Liczby."
    assert (await api.get_my_description("ko")).description == "Figures on defence deals."
    assert (await api.get_my_short_description()).short_description == "Figures."
    tg.person(11, "Ann")
    commands = [BotCommand("help", "What I can do")]
    await api.set_my_commands(commands, BotCommandScopeChat(11))
    assert list(await api.get_my_commands(BotCommandScopeChat(11))) == commands
    await api.delete_my_commands(BotCommandScopeChat(11))
    assert await api.get_my_commands(BotCommandScopeChat(11)) == ()
    await api.set_chat_menu_button()
    assert (await api.get_chat_menu_button()).type == "commands"


async def test_a_group_has_members_and_the_bot_can_be_moved_or_thrown_out(tg: BotApi, api: Bot) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    await group.promote_bot(ann)
    assert (await api.get_chat_member(-1001, api.id)).status == "administrator"
    assert [found.user.id for found in await api.get_chat_administrators(-1001)] == [api.id]
    new = await group.migrate(-1002)
    with pytest.raises(TelegramError, match=r"New chat id: -1002"):
        await api.send_message(-1001, "hello")
    await api.send_message(-1002, "hello")
    await new.kick_bot(ann)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await api.send_message(-1002, "hello")
    await new.add_bot(ann)
    await api.leave_chat(-1002)
    told = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in tg.world.updates
        if len(update) == 2 and "my_chat_member" in update
    ]
    assert told == ["administrator", "kicked", "member"]


async def test_an_inline_query_is_answered_with_results(tg: BotApi, api: Bot) -> None:
    ann = tg.person(11, "Ann")

    async def typed(results: int, late: bool = False) -> list[str]:
        asking = asyncio.create_task(ann.inline("K2 Poland", late=late))
        [*_, update] = await api.get_updates(timeout=5)
        said = [
            InlineQueryResultArticle(str(number), f"Fact {number}", InputTextMessageContent("71 tanks"))
            for number in range(results)
        ]
        assert update.inline_query
        await update.inline_query.answer(said)
        return [result["title"] for result in await asking]

    assert await typed(2) == ["Fact 0", "Fact 1"]
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await typed(1, late=True)


REFUSED: list[tuple[str, Callable[[Bot, int], Awaitable[object]], str]] = [
    ("empty", lambda bot, said: bot.send_message(11, " \n"), "message text is empty"),
    ("long", lambda bot, said: bot.send_message(11, "x" * 4097), "message is too long"),
    ("caption", lambda bot, said: bot.send_photo(11, PICTURE, caption="x" * 1025), "message caption is too long"),
    ("markup", lambda bot, said: bot.send_message(11, "<b>x", parse_mode="HTML"), "can't parse entities"),
    ("picture", lambda bot, said: bot.send_photo(11, b"no picture"), "IMAGE_PROCESS_FAILED"),
    ("wide", lambda bot, said: bot.send_photo(11, png(9000, 90)), "PHOTO_INVALID_DIMENSIONS"),
    ("heavy", lambda bot, said: bot.send_photo(11, PICTURE + bytes(10 * 1024 * 1024)), "file is too big"),
    ("file", lambda bot, said: bot.get_file("none"), "wrong file_id"),
    ("chat", lambda bot, said: bot.send_message(99, "hello"), "chat not found"),
    ("theirs", lambda bot, said: bot.edit_message_text("hello", 11, said), "message can't be edited"),
    ("no such", lambda bot, said: bot.edit_message_text("hello", 11, 999), "message to edit not found"),
    ("topic", lambda bot, said: bot.send_message(11, "hello", message_thread_id=5), "message thread not found"),
    ("quote", lambda bot, said: bot.send_message(11, "hello", reply_parameters=ReplyParameters(said, quote="no")),
     "QUOTE_TEXT_INVALID"),
    ("reply", lambda bot, said: bot.send_message(11, "hello", reply_parameters=ReplyParameters(999)),
     "message to be replied not found"),
    ("tap", lambda bot, said: bot.answer_callback_query("none"), "query is too old"),
    ("commands", lambda bot, said: bot.set_my_commands([("Help", "x")]), "BOT_COMMAND_INVALID"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "words"), [pytest.param(call, words, id=name) for name, call, words in REFUSED])
async def test_refusals_are_in_telegrams_words(
    tg: BotApi, api: Bot, call: Callable[[Bot, int], Awaitable[object]], words: str
) -> None:
    said = await tg.person(11, "Ann").say("hello")
    with pytest.raises(BadRequest) as refused:
        await call(api, said.id)
    assert words.lower() in str(refused.value).lower()


async def test_faults_come_as_told(tg: BotApi, api: Bot) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    tg.fail(Fault("sendMessage", 429, retry_after=3, chat=12))
    await api.send_message(11, "one")
    with pytest.raises(RetryAfter):
        await api.send_message(12, "one")
    tg.fail(Fault("sendMessage", 502, body="<html>502 Bad Gateway</html>"))
    with pytest.raises(NetworkError):
        await api.send_message(11, "two")
    tg.fail(Fault("sendMessage", 502, description="Bad Gateway", done=True))
    with pytest.raises(NetworkError):
        await api.send_message(11, "three")
    assert [message.text for message in ann.answers] == ["one", "three"]
    assert bob.answers == []
    assert tg.rate(11, 60) == 3


async def test_updates_come_until_they_are_acknowledged_and_again_when_repeated(tg: BotApi, api: Bot) -> None:
    ann = tg.person(11, "Ann")
    await ann.say("one", update=7)
    [first] = await api.get_updates()
    assert [update.update_id for update in await api.get_updates()] == [7]
    assert await api.get_updates(offset=8) == ()
    await tg.world.repeat(first.to_dict())
    assert [update.update_id for update in await api.get_updates(offset=8)] == [7]
    assert await api.get_updates(offset=8) == ()


async def test_a_webhook_takes_the_place_of_polling(tg: BotApi, api: Bot) -> None:
    await api.set_webhook("https://bot.example/secret", secret_token="abc")
    assert (await api.get_webhook_info()).url == "https://bot.example/secret"
    with pytest.raises(TelegramError, match="can't use getUpdates method while webhook is active"):
        await api.get_updates()
    await api.delete_webhook()
    assert await api.get_updates() == ()


async def test_pitfall_58_an_unmodelled_method_fails_the_test(tg: BotApi, api: Bot) -> None:
    tg.person(11, "Ann")
    with pytest.raises(TelegramError, match="Not Found"):
        await api.send_dice(11)
    with pytest.raises(AssertionError, match="methods the double doesn't model: \\['sendDice'\\]"):
        tg.verify()
    tg.unmodelled.clear()


async def test_what_no_bot_should_send_fails_the_test(tg: BotApi, api: Bot) -> None:
    tg.person(11, "Ann")
    await api.send_message(11, "a <b>bold</b> word")
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await api.send_message(11, "hello", reply_markup=buttons("x" * 65))
    with pytest.raises(AssertionError, match=r"callback data 'x{65}'\nthe tag <b> is left in 'a <b>bold</b> word'"):
        tg.verify()
    tg.world.messages.clear()
    tg.world.unsound.clear()


async def test_a_flood_and_a_tap_answered_twice_fail_the_test(tg: BotApi, api: Bot) -> None:
    ann = tg.person(11, "Ann")
    tg.group(-1001, "Desk")
    tg.world.taps["7"] = []
    await api.answer_callback_query("7")
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await api.answer_callback_query("7")
    for number in range(21):
        await api.send_message(-1001, f"message {number}")
    with pytest.raises(AssertionError, match="tap 7 was answered 2 times, not once\n21 calls a minute in chat -1001"):
        tg.verify()
    tg.world.taps.clear()
    tg.calls.clear()
    assert ann.answers == []
