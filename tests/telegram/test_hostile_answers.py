"""Hostile text in articles, met in a chat: it is read, and does nothing."""

from dataclasses import replace

import pytest

from bot.telegram.running import TelegramApplication
from bot.telegram.wording import Wordings
from index.records import Article
from retrieval.answer import Answer, Citation, Outcome, Support
from tests.telegram.desk import HERALD, HandDesk
from tests.telegram.double import BotApi, Chat, Message
from tests.telegram.double.entities import typed_entities, units
from tests.telegram.test_text import HOSTILE

LONG = "w" * 10_000
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def _answer(text: str, url: str | None) -> Answer:
    article: Article = HERALD.model_copy(update={"publisher": text, "title": text, "url": url})
    citations = (Citation(article, text, text, "x#1"),)
    return Answer(
        text,
        Outcome.ANSWERED,
        text[:9],
        details=(text, text),
        citations=citations,
        reading=text,
        notes=(text,),
        support=Support(1, (text[3:20],)),
        inferred=True,
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://user?id=1", "https://reuters.com@evil.example/"])
async def test_pitfall_25_and_26_nothing_comes_to_life_in_any_view(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, url: str
) -> None:
    tg.world.tags_expected = True  # they are part of what the article says, and are shown as that
    desk.answers |= dict.fromkeys(("K2s?", "timeline"), _answer(HOSTILE, url))
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    shown = [await ann.ask("K2s?"), await group.ask("/ask K2s?", by=ann)]
    for message in shown:
        assert (typed_entities(message.text), message.links) == ([], {})
    for button in ("Sources", "Timeline"):
        await _see(tg, ann, shown[0], button)
        assert (typed_entities(shown[0].text), shown[0].links) == ([], {})


@pytest.mark.parametrize("text", [LONG, FAMILY * 3000, "e\u0301" * 5000, "🇵🇱" * 4000, "\u0301" * 9000 + "x"])
async def test_pitfall_23_whatever_its_length_an_answer_arrives(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk, text: str
) -> None:
    desk.answers |= dict.fromkeys(("K2s?", "timeline"), _answer(text, None))
    ann, group = tg.person(11, "Ann"), tg.group(-1001, "Desk")
    answer, short = await ann.ask("K2s?"), await group.ask("/ask K2s?", by=ann)
    for button in ("Sources", "Timeline"):
        await _see(tg, ann, answer, button)
    for said in (answer.text, short.text, *answer.earlier):
        assert units(said) <= 4096


async def test_pitfall_23_the_longest_help_fits(tg: BotApi, bot: TelegramApplication) -> None:
    for language in Wordings().languages:
        ada = tg.person(1, "Ada", language)
        assert units((await ada.ask("/help")).text) < 4096


async def test_pitfall_24_more_than_a_hundred_entities(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    citations = tuple(
        Citation(HERALD.model_copy(update={"id": f"a{number}", "publisher": "M"}), "q", "M") for number in range(150)
    )
    desk.answers["K2s?"] = replace(_answer("71", None), citations=citations)
    ann = tg.person(11, "Ann")
    answer = await ann.ask("K2s?")
    await _see(tg, ann, answer, "Sources")
    assert len(answer.entities) == 100


async def _see(tg: BotApi, ann: Chat, message: Message, button: str) -> None:
    edits = len(message.earlier)
    await ann.tap(message, button)
    await tg.world.until(lambda: len(message.earlier) > edits, button)
