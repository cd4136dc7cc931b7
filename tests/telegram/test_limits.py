"""How much may be asked: what is too much is refused once, politely, and nobody else notices."""

import asyncio
from pathlib import Path

import pytest

from bot.config import Limits
from bot.telegram.people.limits import Excess, Flood, Wish
from bot.telegram.running import TelegramApplication
from bot.telegram.wording import Wordings
from tests.telegram.clock import Clock
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.crowd import TOGETHER, Crowd
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi


def _asked(flood: Flood, person: int, group: int | None = None, wish: Wish = Wish.QUESTION) -> Excess | None:
    """What came of a question that is answered at once."""
    excess = flood.begin(person, group, wish)
    if excess is None:
        flood.end(person)
    return excess


def test_pitfall_55_a_person_has_ten_questions_a_minute(clock: Clock) -> None:
    flood = Flood(Limits(), clock.seconds)
    assert [_asked(flood, 11) for _ in range(11)] == [None] * 10 + [Excess.MINUTE]
    assert _asked(flood, 12) is None
    clock.forward(seconds=59.9)
    assert _asked(flood, 11) is Excess.MINUTE
    clock.forward(seconds=0.1)
    assert [_asked(flood, 11) for _ in range(11)] == [None] * 10 + [Excess.MINUTE]


def test_pitfall_55_a_person_has_two_hundred_questions_a_day(clock: Clock) -> None:
    flood = Flood(Limits(), clock.seconds)
    for _ in range(20):
        assert [_asked(flood, 11) for _ in range(10)] == [None] * 10
        clock.forward(seconds=60)
    assert _asked(flood, 11) is Excess.DAY
    clock.forward(seconds=24 * 3600 - 20 * 60)
    assert _asked(flood, 11) is None


def test_pitfall_55_a_group_has_fifteen_questions_a_minute(clock: Clock) -> None:
    flood = Flood(Limits(), clock.seconds)
    assert [_asked(flood, person, -1001) for person in range(1, 17)] == [None] * 15 + [Excess.GROUP]
    assert _asked(flood, 16, -1002) is None
    assert _asked(flood, 16) is None
    clock.forward(seconds=60)
    assert _asked(flood, 16, -1001) is None


def test_looking_at_an_answer_again_is_no_question() -> None:
    flood = Flood(Limits(), Clock().seconds)
    assert {_asked(flood, 11, wish=Wish.LOOK) for _ in range(300)} == {None}


def test_every_sixth_look_up_of_what_is_typed_inline_is_a_question(clock: Clock) -> None:
    flood = Flood(Limits(), clock.seconds)
    assert [_asked(flood, 11, wish=Wish.TYPING) for _ in range(60)] == [None] * 60
    assert _asked(flood, 11) is Excess.MINUTE
    assert _asked(flood, 11, wish=Wish.TYPING) is Excess.MINUTE
    assert _asked(flood, 12, wish=Wish.TYPING) is None
    clock.forward(seconds=60)
    assert _asked(flood, 11, wish=Wish.TYPING) is None


def test_two_hundred_questions_wait_at_most() -> None:
    flood = Flood(Limits(), Clock().seconds)
    assert {flood.begin(person, None, Wish.QUESTION) for person in range(200)} == {None}
    assert flood.begin(200, None, Wish.QUESTION) is Excess.ALL_WAITING
    flood.end(0)
    assert flood.begin(200, None, Wish.QUESTION) is None


@pytest.mark.parametrize("language", Wordings().languages)
def test_every_excess_has_its_words(language: str) -> None:
    assert set(Wordings().of(language).limits) == set(Excess)


