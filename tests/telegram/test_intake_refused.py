"""What can't be taken in, and who may not: it is said, and nothing is written."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.service import Service
from bot.sheets import key_of
from bot.telegram.running import TelegramApplication
from bot.telegram.transport.downloads import LARGEST_FILE
from tests.index.readers.files import load_file
from tests.index.readers.hostile import docx_with, zip_with_false_size
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault
from tests.telegram.newsroom import ARTICLE
from tests.telegram.test_cards import open_card, reviews
from tests.telegram.test_intake import PAGE, TEXT, result

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(400)
BOMB = docx_with({"word/media/a.bin": bytes(51_000_000)})
COOKIES = b"<html><body><p>Please accept cookies</p></body></html>"


@pytest.fixture(autouse=True)
def _untouched(data: Path) -> Iterator[None]:
    """Nothing is written by any of this."""
    before = written(data)
    yield
    assert written(data) == before


def written(data: Path) -> dict[str, bytes]:
    """The files that hold articles, facts, names and decisions."""
    return {
        str(path.relative_to(data)): path.read_bytes()
        for path in data.rglob("*")
        if path.is_file() and ".index" not in path.parts and path.name != ".lock"
    }


@pytest.mark.parametrize(
    ("build", "name", "reason"),
    [
        (lambda: b"", "empty.txt", "empty.txt: it is empty; send a file with text"),
        (lambda: PICTURE, "article.pdf", "it is a picture (PNG), not a text; send a web page, PDF"),
        (lambda: PICTURE, "article.docx", "it is a picture (PNG), not a text; send a web page, PDF"),
        (lambda: b"%PDF-1.7\n%%EOF", "paper.pdf", "paper.pdf: it looks like a PDF"),
        (
            lambda: load_file("password.pdf"),
            "secret.pdf",
            "secret.pdf: it is encrypted; send a copy without a password",
        ),
        (lambda: BOMB, "bomb.docx", "bomb.docx: it isn't unpacked: it would unpack to more than 50 MB; "),
        (lambda: BOMB, "bomb.txt", "bomb.txt: it isn't unpacked: it would unpack to more than 50 MB; "),
        (zip_with_false_size, "bomb.docx", "bomb.docx: it looks like a Word file, but is damaged"),
        (lambda: COOKIES, "page.html", "page.html: no article is in this page"),
    ],
)
async def test_pitfall_43_bad_file_is_explained(
    tg: BotApi, desk_bot: TelegramApplication, build: Callable[[], bytes], name: str, reason: str
) -> None:
    ada = tg.person(1, "Ada")
    await ada.upload(build(), name)
    message = await result(ada)
    assert message.styled("bold") == ["Nothing was taken in"]
    assert reason in message.text.replace("\u2060", "")
    assert message.labels == []


async def test_pitfall_43_file_over_20_mb_is_refused_before_download(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ada = tg.person(1, "Ada")
    await ada.upload(b"x", "report.pdf", size=30_000_000)
    message = await result(ada)
    assert message.text.replace("\u2060", "") == (
        "Nothing was taken in\nreport.pdf has 30 MB, and Telegram hands me files of up to 20 MB;"
        " send the pages that matter, or paste the text."
    )
    assert tg.called("getFile") == tg.called("download") == []


async def test_a_file_larger_than_it_says_is_given_up_on(
    tg: BotApi, desk_bot: TelegramApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = tg.person(1, "Ada")
    monkeypatch.setattr("tests.telegram.double.about.LARGEST_DOWNLOAD", 10 * LARGEST_FILE)
    await ada.upload(bytes(LARGEST_FILE + 2_000_000), "report.pdf", size=1000)
    message = await result(ada)
    assert "Telegram didn't hand me the file report.pdf; please send it again." in message.text.replace("\u2060", "")


async def test_a_file_telegram_lost_is_asked_for_again_and_the_token_stays_out_of_the_log(
    tg: BotApi, desk_bot: TelegramApplication, caplog: pytest.LogCaptureFixture
) -> None:
    ada = tg.person(1, "Ada")
    with caplog.at_level(logging.DEBUG, "bot"):
        tg.fail(Fault("getFile", 400, description="Bad Request: wrong file_id"))
        await ada.upload(b"a text", "report.txt")
        await result(ada)
        sent = await ada.upload(b"a text", "report.txt")
        del tg.world.files[sent.raw["document"]["file_id"]]
        await result(ada, 1)
    assert [message.text.split("\n")[0] for message in ada.answers] == ["Nothing was taken in"] * 2
    assert tg.token not in caplog.text


async def test_other_people_can_take_nothing_in(tg: BotApi, desk_bot: TelegramApplication) -> None:
    bob = tg.person(12, "Bob")
    assert (await bob.ask("/ingest https://example.com/a")).text == "Only this bot's admins can do that."
    assert (await bob.ask("/queue")).text == "Only this bot's admins can do that."
    assert (await bob.ask("/done")).text == "Only this bot's admins can do that."
    assert "Reading" not in (await bob.ask("https://example.com/a")).text
    await bob.upload(PAGE.encode(), "page.html", "text/html")
    assert (await bob.answer(4)).text == "I can only read text. Type a question, or see /help."
    await bob.forward(2 * TEXT)
    assert (await bob.answer(5)).text == "That is too long for me: please ask in 500 characters or fewer."
    assert tg.called("getFile") == []


async def test_in_a_group_an_admin_is_sent_to_the_private_chat(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ada, group = tg.person(1, "Ada"), tg.group(-1001, "Desk")
    for command in ("/ingest https://example.com/a", "/queue", "/done"):
        assert (await group.ask(command, by=ada)).text == "Please send me that in a private chat."
    answer = await group.ask("@deals_bot https://example.com/a", by=ada)
    assert "Reading" not in answer.text
    anonymous = {"id": -1001, "type": "supergroup", "title": "Desk"}
    said = await group.ask("/queue", by=tg.person(1087968824, "Group"), sender_chat=anonymous)
    assert said.text == "Only this bot's admins can do that."


async def test_pitfall_44_forged_approve_by_somebody_else(
    tg: BotApi, desk_bot: TelegramApplication, data: Path
) -> None:
    ada, bob = tg.person(1, "Ada"), tg.person(12, "Bob")
    card = await open_card(ada)
    buttons = {button["text"]: button["callback_data"] for button in card.buttons}
    hello = await bob.ask("/start")
    for forged in (*buttons.values(), "queue:0", f"card:undo:{key_of(ARTICLE)}:123456789abc"):
        assert await bob.tap_data(hello, forged) == "Only this bot's admins can do that."
    group = tg.group(-1001, "Desk")
    posted = await group.ask("/start", by=ada)
    assert await group.tap_data(posted, buttons["Approve all"], by=ada) == "Please send me that in a private chat."
    assert reviews(data) == ["extracted"] * 3


@pytest.mark.parametrize(
    "forged",
    [
        "card:all",
        "card:all:zz",
        "card:all:000000000000:000000000000",
        f"card:ok:{key_of(ARTICLE)}:000000000000",
        f"card:undo:{key_of(ARTICLE)}:000000000000",
        f"card:none:{key_of(ARTICLE)}:",
        f"card:boom:{key_of(ARTICLE)}:",
        f"card:show:{key_of(ARTICLE)}:99999999999999999999",
        "queue:-1",
        "queue:x",
        "card:" + "9" * 59,
    ],
)
async def test_junk_from_an_admins_client_decides_nothing(
    tg: BotApi, desk_bot: TelegramApplication, data: Path, forged: str
) -> None:
    ada = tg.person(1, "Ada")
    card = await open_card(ada)
    await ada.tap_data(card, forged)
    assert reviews(data) == ["extracted"] * 3


async def test_an_edited_message_is_not_taken_in(tg: BotApi, run_bot: RunBot, newsroom: Service) -> None:
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        question = await ada.say("how many K2s have been delivered to Poland?")
        await ada.answer(0)
        await ada.edit(question, "https://example.com/a")
        await tg.world.until(lambda: tg.called("editMessageText"), "the answer to the edit")
    [answer] = ada.answers
    assert "Reading…" not in [answer.text, *answer.earlier]
