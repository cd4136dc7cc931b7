"""What isn't text: one hint in private, not a word in a group."""

from typing import Any

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi

HINT = "I can only read text. Type a question, or see /help."
_FILE = {"file_id": "f", "file_unique_id": "u"}
_PHOTO = [{**_FILE, "width": 9, "height": 9}]
_LOCATION = {"latitude": 52.2, "longitude": 21.0}
CONTENT: dict[str, Any] = {
    "sticker": {**_FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False},
    "voice": {**_FILE, "duration": 3},
    "audio": {**_FILE, "duration": 3},
    "video": {**_FILE, "width": 9, "height": 9, "duration": 3},
    "video_note": {**_FILE, "length": 9, "duration": 3},
    "animation": {**_FILE, "width": 9, "height": 9, "duration": 3},
    "photo": _PHOTO,
    "document": {**_FILE, "file_name": "a.pdf"},
    "location": _LOCATION,
    "venue": {"location": _LOCATION, "title": "Here", "address": "There"},
    "contact": {"phone_number": "123", "first_name": "Bob"},
    "dice": {"emoji": "🎲", "value": 3},
    "story": {"id": 1, "chat": {"id": -1009, "type": "channel", "title": "News"}},
    "something_new": {"value": 3},
}


@pytest.mark.parametrize("kind", CONTENT)
async def test_pitfall_49_what_is_no_text_gets_one_hint_in_private_and_silence_in_groups(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, kind: str
) -> None:
    tg.world.privacy = False
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    ours = await group.ask("/help", by=ann)
    await group.say(by=ann, **{kind: CONTENT[kind]})
    await group.say(by=ann, reply_to=ours, **{kind: CONTENT[kind]})
    await ann.say(**{kind: CONTENT[kind]})
    await group.ask("/ask last?", by=ann)
    await ann.say("last?")
    await ann.answer(1)
    assert [answer.text for answer in ann.answers[:-1]] == [HINT]
    assert len(group.answers) == 2
    assert [text for text, _ in desk.asked] == ["last?", "last?"]


async def test_pitfall_49_an_album_gets_one_hint(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    for _ in range(3):
        await ann.say(photo=_PHOTO, media_group_id="7")
    await ann.say(photo=_PHOTO, media_group_id="8")
    await ann.say("last?")
    await ann.answer(2)
    assert [answer.text for answer in ann.answers[:2]] == [HINT, HINT]
    assert len(ann.answers) == 3


async def test_pitfall_49_what_telegram_says_of_a_chat_gets_no_hint(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann = tg.person(11, "Ann")
    await ann.say(pinned_message={"message_id": 1, "date": 1, "chat": {"id": 11, "type": "private"}, "text": "x"})
    await ann.say(message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    assert (await ann.ask("last?")).text.startswith("The records don't say.")
    assert len(ann.answers) == 1
