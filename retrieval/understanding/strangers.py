"""Names that nobody recorded: countries without deals, designators, and capitalised words left over."""

import re

from index.names import Piece, fold
from index.ordinary import load_ordinary_words
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.understanding.cues import Cues
from retrieval.understanding.hints import Hints
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.subject import Roles
from retrieval.understanding.variants import is_designator, is_of_variant


def find_unknown(
    seen: Sighting, roles: Roles, hints: Hints, subject: Subject, knowledge: Knowledge, cues: Cues
) -> tuple[str, ...]:
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
    return tuple(dict.fromkeys([*roles.strangers, *names, *_swallowed(seen, knowledge, cues)]))


_NEXT = re.compile(r"(?:[?!]|(?<=[a-z][a-z])\.)[ ¿¡\"'(“]+(?=\w)")  # from the end of a sentence to the next


def _swallowed(seen: Sighting, knowledge: Knowledge, cues: Cues) -> list[str]:
    """The English names that stand where a cue takes any word: the town of "what will Whangarei get out of it"."""
    if cues.language != "en" or seen.text.istitle():
        return []
    taken = [*((m.start, m.end) for m in seen.mentions), *((time.start, time.end) for time in seen.times)]
    rest = {word.start for word in seen.rest}
    inner = (match for match in _NAME.finditer(seen.text) if seen.text[: match.start()].rstrip()[-1:].isalnum())
    free = (m for m in inner if m.start() not in rest and not any(a < m.end() and m.start() < b for a, b in taken))
    strange = (m[0] for m in free if not _means_something(fold(m[0]), cues))
    return [name for name in strange if not knowledge.names.find(name)]  # one that is set aside is known


_NAME = re.compile(r"(?<![\w'’.&/-])[A-Z][a-zà-žA-Z]*[a-zà-ž]{3,}(?![\w&/-])")


def _means_something(word: str, cues: Cues) -> bool:
    """Whether a word is an ordinary one, or means something here by itself: a month, a currency."""
    if word in load_ordinary_words() or word in cues.vocabulary or word in cues.keywords:
        return True
    return any(start == 0 and end == len(word) for start, end in cues.spans(word))


def _whole_word(text: str, word: Piece) -> str:
    """A word as it was written, with what hyphens join to it: the whole of F-35s."""
    start, end = text.rfind(" ", 0, word.start) + 1, text.find(" ", word.end)
    return text[start : end if end >= 0 else len(text)].strip(".,;:?!()\"'“”").removesuffix("'s")
