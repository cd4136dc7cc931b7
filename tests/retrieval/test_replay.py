"""The K2 story told again: each article is taken in on its day, and the answer changes with the one that changes it."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.config import Config, Paths
from bot.service import Service
from index.corpus import load_corpus
from index.records import Article, Records
from retrieval.answer import Answer, Outcome, Reason
from tests.records_folder import DATA, HERALD, NEWEST
from tests.retrieval.asking import answerer_over

QUESTION = "How many K2s have been delivered to Poland?"
DEALS = ("poland-k2-framework-2022", "poland-k2-ec1-2022", "poland-k2-ec2-2025")

# After each article, in the order they came out: the count and the day it is true of, and the article it is from.
SHEPHARD = ("10", "2022-12-06", "2022-12-07-shephard-media-poland-k2-ec1-2022")
DEFENCE_INDUSTRY = ("46", "2024-03-20", "2024-03-20-defence-industry-europe-poland-k2-ec1-2022")
HANKYUNG = ("46", "2024-03-21", "2024-03-21-hankyung-poland-k2-ec1-2022")
WP_TECH = ("60", "2024-10", "2024-10-wp-tech-poland-k2-ec1-2022")
KOREA_HERALD = ("71", "2024-11-18", HERALD)
MILITARY_WATCH = ("77", "2024-11-30", "2024-11-30-military-watch-poland-k2-ec1-2022")
MILMAG = ("84", "2024-12-17", "2024-12-17-milmag-poland-k2-ec1-2022")
SPIDERS_WEB = ("119", "2025-06", "2025-06-spider-s-web-poland-k2-ec1-2022")
DEFENCE24 = ("180", "2025-11-13", NEWEST)
STORY: Mapping[str, tuple[str, str, str] | None] = {
    "2022-07-28-yonhap-poland-k2-framework-2022": None,
    "2022-08-26-ap-via-kesq-poland-k2-ec1-2022": None,
    "2022-12-07-shephard-media-poland-k2-ec1-2022": SHEPHARD,
    "2023-05-19-warsaw-point-poland-k2-framework-2022": SHEPHARD,
    "2023-05-20-wykopane-poland-k2-ec1-2022": SHEPHARD,  # 22, but only reported
    "2024-03-20-defence-industry-europe-poland-k2-ec1-2022": DEFENCE_INDUSTRY,
    "2024-03-21-hankyung-poland-k2-ec1-2022": HANKYUNG,
    "2024-03-wp-tech-poland-k2-ec1-2022": HANKYUNG,  # 31, of ten days before
    "2024-10-08-chosun-biz-poland-k2-framework-2022": HANKYUNG,  # 36, of the year before
    "2024-10-wp-tech-poland-k2-ec1-2022": WP_TECH,
    HERALD: KOREA_HERALD,
    "2024-11-30-military-watch-poland-k2-ec1-2022": MILITARY_WATCH,
    "2024-11-defense-mirror-poland-k2-ec1-2022": MILITARY_WATCH,
    "2024-12-17-milmag-poland-k2-ec1-2022": MILMAG,
    "2025-06-10-insight-korea-poland-k2-ec1-2022": MILMAG,
    "2025-06-spider-s-web-poland-k2-ec1-2022": SPIDERS_WEB,
    "2025-07-02-korea-com-news-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-07-02-rzeczpospolita-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-07-02-the-freedom-times-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-07-viewus-poland-k2-ec1-2022": SPIDERS_WEB,  # 133, but only reported
    "2025-08-01-rmf24-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-08-02-yonhap-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-08-03-kuk-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-08-04-trt-poland-k2-ec2-2025": SPIDERS_WEB,
    "2025-08-viewus-poland-k2-ec2-2025": SPIDERS_WEB,
    NEWEST: DEFENCE24,
    "2025-11-14-interia-geekweek-poland-k2-ec1-2022": DEFENCE24,
}


def published(article: Article) -> date:
    """The day an article came out; the last of its month where only the month is known."""
    if article.published:
        return article.published
    year, month = map(int, article.id.split("-")[:2])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def in_order(records: Records) -> list[Article]:
    """The articles about the K2 deals of Poland, as they came out."""
    told = {fact.article for fact in records.facts.values() if fact.deal in DEALS}
    return sorted((records.articles[article] for article in told), key=lambda a: (published(a), a.id))


def told(answer: Answer) -> tuple[str, str, str] | None:
    """What an answer tells: its only figure, the day that is true of, and where it was read; None for a refusal."""
    if answer.outcome is Outcome.DECLINED:
        assert (answer.reason, answer.figures) == (Reason.NOT_RECORDED, ())
        return None
    [figure] = answer.figures
    assert str(figure.value) in answer.strong
    return str(figure.value), str(figure.as_of), answer.citations[0].article.id


@pytest.fixture(scope="module")
def records() -> Records:
    return load_corpus(DATA).records


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Service]:
    """A service over the deals and names that ship, without any article as yet."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns(".index", "*-*.md", "20*.toml"))
    service = Service(Config(paths=Paths(data=folder)))
    yield service
    service.close()


def test_the_answer_changes_with_the_article_that_changes_it(growing: Service, records: Records) -> None:
    folder, story = growing.folder.parent, dict[str, tuple[str, str, str] | None]()
    for article in in_order(records):
        for name in (f"articles/{article.id}.md", f"facts/{article.id}.toml"):
            shutil.copy(DATA / name, folder / name)
        growing.refresh()
        story[article.id] = told(growing.ask(QUESTION, today=published(article)))
    assert list(story.items()) == list(STORY.items())


def test_looking_back_from_all_records_tells_the_same_story(records: Records) -> None:
    answerer = answerer_over(records)
    days = {published(article): STORY[article.id] for article in in_order(records)}  # a day ends with its last article
    assert {day: told(answerer.answer(QUESTION, day)[0]) for day in days} == days
