"""Articles taken in: a link, a file, a forward or a long text from an admin, over HTTP to the real readers."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.service import Service
from bot.telegram.running import TelegramApplication
from index.encoder import Encoder
from index.fetching import Fetcher
from index.web_addresses import is_public
from tests.index.intake.web_server import Site, serve
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi, Chat, Message
from tests.telegram.newsroom import data_folder, service_over

PARAGRAPHS = (
    "Peru signed a contract with Hyundai Rotem on 18 November 2025 for 54 K2 tanks, the army said in Lima.",
    "The contract is worth $1.2 billion and covers training, ammunition and spare parts for the first three years of"
    " service, a spokesman told reporters after the ceremony.",
    "Deliveries of the tanks will start in 2027 and end two years later, according to the company, which will set up"
    " a workshop near the capital together with a state arsenal.",
)
TEXT = "\n\n".join(("Peru signs for 54 tanks", *PARAGRAPHS))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Peru signs for 54 tanks</title>
<meta property="og:site_name" content="Defence Wire"><meta property="article:published_time" content="2025-11-19">
</head><body><article><h1>Peru signs for 54 tanks</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
</body></html>"""
FRESH = ["Approve all", "Review one by one", "Edit", "Reject", "Cancel"]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A newspaper's web server."""
    with serve() as running:
        running.pages["peru"] = ("text/html; charset=utf-8", PAGE.encode())
        yield running


@pytest.fixture
def newsroom(recorded: Path, tmp_path: Path, encoder: Encoder, site: Site) -> Iterator[Service]:
    """The real service, whose fetcher may reach that server beside the public web."""
    fetcher = Fetcher(allows=lambda host: host == "127.0.0.1" or is_public(host), ports=frozenset({site.port}))
    service = service_over(data_folder(recorded, tmp_path), encoder, fetcher)
    yield service
    service.close()


@pytest.fixture
async def bot(run_bot: RunBot, newsroom: Service) -> AsyncIterator[TelegramApplication]:
    """The bot over that service."""
    async with run_bot(newsroom) as application:
        yield application


async def result(admin: Chat, number: int = 0) -> Message:
    """The bot's message of that number, once it says more than that it is reading."""
    message = await admin.answer(number)
    await admin.until(lambda: not message.text.startswith("Reading…"), "the end of reading")
    return message


def articles(newsroom: Service) -> set[str]:
    """The articles on record."""
    return set(newsroom.load_corpus().records.articles)


@pytest.mark.parametrize("how", ["{url}", "/ingest {url}"])
async def test_a_link_becomes_a_card(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, site: Site, how: str
) -> None:
    before, ada = articles(newsroom), tg.person(1, "Ada")
    await ada.say(how.format(url=site.url("peru")))
    card = await result(ada)
    assert card.earlier[0] == "Reading…"
    assert card.text.startswith("Peru signs for 54 tanks\nDefence Wire · 19 November 2025\nTaken in\nFacts that wait: ")
    assert ". Ordered: 54 tanks\n" in card.text
    assert "“Peru signed a contract with Hyundai Rotem on 18 November 2025 for 54 K2 tanks" in card.text
    assert card.labels == FRESH
    assert card.links == {"Peru signs for 54 tanks": site.url("peru")}
    assert articles(newsroom) - before == {"2025-11-19-defence-wire-peru-signs-for-54-tanks"}


async def test_the_same_link_again_adds_nothing(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, site: Site
) -> None:
    ada, abe = tg.person(1, "Ada"), tg.person(2, "Abe")
    await ada.say(site.url("peru"))
    await result(ada)
    before = articles(newsroom)
    await abe.say(site.url("peru"))
    card = await result(abe)
    assert "On record already; nothing was added\nFacts that wait: " in card.text
    assert card.labels == [*FRESH[:4], "Close"]
    assert articles(newsroom) == before


