"""Pages in a group: in the topic they were asked for in, turned by anybody, and only for our own commands."""

from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi


async def test_pages_stay_in_their_topic_and_anybody_turns_them(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-100, "Desk", forum=True)
    page = await group.ask("/country Poland", by=ann, topic=7)
    assert (page.topic, page.text.split("\n")[0]) == (7, "Poland")
    assert await group.tap(page, "›", by=bob) == ""
    await group.until(lambda: page.text.endswith("Page 2 of 2"), "the second page")
    table = await group.ask("/export@deals_bot Peru", by=bob, topic=7)
    assert (table.topic, table.kind) == (7, "document")
    assert len(group.answers) == 2


async def test_other_bots_commands_and_edited_ones_are_not_ours(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann, group = tg.person(11, "Ann"), tg.group(-100, "Desk")
    await group.say("/country@other_bot Poland", by=ann)
    asked = await ann.say("/latest 1")
    await ann.answer(0)
    await ann.edit(asked, "/latest 2")
    assert "Countries on record" in (await ann.ask("/country")).text
    assert (len(group.answers), len(ann.answers)) == (0, 2)
