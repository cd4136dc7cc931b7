"""/queue: what waits, a page at a time."""

from pathlib import Path

from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi
from tests.telegram.newsroom import ARTICLE, FACTS, HEADER, TEXT, TITLE


def put_more(data: Path, count: int) -> None:
    """Put more articles with facts that wait into the data folder by hand."""
    first = FACTS.split("\n\n")[0] + "\n"
    for number in range(1, count + 1):
        article = HEADER.replace(TITLE, f"Tanks, part {number}").replace("/peru", f"/part-{number}") + TEXT
        (data / "articles" / f"2025-11-21-defence-wire-{number:02}.md").write_text(article, encoding="utf-8")
        (data / "facts" / f"2025-11-21-defence-wire-{number:02}.toml").write_text(first, encoding="utf-8")


async def test_the_queue_lists_what_waits_and_opens_cards(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ada = tg.person(1, "Ada")
    queue = await ada.ask("/queue")
    assert queue.text == "Facts that wait: 3 · articles: 1\n• Peru counts its tanks – 3, flagged: 1"
    assert queue.labels == [TITLE]
    await ada.tap(queue, TITLE)
    assert (await ada.answer(1)).text.startswith(f"{TITLE}\nDefence Wire · 20 November 2025\nFacts that wait: 3")


async def test_pages_are_turned_in_the_same_message(tg: BotApi, desk_bot: TelegramApplication, data: Path) -> None:
    put_more(data, 20)
    ada = tg.person(1, "Ada")
    queue = await ada.ask("/queue")
    assert queue.text.split("\n")[:2] == [
        "Facts that wait: 23 · articles: 21",
        "• Peru counts its tanks – 3, flagged: 1",
    ]
    assert queue.labels == [TITLE, *(f"Tanks, part {number}" for number in range(1, 8)), "More"]
    await ada.tap(queue, "More")
    await tg.world.until(lambda: "Earlier" in queue.labels, "the second page")
    assert queue.labels == [*(f"Tanks, part {number}" for number in range(8, 16)), "Earlier", "More"]
    await ada.tap(queue, "More")
    await tg.world.until(lambda: "More" not in queue.labels, "the third page")
    assert queue.labels == [*(f"Tanks, part {number}" for number in range(16, 21)), "Earlier"]
    await ada.tap_data(queue, "queue:999999")  # a page there isn't
    assert queue.labels[-1] == "Earlier"


async def test_a_card_of_many_facts_has_pages_too(tg: BotApi, desk_bot: TelegramApplication, data: Path) -> None:
    facts = [
        FACTS.split("\n\n")[0].replace('stated_by = "ministry"', f'stated_by = "source {n}"') for n in range(1, 13)
    ]
    (data / "facts" / f"{ARTICLE}.toml").write_text("\n\n".join(facts) + "\n", encoding="utf-8")
    ada = tg.person(1, "Ada")
    await ada.tap(await ada.ask("/queue"), TITLE)
    card = await ada.answer(1)
    assert "5. Ordered: 54 tanks" in card.text
    assert "6. Ordered" not in card.text
    await ada.tap(card, "More")
    await tg.world.until(lambda: "6. Ordered: 54 tanks" in card.text, "the second page")
    assert card.labels == ["Approve all", "Review one by one", "Edit", "Reject", "Earlier", "More", "Close"]
    assert (await ada.ask("12 stated_by ministry", reply_to=card)).text == "12. Changed and approved"
    await tg.world.until(lambda: "Facts that wait: 11" in card.text, "the card")


async def test_nothing_waits(tg: BotApi, desk_bot: TelegramApplication, data: Path) -> None:
    (data / "facts" / f"{ARTICLE}.toml").unlink()
    assert (await tg.person(1, "Ada").ask("/queue")).text == "Nothing waits."


async def test_a_hostile_title_stays_text(tg: BotApi, desk_bot: TelegramApplication, data: Path) -> None:
    tg.world.tags_expected = True
    path = data / "articles" / f"{ARTICLE}.md"
    title = "@everyone /reindex [x](http://evil.example) \u202e <b>" + "x" * 400
    path.write_text(path.read_text("utf-8").replace(TITLE, f"'{title}'"), encoding="utf-8")
    ada = tg.person(1, "Ada")
    queue = await ada.ask("/queue")
    assert "@everyone" not in queue.text
    assert "\u202e" not in queue.text
    await ada.tap_data(queue, queue.buttons[0]["callback_data"])
    card = await ada.answer(1)
    assert list(card.links.values()) == ["https://defence-wire.example/peru"]
    assert card.labels[0] == "Approve all"
