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
    """The one known word within a slip of this one; two slips in a long word."""
    if len(word) < 4 or not word.isalpha():
        return None
    limit = 1 if len(word) < 7 else 2
    found = [
        (DamerauLevenshtein.distance(word, other, score_cutoff=limit), other)
        for other in known
        if other[0] == word[0] and abs(len(other) - len(word)) <= limit
    ]
    near = sorted(pair for pair in found if 0 < pair[0] <= limit)
    if not near or (len(near) > 1 and near[0][0] == near[1][0] and not _same_stem(near[0][1], near[1][1])):
        return None
    return near[0][1]


def _same_stem(one: str, other: str) -> bool:
    return one[:4] == other[:4]
