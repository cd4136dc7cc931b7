"""What was too much for a message about failures comes as a file: where the work was asked for, and once."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.service import Service
from bot.telegram.running import TelegramApplication
from index.problems import Problem, Severity
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot
from tests.telegram.desk import REPORT, HandDesk
from tests.telegram.double import BotApi, Message
from tests.telegram.double.server import Fault
from tests.telegram.test_intake_restart import jobs_in


def problems(count: int) -> tuple[Problem, ...]:
    """So many lines of a fact file that have no quote."""
    return tuple(Problem(Path("data/facts/x.toml"), line, Severity.ERROR, "no quote") for line in range(1, count + 1))


def lines(file: Message) -> list[str]:
    """What stands in a text file."""
    return file.data.decode().splitlines()


@pytest.mark.parametrize(
    ("language", "caption"), [("en", "Problems: 7"), ("ko", "문제: 7"), ("pl", "Problemy: 7"), ("es", "Problemas: 7")]
)
async def test_more_problems_than_the_report_lists_come_as_a_file_below_it(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, language: str, caption: str
) -> None:
    desk.built = replace(REPORT, problems=problems(7))
    ada = tg.person(1, "Ada", language)
    report = await ada.ask("/reindex")
    file = await ada.answer(1)
    assert report.text.count("no quote") == 5
    assert (file.kind, file.file_name, file.text) == ("document", "problems.txt", caption)
    assert file.answers == report.id
    assert lines(file) == [f"data/facts/x.toml:{line}: error: no quote" for line in range(1, 8)]


async def test_pitfall_34_job_result(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    """The report of a job, and the file that goes with it, stay in the topic it was asked for in."""
    desk.built = replace(REPORT, problems=problems(7))
    ada = tg.person(1, "Ada")
    tg.world.chats[1]["is_forum"] = True  # people may have topics with a bot too
    report = await ada.ask("/reindex", topic=77)
    file = await ada.answer(1)
    assert [(one.topic, one.answers) for one in (report, file)] == [(77, None), (77, report.id)]


async def test_problems_that_the_report_lists_need_no_file(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.built = replace(REPORT, problems=problems(5))
    ada = tg.person(1, "Ada")
    report = await ada.ask("/reindex")
    await ada.until(lambda: report.labels == [], "the end")
    assert report.text.endswith("data/facts/x.toml:5: error: no quote")
    assert (await ada.ask("/jobs")).text == "Nothing is under way."
    assert len(ada.answers) == 2


@pytest.mark.parametrize("arrived", [True, False], ids=["arrived", "lost"])
async def test_a_restart_while_the_file_is_sent_sends_no_second_one(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path, arrived: bool
) -> None:
    desk.built = replace(REPORT, problems=problems(7))
    tg.fail(Fault("sendDocument", 200, done=arrived, delay=30))
    ada = tg.person(1, "Ada")
    async with run_bot(desk):
        report = await ada.ask("/reindex")
        await ada.until(lambda: tg.called("sendDocument"), "the file being sent")
    assert report.styled("bold") == ["Re-indexed in 3.2 s", "Problems: 7"]
    async with run_bot(desk):
        await ada.until(lambda: desk.builds == 2 and not jobs_in(tmp_path), "the end, once more")
    assert report.styled("bold") == ["Re-indexed in 3.2 s", "Problems: 7"]
    assert len(tg.called("sendDocument")) == 1


async def test_a_complete_report_is_not_called_interrupted_after_a_restart(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, clock: Clock
) -> None:
    desk.built = replace(REPORT, problems=problems(7))
    tg.fail(Fault("sendDocument", 200, delay=30))
    ada = tg.person(1, "Ada")
    async with run_bot(desk, now=clock):
        report = await ada.ask("/reindex")
        await ada.until(lambda: tg.called("sendDocument"), "the file being sent")
    clock.forward(minutes=11)  # what is older than ten minutes isn't done again
    async with run_bot(desk, now=clock):
        assert (await ada.ask("/jobs")).text == "Nothing is under way."
    assert report.styled("bold") == ["Re-indexed in 3.2 s", "Problems: 7"]


async def test_the_articles_of_a_feed_that_could_not_be_taken_in_are_in_a_file(
    tg: BotApi, desk_bot: TelegramApplication, newsroom: Service
) -> None:
    links = [f"http://127.0.0.1:9/{number}" for number in range(14)]
    entries = "".join(f"<item><title>Tanks</title><link>{link}</link></item>" for link in links)
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{entries}</channel></rss>'
    ada = tg.person(1, "Ada")
    await ada.upload(feed.encode(), "feed.xml", "application/rss+xml")
    file = await ada.answer(1, within=30)
    report = ada.answers[0]
    assert report.text.split("\n")[0] == "Articles: 14"
    assert report.text.endswith("… and 2 more")
    assert (file.file_name, file.text, file.answers) == ("problems.txt", "Problems: 14", report.id)
    assert [link in line for link, line in zip(links, lines(file), strict=True)] == [True] * 14
