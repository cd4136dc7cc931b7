"""`dealbot extract`: proposed facts of article files, by the front door."""

import json
from pathlib import Path

import pytest

from tests.bot.front_door import dealbot, failed

ARTICLE = """---
title: Kenya signs for Ngao carriers
publisher: Test Wire
published: 2026-05-20
url: null
language: en
kind: wire
text: full
syndicated_from: null
---
Kenya signed a contract for 24 Ngao armoured vehicles on 3 March 2026. It is worth $186 million.
"""
KEYS = {
    "article", "deal", "buyer", "seller", "product", "attribute", "value", "unit", "qualifier", "modality", "as_of",
    "as_of_precision", "stated_by", "scope", "quote", "note", "review", "corrects", "span", "confidence", "rule",
    "flags",
}  # fmt: skip


@pytest.fixture
def kenya(tmp_path: Path) -> Path:
    path = tmp_path / "kenya.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_one_json_object_a_fact_without_data_names_or_index(kenya: Path, tmp_path: Path) -> None:
    result = dealbot(tmp_path / "nowhere", "extract", str(kenya), "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(set(row) == KEYS for row in rows)
    ordered = next(row for row in rows if row["attribute"] == "ordered_quantity")
    assert (ordered["article"], ordered["buyer"], ordered["product"]) == ("kenya", "Kenya", "Ngao")
    assert (ordered["value"], ordered["unit"], ordered["as_of"]) == (24, "vehicles", "2026-03-03")
    assert next(row["value"] for row in rows if row["attribute"] == "signed") == "2026-03-03"
    start, end = ordered["span"]
    assert ARTICLE.split("---\n")[2].strip("\n")[start:end] == ordered["quote"]
    assert list(tmp_path.iterdir()) == [kenya]


def test_people_get_what_is_stated_and_the_words_that_state_it(kenya: Path, tmp_path: Path) -> None:
    result = dealbot(tmp_path / "nowhere", "extract", str(kenya))
    assert result.exit_code == 0
    assert "  value: 186000000 USD  (Kenya · Ngao · actual" in result.stdout
    assert "“It is worth $186 million.”" in result.stdout


def test_a_file_that_is_no_article_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.md"
    path.write_text("just a note\n", encoding="utf-8")
    assert failed(capsys, monkeypatch, "extract", str(path)).startswith(f"dealbot: {path}:1: no header")
