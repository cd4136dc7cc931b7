"""Several questions in one message: where one ends and the next begins."""

import re

from index.names import fold
from retrieval.question import Asked, Operation, Question
from retrieval.understanding.cues import Cues

_ENDS = re.compile(r"[?？]\s+(?=\S)")
_SHORTEST = 2  # words of a part that can be a question


def split_questions(text: str, cues: Cues, *, counted_apart: bool = False, plain: bool = False) -> tuple[str, ...]:
    """The questions of a message in order, at least one; a part too short to be one stays with its neighbour.

    Where the first asks for no count, "and how many of them …" is one `counted_apart`. In a `plain` question what
    is asked by a question word alone is one as well, and comes last: "when and how many did it order?".
    """
    folded, words = fold(text), cues.sections["parts"]
    if plain and (beside := words["beside"].search(folded)) is not None:
        rest = text[: beside.start()] + text[beside.end() :]
        return (rest.strip(" ,;"), text[slice(*beside.span("asked"))])
    keys = ("joint", "counted") if counted_apart else ("joint",)
    joints = [match for key in keys for match in words[key].finditer(folded)]
    if plain and words["opened"].match(folded.lstrip(" ¿")):
        joints += words["listed"].finditer(folded)
    cuts = sorted([(m.end(), m.end()) for m in _ENDS.finditer(folded)] + [m.span() for m in joints])
    parts, start = list[str](), 0
    for end, after in cuts:
        is_short = end < start or any(_is_short(part, cues, plain=plain) for part in (text[start:end], text[after:]))
        if is_short or is_remark(folded[after:], cues):
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


def _is_short(text: str, cues: Cues, *, plain: bool) -> bool:
    """Whether a part has too few words to be a question; in a `plain` one, a question word alone has enough."""
    alone = plain and cues.sections["parts"]["alone"].fullmatch(fold(text).strip(" ?¿.!,;")) is not None
    return len(re.findall(r"\w+", text)) < _SHORTEST and not alone
