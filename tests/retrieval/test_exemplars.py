"""Wordings of every role and operation, written by others than the cue words: what share of them is read as meant.

Each line of exemplars/*.toml has its names masked. The shares are floors a change may not fall below; what is misread
is named, so that whoever changes a cue sees what it did.
"""

import re
import tomllib
from pathlib import Path

import pytest

from index.names import fold
from index.records import Attribute
from retrieval.question import Asked, Operation
from retrieval.understanding.attributes import find_attributes
from retrieval.understanding.cues import Cues, load_cues
from retrieval.understanding.intent import find_asked, find_operation
from retrieval.understanding.sentence import without_negated

FOLDER = Path(__file__).with_name("exemplars")
MASKS = re.compile(r"(COUNTRY|PRODUCT|ORGANISATION|DEAL|GROUP)")
LANGUAGES = ("en", "ko", "pl", "es")
ROLES = 0.95  # of the wordings of a role, read as that role
OPERATIONS = 0.93


def load(language: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def masked(wording: str, cues: Cues) -> str:
    """The wording as the reader sees it: folded but for the masks, courtesies set aside."""
    parts = MASKS.split(wording)
    return without_negated("".join(part if place % 2 else fold(part) for place, part in enumerate(parts)), cues)


def is_role(role: str, text: str, cues: Cues) -> bool:
    asked = find_asked(text, cues)
    found = find_attributes(text, cues, asked)
    ordered = role == Attribute.ORDERED_QUANTITY and asked is Asked.QUANTITY and not found  # what a bare count means
    return ordered or found[:1] == (Attribute(role),)


def is_operation(operation: str, text: str, cues: Cues) -> bool:
    subjects = max(1, *(text.count(mask) for mask in ("COUNTRY", "PRODUCT", "DEAL")))
    return find_operation(text, cues, find_asked(text, cues), subjects=subjects) is Operation(operation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_wordings_of_roles_are_read_as_meant(language: str) -> None:
    cues, roles = load_cues(language), load(language)["attribute"]
    wordings = [(role, text) for role, texts in roles.items() if role != "other" for text in texts]
    missed = [f"{role}: {text}" for role, text in wordings if not is_role(role, masked(text, cues), cues)]
    assert len(missed) <= (1 - ROLES) * len(wordings), "\n".join(missed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_wordings_of_operations_are_read_as_meant(language: str) -> None:
    cues, operations = load_cues(language), load(language)["operation"]
    plain = ("lookup", "not_about_deals")  # told by what they lack
    wordings = [(name, text) for name, texts in operations.items() if name not in plain for text in texts]
    missed = [f"{name}: {text}" for name, text in wordings if not is_operation(name, masked(text, cues), cues)]
    assert len(missed) <= (1 - OPERATIONS) * len(wordings), "\n".join(missed)
