"""What people missed, as admins see it: grouped by what was missing, the oldest first, and nobody named."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.service import Service
from bot.telegram.missing.gap_pages import render_gap
from bot.telegram.missing.gaps import WRONG, Fault, Gap
from bot.telegram.running import TelegramApplication
from bot.telegram.wording import Wordings
from retrieval.answer import Answer, Outcome, Reason
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, UNKNOWN, HandDesk
from tests.telegram.double import BotApi, Chat, Message

ATLANTIS = Answer(
    "Nothing on record is called Atlantis.", Outcome.DECLINED, reason=Reason.UNKNOWN_NAME, reading="value"
)
WHICH = Answer("Which one do you mean?", Outcome.CLARIFY, choices=("one?", "two?"), reading="lookup · K2 Black Panther")


async def _gaps(admin: Chat) -> Message:
    """The list, once everything before it is noted: that is done when the answer is there already."""
    await admin.ask("/help")
    return await admin.ask("/gaps")


@pytest.fixture
def clock() -> Clock:
    """The 3rd of November 2026, at noon."""
    return Clock("2026-11-03T12:00:00+00:00")


@pytest.fixture
async def watched(run_bot: RunBot, desk: HandDesk, clock: Clock) -> AsyncIterator[TelegramApplication]:
    """The bot on that day."""
    desk.answers.update({"Atlantis?": ATLANTIS, "K2?": WHICH, "Poland?": SEVENTY_ONE})
    async with run_bot(desk, now=clock) as application:
        yield application


async def test_gaps_are_grouped_counted_and_the_oldest_comes_first(
    tg: BotApi, watched: TelegramApplication, clock: Clock
) -> None:
    ada, ann, bob = tg.person(1, "Ada"), tg.person(11, "Ann"), tg.person(12, "Bob")
    await ann.ask("Peru?")
    clock.forward(days=1)
    await bob.ask("Atlantis?")
    await bob.ask("K2?")
    await bob.ask("Poland?")
    clock.forward(days=1)
    await bob.ask("how many for Peru?")
    await ann.ask("and Peru again?")
    gaps = await _gaps(ada)
    assert gaps.text == (
        "Gaps: 3\n"
        "• 2 × delivered · buyer Peru – not on record, since 3 November 2026\n"
        "• 1 × Nothing on record is called Atlantis. – unknown name, since 4 November 2026\n"
        "• 1 × K2 Black Panther – asked back, since 4 November 2026"
    )
    assert gaps.labels == [
        "delivered · buyer Peru",
        "Nothing on record is called Atlantis.",
        "K2 Black Panther",
    ]


async def test_a_gap_shows_the_questions_and_is_marked_done(
    tg: BotApi, watched: TelegramApplication, clock: Clock
) -> None:
    ada, ann, bob = tg.person(1, "Ada"), tg.person(11, "Ann"), tg.person(12, "Bob")
    await ann.ask("Peru?")
    clock.forward(days=1)
    await bob.ask("how many for @Peru?")
    gaps = await _gaps(ada)
    await ada.tap(gaps, "delivered · buyer Peru")
    await tg.world.until(lambda: gaps.earlier, "the gap")
    assert gaps.text == (
        "delivered · buyer Peru\n"
        "People who asked: 2, since 3 November 2026\n"
        "\n"
        "Nothing like it is on record. To add next: an article about delivered · buyer Peru.\n"
        "\n"
        "• how many for @\u2060Peru?\n"
        "• Peru?"
    )
    await ada.tap(gaps, "Done")
    await tg.world.until(lambda: len(gaps.earlier) == 2, "the list")
    assert gaps.text == "Done: delivered · buyer Peru\n\nNobody misses anything."
    await ada.tap(gaps, "Undo")
    await tg.world.until(lambda: len(gaps.earlier) == 3, "the list again")
    assert gaps.text.startswith("Gaps: 1\n• 2 × delivered")
    await ada.tap(gaps, "delivered · buyer Peru")
    await tg.world.until(lambda: len(gaps.earlier) == 4, "the gap")
    await ada.tap(gaps, "Done")
    await tg.world.until(lambda: len(gaps.earlier) == 5, "the list")
    clock.forward(days=1)
    await ann.ask("Peru at last?")
    assert (await _gaps(ada)).text == ("Gaps: 1\n• 1 × delivered · buyer Peru – not on record, since 5 November 2026")


async def test_the_list_has_pages(tg: BotApi, watched: TelegramApplication, desk: HandDesk) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    for number in range(8):
        desk.answers[f"{number}?"] = replace(UNKNOWN, reading=f"value · Land {number}")
        await ann.ask(f"{number}?")
    gaps = await _gaps(ada)
    assert gaps.labels == [*(f"contract value · Land {number}" for number in range(6)), "More"]
    await ada.tap(gaps, "More")
    await tg.world.until(lambda: gaps.earlier, "the next page")
    assert gaps.labels == ["contract value · Land 6", "contract value · Land 7", "Earlier"]
    await ada.tap(gaps, "contract value · Land 7")
    await tg.world.until(lambda: len(gaps.earlier) == 2, "the gap")
    await ada.tap(gaps, "Back")
    await tg.world.until(lambda: len(gaps.earlier) == 3, "the page again")
    assert gaps.labels == ["contract value · Land 6", "contract value · Land 7", "Earlier"]


@pytest.mark.parametrize(
    ("reading", "advice"),
    [
        (
            "delivered_quantity · Poland · K2 Black Panther",
            "The newest on record is of 13 November 2025."
            " To add next: an article about delivered · Poland · K2 Black Panther from after 13 November 2025.",
        ),
        (
            "delivered_quantity · Peru",
            "What is on record about it, of 10 December 2025 at the newest, doesn't say that."
            " To add next: an article about delivered · Peru.",
        ),
        (
            "lookup · Atlantis",
            "Nothing like it is on record. To add next: an article about Atlantis.",
        ),
    ],
)
def test_which_article_to_add_next(newsroom: Service, reading: str, advice: str) -> None:
    gap = Gap(1, Reason.NOT_RECORDED, reading, 3, datetime(2026, 11, 3, tzinfo=UTC))
    shown = render_gap(gap, (), newsroom.knowledge(), 0, Wordings().of("en"))
    assert shown.text.text.split("\n\n")[1] == advice


async def test_an_article_of_the_time_that_was_asked_about_is_wanted(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ada, ann = tg.person(1, "Ada"), tg.person(11, "Ann")
    await ann.ask("How many K2 tanks had been delivered to Poland by 2019?")
    gaps = await _gaps(ada)
    await ada.tap(gaps, gaps.labels[0])
    await tg.world.until(lambda: gaps.earlier, "the gap")
    assert gaps.text.startswith("delivered · Poland · K2 Black Panther\nPeople who asked: 1, since ")
    wanted = "To add next: an article about delivered · Poland · K2 Black Panther from the time that was asked about."
    assert wanted in gaps.text


@pytest.mark.parametrize("language", Wordings().languages)
def test_every_kind_of_gap_has_its_words(language: str) -> None:
    words = Wordings().of(language).gaps
    assert set(words.kinds) == {*Reason, Outcome.CLARIFY, WRONG}
    assert set(words.faults) == set(Fault)


async def test_gaps_are_for_admins_in_private(tg: BotApi, watched: TelegramApplication) -> None:
    ada, ann, group = tg.person(1, "Ada"), tg.person(11, "Ann"), tg.group(-1001, "Desk")
    await ann.ask("Peru?")
    gaps = await _gaps(ada)
    assert (await ann.ask("/gaps")).text == "Only this bot's admins can do that."
    for data in ("gaps:0", "gap:1:0", "gapdone:1:0", "gapundo:1:0"):
        assert await ann.tap_data(gaps, data) == "Only this bot's admins can do that."
    assert (await group.ask("/gaps", by=ada)).text == "Please send me that in a private chat."
    assert await ada.tap_data(gaps, "gap:x") == "This button is too old; please type your question."
    assert await ada.tap_data(gaps, "gap:99:0") == ""
    assert await ada.tap_data(gaps, "gapdone:99:" + "9" * 50) == ""
    assert gaps.text.startswith("Gaps: 1\n")
