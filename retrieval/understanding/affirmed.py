"""Questions that begin by denying what they expect, asked plainly: "hasn't it come" as "has it come"."""

import re

from index.names import fold
from retrieval.understanding.cues import Cues


def affirmed(text: str, cues: Cues) -> str:
    """A question without the contracted no it begins with; the text itself where it begins with none.

    Yes and no mean the same after either: "hasn't it come" is denied by "no", and so is "has it come".
    """
    contracted, folded = cues.sections["verify"]["contracted"], fold(text)
    for start in _BEGINNINGS.finditer(text):
        if (match := contracted.match(folded, start.end())) is not None:
            return text[: match.start("no")] + text[match.end("no") :]
    return text


_BEGINNINGS = re.compile(r"^\W*|[.;:,–—] ")
