"""Statements put to the test: what says that something isn't so, and asks whether that is right."""

import re

from index.names import fold
from index.records import Fact, Modality
from retrieval.question import Question
from retrieval.tellings import tells
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


def is_only_talked_of(lead: Fact, question: Question) -> bool:
    """Whether something is said to have been signed of which a fact only says that it is negotiated."""
    signs = "signed" in question.claims and (question.is_past or tells("asks_done", question.text))
    return signs and lead.modality is Modality.NEGOTIATED


def supposes_not(question: Question) -> bool:
    """Whether a question speaks of something that isn't so, or never was."""
    return question.is_negated or load_cues(question.language).has("verify", "denies", fold(question.text))
