"""How exact a number is, by the words beside it: more than 100, some 50, at least 24."""

import re
from functools import cache

from index.extraction.vocabulary import after, before, load_vocabulary
from index.records import Qualifier

_REACH = 40  # characters before a number in which its qualifier ends


def find_qualifier(folded: str, start: int, end: int, language: str) -> Qualifier:
    """How exact the number at start to end of a folded text is; EXACT when nothing is said."""
    words_before, words_after = _patterns(language)
    ahead = folded[max(0, start - _REACH) : start]
    found = [(match.start(), kind) for kind, pattern in words_before if (match := pattern.search(ahead))]
    if found:
        return min(found)[1]  # the longest: "no more than", not "more than"
    behind = folded[end : end + _REACH]
    return next((kind for kind, pattern in words_after if pattern.match(behind)), Qualifier.EXACT)


@cache
def _patterns(
    language: str,
) -> tuple[list[tuple[Qualifier, re.Pattern[str]]], list[tuple[Qualifier, re.Pattern[str]]]]:
    tables = load_vocabulary(language).tables
    behind = r" ?(?:[가-힣]{1,3}? ?)??" if language == "ko" else " ?"  # Korean puts the counter between
    gap = r" ?(?:(?:a|an|the|a total of|de|de los|de las) )?"
    return (
        [(Qualifier(key), before(words, gap=gap)) for key, words in tables["qualifiers"].items()],
        [(Qualifier(key), after(language, words, gap=behind)) for key, words in tables["qualifiers_after"].items()],
    )
