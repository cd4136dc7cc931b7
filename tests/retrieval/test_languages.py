"""The language files: every language says and understands what English does."""

import re
import string
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files

import pytest

from index.corpus import load_corpus
from retrieval.knowledge import LANGUAGES
from retrieval.understanding.cues import load_cues, load_languages
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speech, load_speeches
from tests.records_folder import DATA
from tests.retrieval.asking import build_answerer
from tests.retrieval.test_readings import load_readings, mismatches, read_as

OTHERS = tuple(language for language in LANGUAGES if language != "en")

Table = Mapping[str, object]
# Tables whose keys are the language's own: what English needn't name, and how its numbers grow.
FREE_CUES = frozenset({"fragments", "number_words", "number_scales", "place_words"})
OPEN_CUES = frozenset({"arriving"})  # only where a verb comes before its subject
FREE_WORDING = frozenset({"magnitude", "unit", "unit_few", "unit_one"})
OPEN_WORDING = frozenset({"currency"})  # a language may write more currencies in its own way


def load_tables(folder: str, language: str) -> dict[str, Table]:
    raw = tomllib.loads(files("retrieval").joinpath(folder, f"{language}.toml").read_text(encoding="utf-8"))
    return {section: table for section, table in raw.items() if isinstance(table, dict)}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_answerer(DATA).reader


def test_every_language_has_both_files() -> None:
    assert set(load_languages()) == set(load_speeches()) == set(LANGUAGES)


# ---------------------------------------------------------------- cues


@pytest.mark.parametrize("language", OTHERS)
def test_cues_have_the_keys_of_english(language: str) -> None:
    english, own = load_tables("cues", "en"), load_tables("cues", language)
    assert {section: set(table) - OPEN_CUES for section, table in own.items() if section not in FREE_CUES} == {
        section: set(table) for section, table in english.items() if section not in FREE_CUES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_is_empty_or_matches_nothing_at_all(language: str) -> None:
    # A pattern that matches the empty text would be found in every question; `start` of verify may look ahead only.
    found = [
        f"{section}.{key}"
        for section, patterns in load_cues(language).sections.items()
        for key, pattern in patterns.items()
        if pattern.search("")
    ]
    assert found == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_cue_compiles_by_itself(language: str) -> None:
    for table in load_tables("cues", language).values():
        for words in table.values():
            for word in words if isinstance(words, list) else ():
                re.compile(word)


def test_marks_of_a_language_are_its_own() -> None:
    cues = load_languages()
    shared = {
        (one, other): cues[one].marks & cues[other].marks
        for one in LANGUAGES
        for other in LANGUAGES
        if one < other and cues[one].marks & cues[other].marks
    }
    assert shared == {}


# ---------------------------------------------------------------- wording


@pytest.mark.parametrize("language", OTHERS)
def test_wording_has_the_keys_of_english(language: str) -> None:
    english, own = load_tables("wording", "en"), load_tables("wording", language)
    assert set(own) - FREE_WORDING == set(english) - FREE_WORDING
    for section in set(english) - FREE_WORDING:
        if section in OPEN_WORDING:
            assert set(english[section]) <= set(own[section])
        else:
            assert set(own[section]) == set(english[section]), section


@pytest.mark.parametrize("language", OTHERS)
def test_sentences_have_the_places_of_english(language: str) -> None:
    english, own = load_tables("wording", "en"), load_tables("wording", language)
    wrong = {
        f"{section}.{key}": places(str(own[section][key])) ^ places(str(sentence))
        for section in set(english) - FREE_WORDING - OPEN_WORDING
        for key, sentence in english[section].items()
        if places(str(own[section][key])) != places(str(sentence))
    }
    assert wrong == {}


@pytest.mark.parametrize("language", OTHERS)
def test_wording_brings_no_digits_of_its_own(language: str) -> None:
    # The gate would take them for figures; "1 deal" counts what it lists.
    tables = load_tables("wording", language)
    digits = [
        f"{section}.{key}"
        for section in ("qualifier", "status", "modality", "role", "sentence", "say")
        for key, sentence in tables[section].items()
        if re.search(r"\d", str(sentence)) and key not in ("list_one", "empty")
    ]
    assert digits == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_unit_of_the_records_has_a_word(language: str) -> None:
    shipped = tomllib.loads(files("index").joinpath("forms", "products.toml").read_text(encoding="utf-8"))
    recorded = {fact.unit for fact in load_corpus(DATA).records.facts.values() if fact.unit}
    counted = {unit for unit in recorded if not unit.isupper() and unit != "percent"}
    units = load_tables("wording", language)["unit"]
    assert ({str(row["unit"]) for row in shipped.values()} | counted) - set(units) == set()


@pytest.mark.parametrize(
    ("language", "value", "unit", "text"),
    [
        ("ko", "15980000000", "PLN", "159.8억 즈워티"),
        ("ko", "8981400000000", "KRW", "8.9814조 원"),
        ("ko", "60000000", "USD", "6,000만 달러"),
        ("pl", "15980000000", "PLN", "15,98 mld zł"),
        ("pl", "6500000000", "USD", "6,5 mld USD"),
        ("es", "6500000000", "USD", "6,5 mil millones USD"),
        ("es", "600000000", "USD", "600 millones USD"),
        ("es", "8980000000000", "KRW", "8,98 billones KRW"),
    ],
)
def test_money_keeps_every_digit(language: str, value: str, unit: str, text: str) -> None:
    assert load_speech(language).amount(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("language", "value", "unit", "text"),
    [
        ("ko", "180", "tanks", "180 대"),
        ("ko", "24", "howitzers", "24 문"),
        ("pl", "180", "tanks", "180 czołgów"),
        ("pl", "2", "ships", "2 okręty"),
        ("pl", "1", "ships", "1 okręt"),
        ("es", "1", "ships", "1 buque"),
        ("es", "180", "tanks", "180 tanques"),
        ("es", "50", "percent", "50 %"),
        ("pl", "50", "percent", "50%"),
    ],
)
def test_counts_take_the_word_of_the_language(language: str, value: str, unit: str, text: str) -> None:
    assert load_speech(language).quantity(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("language", "country"), [("en", "Poland"), ("ko", "폴란드"), ("pl", "Polska"), ("es", "Polonia")]
)
def test_countries_have_the_name_of_the_language(language: str, country: str) -> None:
    assert load_speech(language).country("Poland") == country


# ---------------------------------------------------------------- readings


@pytest.mark.parametrize("language", OTHERS)
def test_every_question_is_read_as_expected(reader: Reader, language: str) -> None:
    wrong = list[str]()
    for text, reading, today in load_readings(language):
        question = reader.read(text, today)
        problems = mismatches(read_as(question), reading)
        if question.language != language:
            problems.append(f"language is {question.language}")
        if problems:
            wrong.append(f"{text}: {'; '.join(problems)}")
    assert not wrong, f"{len(wrong)} misread:\n" + "\n".join(wrong)
