"""The bot's own words: data, one file a language, checked as it is read."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

import bot
from bot.telegram.wording import Wordings
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
    english, words = Wordings().of("en").model_dump(), Wordings().of(path.stem).model_dump()
    places = {key: set(re.findall(r"\{\w*\}", text)) for key, text in english.items() if isinstance(text, str)}
    assert {key: set(re.findall(r"\{\w*\}", words[key])) for key in places} == places


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
