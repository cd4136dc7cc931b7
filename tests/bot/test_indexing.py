"""`index`, `check`, `status`, `rollback` and `export`: what they print, write, and exit with."""

import csv
import io
import json
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.bot.front_door import (
    MODEL,
    dealbot,
    failed,
    printed,
)
from tests.index.data_folder import DataFolder
from tests.records_folder import ARTICLES, HERALD, NEWEST, forget

# ------------------------------------------------------------------ index


def test_an_index_that_is_up_to_date_stays_as_it_is(recorded: Path) -> None:
    report = printed(recorded, "index", "--json")
    assert report.pop("seconds") < 60
    assert report == {
        "generation": 1,
        "articles_added": [],
        "articles_changed": [],
        "articles_removed": [],
        "facts": 88,
        "passages": 102,
        "embedded": 0,
        "reused": 102,
        "problems": [],
        "dry_run": False,
        "changed": False,
    }


def test_a_dry_run_says_what_would_change_and_writes_nothing(copy: Path) -> None:
    before = contents(copy / ".index")
    forget(NEWEST, copy)
    result = dealbot(copy, "index", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"  removed {NEWEST}"
    assert result.stdout.splitlines()[1].startswith(
        "Articles: 0 added, 0 changed, 1 removed. 79 facts and 92 passages would be indexed; 0 embedded, 92 reused, in "
    )
    assert contents(copy / ".index") == before


def contents(folder: Path) -> dict[str, bytes]:
    """What a folder's files hold, but for the scratch files that SQLite keeps beside an open database."""
    files = [path for path in folder.iterdir() if path.is_file() and not path.name.endswith(("-shm", "-wal"))]
    return {path.name: path.read_bytes() for path in files}


def test_index_takes_a_new_article_in_and_embeds_only_that(copy: Path) -> None:
    article = copy / "articles" / "2026-01-01-[red]-:100:.md"
    shutil.copy(copy / "articles" / f"{HERALD}.md", article)
    article.write_text(
        article.read_text(encoding="utf-8") + "\nA sentence nobody has embedded yet.\n", encoding="utf-8"
    )
    result = dealbot(copy, "index")
    lines = result.stdout.splitlines()
    assert (lines[0], lines[2]) == ("  added 2026-01-01-[red]-:100:", "Generation 2.")
    assert lines[1].startswith("Articles: 1 added, 0 changed, 0 removed. 88 facts and ")


def test_a_command_brings_the_index_up_to_date_first(copy: Path) -> None:
    forget(NEWEST, copy)
    found = printed(copy, "status", "--json")
    assert (found["generation"], found["articles"], found["facts"]) == (2, 11, 79)


def test_a_broken_file_keeps_what_was_known_of_it_and_the_asker_is_told(copy: Path) -> None:
    (copy / "facts" / f"{NEWEST}.toml").write_text("[[fact]\n", encoding="utf-8")
    result = dealbot(copy, "status")
    assert (result.exit_code, result.stdout.splitlines()[0][:22]) == (0, "12 articles, 88 facts,")
    assert result.stderr == "1 problems in the data folder; 'dealbot check' lists them.\n"


# ------------------------------------------------------------------ check


def test_check_finds_nothing_wrong_with_a_good_folder(recorded: Path) -> None:
    result = dealbot(recorded, "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "12 articles, 88 facts, 10 deals: 0 errors, 0 warnings. Index: up to date.\n"


def test_check_names_file_and_line_of_every_error(copy: Path) -> None:
    facts, article = copy / "facts" / f"{NEWEST}.toml", copy / "articles" / f"{HERALD}.md"
    quote = replaced(facts, "All 180 K2 tanks of", "All 181 K2 tanks of")
    language = replaced(article, "language: en", "language: english")
    result = dealbot(copy, "check")
    errors = [line for line in result.stdout.splitlines() if ": error: " in line]
    assert result.exit_code == 1
    assert f"{facts}:{quote}: error: quote 'All 181 K2 tanks of " in result.stdout
    assert f"{article}:{language}: error: language " in result.stdout
    assert re.fullmatch(r"11 articles, .* Index: behind the data folder\.", result.stdout.splitlines()[-1])
    assert f" deals: {len(errors)} errors, " in result.stdout


def replaced(path: Path, old: str, new: str) -> int:
    """The line, from 1, in which a file has now another text."""
    before, _, after = path.read_text(encoding="utf-8").partition(old)
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def test_check_needs_no_index_and_builds_none(copy: Path) -> None:
    shutil.rmtree(copy / ".index")
    assert dealbot(copy, "check").stdout.endswith(" Index: not built yet.\n")
    assert not (copy / ".index").exists()


# ----------------------------------------------------- status and rollback


def test_status_counts_what_is_on_record(recorded: Path) -> None:
    found = printed(recorded, "status", "--json")
    assert datetime.fromisoformat(found.pop("built_at")).utcoffset() is not None
    assert found == {
        "articles": len(ARTICLES),
        "facts": 88,
        "deals": 10,
        "passages": 102,
        "newest": "2025-12-10",
        "generation": 1,
        "model": MODEL,
        "waiting": 0,
    }


def test_status_in_words(recorded: Path) -> None:
    first, second, third = dealbot(recorded, "status").stdout.splitlines()
    assert (first, third) == ("12 articles, 88 facts, 10 deals, 102 passages.", f"Model: {MODEL}.")
    assert re.fullmatch(r"Newest article: 2025-12-10\. Generation 1, built \d{4}-\d\d-\d\d \d\d:\d\d UTC\.", second)


def test_rollback_serves_the_generation_before_until_the_data_change(copy: Path) -> None:
    forget(NEWEST, copy)
    assert printed(copy, "index", "--json")["generation"] == 2
    assert re.fullmatch(r"Serving generation 1, built .* UTC\.\n", dealbot(copy, "rollback").stdout)
    assert (printed(copy, "status", "--json")["articles"], printed(copy, "status", "--json")["generation"]) == (12, 1)
    assert dealbot(copy, "rollback", "2").stdout.startswith("Serving generation 2, ")
    assert printed(copy, "status", "--json")["articles"] == 11


def test_rollback_names_the_generations_there_are(
    recorded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = failed(capsys, monkeypatch, "--data", str(recorded), "rollback", "9")
    assert error == "dealbot: generation 9 isn't kept; these are: 1"


# ----------------------------------------------------------------- export


def test_csv_has_a_row_a_fact_and_no_formula(world: DataFolder) -> None:
    result = dealbot(world.path, "export")
    header, delivered, ordered = csv.reader(io.StringIO(result.stdout, newline=""))
    assert result.exit_code == 0
    assert header == [
        "id", "deal", "buyer", "product", "attribute", "value", "unit", "qualifier", "modality", "as_of", "stated_by",
        "scope", "review", "publisher", "published", "url", "quote",
    ]  # fmt: skip
    assert delivered == [
        "2024-11-18-herald#1", "poland-k2-ec1-2022", "Poland", "k2", "delivered_quantity", "71", "tanks", "exact",
        "actual", "2024-11-18", "Hyundai Rotem", "", "approved", "The Korea Herald", "2024-11-18", "",
        "'=SUM(A1) the maker had handed over 71",
    ]  # fmt: skip
    assert (ordered[5], ordered[7], ordered[10]) == ("180", "about", "'@rotem")


def test_json_export_has_the_words_as_they_are(world: DataFolder) -> None:
    delivered, ordered = json.loads(dealbot(world.path, "export", "--format", "json").stdout)
    assert delivered == {
        "id": "2024-11-18-herald#1", "deal": "poland-k2-ec1-2022", "buyer": "Poland", "product": "k2",
        "attribute": "delivered_quantity", "value": 71, "unit": "tanks", "qualifier": "exact", "modality": "actual",
        "as_of": "2024-11-18", "stated_by": "Hyundai Rotem", "scope": "", "review": "approved",
        "publisher": "The Korea Herald", "published": "2024-11-18", "url": None,
        "quote": "=SUM(A1) the maker had handed over 71",
    }  # fmt: skip
    assert ordered["stated_by"] == "@rotem"


def test_the_trade_register_has_a_row_a_deal_and_product(recorded: Path) -> None:
    rows = list(csv.reader(io.StringIO(dealbot(recorded, "export", "--format", "sipri").stdout, newline="")))
    assert rows[0] == [
        "supplier", "recipient", "ordered", "designation", "description", "order_year", "delivery_years", "delivered",
        "comments",
    ]  # fmt: skip
    assert [
        "South Korea", "Poland", "180", "K2 Black Panther", "tank", "2024", "2023-2025", "180",
        "First executive contract for K2 tanks",
    ] in rows  # fmt: skip


def test_an_uncertain_order_stands_in_brackets(world: DataFolder) -> None:
    rows = list(csv.reader(io.StringIO(dealbot(world.path, "export", "--format", "sipri").stdout, newline="")))
    assert rows[1:] == [
        [
            "",
            "Poland",
            "(180)",
            "K2 Black Panther",
            "tank",
            "2022",
            "2024",
            "71",
            "First executive contract for K2 tanks",
        ]
    ]


@pytest.mark.parametrize(("form", "mark"), [("csv", b"\xef\xbb\xbf"), ("sipri", b"\xef\xbb\xbf"), ("json", b"")])
def test_a_file_holds_what_is_printed_and_a_spreadsheet_sees_its_encoding(
    world: DataFolder, tmp_path: Path, form: str, mark: bytes
) -> None:
    output = tmp_path / "facts"
    result = dealbot(world.path, "export", "--format", form, "-o", str(output))
    shown = dealbot(world.path, "export", "--format", form).stdout_bytes
    assert (result.exit_code, result.output, output.read_bytes()) == (0, "", mark + shown)
