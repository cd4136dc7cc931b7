"""Names that nobody recorded: countries without deals, designators, and capitalised words left over."""

import re

from index.names import Piece
from index.ordinary import load_ordinary_words
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.understanding.hints import Hints
from retrieval.understanding.narrowing import is_designator, is_of_variant
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.subject import Roles


def find_unknown(seen: Sighting, roles: Roles, hints: Hints, subject: Subject, knowledge: Knowledge) -> tuple[str, ...]:
    """The names nobody recorded: countries without deals, designators, and capitalised words left over."""
    first = len(seen.text) - len(seen.text.lstrip(" ¿¡\"'"))
    starts = {match.end() for match in _NEXT.finditer(seen.text)}  # of later sentences
    # Where a thing and a party are named, a word that English has anyway is no third name: VAT, Soviet, Eve.
    placed = bool((roles.products or roles.deals) and (roles.buyers or roles.deals or roles.sellers))
    names = [
        _whole_word(seen.text, word)
        for word in seen.rest
        if word.text not in hints.words
        and not is_of_variant(word.text, subject, knowledge)
        and (
            is_designator(word.text)
            or (seen.text[word.start].isupper() and word.start != first and not seen.text.isupper())
        )
        and not ((placed or word.start in starts) and word.text in load_ordinary_words())
    ]
    return tuple(dict.fromkeys([*roles.strangers, *names]))


_NEXT = re.compile(r"(?:[?!]|(?<=[a-z][a-z])\.)[ ¿¡\"'(“]+(?=\w)")  # from the end of a sentence to the next


def _whole_word(text: str, word: Piece) -> str:
    """A word as it was written, with what hyphens join to it: the whole of F-35s."""
    start, end = text.rfind(" ", 0, word.start) + 1, text.find(" ", word.end)
    return text[start : end if end >= 0 else len(text)].strip(".,;:?!()\"'“”")