async def test_pitfall_39_a_fourth_question_without_an_answer_is_refused_politely(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    desk.gate.clear()
    for question in ("one?", "two?", "three?"):
        await ann.say(question)
    await tg.world.until(lambda: tg.world.activities, "the first to be in hand")
    refusal = await ann.ask("four?")
    assert refusal.text == ("I have 3 questions of yours in hand; please wait for the answers before you ask on.")
    await ann.say("five?")
    assert (await bob.ask("/help")).text.startswith("Ask in your own words")
    desk.gate.set()
    await ann.answer(3)
    await ann.ask("six?")
    assert [text for text, _ in desk.asked] == ["one?", "two?", "three?", "six?"]
    assert len(ann.answers) == 5


async def test_pitfall_55_a_flood_gets_one_warning_and_then_silence(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, bob = tg.person(11, "Ann", "pl"), tg.person(12, "Bob")
    for number in range(10):
        await ann.ask(f"question {number}?")
    warning = await ann.ask("one more?")
    assert warning.text == "To więcej niż 10 pytań na minutę; daj mi, proszę, chwilę."
    hello = await bob.ask("/start")
    assert await ann.tap(hello, hello.labels[0]) == ""
    await ann.say("and one more?")
    await bob.ask("still there?")
    assert len(ann.answers) == 11
    assert [text for text, _ in desk.asked][10:] == ["still there?"]


async def test_pitfall_55_a_group_that_asks_too_much_is_warned_once(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    group, people = tg.group(-1001, "Desk"), [tg.person(11 + number, f"Ann {number}") for number in range(3)]
    for number in range(15):
        await group.ask(f"/ask question {number}?", by=people[number % 2])
    warning = await group.ask("/ask one more?", by=people[2])
    assert warning.text == "That's more than 15 questions a minute in this group; please give me a moment."
    await group.say("@deals_bot and one more?", by=people[2])
    await group.say("lunch?", by=people[0])
    assert (await people[2].ask("here?")).text.startswith("The records don't say.")
    assert len(group.answers) == 16


async def test_pitfall_55_whoever_comes_when_too_many_wait_is_asked_to_come_again(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path
) -> None:
    ann, bob, cec = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.person(13, "Cec")
    config = config_for(tg, tmp_path).model_copy(update={"limits": Limits(all_waiting=2)})
    async with run_bot(desk, config=config) as bot:
        desk.gate.clear()
        for person in (ann, bob):
            await person.say("K2?")
        await tg.world.until(lambda: len(set(tg.world.activities)) == 2, "both to be in hand")
        assert (await cec.ask("K2?")).text == "I'm busy just now; please try again in a minute."
        desk.gate.set()
        await ann.answer(0)
        await bob.answer(0)
        await tg.world.until(lambda: not bot.update_processor.current_concurrent_updates, "both to be done with")
        assert (await cec.ask("K2?")).text.startswith("The records don't say.")


async def test_who_types_inline_too_much_is_offered_nothing_for_a_while(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path
) -> None:
    desk.answers["how many K2s?"] = SEVENTY_ONE
    ann, bob, ada = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.person(1, "Ada")
    config = config_for(tg, tmp_path).model_copy(update={"limits": Limits(per_minute=1)})
    async with run_bot(desk, config=config):
        offered = [len(await ann.inline("how many K2s?")) for _ in range(7)]
        assert offered == [1, 1, 1, 1, 1, 1, 0]
        assert [len(await one.inline("how many K2s?")) for one in (bob, ada, ada)] == [1, 1, 1]
    answers = [call.parameters for call in tg.called("answerInlineQuery")]
    assert [answer["cache_time"] for answer in answers] == [*["60"] * 6, "0", "60", "60", "60"]
    assert ann.answers == []


async def test_an_album_is_one_message(tg: BotApi, bot: TelegramApplication) -> None:
    ann, photo = tg.person(11, "Ann"), [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]
    for _ in range(10):
        await ann.say(photo=photo, media_group_id="7")
    assert (await ann.ask("K2?", within=30)).text.startswith("I can only read text.")
    assert (await ann.answer(1)).text.startswith("The records don't say.")


async def test_admins_may_ask_as_they_like(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ada = tg.person(1, "Ada")
    for number in range(12):
        await ada.ask(f"/ask question {number}?")
    assert len(desk.asked) == 12


async def test_pitfall_38_fifty_people_at_once_are_all_answered(tg: BotApi, desk_bot: TelegramApplication) -> None:
    crowd = Crowd(tg)
    people = [tg.person(100 + number, f"P{number}") for number in range(50)]
    answers = await asyncio.gather(*(crowd.ask(person, TOGETHER[0]) for person in people))
    assert {message.text.split(" delivered")[0] for [message] in answers} == {"180 tanks of 180"}
    assert crowd.left_over() == {}
    p95 = sorted(crowd.waits)[int(0.95 * len(crowd.waits))]
    assert p95 < 10  # seconds; by Telegram's own limit of 30 messages a second it is two at least
