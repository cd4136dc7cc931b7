"""What a file of questions with gold must look like, and what of it the answering side may see."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from retrieval.evaluation import GoldQuestion, QuestionLine, Turn, load_questions


def write(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    text = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("".join(f"{line}\n" for line in text), encoding="utf-8")
    return path


def test_a_question_line_is_read_in_full(tmp_path: Path) -> None:
    line = {
        "id": "D9",
        "question": "And by\u2028June?",
        "history": [{"role": "user", "content": "How many K2s?"}, {"role": "assistant", "content": "71."}],
        "as_of": "2024-06-30",
        "type": "followup",
        "lang": "en",
        "gold": ["46|about 50", "180"],
        "forbidden": ["71"],
        "gold_sources": ["a1", "a2"],
        "gold_asof": "2024-06",
        "note": "for people",
    }
    expected = GoldQuestion(
        asked=QuestionLine(
            id="D9",
            question="And by\u2028June?",
            history=(Turn(role="user", content="How many K2s?"), Turn(role="assistant", content="71.")),
            as_of=date(2024, 6, 30),
        ),
        type="followup",
        lang="en",
        gold=("46|about 50", "180"),
        forbidden=("71",),
        gold_sources=("a1", "a2"),
        gold_asof="2024-06",
    )
    [read] = load_questions(write(tmp_path, line))
    assert read == expected
    assert read.elements == (("46", "about 50"), ("180",))


def test_nothing_but_the_four_keys_reaches_the_answering_side(tmp_path: Path) -> None:
    line = {
        "id": "Q",
        "question": "?",
        "history": None,
        "type": "simple",
        "gold": ["71"],
        "forbidden": None,
        "hint": 1,
    }
    [read] = load_questions(write(tmp_path, line))
    assert read.asked.model_dump() == {"id": "Q", "question": "?", "history": (), "as_of": None}


def test_a_question_can_t_be_changed(tmp_path: Path) -> None:
    [read] = load_questions(write(tmp_path, {"id": "Q", "question": "?", "type": "simple", "gold": ["71"]}))
    for value, name in ((read, "gold"), (read.asked, "question")):
        with pytest.raises(ValueError, match="frozen"):
            setattr(value, name, "another")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "not JSON: Expecting value: line 2 column 1 (char 1)"),
        ("[]", "not a JSON object"),
        ({"id": "Q2", "question": "?", "gold": ["1"]}, "type: Field required"),
        ({"question": "?", "type": "simple", "gold": ["1"]}, "id: Field required"),
        (
            {"id": "Q2", "question": "?", "type": "simple", "gold": "71"},
            "gold: Input should be a valid tuple",
        ),
        (
            {"id": "Q2", "question": "?", "type": "simple", "gold": []},
            "gold: Tuple should have at least 1 item after validation, not 0",
        ),
        (
            {"id": "Q2", "question": "?", "type": "simple", "gold": ["__MAYBE__"]},
            "gold: Value error, '__MAYBE__' is not a valid Behaviour",
        ),
        (
            {"id": "Q2", "question": "?", "type": "simple", "gold": ["1"], "as_of": "June"},
            "as_of: Input should be a valid date or datetime, input is too short",
        ),
        (
            {"id": "Q2", "question": "?", "type": "simple", "gold": ["1"], "history": [{"role": "bot"}]},
            "history.0.role: Input should be 'user' or 'assistant'",
        ),
        ({"id": "Q1", "question": "?", "type": "simple", "gold": ["1"]}, "the id Q1 is already taken"),
    ],
)
def test_an_unusable_line_is_named(tmp_path: Path, line: object, message: str) -> None:
    path = write(tmp_path, {"id": "Q1", "question": "?", "type": "simple", "gold": ["71"]}, line)
    with pytest.raises(ValueError, match=f"^{re.escape(f'{path}:2: {message}')}$"):
        load_questions(path)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b'{"id": "\xff"}\n')
    with pytest.raises(ValueError, match=r"questions\.jsonl:1: not JSON: 'utf-8' codec"):
        load_questions(path)


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"questions\.jsonl: no questions$"):
        load_questions(write(tmp_path))
