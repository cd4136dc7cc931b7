"""How questions are read: wordings with the reading expected of each, one file a language."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from retrieval.question import Question
from retrieval.understanding.cues import load_cues
from retrieval.understanding.parse import Reader
from tests.retrieval.asking import build_answerer

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"

Reading = Mapping[str, object]


def load_readings(language: str) -> list[tuple[str, Reading, date]]:
    raw = tomllib.loads((HERE / f"readings_{language}.toml").read_text(encoding="utf-8"))
    return [(question, group, raw["today"]) for group in raw["reading"] for question in group["questions"]]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(build_answerer(DATA).knowledge, {"en": load_cues("en")})


def read_as(question: Question) -> dict[str, object]:
    """A question in the words of the readings file."""
    subject, frame = question.subject, question.frame
    return {
        "operation": question.operation.value,
        "asked": question.asked.value,
        "attribute": question.attributes[0].value if question.attributes else "",
        "buyers": sorted(subject.buyers),
        "products": sorted(subject.products),
        "sellers": sorted(subject.sellers),
        "seller_countries": sorted(subject.seller_countries),
        "deals": sorted(subject.deals),
        "kinds": sorted(kind.value for kind in subject.kinds),
        "ordinals": list(subject.ordinals),
        "signed": str(subject.signed) if subject.signed else "",
        "as_of": frame.as_of,
        "since": frame.since,
        "period": str(frame.period) if frame.period else "",
        "currency": question.currency or "",
        "numbers": [int(number.value) for number in question.numbers],
        "claims": sorted(question.claims),
        "leans": sorted(question.leans),
        "scopes": sorted(question.scopes),
        "yes_no": question.is_yes_no,
        "future": question.is_future,
        "unknown": list(question.unknown),
        "assumed": list(question.assumed),
        "outside": sorted(question.outside),
        "words": list(question.words),
    }


AT_LEAST = frozenset({"claims", "leans", "words", "scopes", "outside"})
UNEXPECTED = ("unknown", "assumed", "outside")  # these are empty unless a reading gives them


def mismatches(read: Mapping[str, object], reading: Reading) -> list[str]:
    expected = {key: [] for key in UNEXPECTED} | {key: value for key, value in reading.items() if key != "questions"}
    return [
        f"{key} is {read[key]}, not {value}" for key, value in expected.items() if not _agrees(key, read[key], value)
    ]


def _agrees(key: str, found: object, expected: object) -> bool:
    if key in AT_LEAST and expected and isinstance(found, list) and isinstance(expected, list):
        return set(expected) <= set(found)
    return found == expected


@pytest.mark.parametrize("language", ["en"])
def test_every_question_is_read_as_expected(reader: Reader, language: str) -> None:
    wrong = [
        f"{text}: {'; '.join(problems)}"
        for text, reading, today in load_readings(language)
        if (problems := mismatches(read_as(reader.read(text, today)), reading))
    ]
    assert not wrong, f"{len(wrong)} misread:\n" + "\n".join(wrong)
