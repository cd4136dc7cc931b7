"""Whether a text has a word or a phrase in it, however it is spaced and accented."""

from collections.abc import Iterable

from index.names import fold, split_pieces


def spaced(text: str) -> str:
    """A text as its folded pieces, one space apart, so that whole words can be looked up in it."""
    return " ".join(piece.text for piece in split_pieces(fold(text)))


def has_any(text: str, forms: Iterable[str]) -> bool:
    """Whether a text has one of some forms in it, as whole words."""
    said = f" {spaced(text)} "
    return any(f" {spaced(form)} " in said for form in forms)
