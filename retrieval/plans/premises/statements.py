"""Statements put to the test: what says that something isn't so, and asks whether that is right."""

import re

from index.names import fold
from retrieval.question import Question
from retrieval.understanding.cues import load_cues

# What is claimed by words that deny something themselves: "nothing has been signed".
_READ = frozenset({"unsigned", "lapsed", "out_of_use"})


def is_denial(question: Question) -> bool:
    """Whether a question states that something isn't so: "so it didn't pay for them, right?"; yes bears that out."""
    verify, text = load_cues(question.language).sections["verify"], fold(question.text).strip()
    if not question.is_yes_no or question.claims & _READ:
        return False
    tag = re.search(rf",\s*¿?\s*{verify['tag'].pattern}\s*\?*$", text)
    return tag is not None and verify["denies"].search(text[: tag.start()]) is not None


def denies(question: Question) -> bool:
    """Whether a question speaks of something that isn't so, or never was."""
    return question.is_negated or load_cues(question.language).has("verify", "denies", fold(question.text))