async def test_pitfall_41_file_with_the_caption_ingest(tg: BotApi, bot: TelegramApplication, newsroom: Service) -> None:
    ada, bob, group = tg.person(1, "Ada"), tg.person(12, "Bob"), tg.group(-1001, "Desk")
    await ada.upload(PAGE.encode(), "peru.html", "text/html", caption="/ingest")
    assert (await result(ada)).text.startswith("Peru signs for 54 tanks\nDefence Wire · 19 November 2025\nTaken in\n")
    await ada.upload(b"# Chile counts\n\nChile has 120 tanks, a report says.\n", "chile.md")
    assert (await result(ada, 1)).text.startswith("Chile counts\n")
    assert len(tg.called("download")) == 2
    await bob.upload(PAGE.encode(), "peru.html", "text/html", caption="/ingest")
    assert (await bob.answer(0)).text == "Only this bot's admins can do that."
    await group.upload(PAGE.encode(), "peru.html", caption="/ingest@other_bot", by=ada)
    await group.upload(PAGE.encode(), "peru.html", caption="/Ingest@Deals_bot", by=ada)
    assert (await group.answer(0)).text == "Please send me that in a private chat."
    assert len(group.answers) == 1
    assert len(tg.called("download")) == 2


async def test_pitfall_40_album_makes_a_draft_for_each_file(
    tg: BotApi, bot: TelegramApplication, newsroom: Service
) -> None:
    before, ada = articles(newsroom), tg.person(1, "Ada")
    files = [(f"# Country {n}\n\nCountry {n} has ordered {n}0 tanks.\n".encode(), f"{n}.md") for n in (1, 2, 3)]
    await ada.album(*files)
    titles = {(await result(ada, number)).text.split("\n")[0] for number in range(3)}
    assert titles == {"Country 1", "Country 2", "Country 3"}
    assert len(articles(newsroom) - before) == 3


async def test_a_forwarded_post_names_its_channel(tg: BotApi, bot: TelegramApplication, newsroom: Service) -> None:
    ada = tg.person(1, "Ada")
    await ada.forward(TEXT, channel="Newsroom")
    card = await result(ada)
    assert card.text.startswith("Peru signs for 54 tanks\nNewsroom · 13 November 2025\nTaken in\n")
    assert card.links == {"Peru signs for 54 tanks": "https://t.me/newsroom/77"}


async def test_pitfall_42_forwarded_rich_message_is_read(tg: BotApi, bot: TelegramApplication) -> None:
    ada = tg.person(1, "Ada")
    bold = {"type": "bold", "text": "54 K2 tanks"}
    blocks = [
        {"type": "heading", "text": "Peru signs for 54 tanks", "size": 1},
        {"type": "paragraph", "text": ["Peru has ordered ", bold, " from Hyundai Rotem, the army said."]},
        {"type": "table", "cells": [[{"text": "Tanks"}, {"text": "54"}]]},
        {"type": "details", "summary": "More", "blocks": [{"type": "paragraph", "text": "It is worth $1.2 billion."}]},
    ]
    await ada.forward(rich_message={"blocks": blocks})
    card = await result(ada)
    assert card.text.startswith("Peru signs for 54 tanks\nNewsroom · 13 November 2025\nTaken in\n")
    assert "“Peru has ordered 54 K2 tanks from Hyundai Rotem, the army said.”" in card.text
    written = await ada.say(rich_message={"blocks": [{"type": "heading", "text": "Chile counts its tanks", "size": 1}]})
    assert (await result(ada, 1)).text.startswith("Chile counts its tanks\n")
    await ada.say("/ingest", reply_to=written)
    assert "On record already" in (await result(ada, 2)).text


async def test_pitfall_40_long_paste_in_three_parts_is_one_draft(
    tg: BotApi, bot: TelegramApplication, newsroom: Service
) -> None:
    before, ada = articles(newsroom), tg.person(1, "Ada")
    long = TEXT + "".join(f"\n\nThe army showed tank number {n} to visitors from the region." for n in range(150))
    parts = await ada.paste(long)
    card = await result(ada)
    assert len(parts) == 3
    assert "Reading… 3 parts so far; /done says that this was all." in [*card.earlier, card.text]
    assert card.text.startswith("Peru signs for 54 tanks\n")
    [article] = articles(newsroom) - before
    said = newsroom.load_corpus().records.articles[article].text
    assert [f"tank number {n} to visitors" in said for n in range(150)] == [True] * 150


