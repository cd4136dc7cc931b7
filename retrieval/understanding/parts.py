"""Several questions in one message: where one ends and the next begins."""

import re

from index.names import fold
from retrieval.question import Asked, Operation, Question
from retrieval.understanding.cues import Cues

_ENDS = re.compile(r"[?？]\s+(?=\S)")
_SHORTEST = 2  # words of a part that can be a question


def split_questions(text: str, cues: Cues, *, counted_apart: bool = False) -> tuple[str, ...]:
    """The questions of a message in order, at least one; a part too short to be one stays with its neighbour.

    Where the first asks for no count, "and how many of them …" is one `counted_apart`.
    """
    folded, words = fold(text), cues.sections.get("parts", {})
    keys = ("joint", "counted") if counted_apart else ("joint",)
    joints = [match for key in keys if key in words for match in words[key].finditer(folded)]
    cuts = sorted([(m.end(), m.end()) for m in _ENDS.finditer(folded)] + [m.span() for m in joints])
    parts, start = list[str](), 0
    for end, after in cuts:
        if end < start or _is_short(text[start:end]) or _is_short(text[after:]) or is_remark(folded[after:], cues):
            continue
        parts.append(text[start:end].strip(" ,;"))
        start = after
    return (*parts, text[start:].strip(" ,;"))


def is_asked(question: Question) -> bool:
    """Whether a text says what it wants, so that it can be a question by itself."""
    return question.asked is not Asked.ANY or question.operation is not Operation.LOOKUP or _is_plain(question)


def is_remark(text: str, cues: Cues) -> bool:
    """Whether a folded text only says what the asker has or knows: "I only have the date of the first"."""
    return "?" not in text and cues.sections["verify"]["remark"].match(text.strip()) is not None


def _is_plain(question: Question) -> bool:
    """Whether a text is a question by its mark and names what it is after: "what is left in it?"."""
    return question.text.endswith("?") and bool(question.attributes)


def _is_short(text: str) -> bool:
    return len(re.findall(r"\w+", text)) < _SHORTEST
