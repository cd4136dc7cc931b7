"""Tables as rich messages: only where the settings want them, and as text where Telegram's server knows none."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.config import Config
from bot.service import Service
from bot.telegram.answers.tables import tabulated
from bot.telegram.desk import Desk
from bot.telegram.messages.rich import paragraphs
from bot.telegram.messages.text import bold, italic, link, plain
from bot.telegram.running import TelegramApplication
from bot.telegram.wording import Wordings
from index.periods import parse_period
from index.records import Article
from retrieval.answer import Answer, Citation, Outcome, TableRow
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import HERALD, SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Fault, Message

RunRich: TypeAlias = Callable[[Desk], AbstractAsyncContextManager[TelegramApplication]]
WIRE = Article(
    id="2022-12-07-wire", title="First tanks", publisher="The <Wire>", url="https://wire.example/1", text="Ten."
)
_CITATIONS = (Citation(WIRE, "Ten @tanks & more", "The <Wire>"), Citation(HERALD, "71 of the 180", "Hyundai Rotem"))


def _row(line: str, told: str, day: str, citation: Citation) -> TableRow:
    return TableRow(line, told, parse_period(day), citation)


HISTORY = Answer(
    "6 December 2022 to 18 November 2024: 2 dated entries.",
    Outcome.ANSWERED,
    strong="6 December 2022",
    details=(
        "6 December 2022: 10 tanks delivered (The <Wire>)",
        "18 November 2024: 71 tanks delivered (The Korea Herald, citing Hyundai Rotem)",
        "deliveries due: planned 2025, then 2026",
    ),
    notes=("Nobody has reviewed this.",),
    citations=_CITATIONS,
    reading="timeline · Poland",
    rows=(
        _row("6 December 2022: 10 tanks delivered (The <Wire>)", "10 tanks delivered", "2022-12-06", _CITATIONS[0]),
        _row(
            "18 November 2024: 71 tanks delivered (The Korea Herald, citing Hyundai Rotem)",
            "71 tanks delivered",
            "2024-11-18",
            _CITATIONS[1],
        ),
    ),
)
TABLE = [
    ["Figure", "Date", "Source"],
    ["10 tanks delivered", "6 December 2022", "The <Wire>"],
    ["71 tanks delivered", "18 November 2024", "The Korea Herald, citing Hyundai Rotem"],
]
AS_TEXT = "• 6 December 2022: 10 tanks delivered (The <Wire>)"


@pytest.fixture
def config(tg: BotApi, tmp_path: Path) -> Config:
    """The settings of the other tests, with rich tables."""
    plain = config_for(tg, tmp_path)
    return plain.model_copy(update={"telegram": plain.telegram.model_copy(update={"rich_tables": True})})


@pytest.fixture
def run_rich(run_bot: RunBot, config: Config) -> RunRich:
    @asynccontextmanager
    async def run(desk: Desk) -> AsyncIterator[TelegramApplication]:
        async with run_bot(desk, config=config) as application:
            yield application

    return run


@pytest.fixture
def desk() -> HandDesk:
    return HandDesk({"what happened?": HISTORY, "K2s?": SEVENTY_ONE, "timeline": HISTORY})


async def test_dated_lines_become_a_table_with_all_else_around_it(
    tg: BotApi, run_rich: RunRich, desk: HandDesk
) -> None:
    ann = tg.person(11, "Ann")
    async with run_rich(desk):
        answer = await ann.ask("what happened?")
    assert (answer.kind, answer.tables) == ("rich", [TABLE])
    assert answer.text.splitlines() == [
        "6 December 2022 to 18 November 2024: 2 dated entries.",
        *(" | ".join(row) for row in TABLE),
        "deliveries due: planned 2025, then 2026",
        "Nobody has reviewed this.",
        "Sources",
        "[1] The <Wire>",
        "Ten @\u2060tanks & more",
        "[2] The Korea Herald, 18 November 2024, citing Hyundai Rotem",
        "71 of the 180",
    ]
    assert answer.links["The <Wire>"] == "https://wire.example/1"
    assert answer.links["The Korea Herald, citing Hyundai Rotem"] == "https://www.koreaherald.com/article/1?a=1&b=2"
    assert answer.labels == ["Sources", "Follow", "Wrong?"]
    [call] = tg.called("sendRichMessage")
    assert '"skip_entity_detection": true' in call.parameters["rich_message"]


async def test_what_is_no_table_and_what_is_said_in_a_group_stays_text(
    tg: BotApi, run_rich: RunRich, desk: HandDesk
) -> None:
    desk.answers["one line?"] = replace(HISTORY, details=HISTORY.details[1:], rows=HISTORY.rows[1:])
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    async with run_rich(desk):
        kinds = [(await ann.ask(question)).kind for question in ("K2s?", "one line?", "nothing?")]
        kinds.append((await group.ask("/ask what happened?", by=ann)).kind)
    assert kinds == ["text"] * 4


async def test_it_is_off_unless_wanted(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    answer = await tg.person(11, "Ann").ask("what happened?")
    assert (answer.kind, tg.called("sendRichMessage")) == ("text", [])
    assert AS_TEXT in answer.text


async def test_views_turn_a_table_into_text_and_back(tg: BotApi, run_rich: RunRich, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    async with run_rich(desk):
        answer = await ann.ask("K2s?")
        kinds = [answer.kind]
        for number, label in enumerate(("Timeline", "Sources", "Timeline", "Answer"), start=1):
            await ann.tap(answer, label)
            await ann.until(partial(_is_edited, answer, number), label)
            kinds.append(answer.kind)
    assert kinds == ["text", "rich", "text", "rich", "text"]
    assert len(ann.answers) == 1


async def test_a_server_that_knows_no_rich_messages_is_asked_once(
    tg: BotApi, run_rich: RunRich, desk: HandDesk, caplog: pytest.LogCaptureFixture
) -> None:
    tg.fail(Fault("sendRichMessage", 404, description="Not Found"))
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    async with run_rich(desk):
        answers = [await person.ask("what happened?") for person in (ann, ann, bob)]
    assert [answer.kind for answer in answers] == ["text"] * 3
    assert AS_TEXT in answers[0].text
    assert (len(tg.called("sendRichMessage")), len(ann.answers), len(bob.answers)) == (1, 2, 1)
    assert "no rich messages" in caplog.messages


async def test_a_table_that_telegram_refuses_goes_out_as_text_and_the_next_is_tried(
    tg: BotApi, run_rich: RunRich, desk: HandDesk
) -> None:
    tg.fail(Fault("sendRichMessage", 400, description="Bad Request: can't parse rich text"))
    tg.fail(Fault("editMessageText", 400, description="Bad Request: message text is empty"))
    ann = tg.person(11, "Ann")
    async with run_rich(desk):
        refused, taken = await ann.ask("what happened?"), await ann.ask("what happened?")
        answer = await ann.ask("K2s?")
        await ann.tap(answer, "Timeline")
        await ann.until(lambda: answer.earlier, "the timeline")
    assert (refused.kind, taken.kind, answer.kind) == ("text", "rich", "text")
    assert AS_TEXT in answer.text
    assert len(ann.answers) == 3


async def test_a_table_is_retried_like_any_message_and_never_doubled(
    tg: BotApi, run_rich: RunRich, desk: HandDesk
) -> None:
    tg.fail(Fault("sendRichMessage", 502, body="<html>Bad Gateway</html>"))
    ann = tg.person(11, "Ann")
    async with run_rich(desk):
        assert (await ann.ask("what happened?")).kind == "rich"
    assert (len(tg.called("sendRichMessage")), len(ann.answers)) == (2, 1)


async def test_a_comparison_has_a_table_a_role(
    tg: BotApi, run_bot: RunBot, newsroom: Service, config: Config, data: Path
) -> None:
    settings = config.model_copy(update={"paths": config.paths.model_copy(update={"chats": data / ".chats"})})
    ann = tg.person(11, "Ann")
    async with run_bot(newsroom, config=settings):
        page = await ann.ask("/compare K2 Poland vs K2 Peru", within=30)
    assert page.kind == "rich"
    assert page.tables == [
        [
            ["K2 Black Panther · Poland", "1,000 tanks", "as of 19 May 2023 (Warsaw Point, citing PAP)"],
            ["K2 Black Panther · Peru", "54 tanks", "as of 9 December 2025 (Korea JoongAng Daily)"],
        ],
        [
            [
                "K2 Black Panther · Poland",
                "$5.8 billion",
                "as of 19 May 2023 (Warsaw Point, citing PAP); reported, not confirmed",
            ],
            ["K2 Black Panther · Peru", "$1.36 billion", "as of 10 December 2025 (KBS World); an estimate"],
        ],
    ]
    assert page.text.splitlines()[:3] == [
        "K2 Black Panther · Poland – K2 Black Panther · Peru",
        "Ordered",
        "Nothing on record for K2 Black Panther · Peru.",
    ]
    assert page.labels == ["Poland", "Peru"]
    assert page.links["as of 9 December 2025 (Korea JoongAng Daily)"].startswith("https://")


def _is_edited(message: Message, times: int) -> bool:
    return len(message.earlier) == times


def test_what_is_undated_stays_a_line_and_each_row_has_its_own_link() -> None:
    other = WIRE.model_copy(update={"id": "2023-01-01-wire", "url": "https://wire.example/2"})
    first, second = (Citation(article, "K9s", "The <Wire>") for article in (WIRE, other))
    lines = (
        "24 K9s, as of 2017 (The <Wire>); an estimate",
        "12 K9s, undated (The <Wire>)",
        "1 K9, as of May 2019 (The <Wire>)",
    )
    rows = (
        _row(lines[0], "24 K9s; an estimate", "2017", first),
        TableRow(lines[1], "12 K9s", None, first),
        _row(lines[2], "1 K9", "2019-05", second),
    )
    answer = Answer("K9s.", Outcome.ANSWERED, details=lines, citations=(first, second), rows=rows)
    [_, table, left, *_] = tabulated(answer, Wordings().of("en"))
    assert [[cell["text"] for cell in row] for row in table["cells"][1:]] == [
        [["24 K9s; an estimate"], ["2017"], [{"type": "url", "text": ["The <Wire>"], "url": "https://wire.example/1"}]],
        [["1 K9"], ["May 2019"], [{"type": "url", "text": ["The <Wire>"], "url": "https://wire.example/2"}]],
    ]
    assert left == {"type": "paragraph", "text": ["12 K9s, undated (The <Wire>)"]}


def test_what_looks_different_is_nested_and_goes_on_in_the_next_line() -> None:
    text = plain("😀 ") + link(plain("a ") + bold(plain("b\nc")), "https://x.example") + italic(plain("d"))
    assert paragraphs(text) == [
        {
            "type": "paragraph",
            "text": [
                "😀 ",
                {"type": "url", "text": ["a ", {"type": "bold", "text": ["b"]}], "url": "https://x.example"},
            ],
        },
        {
            "type": "paragraph",
            "text": [
                {"type": "url", "text": [{"type": "bold", "text": ["c"]}], "url": "https://x.example"},
                {"type": "italic", "text": ["d"]},
            ],
        },
    ]
