"""What is worth looking at: short conversations with the real bot over the records that ship."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

from bot.telegram.newsroom.reports import render_progress
from bot.telegram.wording import Wordings
from index.build import Progress
from tests.telegram.double import BotApi, Chat

K2 = "How many K2s have been delivered to Poland?"
ARTICLE = (
    "Poland receives more tanks\nDefence Wire, 20 November 2026\n\n"
    "Poland had received 60 K2 tanks under its second executive contract by 20 November 2026, Hyundai Rotem said. "
    "The contract for 180 K2 tanks is worth $6.5 billion. Deliveries are to be completed in 2030."
)
Scene: TypeAlias = Callable[[BotApi, Chat], Awaitable[Chat]]


def asking(*texts: str) -> Scene:
    """Somebody says one thing after the other, and waits for each answer."""

    async def scene(tg: BotApi, ann: Chat) -> Chat:
        for text in texts:
            await ann.ask(text)
        return ann

    return scene


async def views(tg: BotApi, ann: Chat) -> Chat:
    """The sources of an answer, and the timeline of another."""
    for label in ("Sources", "Timeline"):
        shown = await ann.ask(K2)
        await ann.tap(shown, label)
        await ann.until(lambda: ann.answers[-1].earlier, label)
    return ann


async def chart(tg: BotApi, ann: Chat) -> Chat:
    """A chart and a table."""
    shown = await ann.ask(K2)
    await ann.tap(shown, "Chart")
    await ann.answer(1)
    await ann.tap(shown, "CSV")
    await ann.answer(2)
    return ann


async def comparison(tg: BotApi, ann: Chat) -> Chat:
    """Figures side by side, and a long answer."""
    shown = await ann.ask("Which country ordered the most K9s?")
    await ann.tap(shown, "Chart")
    await ann.answer(1)
    await ann.ask("What is the total value of Poland's deals with Korea?")
    return ann


async def group(tg: BotApi, ann: Chat) -> Chat:
    """The short form in a group."""
    desk, bob = tg.group(-1001, "Desk"), tg.person(12, "Bob")
    await desk.say("lunch at one?", by=bob)
    await desk.ask(f"@deals_bot {K2}", by=ann)
    await desk.ask("/ask Did Poland buy 1,000 K2s?", by=bob)
    await desk.ask("/ask How many K2s have been delivered to Peru?", by=bob)
    return desk


async def card(tg: BotApi, ann: Chat) -> Chat:
    """An article taken in by an admin: its card, a fact of it, and the queue."""
    ada = tg.person(1, "Ada")
    await ann.ask("/alerts K2 Poland")
    await ada.say(f"/ingest {ARTICLE}")
    await ada.until(lambda: any("Approve all" in one.labels for one in ada.answers), "the card")
    await ada.ask("/queue")
    await ada.tap(ada.answers[-1], "Poland receives more tanks")
    await ada.until(lambda: len(ada.answers) > 2, "the second card")
    await ada.tap(ada.answers[-1], "Review one by one")
    await ada.until(lambda: "Skip" in ada.answers[-1].labels, "the first fact")
    return ada


async def decided(tg: BotApi, ann: Chat) -> Chat:
    """The same article decided on, a re-index, and how one looks that takes longer."""
    ada = tg.person(1, "Ada")
    first = next(one for one in ada.answers if "Approve all" in one.labels)
    await ada.tap(first, "Approve all")
    await ada.until(lambda: "Approved" in first.text, "the approval")
    before = len(ada.answers)
    await ada.ask("/reindex")
    await ada.until(lambda: "Stop" not in ada.answers[before].labels, "the end of the re-index")
    words = Wordings().of("en")
    halfway = Progress("proposing", 412, 1030, 3)
    for progress, left in ((halfway, timedelta(minutes=2)), (Progress("publishing", 0, 0), None)):
        reply = render_progress(progress, left, words, "1")
        entities = [entity.to_dict() for entity in reply.text.entities()]
        keyboard = reply.keyboard()
        tg.world.add(
            {
                "message_id": tg.world.next_number(),
                "from": tg.world.bot,
                "chat": tg.world.chats[ada.id],
                "text": reply.text.text,
                "entities": entities,
                "reply_markup": keyboard.to_dict() if keyboard else {},
            }
        )
    return ada


async def alert(tg: BotApi, ann: Chat) -> Chat:
    """The news on what is followed."""
    await ann.until(lambda: len(ann.answers) > 1, "the news")
    return ann


async def korean(tg: BotApi, ann: Chat) -> Chat:
    """The same in Korean."""
    await ann.ask("/start")
    shown = await ann.ask("폴란드에 K2 전차 몇 대가 인도되었나?")
    await ann.tap(shown, "도표")
    await ann.answer(2)
    await ann.ask("페루는?")
    return ann


# In this order: what is taken in at the end is on record afterwards.
SCENES: dict[str, tuple[Scene, str]] = {
    "start": (asking("/start", "/help"), "en"),
    "answer": (asking(K2, "and as of November 2024?", "who says so?"), "en"),
    "views": (views, "en"),
    "chart": (chart, "en"),
    "refusals": (
        asking(
            "What's the weather in Warsaw?",
            "How thick is the armour of the K2PL?",
            "How many Leopards did Poland order?",
            "Did Poland buy 1,000 K2s?",
        ),
        "en",
    ),
    "ambiguous": (asking("How many FA-50s have been delivered?", "How many Chunmoos did Poland order?"), "en"),
    "comparison": (comparison, "en"),
    "tables": (asking("Who ordered more K9s, Poland or Norway?", "timeline of K9 deliveries to Poland"), "en"),
    "korean_tables": (asking("폴란드 K9 인도 경과", "핀란드와 노르웨이 중 누가 K9을 더 많이 주문했나?"), "ko"),
    "latest": (asking("/latest", "/country Peru"), "en"),
    "pages": (asking("/deal poland-k2-ec1-2022", "/compare K9 Norway vs K9 Finland", "/export Peru"), "en"),
    "settings": (asking("/alerts K2 Poland", "/alerts", "/language", "/privacy", "/status"), "en"),
    "group": (group, "en"),
    "korean": (korean, "ko"),
    "polish": (asking("Ile armatohaubic K9 zamówiła Polska?", "Kto kupił najwięcej K9?"), "pl"),
    "spanish": (asking("¿Cuánto pagó Perú por los K808?", "¿Cuántos K2 se han entregado a Polonia?"), "es"),
    "card": (card, "en"),
    "decided": (decided, "en"),
    "alert": (alert, "en"),
}
