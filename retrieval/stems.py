"""Crude stems, enough for a word to meet its plural or its past tense."""

from index.names import fold, split_pieces

_STEM, _ENDING = 4, 3  # letters of the shortest stem, and of the longest ending


def stem(word: str) -> str:
    """An English word without its ending, where enough is left."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def stems_in(text: str) -> frozenset[str]:
    """The stems of the words of an English text."""
    return frozenset(stem(piece.text) for piece in split_pieces(fold(text)))


def singular(word: str) -> str:
    """An English plural without its ending."""
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    for ending in ("xes", "ches", "shes", "sses"):
        if word.endswith(ending):
            return word.removesuffix("es")
    return word.removesuffix("s") if not word.endswith("ss") else word


def start_of(word: str) -> str:
    """What the forms of a word begin with, in any language."""
    return fold(word)[: max(_STEM, len(word) - _ENDING)]


def has_stem(word: str, text: str) -> bool:
    """Whether a text has a word, or one that begins as it does, in any language."""
    start = start_of(word)
    return any(piece.text.startswith(start) for piece in split_pieces(fold(text)))
