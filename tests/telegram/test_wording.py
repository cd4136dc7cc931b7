"""The bot's own words: data, one file a language, checked as it is read."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import bot
from bot.telegram.wording import Wordings
from index.fact_editing import EDITABLE
from index.periods import parse_period
from index.records import Attribute

LANGUAGES = Path(bot.__file__).parent / "telegram" / "languages"


def _with(folder: Path, **languages: str) -> Wordings:
    (folder / "en.toml").write_text((LANGUAGES / "en.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for code, text in languages.items():
        (folder / f"{code}.toml").write_text(text, encoding="utf-8")
    return Wordings(folder)


def test_a_new_language_is_a_file_and_what_it_lacks_is_english(tmp_path: Path) -> None:
    words = _with(tmp_path, pl='forgotten = "Zapomniane."\n').of("pl-PL")
    assert words.forgotten == "Zapomniane."
    assert words.admins_only == "Only this bot's admins can do that."


def test_a_misspelt_key_is_found_at_start(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="forgoten"):
        _with(tmp_path, pl='forgoten = "Zapomniane."\n')


@pytest.mark.parametrize("path", sorted(LANGUAGES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_language_fills_the_same_places(path: Path) -> None:
    assert _places(path) == _places(LANGUAGES / "en.toml")


@pytest.mark.parametrize("path", sorted(LANGUAGES.glob("*.toml")), ids=lambda path: path.stem)
def test_what_can_be_edited_has_words_in_every_language(path: Path) -> None:
    assert set(Wordings().of(path.stem).intake.keys.values()) == set(EDITABLE)


def _places(path: Path) -> dict[str, set[str]]:
    """The placeholders of each sentence of a file; what people type to change a fact has words of its own."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    del content["intake"]["keys"]
    return {name: set(re.findall(r"\{\w*\}", text)) for name, text in _sentences(content)}


def _sentences(table: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _sentences(value, f"{within}{key}.")
        elif isinstance(value, str):
            yield f"{within}{key}", value


def test_values_are_written_as_in_the_answers() -> None:
    english = Wordings().of("en")
    assert english.date(parse_period("2024-11-18")) == "18 November 2024"
    assert english.date(parse_period("2024-11")) == "November 2024"
    assert english.number(1234567) == "1,234,567"
    assert english.role(Attribute.DELIVERED_QUANTITY) == "delivered"
    assert english.stage("a stage nobody named") == "a stage nobody named"


def test_no_message_is_ever_sent_as_markup() -> None:
    sources = (Path(bot.__file__).parent / "telegram").glob("*.py")
    assert [path.name for path in sources if re.search("parse_mode|ParseMode", path.read_text("utf-8"))] == []
