"""Questions with what a right answer to them says, read from a file with one JSON object a line."""

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator


class Behaviour(StrEnum):
    """What gold may ask for beside words and figures."""

    ABSTAIN = "__ABSTAIN__"
    REJECT_PREMISE = "__REJECT_PREMISE__"
    CLARIFY = "__CLARIFY__"
    YES = "__YES__"
    NO = "__NO__"


def _empty_for_null(value: object) -> object:
    """An empty tuple for null: both say that there are none."""
    return () if value is None else value


class Turn(BaseModel):
    """One message of the conversation before a question."""

    model_config = ConfigDict(frozen=True)

    role: Literal["user", "assistant"]
    content: str


class QuestionLine(BaseModel):
    """All that the answering side may see of a question; other keys of its line are dropped."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    question: str
    history: Annotated[tuple[Turn, ...], BeforeValidator(_empty_for_null)] = ()
    as_of: date | None = None


Strings = Annotated[tuple[str, ...], BeforeValidator(_empty_for_null)]


class GoldQuestion(BaseModel):
    """A question and how its answer is judged.

    Every element of `gold` must be met, by one of its alternatives, which | separates; a `forbidden` figure
    must stay out of the headline; `gold_sources` are the articles of which one should be cited; `gold_asof`
    is how the answer's date should begin.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    asked: QuestionLine
    type: str = Field(min_length=1)
    lang: str = Field(default="en", pattern="^[a-z]{2}$")
    gold: tuple[str, ...] = Field(min_length=1)
    forbidden: Strings = ()
    gold_sources: Strings = ()
    gold_asof: str | None = None

    @field_validator("gold")
    @classmethod
    def _known_behaviours(cls, gold: tuple[str, ...]) -> tuple[str, ...]:
        for alternative in (part for element in gold for part in element.split("|")):
            if alternative.startswith("__"):
                Behaviour(alternative)
        return gold

    @property
    def elements(self) -> tuple[tuple[str, ...], ...]:
        """The alternatives of each element of gold."""
        return tuple(tuple(element.split("|")) for element in self.gold)


def load_questions(path: Path) -> list[GoldQuestion]:
    """The questions of a file, in its order; ValueError names the line that isn't one, or the empty file."""
    questions: list[GoldQuestion] = []
    seen: set[str] = set()
    with path.open("rb") as lines:  # bytes: str.splitlines would also split at U+2028 within a string
        for number, line in enumerate(lines, 1):
            question = _parse_line(line, f"{path}:{number}")
            if question.asked.id in seen:
                raise ValueError(f"{path}:{number}: the id {question.asked.id} is already taken")
            seen.add(question.asked.id)
            questions.append(question)
    if not questions:
        raise ValueError(f"{path}: no questions")
    return questions


def _parse_line(line: bytes, where: str) -> GoldQuestion:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{where}: not JSON: {error}") from None
    if not isinstance(record, dict):
        raise ValueError(f"{where}: not a JSON object")
    try:
        return GoldQuestion.model_validate({**record, "asked": record})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"] if part != "asked")
        raise ValueError(f"{where}: {key}: {first['msg']}") from None
