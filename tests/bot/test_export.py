"""Tables of an answer's figures and of a country's trade, safe to open in a spreadsheet."""

import csv
import io
from decimal import Decimal

import pytest

from bot.export import export_answer, export_register, tabular
from index.corpus import load_corpus
from index.records import Attribute, Qualifier, Records
from retrieval.answer import Answer, Figure, Outcome
from tests.bot.test_series import answer_of
from tests.records_folder import DATA
from tests.retrieval.records import make_fact, make_knowledge

SUM = Figure(Decimal("364.5"), "howitzers", Attribute.ORDERED_QUANTITY, Qualifier.EXACT, None, None)


@pytest.fixture(scope="module")
def shipped() -> Records:
    """The records that ship."""
    return load_corpus(DATA).records


def _read(table: bytes) -> list[dict[str, str]]:
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.count(b"\r\n") == table.count(b"\n")
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_a_figure_has_its_source_beside_it() -> None:
    fact = make_fact("a", 71, qualifier="about", stated_by="Hyundai Rotem", quote="71 of 180, “now”, 폴란드")
    assert _read(export_answer(answer_of(fact), make_knowledge([fact]).records)) == [
        {
            "value": "71",
            "unit": "tanks",
            "attribute": "delivered_quantity",
            "qualifier": "about",
            "as_of": "2024-11-18",
            "buyer": "Poland",
            "product": "K2 Black Panther",
            "deal": "Contract for K2 tanks",
            "source": "The Herald",
            "stated_by": "Hyundai Rotem",
            "published": "",
            "url": "",
            "quote": "71 of 180, “now”, 폴란드",
        }
    ]


def test_what_was_computed_or_is_gone_has_no_source() -> None:
    gone = answer_of(make_fact("a", 71)).figures[0]
    rows = _read(export_answer(Answer("", Outcome.ANSWERED, figures=(SUM, gone)), Records()))
    assert [(row["value"], row["source"], row["quote"]) for row in rows] == [
        ("364.5", "computed from the others", ""),
        ("71", "", ""),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_pitfall_52_no_cell_of_an_answer_is_a_formula(start: str) -> None:
    fact = make_fact("a", -5, unit=f"{start}units", stated_by=f"{start}cmd|' /C calc'!A0", quote=f"{start}1+1")
    [row] = _read(export_answer(answer_of(fact), make_knowledge([fact]).records))
    assert (row["stated_by"], row["quote"], row["unit"]) == (
        f"'{start}cmd|' /C calc'!A0",
        f"'{start}1+1",
        f"'{start}units",
    )
    assert row["value"] == "-5"


def test_a_country_has_its_register_as_buyer_and_as_seller(shipped: Records) -> None:
    table, count = export_register(shipped, "Peru")
    rows = _read(table)
    assert len(rows) == count
    assert {row["recipient"] for row in rows} == {"Peru"}
    assert [
        "South Korea", "Peru", "30", "K808 White Tiger", "apc", "2024", "", "",
        "Purchase of K808 White Tiger armoured vehicles",
    ] in [list(row.values()) for row in rows]  # fmt: skip
    everything = _read(export_register(shipped, "South Korea")[0])
    assert len(everything) > 40
    assert {row["supplier"] for row in everything} == {"South Korea"}


def test_a_country_without_trade_has_a_register_without_rows(shipped: Records) -> None:
    header = "supplier,recipient,ordered,designation,description,order_year,delivery_years,delivered,comments\r\n"
    assert export_register(shipped, "Atlantis") == (f"\ufeff{header}".encode(), 0)


def test_only_figures_make_a_table() -> None:
    assert tabular(answer_of(make_fact("a", 71)))
    assert not tabular(Answer("Yes.", Outcome.ANSWERED, yes_no=True))
