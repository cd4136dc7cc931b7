"""Slips of the keyboard in ordinary words: "mnay", "deliverd", "ammount"."""

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from index.names import Piece


def correct(text: str, words: Sequence[Piece], known: frozenset[str]) -> str:
    """The text with each unexplained word that is a slip away from one known word replaced by that."""
    for word in sorted(words, key=lambda word: -word.start):
        meant = _nearest(word.text, known)
        if meant is not None:
            text = text[: word.start] + meant + text[word.end :]
    return text


def _nearest(word: str, known: frozenset[str]) -> str | None:
    """The one known word a slip away: two letters swapped, or one dropped or doubled, inside the word.

    Another letter in its place makes another word as often as not ("paint", "point"), so that is taken for a slip
    only in long words; and a word is never turned into a form of itself.
    """
    if len(word) < 4 or not word.isalpha() or any(_is_form(word, other) for other in known):
        return None
    found = sorted(other for other in known if other[0] == word[0] and _is_slip(word, other))
    return found[0] if found and all(other[:4] == found[0][:4] for other in found) else None


def _is_form(word: str, other: str) -> bool:
    """Whether two words differ in their endings only: provide, provided; order, orders."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short if len(short) < 6 else short[:-1]) and len(long) - len(short) < 4


def _is_slip(word: str, other: str) -> bool:
    if DamerauLevenshtein.distance(word, other, score_cutoff=2) == 1:
        swapped = len(word) == len(other) and sorted(word) == sorted(other)
        return swapped or len(word) != len(other) or len(word) > 8
    return len(word) > 8 and DamerauLevenshtein.distance(word, other, score_cutoff=2) == 2
