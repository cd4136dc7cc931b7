"""`ask` and `chat`: what they print for people and for programs."""

import re
from pathlib import Path

import pytest

from tests.bot.front_door import DELIVERED, KEYS, dealbot, printed
from tests.index.data_folder import DataFolder
from tests.records_folder import HERALD

# -------------------------------------------------------------------- ask


def test_ask_prints_figure_date_and_quoted_sources(recorded: Path) -> None:
    result = dealbot(recorded, "ask", DELIVERED, "--as-of", "2024-11-18")
    headline, *sources = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.match(r"71\b.* 180 .*Poland.*18 November 2024 \(The Korea Herald, citing Hyundai Rotem\)$", headline)
    assert sources == [
        "  “the company says Poland has received 71 K2s so far”",
        "    our summary of The Korea Herald, 2024-11-18  https://www.koreaherald.com/view.php?ud=20241118050069",
        "  “The Polish contract of 2022 is for 180 of the tanks.”",
        "    our summary of The Korea Herald, 2024-11-18  https://www.koreaherald.com/view.php?ud=20241118050069",
    ]


def test_ask_json_is_one_answer_object_with_the_keys_of_the_contract(recorded: Path) -> None:
    found = printed(recorded, "ask", DELIVERED, "--json", "--as-of", "2024-11-18", "--today", "2026-11-21")
    assert list(found) == KEYS
    assert [list(part) for part in found["sources"]] == [
        ["article", "publisher", "published", "url", "stated_by", "quote"]
    ] * 2
    assert found["figures"] == [
        {
            "value": 71,
            "unit": "tanks",
            "attribute": "delivered_quantity",
            "qualifier": "exact",
            "as_of": "2024-11-18",
            "fact": f"{HERALD}#1",
        }
    ]
    assert found["sources"][0] == {
        "article": HERALD,
        "publisher": "The Korea Herald",
        "published": "2024-11-18",
        "url": "https://www.koreaherald.com/view.php?ud=20241118050069",
        "stated_by": "Hyundai Rotem",
        "quote": "the company says Poland has received 71 K2s so far",
    }
    assert {key: type(value) for key, value in found.items()} == {
        "id": str, "answer": str, "outcome": str, "yes_no": type(None), "figures": list, "as_of": str, "details": str,
        "reason": type(None), "sources": list, "reading": str, "language": str, "seconds": float,
    }  # fmt: skip
    assert [found[key] for key in ("id", "outcome", "as_of", "language")] == ["ask", "answered", "2024-11-18", "en"]
    assert found["reading"] == "delivered_quantity · Poland · K2 Black Panther"


def test_json_has_no_emoji_and_no_line_break_of_the_terminals(world: DataFolder) -> None:
    found = printed(world.path, "ask", f"How many Zorglub:100:tanks has {'Poland ' * 30}?", "--json")
    assert (found["outcome"], found["reason"], "💯" in found["answer"]) == ("declined", "unknown_name", False)


# ------------------------------------------------------------------- chat


def test_chat_keeps_the_subject_until_it_is_told_to_forget(recorded: Path) -> None:
    said = f"\n{DELIVERED}\nwho says so?\n/source\n/new\n/source\n/help\n/quit\nwho says so?\n"
    result = dealbot(recorded, "chat", "--today", "2026-11-21", said=said)
    turns = result.stdout.split("> ")
    quote = "“All 180 K2 tanks of the first executive contract have now been delivered to Poland.”"
    assert result.exit_code == 0
    assert turns[:2] == ["Ask about a deal. /help says more, /quit leaves.\n", ""]
    assert turns[2].startswith("180 ")
    assert turns[3].startswith("Defence24, 13 November 2025: 180 ")
    assert turns[4].startswith(f"  {quote}\n    our summary of Defence24, 2025-11-13  https://defence24.pl/")
    assert turns[5:7] == ["", "There is no answer with sources yet.\n"]
    assert [line.split("  ")[0] for line in turns[7].splitlines()[1:]] == ["/source", "/timeline", "/new", "/quit"]
    assert turns[8:] == [""]


@pytest.mark.parametrize("question", [DELIVERED, "Who sells K2 tanks to Poland?", "Is the K2 deal with Poland signed?"])
def test_a_fact_nobody_approved_answers_nothing_where_the_settings_say_so(
    question: str, copy: Path, tmp_path: Path
) -> None:
    for path in (copy / "facts").glob("*.toml"):
        text = path.read_text(encoding="utf-8").replace('review = "approved"\n', "")
        path.write_text(text.replace("[[fact]]\n", '[[fact]]\nreview = "extracted"\n'), encoding="utf-8")
    settings = tmp_path / "config.toml"
    settings.write_text("[answers]\nuse_proposed = false\n", encoding="utf-8")
    proposed = printed(copy, "ask", question, "--json")
    strict = printed(copy, "--config", str(settings), "ask", question, "--json")
    assert (bool(proposed["sources"]), strict["sources"], strict["outcome"]) == (True, [], "declined")
