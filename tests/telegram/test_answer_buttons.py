"""The buttons under an answer: each shows it in another way, in the same message."""

from dataclasses import replace

from bot.telegram.running import TelegramApplication
from retrieval.answer import Answer, Outcome, Reason
from tests.telegram.conftest import RunBot
from tests.telegram.desk import QUOTE, SEVENTY_ONE, UNKNOWN, HandDesk
from tests.telegram.double import BotApi, Chat, Message

GONE = "This answer isn't kept any more; please ask again."
HISTORY = Answer(
    "6 December 2022 to 18 November 2024: 2 dated entries.",
    Outcome.ANSWERED,
    strong="6 December 2022",
    details=("6 December 2022: 10 tanks delivered", "18 November 2024: 71 tanks delivered"),
)


async def test_what_is_not_about_deals_is_met_with_examples(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["weather?"] = replace(UNKNOWN, reason=Reason.NOT_ABOUT_DEALS)
    ann, group = tg.person(11, "Ann", "pl"), tg.group(-1001, "Desk")
    answer = await ann.ask("weather?")
    hello = await ann.ask("/start")
    assert answer.labels == [*hello.labels, "Błąd?"]
    assert len(hello.labels) == 4
    await ann.tap(answer, hello.labels[1])
    await _edits(tg, answer, 1)
    assert desk.asked[-1] == (hello.labels[1], ())
    assert set(hello.labels).isdisjoint((await group.ask("/ask weather?", by=ann)).labels)


async def test_sources_and_timeline_are_views_of_the_same_message(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers |= {"K2s?": SEVENTY_ONE, "timeline": HISTORY}
    ann = tg.person(11, "Ann")
    answer = await ann.ask("K2s?")
    at_first, buttons = answer.text, _first_row(answer)
    assert buttons[:2] == ["Sources", "Timeline"]

    assert await ann.tap(answer, "Sources") == ""
    await _edits(tg, answer, 1)
    assert answer.text.endswith(f"\n\n[1] The Korea Herald, 18 November 2024, citing Hyundai Rotem\n{QUOTE}")
    assert answer.styled("blockquote") == [QUOTE]
    assert _first_row(answer)[:2] == ["Answer", "Timeline"]

    await ann.tap(answer, "Timeline")
    await _edits(tg, answer, 2)
    assert answer.text == (
        "6 December 2022 to 18 November 2024: 2 dated entries.\n"
        "\n"
        "• 6 December 2022: 10 tanks delivered\n"
        "• 18 November 2024: 71 tanks delivered"
    )
    assert desk.asked[-1] == ("timeline", ("K2s?",))
    assert _first_row(answer)[:2] == ["Answer", "Sources"]

    await ann.tap(answer, "Answer")
    await _edits(tg, answer, 3)
    assert (answer.text, _first_row(answer)) == (at_first, buttons)
    assert len(ann.answers) == 1


async def test_only_buttons_that_apply_are_there(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.answers["declined?"] = replace(SEVENTY_ONE, outcome=Outcome.DECLINED)
    desk.answers["timeline?"] = replace(SEVENTY_ONE, reading="timeline · Poland")
    ann = tg.person(11, "Ann")
    for question, there in {"declined?": {"Sources"}, "timeline?": {"Sources"}, "nothing?": set()}.items():
        assert {"Sources", "Timeline", "Answer"} & set((await ann.ask(question)).labels) == there


async def test_a_view_of_an_answer_that_leant_on_another_asks_with_all_it_leant_on(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers |= {"and in 2024?": replace(SEVENTY_ONE, inferred=True), "timeline": HISTORY}
    ann = tg.person(11, "Ann")
    await ann.ask("K2s?")
    answer = await ann.ask("and in 2024?")
    await ann.tap(answer, "Timeline")
    await _edits(tg, answer, 1)
    assert desk.asked[-1] == ("timeline", ("K2s?", "and in 2024?"))


async def test_an_answer_to_a_tapped_question_repeats_it_in_every_view(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers |= {"Did Poland buy 1,000 K2s?": SEVENTY_ONE, "timeline": HISTORY}
    ann = tg.person(11, "Ann")
    await ann.tap(await ann.ask("/start"), "Did Poland buy 1,000 K2s?")
    answer = await ann.answer(1)
    for edits, button in enumerate(("Sources", "Timeline", "Answer"), start=1):
        await ann.tap(answer, button)
        await _edits(tg, answer, edits)
        assert answer.text.startswith("You asked: Did Poland buy 1,000 K2s?\n\n")


async def test_buttons_work_after_a_restart(tg: BotApi, run_bot: RunBot, desk: HandDesk) -> None:
    desk.answers["K2s?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    async with run_bot(desk):
        answer = await ann.ask("K2s?")
    async with run_bot(desk):
        await ann.tap(answer, "Sources")
        await _edits(tg, answer, 1)
    assert answer.styled("blockquote") == [QUOTE]


async def test_anybody_in_a_group_may_tap(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    desk.answers["K2s?"] = SEVENTY_ONE
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob", "pl"), tg.group(-1001, "Desk")
    answer = await group.ask("/ask K2s?", by=ann)
    assert answer.text == (
        "71 of the 180 K2 tanks ordered by Poland in 2022 had been delivered as of 18 November 2024.\n"
        "Delivered · as of 18 November 2024\n"
        "\n"
        "[1] The Korea Herald, 18 November 2024, citing Hyundai Rotem"
    )
    assert [label for label in answer.labels if label != "Wrong?"] == ["Sources", "Details"]
    await group.tap(answer, "Sources", by=bob)
    await _edits(tg, answer, 1)
    assert answer.styled("blockquote") == [QUOTE]
    assert [label for label in answer.labels if not label.startswith("Wrong")][:1] == ["Odpowiedź"]
    assert len(group.answers) == 1


async def test_pitfall_28_a_double_tap_is_one_tap(tg: BotApi, bot: TelegramApplication, desk: HandDesk) -> None:
    ann, answer = await _asked(tg, desk)
    sources = answer.buttons[0]["callback_data"]
    assert [await ann.tap_data(answer, sources) for _ in range(2)] == ["", ""]
    await tg.world.until(lambda: len(tg.called("editMessageText")) == 2, "both taps")
    hello = await ann.ask("/start")
    for _ in range(2):
        await ann.tap(hello, "Did Poland buy 1,000 K2s?")
    await ann.ask("last?")
    assert len(answer.earlier) == 1
    assert [text for text, _ in desk.asked].count("Did Poland buy 1,000 K2s?") == 1
    assert len(ann.answers) == 4


async def test_pitfall_28_a_tap_on_an_answer_that_was_deleted_is_told_so(
    tg: BotApi, run_bot: RunBot, desk: HandDesk
) -> None:
    desk.answers["K2s?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    async with run_bot(desk):
        answer = await ann.ask("K2s?")
        ids = {button["callback_data"].split(":")[1] for button in answer.buttons[:2]}
    async with run_bot(HandDesk(dict(desk.answers))) as bot:
        assert len(ids) == 1
        for kind in ("src", "time", "ans"):
            assert await ann.tap_data(answer, f"{kind}:{int(ids.pop()) + 1 if ids else 17}") == GONE
        assert bot.running
    assert tg.called("editMessageText") == []


async def test_pitfall_29_a_tap_on_a_message_telegram_no_longer_shows_us(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, answer = await _asked(tg, desk)
    for button in answer.buttons[:2]:
        assert await ann.tap_data(answer, button["callback_data"], inaccessible=True) == GONE
    assert tg.called("editMessageText") == []


async def test_pitfall_30_every_tap_is_answered_exactly_once(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, answer = await _asked(tg, desk)
    taps = ["src:1", "src:x", "time:", "ans:99999999999999999999", "choice:1", "choice:", "nonsense", ":", "src:1:2:3"]
    for data in [*taps, answer.buttons[0]["callback_data"]]:
        await ann.tap_data(answer, data)
    desk.answers["K2s?"] = ValueError("the desk fails")
    await ann.tap_data(answer, answer.buttons[1]["callback_data"])
    await ann.answer(1)
    await ann.tap_data(answer, answer.buttons[0]["callback_data"], late=True)
    assert len(tg.called("answerCallbackQuery")) == len(tg.world.taps) == len(taps) + 3


async def test_a_forged_tap_brings_no_answer_of_another_chat(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["secret?"] = SEVENTY_ONE
    ann, eve = tg.person(11, "Ann"), tg.person(13, "Eve")
    answer, hers = await ann.ask("secret?"), await eve.ask("/help")
    assert await eve.tap_data(hers, answer.buttons[0]["callback_data"]) == GONE
    assert tg.called("editMessageText") == []


async def test_an_answer_whose_records_have_changed_shows_how_it_stands_now(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    ann, answer = await _asked(tg, desk)
    desk.answers["K2s?"] = UNKNOWN
    await ann.tap(answer, "Sources")
    await _edits(tg, answer, 1)
    assert answer.text == "The records don't say."


async def _asked(tg: BotApi, desk: HandDesk) -> tuple[Chat, Message]:
    """Somebody who has asked, and their answer."""
    desk.answers["K2s?"] = SEVENTY_ONE
    ann = tg.person(11, "Ann")
    return ann, await ann.ask("K2s?")


def _first_row(message: Message) -> list[str]:
    return [button["text"] for button in message.raw["reply_markup"]["inline_keyboard"][0]]


async def _edits(tg: BotApi, message: Message, number: int) -> None:
    await tg.world.until(lambda: len(message.earlier) == number, f"edit {number}")
