"""/export: everything, or a country's trade register, as a table that no spreadsheet runs."""

import csv
import io
from pathlib import Path

from bot.service import Service
from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi, Message
from tests.telegram.newsroom import ARTICLE, FACTS, HEADER, TEXT


def rows_of(message: Message) -> list[dict[str, str]]:
    """The rows of the table sent."""
    assert message.data.startswith(b"\xef\xbb\xbf")  # without it a spreadsheet takes the text for another encoding
    return list(csv.DictReader(io.StringIO(message.data.decode("utf-8-sig"), newline="")))


async def test_everything_is_one_table(tg: BotApi, desk_bot: TelegramApplication, newsroom: Service) -> None:
    table = await tg.person(11, "Ann").ask("/export")
    rows, facts = rows_of(table), newsroom.records().facts
    assert (table.kind, table.text) == ("document", f"All facts on record: {len(facts)}")
    assert table.file_name.startswith("dealbot-20")
    assert table.file_name.endswith(".csv")
    assert [row["id"] for row in rows] == list(facts)
    assert {row["quote"] for row in rows} == {fact.quote for fact in facts.values()}


async def test_a_country_has_a_trade_register(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    table = await ann.ask("/export w Peru")
    assert table.text == "Trade register of Peru; rows: 1"
    assert table.file_name.startswith("dealbot-PE-20")
    assert [(row["supplier"], row["ordered"], row["designation"]) for row in rows_of(table)] == [
        ("South Korea", "30", "K808 White Tiger")
    ]
    which = await ann.ask("/export Polland")
    assert (which.text, which.labels) == ("Which country do you mean?", ["Poland"])
    assert await ann.tap(which, "Poland") == ""
    poland = await ann.answer(2)
    assert poland.answers == which.id
    assert {row["recipient"] for row in rows_of(poland)} == {"Poland"}
    assert (await ann.ask("/export Narnia")).kind == "text"
    assert await ann.tap_data(which, "export:XX") == "This button is too old; please type your question."


async def test_pitfall_52_no_cell_of_an_export_is_a_formula(
    tg: BotApi, run_bot: RunBot, newsroom: Service, data: Path
) -> None:
    header = HEADER.replace("Defence Wire", '\'=HYPERLINK("https://evil.example","open")\'')
    (data / "articles" / f"{ARTICLE}.md").write_text(header + "-1+2 tanks. " + TEXT, encoding="utf-8")
    facts = FACTS.replace('"ministry"', '"+cmd|calc"').replace(
        '"Peru has ordered 54', '"-1+2 tanks. Peru has ordered 54'
    )
    (data / "facts" / f"{ARTICLE}.toml").write_text(facts.replace('unit = "tanks"', 'unit = "@SUM(A1)"', 1), "utf-8")
    deals = (data / "deals.toml").read_text("utf-8")
    (data / "deals.toml").write_text(deals.replace('"Purchase of K808', '"\\tPurchase of K808'), encoding="utf-8")
    newsroom.build()
    ann = tg.person(11, "Ann")
    async with run_bot(newsroom):
        everything, register = rows_of(await ann.ask("/export")), rows_of(await ann.ask("/export Peru"))
    row = next(row for row in everything if row["id"] == f"{ARTICLE}#1")
    assert row["publisher"] == '\'=HYPERLINK("https://evil.example","open")'
    assert row["stated_by"] == "'+cmd|calc"
    assert row["unit"] == "'@SUM(A1)"
    assert row["quote"] == "'-1+2 tanks. Peru has ordered 54 K2 tanks"
    assert row["value"] == "54"
    assert any(row["comments"].startswith("'\tPurchase") for row in register)
    cells = [cell for row in (*everything, *register) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
