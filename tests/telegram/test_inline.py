"""What is typed behind the bot's name in any chat: facts to send there, each in full and cited."""

import json
from typing import Any

import pytest

from bot.telegram.running import TelegramApplication
from tests.telegram.complaints import complaints
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Chat

QUESTION = "how many K2s have been delivered to Poland?"


async def typed(tg: BotApi, who: Chat, text: str) -> None:
    """Type something behind the bot's name, and don't wait for what it offers."""
    number = f"typed{tg.world.next_number()}"
    tg.world.inline[number] = {}
    query: dict[str, Any] = {"id": number, "from": who.user, "query": text, "offset": ""}
    await tg.world.push("inline_query", query)


async def test_names_give_cited_facts_to_send(tg: BotApi, desk_bot: TelegramApplication) -> None:
    facts = await tg.person(11, "Ann").inline("K2 Poland")
    assert len(facts) == 10
    told = next(fact for fact in facts if fact["title"] == "180 tanks delivered")
    assert told["description"] == "Poland, First executive contract for K2 tanks, as of 13 November 2025 (Defence24)"
    content = told["input_message_content"]
    assert content["message_text"].startswith(
        "180 tanks delivered to Poland (K2 Black Panther; First executive contract for K2 tanks), as of 13 November"
        " 2025 (Defence24)\n"
    )
    assert (
        "“All 180 K2 tanks of the first executive contract have now been delivered to Poland.”"
        in content["message_text"]
    )
    assert "text_link" in {entity["type"] for entity in content["entities"]}
    assert content["link_preview_options"] == {"is_disabled": True}


async def test_nothing_typed_gives_the_newest_and_nonsense_nothing(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    assert (await ann.inline(""))[0]["description"].startswith("Peru, Framework agreement for K2 tanks and K808")
    assert await ann.inline("qwertyuiop") == []


async def test_a_question_is_answered_first(tg: BotApi, desk_bot: TelegramApplication) -> None:
    results = await tg.person(11, "Ann").inline(QUESTION)
    assert (results[0]["id"], results[0]["title"]) == ("answer", "180 tanks of 180")
    assert len(results) == 10
    korean = await tg.person(12, "민", "ko").inline("폴란드에 K2가 몇 대 인도되었나?")
    assert korean[0]["input_message_content"]["message_text"].startswith("폴란드: 주문 180 중 180 대 인도")


async def test_facts_are_told_in_the_language_of_who_types(tg: BotApi, desk_bot: TelegramApplication) -> None:
    facts = await tg.person(11, "Ola", "pl").inline("K2 Polska")
    assert "180 czołgów – dostarczono" in {fact["title"] for fact in facts}


async def test_pitfall_47_at_most_fifty_results_and_a_stale_query_is_nobodys_trouble(
    tg: BotApi, desk_bot: TelegramApplication, caplog: pytest.LogCaptureFixture
) -> None:
    ann = tg.person(11, "Ann")
    assert await ann.inline("K2", late=True) == []
    assert len(await ann.inline("K2 Poland")) <= 50
    assert ann.answers == []
    assert complaints(caplog) == []
    answer = tg.called("answerInlineQuery")[1].parameters
    assert (answer["cache_time"], answer["is_personal"]) == ("60", "true")
    ids = [result["id"] for result in json.loads(answer["results"])]
    assert len(set(ids)) == len(ids)


async def test_pitfall_12_updates_without_a_chat_are_handled_in_order(tg: BotApi, run_bot: RunBot) -> None:
    desk = HandDesk({QUESTION: SEVENTY_ONE})
    desk.gate.clear()
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    async with run_bot(desk):
        await typed(tg, ann, QUESTION)  # held up in the middle of its answer
        await typed(tg, ann, "K2")
        await ann.say("/start")
        assert "arms-export deals" in (await bob.ask("/start")).text  # somebody else doesn't wait
        assert (tg.called("answerInlineQuery"), ann.answers) == ([], [])
        desk.gate.set()
        await ann.answer(0)
    order = [(call.method, call.parameters.get("chat_id")) for call in tg.calls if call.method in _ANSWERS]
    assert order == [
        ("sendMessage", "12"),
        ("answerInlineQuery", None),
        ("answerInlineQuery", None),
        ("sendMessage", "11"),
    ]
    first, second = (json.loads(call.parameters["results"]) for call in tg.called("answerInlineQuery"))
    assert [result["title"] for result in first] == ["71 of the 180 K2 tanks"]
    assert second == []


_ANSWERS = ("sendMessage", "answerInlineQuery")
