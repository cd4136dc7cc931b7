"""Raw tables → records: pydantic does the checking, this says what it found in an editor's words."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from index.problems import Finding, nearest, shown, suggestion, warning
from index.records import Record

R = TypeVar("R", bound=Record)

_PATTERNS = {
    "^[a-z]{2}$": "the two small letters of ISO 639-1, such as en",
    "^[A-Z]{2}$": "the two capital letters of ISO 3166-1, such as PL",
}


def build_record(model: type[R], raw: Mapping[str, object]) -> tuple[R | None, list[Finding]]:
    """The record that `raw` describes, or None with the findings that say why not."""
    findings = list(_empty(model, raw))
    try:
        record = model.model_validate(dict(raw))
    except ValidationError as error:
        # What is empty has been found already, in better words.
        more = [_finding(details) for details in error.errors() if details["type"] != "string_too_short"]
        return None, findings + more
    return (None if findings else record), findings


def unknown_keys(raw: Collection[str], known: Collection[str]) -> Iterator[Finding]:
    """A warning for each key that dealbot doesn't read."""
    for key in raw:
        if key not in known:
            near = nearest(key, known)
            hint = f"did you mean {shown(near)}?" if near else "take it out"
            yield warning(key, f"unknown key {shown(key)} is not read; {hint}")


def _empty(model: type[Record], raw: Mapping[str, object]) -> Iterator[Finding]:
    for key, field in model.model_fields.items():
        value = raw.get(key)
        if isinstance(value, str) and field.is_required() and not value.strip():
            yield Finding(key, f"{key} is empty; fill it in")
        if isinstance(value, list) and any(isinstance(part, str) and not part.strip() for part in value):
            yield Finding(key, f"{key} holds an empty text; take it out")


def _finding(details: ErrorDetails) -> Finding:
    place, value = details["loc"], details["input"]
    key = str(place[0]) if place else None
    match details["type"]:
        case "missing":
            message = f"{key} is missing; add it"
        case "enum" if isinstance(value, str):
            choices = re.findall(r"'([^']*)'", details["ctx"]["expected"])
            message = f"{key} {shown(value)} is not known{suggestion(value, choices)}"
        case "tuple_type":
            message = f"{key} should be a list, such as [{shown(value)}]"
        case "string_pattern_mismatch":
            message = f"{key} {shown(value)} should be {_PATTERNS[details['ctx']['pattern']]}"
        case "string_type" if len(place) > 1:
            message = f"{key} holds {shown(value)}, which should be a text in quotation marks"
        case "string_type" | "enum":
            message = f"{key} should be a text in quotation marks, not {shown(value)}"
        case _:
            message = f"{key or 'the entry'} {shown(value)} can't be used: {details['msg']}"
    return Finding(key, message)
