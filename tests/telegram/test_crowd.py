"""Twenty people at once, while calls to Telegram fail: nothing lost, nothing doubled, order kept in each chat."""

from bot.telegram.running import TelegramApplication
from tests.telegram.crowd import Crowd, talk_at_once
from tests.telegram.double import BotApi, Fault


async def test_twenty_people_read_what_one_alone_reads(tg: BotApi, desk_bot: TelegramApplication) -> None:
    crowd = Crowd(tg)
    alone = await crowd.talk(tg.person(99, "Ann"))
    assert "180" in alone[0]
    assert alone[2] != alone[0]
    tg.fail(Fault("*", 502, times=1000, body="<html>502 Bad Gateway</html>", share=0.03))
    tg.fail(Fault("*", 429, times=1000, retry_after=1, share=0.02))
    people = [tg.person(100 + number, f"P{number}") for number in range(20)]
    assert await talk_at_once(crowd, people, alone) == []
