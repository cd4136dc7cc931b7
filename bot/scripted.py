"""Scripted questions: a file of them answered, and scored."""

import json
import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from rich.console import Console

from bot.console import write_bytes
from bot.objects import Json, answer_object, encode_json, failure_object
from bot.service import Service
from index.errors import DealbotError
from retrieval.evaluation import QuestionLine, Report, build_report, judge, load_questions, render_report

log = logging.getLogger(__name__)


class BadQuestions(DealbotError):
    """A file of questions that can't be read."""


class BadOutput(DealbotError):
    """A file of answers that can't be written."""


def read_questions(source: str) -> list[QuestionLine]:
    """The questions of a JSON-lines file, or of standard input for -; BadQuestions names a line that is none."""
    name = "standard input" if source == "-" else source
    try:
        lines = sys.stdin.buffer.readlines() if source == "-" else Path(source).read_bytes().splitlines()
    except OSError as error:
        raise BadQuestions(f"{name}: {error.strerror}") from None
    return [_parse(line, f"{name}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _parse(line: bytes, where: str) -> QuestionLine:
    try:
        return QuestionLine.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "line"
        raise BadQuestions(f"{where}: {place}: {first['msg']}") from None
    except ValueError as error:
        raise BadQuestions(f"{where}: not a JSON object: {error}") from None


def answer_line(service: Service, line: QuestionLine, today: date | None) -> Json:
    """The answer object of one question; a failure of ours is an answer too, and the run goes on."""
    started = time.perf_counter()
    try:
        history = [turn.content for turn in line.history if turn.role == "user"]
        answer = service.ask(line.question, today=line.as_of or today, history=history)
    except DealbotError:
        raise  # no index, a broken setting: true of every question, so the run ends with its one line
    except Exception:  # the contract: a fault of ours on one question is an answer, and the run goes on
        log.exception("question %s failed", line.id)
        return failure_object(line.id, time.perf_counter() - started)
    return answer_object(line.id, answer, time.perf_counter() - started)


def answer_questions(ready: Callable[[], Service], source: str, output: str, today: date | None) -> None:
    """Answer every question of a file and write the answers, one a line in the same order, all or nothing."""
    questions, path = read_questions(source), Path(output)
    if output != "-" and (path.is_dir() or not path.absolute().parent.is_dir()):  # before, not after the work
        raise BadOutput(f"{output}: not a file in a folder that exists")
    service = ready()
    data = b"".join(encode_json(answer_line(service, question, today)) for question in questions)
    if output == "-":
        write_bytes(data)
    else:
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that a reader never sees half of it; a pipe or a device is written to."""
    target = path.resolve() if path.is_file() else path
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        part.write_bytes(data)
        os.replace(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadOutput(f"{path}: {error.strerror}") from None


def evaluate(
    ready: Callable[[], Service],
    path: Path,
    today: date | None,
    by: Literal["type", "lang"],
    console: Console,
) -> Report:
    """Answer and score a file of questions with gold, and print the table."""
    try:
        questions = load_questions(path)
    except (OSError, ValueError) as error:
        raise BadQuestions(str(error)) from None
    service = ready()
    verdicts = [judge(question, answer_line(service, question.asked, today)) for question in questions]
    report = build_report(verdicts, by=by)
    console.print(render_report(report))
    return report
