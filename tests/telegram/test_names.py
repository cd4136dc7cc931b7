"""Names of people in our sentences: whatever they look like, they are names."""

from bot.telegram.messages.text import isolated
from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi
from tests.telegram.test_cards import open_card


async def test_pitfall_60_a_name_from_right_to_left_stays_where_it_is(
    tg: BotApi, desk_bot: TelegramApplication
) -> None:
    ada, avi = tg.person(1, "Ada"), tg.person(2, "\u202eאבי\u2069 12")
    hers, his = await open_card(ada), await open_card(avi)
    await avi.tap(his, "Approve all")
    assert (await ada.tap(hers, "Approve all")).startswith("Approved already: \u2068אבי 12\u2069, ")
    await tg.world.until(lambda: "Approved: 3, by \u2068אבי 12\u2069, " in hers.text, "her card to follow")


def test_other_names_are_left_as_they_are() -> None:
    assert [isolated(name) for name in ("Ada", "김", "Łucja 12", "")] == ["Ada", "김", "Łucja 12", ""]
