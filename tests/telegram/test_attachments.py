"""Charts and tables of answers: asked for by a tap, sent as replies to the answer."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.service import Service
from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Message
from tests.telegram.double.faults import Fault

QUESTION = "How many K2s have been delivered to Poland?"
LINE = "180 tanks of 180 delivered to Poland (K2 Black Panther; First executive contract for K2 tanks)"


def _answer_of(message: Message, kind: str) -> str:
    """What a button of that kind would carry for the answer in a message."""
    return f"{kind}:{message.buttons[0]['callback_data'].split(':')[1]}"


async def test_a_chart_is_a_photo_that_says_in_words_what_it_shows(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask(QUESTION)
    assert await ann.tap(answer, "Chart") == ""
    chart = await ann.answer(1)
    assert (chart.kind, chart.answers, chart.labels) == ("photo", answer.id, ["PNG file"])
    assert chart.text == (
        f"{LINE}, as of 13 November 2025 (Defence24)\n"
        "20 March 2024: 46 · 18 November 2024: 71 · 17 December 2024: 84 · 13 November 2025: 180\n"
        "As of 13 November 2025 · Sources: Defence24, MILMAG, The Korea Herald, Defence Industry Europe, … and 1 more"
    )
    assert chart.styled("bold") == ["180 tanks of 180"]
    assert Image.open(io.BytesIO(chart.data)).size == (1280, 800)


async def test_the_chart_can_be_had_as_a_file(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    await ann.tap(await ann.ask(QUESTION), "Chart")
    chart = await ann.answer(1)
    await ann.tap(chart, "PNG file")
    file = await ann.answer(2)
    assert (file.kind, file.answers, file.labels) == ("document", chart.id, [])
    assert file.file_name == "delivered-quantity-poland-k2-black-panther.png"
    assert file.data == chart.data


async def test_a_table_has_the_figures_with_their_sources(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask(QUESTION)
    await ann.tap(answer, "CSV")
    table = await ann.answer(1)
    assert (table.kind, table.answers, table.text) == ("document", answer.id, "Figures in this answer: 1, with sources")
    assert table.file_name == "delivered-quantity-poland-k2-black-panther.csv"
    assert table.data.startswith(b"\xef\xbb\xbfvalue,unit,attribute,")
    [row] = csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"), newline=""))
    assert {key: row[key] for key in ("value", "unit", "attribute", "as_of", "source", "deal")} == {
        "value": "180",
        "unit": "tanks",
        "attribute": "delivered_quantity",
        "as_of": "2025-11-13",
        "source": "Defence24",
        "deal": "First executive contract for K2 tanks",
    }


async def test_only_what_there_is_is_offered(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    assert "Chart" not in (await ann.ask("When was the first K2 contract of Poland signed?")).labels
    refusal = await ann.ask("How many K2s have been delivered to Peru?")
    assert {"Chart", "CSV"}.isdisjoint(refusal.labels)


async def test_a_second_tap_brings_no_second_chart_unless_it_is_asked_for_again_later(
    tg: BotApi, run_bot: RunBot, newsroom: Service
) -> None:
    moment = [datetime(2026, 11, 22, 9, tzinfo=UTC)]
    async with run_bot(newsroom, now=lambda: moment[0]):
        ann = tg.person(11, "Ann")
        answer = await ann.ask(QUESTION)
        await ann.tap(answer, "Chart")
        await ann.answer(1)
        assert await ann.tap(answer, "Chart") == "It is here already, further down."
        moment[0] += timedelta(minutes=2)
        assert await ann.tap(answer, "Chart") == ""
        assert (await ann.answer(2)).kind == "photo"
        assert len(ann.answers) == 3


async def test_a_chart_that_did_not_arrive_can_be_asked_for_at_once(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask(QUESTION)
    tg.fail(Fault("sendPhoto", 403, description="Forbidden: bot can't do that now"))
    assert await ann.tap(answer, "Chart") == ""
    await ann.until(lambda: tg.called("sendPhoto"), "the first try")
    assert await ann.tap(answer, "Chart") == ""
    assert (await ann.answer(1)).kind == "photo"


async def test_what_is_not_on_record_any_more_can_not_be_drawn(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["how many?"] = SEVENTY_ONE  # of a fact that no record holds
    ann = tg.person(11, "Ann")
    await ann.tap(await ann.ask("how many?"), "Chart")
    assert (await ann.answer(1)).text == "There is nothing left to show of this answer."


async def test_a_message_that_telegram_shows_no_more_has_no_chart(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask(QUESTION)
    told = await ann.tap_data(answer, _answer_of(answer, "chart"), inaccessible=True)
    assert told == "This answer isn't kept any more; please ask again."
    assert await ann.tap(answer, "Chart") == ""


async def test_nobody_draws_what_was_asked_in_another_chat(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann, eve = tg.person(11, "Ann"), tg.person(12, "Eve")
    answer, hers = await ann.ask(QUESTION), await eve.ask("How many K2s did Poland order?")
    for kind in ("chart", "png", "csv"):
        for data in (_answer_of(answer, kind), f"{kind}:77", f"{kind}:x"):
            assert await eve.tap_data(hers, data) == "This answer isn't kept any more; please ask again."
    assert (len(ann.answers), len(eve.answers)) == (1, 1)


async def test_pitfall_34_chart(tg: BotApi, desk_bot: TelegramApplication) -> None:
    """A chart, and a table, stay in the topic of the answer."""
    ann, forum = tg.person(11, "Ann"), tg.group(-1002, "Forum", forum=True)
    answer = await forum.ask(f"/ask {QUESTION}", by=ann, topic=77)
    await forum.tap_data(answer, _answer_of(answer, "chart"), by=ann)
    await forum.answer(1)
    await forum.tap_data(answer, _answer_of(answer, "csv"), by=ann)
    await forum.answer(2)
    assert [(one.kind, one.topic, one.answers) for one in forum.answers[1:]] == [
        ("photo", 77, answer.id),
        ("document", 77, answer.id),
    ]


@pytest.mark.parametrize("letter", ["x", "😀", "e\u0301", "각"])
async def test_pitfall_31_captions_of_charts_and_tables_fit(
    tg: BotApi, run_bot: RunBot, desk: HandDesk, newsroom: Service, letter: str
) -> None:
    """Telegram takes 1,024 characters below a file; the double counts them as UTF-16 units and refuses more."""
    desk.known = newsroom.records()
    answer = newsroom.ask(QUESTION)
    desk.answers["how many?"] = replace(answer, headline=f"{answer.strong} {letter * 3000}", reading="r" * 300)
    async with run_bot(desk):
        ann = tg.person(11, "Ann")
        shown = await ann.ask("how many?")
        await ann.tap(shown, "Chart")
        await ann.tap(shown, "CSV")
        chart, table = await ann.answer(1), await ann.answer(2)
    assert chart.kind == "photo"
    assert chart.text.startswith(f"180 tanks of 180 {letter}{letter}")
    assert chart.text.endswith("…")
    assert 900 < len(chart.text.encode("utf-16-le")) // 2 <= 1024
    assert table.text == "Figures in this answer: 1, with sources"
    assert table.file_name == f"{'r' * 60}.csv"


@pytest.mark.parametrize("reason", ["IMAGE_PROCESS_FAILED", "PHOTO_INVALID_DIMENSIONS", "file is too big"])
async def test_pitfall_32_a_photo_that_telegram_refuses_is_sent_as_a_file(
    tg: BotApi, desk_bot: TelegramApplication, reason: str
) -> None:
    ann = tg.person(11, "Ann")
    answer = await ann.ask(QUESTION)
    tg.fail(Fault("sendPhoto", 400, description=f"Bad Request: {reason}"))
    await ann.tap(answer, "Chart")
    chart = await ann.answer(1)
    assert (chart.kind, chart.answers, chart.labels) == ("document", answer.id, ["PNG file"])
    assert chart.text.startswith(LINE)
    assert chart.file_name == "delivered-quantity-poland-k2-black-panther.png"
    assert Image.open(io.BytesIO(chart.data)).format == "PNG"
