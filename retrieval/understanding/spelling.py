"""Slips of the keyboard in ordinary words: "mnay", "deliverd", "compleeted"."""

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from index.names import Piece
from index.ordinary import load_ordinary_words


def correct(text: str, words: Sequence[Piece], known: frozenset[str], language: str) -> str:
    """The text with each unexplained word that is a slip away from one known word replaced by that.

    In English a word that no dictionary has is a slip for certain, and may be further from what was meant.
    """
    ordinary = load_ordinary_words() if language == "en" else frozenset[str]()
    slips = {word.text for word in words if ordinary and not {word.text, word.text.removesuffix("s")} & ordinary}
    endings = _ENDINGS if slips else ()
    forms = known | {form for other in known for ending in endings if (form := other + ending) in ordinary}
    for word in sorted(words, key=lambda word: -word.start):
        meant = (_meant(word.text, forms) if word.text in slips else None) or _nearest(word.text, known)
        if meant is not None:
            text = text[: word.start] + meant + text[word.end :]
    return text


_ENDINGS = ("e", "s", "es", "ed", "d", "ing")  # what the stems among the cues leave out


def _meant(word: str, forms: frozenset[str]) -> str | None:
    """The known word nearest to one that is no word at all; None when several different ones are as near."""
    if len(word) < 4 or not word.isalpha():
        return None
    reach = 1 if len(word) < 6 else 2
    found = sorted((_how_far(word, form, reach), -fuzz.ratio(word, form), form) for form in forms if form[0] == word[0])
    near = [(far, form) for far, _, form in found if 0 < far[0] <= reach]
    best = [form for far, form in near if far == near[0][0]]
    return best[0] if best and all(other[:4] == best[0][:4] for other in best[:2]) else None


def _how_far(word: str, form: str, reach: int) -> tuple[int, bool, bool]:
    """How far a form is from what was written: of equals a real word is nearer, and one with a letter left out."""
    distance = DamerauLevenshtein.distance(word, form, score_cutoff=reach)
    left_out = len(form) == len(word) + distance or sorted(form) == sorted(word)
    return distance, form not in load_ordinary_words(), not left_out


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
