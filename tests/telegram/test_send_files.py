"""Sending photos and documents over a bad line, by the rules of messages."""

import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from bot.telegram.messages.reply import Attachment, Button, Place, Posted, Reply
from bot.telegram.messages.send import send_document, send_photo
from bot.telegram.messages.text import bold, plain
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int) -> bytes:
    rows = zlib.compress(b"".join(b"\x00" + b"\xff" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


CAPTION = Reply(bold(plain("71")) + plain(" of 180"), (Button("PNG file", "png:1"),))
CHART = Attachment("k2.png", _png(64, 40), CAPTION)
ANN = Place(11)


@pytest.fixture
async def line(tg: BotApi) -> AsyncIterator[Bot]:
    """A bot that waits for an answer no longer than a moment."""
    tg.person(11, "Ann")
    request = HTTPXRequest(read_timeout=0.3, media_write_timeout=5)
    async with Bot(tg.token, base_url=tg.api_base, request=request) as bot:
        yield bot


async def test_a_photo_has_its_caption_and_buttons(tg: BotApi, line: Bot) -> None:
    forum = tg.group(-1002, "Forum", forum=True)
    question = await forum.say("/ask how many?", by=tg.person(11, "Ann"), topic=77)
    posted = await send_photo(line, Place(-1002, private=False, topic=77, reply_to=question.id), CHART)
    [photo] = tg.world.said_by_bot(-1002)
    assert posted == Posted(-1002, photo.id)
    assert (photo.kind, photo.text, photo.styled("bold"), photo.labels) == ("photo", "71 of 180", ["71"], ["PNG file"])
    assert (photo.topic, photo.answers, photo.data) == (77, question.id, CHART.content)


async def test_a_document_has_its_name(tg: BotApi, line: Bot) -> None:
    assert await send_document(line, ANN, CHART)
    [file] = tg.world.said_by_bot(11)
    assert (file.kind, file.file_name, file.text) == ("document", "k2.png", "71 of 180")


async def test_a_photo_whose_answer_is_lost_is_not_sent_again_nor_as_a_file(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendPhoto", 200, done=True, delay=2))
    assert await send_photo(line, ANN, CHART) is None
    assert [message.kind for message in tg.world.said_by_bot(11)] == ["photo"]


async def test_a_photo_that_can_not_have_arrived_is_sent_again(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendPhoto", 429, retry_after=1))
    tg.fail(Fault("sendPhoto", 502, body="<html>bad gateway</html>"))
    assert await send_photo(line, ANN, CHART)
    assert [message.kind for message in tg.world.said_by_bot(11)] == ["photo"]


async def test_a_photo_in_a_chat_that_shuts_us_out_is_let_go(tg: BotApi, line: Bot) -> None:
    tg.fail(Fault("sendPhoto", 403, description="Forbidden: bot was blocked by the user"))
    assert await send_photo(line, ANN, CHART) is None
    assert len(tg.called("sendPhoto")) == 1


@pytest.mark.parametrize("content", [b"no picture", _png(60, 2)], ids=["no picture", "too wide"])
async def test_pitfall_32_no_photo_to_telegram(tg: BotApi, line: Bot, content: bytes) -> None:
    assert await send_photo(line, ANN, Attachment("k2.png", content, CAPTION))
    [file] = tg.world.said_by_bot(11)
    assert (file.kind, file.data, file.text, file.labels) == ("document", content, "71 of 180", ["PNG file"])
    assert (len(tg.called("sendPhoto")), len(tg.called("sendDocument"))) == (1, 1)


async def test_any_other_refusal_of_a_photo_is_an_error(tg: BotApi, line: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await send_photo(line, Place(4711), CHART)
    assert (len(tg.called("sendPhoto")), len(tg.called("sendDocument"))) == (1, 0)


@pytest.mark.parametrize("letter", ["x", "😀", "e\u0301"])
async def test_pitfall_31_a_caption_is_cut_before_telegram_refuses_it(tg: BotApi, line: Bot, letter: str) -> None:
    long = Attachment("k2.png", CHART.content, Reply(bold(plain(letter * 3000))))
    assert await send_photo(line, ANN, long)
    assert await send_document(line, ANN, long)
    for message in tg.world.said_by_bot(11):
        assert message.text.startswith(letter * 300)
        assert message.text.endswith("…")
        assert len(message.text.encode("utf-16-le")) // 2 <= 1024