async def test_done_ends_a_long_text_at_once_and_a_question_behind_it_is_answered(
    tg: BotApi, bot: TelegramApplication
) -> None:
    ada = tg.person(1, "Ada")
    assert (await ada.ask("/done")).text == "There is nothing to finish: no long text is being collected."
    await ada.say(f"{TEXT}\n\nIt is the largest order of the year.")
    await ada.say("/done")
    assert (await result(ada, 1)).text.startswith("Peru signs for 54 tanks\n")
    answer = await ada.ask("how many K2s have been delivered to Poland?")
    assert answer.styled("bold")[0].startswith("180 ")


async def test_another_text_while_one_is_being_collected_is_an_article_of_its_own(
    tg: BotApi, bot: TelegramApplication, newsroom: Service
) -> None:
    before, ada = articles(newsroom), tg.person(1, "Ada")
    await ada.say(f"{TEXT}\n\nIt is the largest order of the year, the army said.")
    await ada.say("/ingest Chile counts its tanks\n\nChile has ordered 12 K2 tanks, the army said.")
    titles = {(await result(ada, number)).text.split("\n")[0] for number in range(2)}
    assert titles == {"Peru signs for 54 tanks", "Chile counts its tanks"}
    assert len(articles(newsroom) - before) == 2


@pytest.mark.parametrize(
    "question",
    [
        "how many K2s have been delivered to Poland?",
        "https://example.com/a says 1,000 K2s went to Poland, is that so?",
        "K2 Poland",
    ],
)
async def test_a_question_of_an_admin_stays_a_question(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, question: str
) -> None:
    before, ada = articles(newsroom), tg.person(1, "Ada")
    answer = await ada.ask(question)
    assert "Reading…" not in [answer.text, *answer.earlier]
    assert answer.links
    assert articles(newsroom) == before


async def test_ingest_in_reply_takes_in_what_it_replies_to(tg: BotApi, bot: TelegramApplication) -> None:
    ada = tg.person(1, "Ada")
    said = await ada.say("Peru has ordered 54 K2 tanks, the army said.")
    await ada.answer(0, "the answer to it as a question")
    await ada.say("/ingest", reply_to=said)
    assert "“Peru has ordered 54 K2 tanks, the army said.”" in (await result(ada, 1)).text
    card = ada.answers[1]
    for usage in (await ada.ask("/ingest"), await ada.ask("/ingest", reply_to=card)):
        assert usage.text.startswith("Send me an article, and I read it: a link, a file (web page,")
    assert (await ada.ask("/help")).text.endswith(ada.answers[2].text)


async def test_a_feed_brings_its_new_entries(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, site: Site
) -> None:
    before, ada = articles(newsroom), tg.person(1, "Ada")
    entries = "".join(
        f"<item><title>{title}</title><link>{site.url(path)}</link><description>Tanks.</description></item>"
        for title, path in (("Peru signs for 54 tanks", "peru"), ("Gone", "status/404"))
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Defence Wire</title>{entries}</channel></rss>'
    await ada.upload(feed.encode(), "feed.xml", "application/rss+xml")
    message = await result(ada)
    assert message.text.startswith("Articles: 2\n• Peru signs for 54 tanks – Taken in\n• Nothing was taken in: ")
    assert message.labels == ["Peru signs for 54 tanks"]
    await ada.tap(message, "Peru signs for 54 tanks")
    assert ". Ordered: 54 tanks\n" in (await ada.answer(1)).text
    assert len(articles(newsroom) - before) == 1


async def test_a_fresh_article_is_cancelled_and_nothing_of_it_is_kept(
    tg: BotApi, bot: TelegramApplication, newsroom: Service, site: Site
) -> None:
    ada = tg.person(1, "Ada")
    kept = {path: path.read_bytes() for path in newsroom.data.rglob("*.[mt][do]*") if ".index" not in path.parts}
    await ada.say(site.url("peru"))
    card = await result(ada)
    await ada.tap(card, "Cancel")
    await tg.world.until(lambda: card.labels == [], "the card to be put away")
    assert card.text == "Cancelled; nothing of it is kept. Send it again to take it in after all."
    assert {path: path.read_bytes() for path in kept} == kept
    await ada.say(site.url("peru"))
    assert "\nTaken in\n" in (await result(ada, 1)).text
