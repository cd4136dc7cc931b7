"""/reindex over real records: files put into the data folder by hand, and facts proposed for those without any."""

from pathlib import Path

from bot.service import Service
from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi
from tests.telegram.newsroom import ARTICLE, HEADER

TEXT = "Peru has ordered 54 K2 tanks from Hyundai Rotem, the army said. The contract is worth $1.2 billion.\n"


def put_by_hand(data: Path, count: int = 1) -> None:
    """Put articles into the data folder whose facts nobody has read."""
    for number in range(1, count + 1):
        article = HEADER.replace("Peru counts its tanks", f"Peru signs, part {number}")
        article = article.replace("/peru", f"/signs-{number}") + TEXT
        (data / "articles" / f"2025-11-22-defence-wire-signs-{number}.md").write_text(article, encoding="utf-8")


async def test_facts_are_proposed_for_articles_put_in_by_hand(
    tg: BotApi, desk_bot: TelegramApplication, newsroom: Service, data: Path
) -> None:
    put_by_hand(data)
    ada = tg.person(1, "Ada")
    message = await ada.ask("/reindex")
    await ada.until(lambda: message.labels == [], "the summary")
    lines = message.text.split("\n")
    assert lines[1:4] == [
        "Articles: 2 added, 0 changed, 0 removed",
        ARTICLE,
        "2025-11-22-defence-wire-signs-1",
    ]
    assert lines[4].startswith("Facts proposed: ")
    assert lines[4].endswith(" (articles: 1); /queue lists what waits")
    queue = await ada.ask("/queue")
    assert queue.labels == ["Peru counts its tanks", "Peru signs, part 1"]
    again = await ada.ask("/reindex")
    await ada.until(lambda: again.labels == [], "the second summary")
    assert again.styled("bold")[0] == "Nothing has changed since the last re-index"


async def test_a_stopped_reindex_keeps_what_it_proposed_and_the_next_goes_on(
    tg: BotApi, run_bot: RunBot, newsroom: Service, data: Path
) -> None:
    put_by_hand(data, 60)
    ada = tg.person(1, "Ada")
    async with run_bot(newsroom):
        message = await ada.ask("/reindex")
        await ada.until(lambda: "looking for facts in new articles" in message.text, "progress")
        await ada.tap(message, "Stop")
        await ada.until(lambda: message.labels == [], "the end")
        assert message.text.split("\n")[0] == "Re-index stopped"
        proposed = len(list((data / "facts").glob("2025-11-22-*.toml")))
        assert proposed < 60
        again = await ada.ask("/reindex")
        await ada.until(lambda: again.labels == [], "the end of the next")
    assert f" (articles: {60 - proposed}); /queue lists what waits" in again.text
    assert len(list((data / "facts").glob("2025-11-22-*.toml"))) == 60
