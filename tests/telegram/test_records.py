"""Whole conversations over real records: the service, its index and its model behind the real bot."""

import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.config import Config, Paths
from bot.service import Service
from bot.telegram.running import TelegramApplication
from bot.telegram.wording import Wordings
from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import build_answerer
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi
from tests.telegram.process import ended, started

DATA = Path(__file__).parents[2] / "data"
RECORDED = (
    "2022-07-28-yonhap-poland-k2-framework-2022",
    "2022-08-26-ap-via-kesq-poland-k2-ec1-2022",
    "2024-11-18-the-korea-herald-poland-k2-ec1-2022",
    "2025-08-02-yonhap-poland-k2-ec2-2025",
    "2025-12-10-kbs-world-peru-k2-k808-framework-2025",
)
NEWER = "2025-11-13-defence24-poland-k2-ec1-2022"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few of the records that come with the bot: enough for a conversation, quick to index."""
    data = tmp_path_factory.mktemp("records") / "data"
    shutil.copytree(DATA / "names", data / "names")
    shutil.copy(DATA / "deals.toml", data)
    for article in RECORDED:
        _take_in(article, data)
    return data


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    """The real service over those records."""
    service = Service(Config(paths=Paths(data=folder)))
    service.refresh()
    yield service
    service.close()


@pytest.fixture(scope="module")
def shipped() -> Answerer:
    """Answers from all the records that ship, without passages: nothing is embedded."""
    return build_answerer(DATA)


@pytest.fixture
async def bot(run_bot: RunBot, service: Service) -> AsyncIterator[TelegramApplication]:
    """The bot, answering from the real records."""
    async with run_bot(service) as application:
        yield application


async def test_a_figure_comes_with_its_role_date_quote_and_source(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask("how many K2s have been delivered to Poland?")
    assert answer.styled("bold")[0].startswith("71 ")
    assert answer.styled("italic")[0] == "Delivered · ⚠ as of 18 November 2024 · one source"
    assert "[1] “the company says Poland has received 71 K2s so far”" in answer.styled("expandable_blockquote")[0]
    source = "summary of The Korea Herald, 18 November 2024"
    assert answer.links[source].startswith("https://www.koreaherald.com/")
    assert f"[1] {source}, citing Hyundai Rotem" in answer.text


async def test_a_conversation_keeps_its_subject_and_new_forgets_it(tg: BotApi, bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    await ann.ask("how many K2s have been delivered to Poland?")
    peru = await ann.ask("and to Peru?")
    assert "71" not in peru.text
    assert "Peru" in peru.text
    assert "KBS World" in (await ann.ask("who says so?")).text
    await ann.ask("/new")
    assert "KBS World" not in (await ann.ask("who says so?")).text


async def test_a_wrong_premise_is_put_right(tg: BotApi, bot: TelegramApplication) -> None:
    answer = await tg.person(11, "Ann").ask("did Poland buy 1,000 K2s?")
    assert "360" in answer.text.splitlines()[0]
    assert {"1,000", "180"} <= {word for line in answer.text.splitlines() for word in line.split(" ")}


async def test_what_is_not_on_record_is_said_so(tg: BotApi, bot: TelegramApplication) -> None:
    answer = await tg.person(11, "Ann").ask("what is the armour thickness of the K2PL?")
    assert answer.styled("bold") == []
    assert "The records don't say" in answer.text


async def test_people_in_a_group_have_conversations_of_their_own(tg: BotApi, bot: TelegramApplication) -> None:
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    answer = await group.ask("@deals_bot how many K2s have been delivered to Poland?", by=ann)
    assert "Hyundai Rotem" in answer.text
    theirs = await group.ask("/ask what did Peru sign?", by=bob)
    assert "K808 White Tiger" in theirs.text
    assert "71" in (await group.ask("who says so?", by=ann, reply_to=answer)).text


async def test_start_counts_the_records(tg: BotApi, bot: TelegramApplication) -> None:
    assert "I know 5 articles, the newest of 10 December 2025." in (await tg.person(11, "Ann").ask("/start")).text


@pytest.mark.parametrize("example", Wordings().of("en").examples)
def test_every_example_on_start_is_answered_by_the_records_that_ship(example: str, shipped: Answerer) -> None:
    answer, _ = shipped.answer(example, date(2026, 11, 21))
    assert (answer.outcome in (Outcome.ANSWERED, Outcome.PREMISE_REJECTED), bool(answer.citations)) == (
        True,
        True,
    )


async def test_a_newer_article_changes_the_answer_once_an_admin_has_reindexed(
    tg: BotApi, run_bot: RunBot, service: Service, folder: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(folder, tmp_path / "data")
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    async with run_bot(Service(Config(paths=Paths(data=data)))):
        assert (await ann.ask("how many K2s have been delivered to Poland?")).styled("bold")[0].startswith("71 ")
        _take_in(NEWER, data)
        done = await ada.ask("/reindex")
        await tg.world.until(lambda: done.labels == [], "the summary")
        assert done.text.splitlines()[1:3] == ["Articles: 1 added, 0 changed, 0 removed", NEWER]
        answer = await ann.ask("how many K2s have been delivered to Poland?")
        assert answer.styled("bold")[0].startswith("180 ")
        (data / "articles").rename(tmp_path / "elsewhere")
        failed = await ada.ask("/reindex")
        await tg.world.until(lambda: failed.labels == [], "the failure")
        assert failed.styled("bold") == ["Re-index failed"]
        assert f"{data}: no data folder with articles/ here" in failed.text
        again = await ann.ask("how many K2s have been delivered to Poland?")
        assert again.styled("bold") == answer.styled("bold")


async def test_dealbot_run_serves_the_records_until_it_is_told_to_stop(
    tg: BotApi, service: Service, folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'[paths]\ndata = "{folder}"\n[telegram]\napi_base = "{tg.api_base}"\n', encoding="utf-8")
    command = ("-c", "from bot.cli import main; main()", "--config", str(config), "run")
    async with started(*command, TELEGRAM_BOT_TOKEN=tg.token) as process:
        answer = await tg.person(11, "Ann").ask("how many K2s have been delivered to Poland?", within=60)
        process.send_signal(signal.SIGTERM)
        code, output = await ended(process)
    assert answer.styled("bold")[0].startswith("71 ")
    assert (code, tg.token in output) == (0, False)


def _take_in(article: str, data: Path) -> None:
    for name in (f"articles/{article}.md", f"facts/{article}.toml"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / name, data / name)
