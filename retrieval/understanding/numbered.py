"""Single things told by a number after them, told by their place: "plane number two" as "second plane"."""

import re

from index.names import NameKind, fold
from retrieval.knowledge import Knowledge
from retrieval.understanding.cues import Cues


def with_places(text: str, knowledge: Knowledge, cues: Cues) -> str:
    """A question with the place of a numbered thing before it; the text itself where no thing is numbered so."""
    for match in cues.sections["numbered"]["after"].finditer(fold(text)):
        told = match["number"]
        place = cues.place_words.get(int(told) if told.isdecimal() else cues.number_words.get(told, 0))
        start = _start_of_thing(text, match.start(), knowledge, cues)
        if place is not None and start is not None:
            return f"{text[:start]}{place} {text[start : match.start()].rstrip()}{text[match.end() :]}"
    return text


def _start_of_thing(text: str, end: int, knowledge: Knowledge, cues: Cues) -> int | None:
    """Where the name of a product, or a word for a single thing, starts that ends there; None where none does."""
    before = text[:end].rstrip()
    mentions = knowledge.names.find(before, inflected=cues.language == "pl")
    named = (m.start for m in mentions if m.end == len(before) and m.kind is NameKind.PRODUCT)
    words = re.finditer(cues.sections["numbered"]["thing"], fold(before))
    return next(named, None) or next((word.start() for word in words if word.end() == len(before)), None)
