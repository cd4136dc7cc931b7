"""One person and the bot: greetings, questions, follow-ups, edits, buttons."""

from dataclasses import replace

from bot.telegram.running import TelegramApplication
from retrieval.answer import Answer, Outcome
from tests.telegram.desk import ON_RECORD, QUOTE, SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault


async def test_a_question_is_answered_with_figure_role_date_quote_and_source(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["how many K2s have been delivered to Poland?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    answer = await ann.ask("how many K2s have been delivered to Poland?")
    assert answer.text == (
        "71 of the 180 K2 tanks ordered by Poland in 2022 had been delivered as of 18 November 2024.\n"
        "Delivered · as of 18 November 2024\n"
        "\n"
        "109 were still to come.\n"
        "\n"
        "[1] “71 of the 180 K2 tanks have been delivered” — The Korea Herald\n"
        "[1] The Korea Herald, 18 November 2024, citing Hyundai Rotem"
    )
    assert answer.styled("bold") == ["71 of the 180 K2 tanks"]
    assert answer.styled("expandable_blockquote") == [f"[1] “{QUOTE}” — The Korea Herald"]
    assert answer.links == {"The Korea Herald, 18 November 2024": "https://www.koreaherald.com/article/1?a=1&b=2"}
    assert answer.answers is None
    assert answer.labels[:2] == ["Sources", "Timeline"]


async def test_start_says_what_it_is_for_and_offers_examples_to_tap(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["Did Poland buy 1,000 K2s?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    hello = await ann.ask("/start")
    assert "101 articles, the newest of 13 November 2025" in hello.text
    assert len(hello.labels) == 4
    await ann.tap(hello, "Did Poland buy 1,000 K2s?")
    answer = await ann.answer(1)
    assert answer.text.startswith("You asked: Did Poland buy 1,000 K2s?\n\n71 of the 180 K2 tanks")
    assert desk.asked == [("Did Poland buy 1,000 K2s?", ())]


async def test_a_choice_takes_the_place_of_the_question_back(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    choices = ("ordered by Poland?", "delivered to Poland?", "three?", "four?", "five?")
    desk.answers["how many K2s?"] = Answer("Which one do you mean?", Outcome.CLARIFY, choices=choices)
    desk.answers["delivered to Poland?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    which = await ann.ask("how many K2s?")
    assert which.text == "Which one do you mean?"
    assert which.labels == ["ordered by Poland?", "delivered to Poland?", "three?", "four?"]
    assert await ann.tap(which, "delivered to Poland?") == ""
    await tg.world.until(lambda: which.earlier, "the choice to be answered")
    assert which.text.startswith("You asked: delivered to Poland?\n\n71 of the 180 K2 tanks")
    assert which.labels[:2] == ["Sources", "Timeline"]
    assert [text for text, _ in desk.asked] == ["how many K2s?", "how many K2s?", "delivered to Poland?"]
    assert len(ann.answers) == 1


async def test_a_choice_is_named_by_what_tells_it_from_the_others(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    choices = tuple(f"{deal}: how many FA-50s have come?" for deal in ("First contract", "Second contract"))
    desk.answers["how many FA-50s have come?"] = Answer("Which deal?", Outcome.CLARIFY, choices=choices)
    desk.answers[choices[1]] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    which = await ann.ask("how many FA-50s have come?")
    assert which.labels == ["First contract", "Second contract"]
    second = which.buttons[1]["callback_data"]
    before = {**which.raw}
    await ann.tap(which, "Second contract")
    await tg.world.until(lambda: which.earlier, "the choice to be answered")
    assert which.text.startswith(f"You asked: {choices[1]}\n\n71 of the 180 K2 tanks")
    assert await ann.tap_data(replace(which, raw=before), second) == ""  # a second tap, before the first was shown
    await ann.ask("last?")
    assert len(which.earlier) == 1


async def test_a_choice_the_records_no_longer_offer_is_told_so(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["K2s?"] = Answer("Which deal?", Outcome.CLARIFY, choices=("first: K2s?", "second: K2s?"))
    ann = tg.person(11, "Ann")
    which = await ann.ask("K2s?")
    desk.answers["K2s?"] = SEVENTY_ONE
    assert await ann.tap(which, "first") == "This button is too old; please type your question."
    assert desk.asked == [("K2s?", ()), ("K2s?", ())]


async def test_another_wording_can_be_tapped_under_a_refusal(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    others = ("Peru, K2: how many ordered?", "Peru, K2: what is it worth?")
    desk.answers["how many K3s?"] = replace(SEVENTY_ONE, outcome=Outcome.DECLINED, choices=others)
    refusal = await tg.person(11, "Ann").ask("how many K3s?")
    rows = [[button["text"] for button in row] for row in refusal.raw["reply_markup"]["inline_keyboard"]]
    assert (rows[:2], rows[2][0]) == ([[others[0]], [others[1]]], "Sources")


async def test_a_forged_tap_asks_nothing(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    hello = await ann.ask("/start")
    assert await ann.tap_data(hello, "choice:99") == "This button is too old; please type your question."
    assert desk.asked == []


async def test_pitfall_29_a_tap_on_a_message_telegram_no_longer_shows_us_asks_nothing(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann = tg.person(11, "Ann")
    hello = await ann.ask("/start")
    notice = await ann.tap_data(hello, "choice:1", inaccessible=True)
    assert notice == "This button is too old; please type your question."
    assert desk.asked == []


async def test_help_new_and_unknown_commands(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    help_text = (await ann.ask("/help")).text
    assert help_text.startswith("Ask in your own words")
    assert help_text.splitlines()[-2:] == ["/new – Forget the conversation", "/status – What is on record"]
    assert (await ann.ask("/new")).text == "Forgotten: your next question starts afresh."
    assert (await ann.ask("/frobnicate")).text == "I don't know that command; /help lists what I can do."


async def test_start_before_anything_is_on_record(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.on_record = replace(ON_RECORD, articles=0, newest=None)
    assert "Nothing is on record yet" in (await tg.person(11, "Ann").ask("/start")).text


async def test_an_empty_or_endless_question_gets_a_hint(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    assert "/ask How many K2s" in (await ann.ask("/ask")).text
    assert "500 characters" in (await ann.ask("K2 " * 200)).text
    assert desk.asked == []


async def test_a_caption_is_a_question_too(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]
    await ann.say(photo=photo, caption="how many of these?")
    await ann.answer(0)
    assert desk.asked == [("how many of these?", ())]


async def test_pitfall_38_two_questions_at_once_keep_order_even_when_the_first_answer_is_held_up(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["first?"] = SEVENTY_ONE
    tg.fail(Fault("sendMessage", 429, retry_after=1))
    ann = tg.person(11, "Ann")
    await ann.say("first?")
    await ann.say("second?")
    await ann.answer(1)
    assert [answer.text[:19] for answer in ann.answers] == ["71 of the 180 K2 ta", "The records don't s"]


async def test_a_slow_answer_shows_typing_and_holds_up_nobody_else(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    desk.gate.clear()
    await ann.say("slow?")
    await tg.world.until(lambda: tg.world.activities, "typing…")
    assert (await bob.ask("/help")).text.startswith("Ask in your own words")
    assert ann.answers == []
    desk.gate.set()
    await ann.answer(0)
    assert tg.world.activities == [(11, "typing")]


async def test_a_refusal_says_how_it_was_read(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    answer = await tg.person(11, "Ann").ask("and to Peru?")
    assert answer.text == "The records don't say.\n\nRead as: delivered · buyer Peru"
