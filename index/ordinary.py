"""Ordinary English words, by the default model's vocabulary: what isn't among them is a name or a slip."""

from functools import cache

from index.encoder import find_packaged_model

_COMMON = 8_000
_SHORTEST = 3  # letters: shorter entries are fragments as often as words


@cache
def load_ordinary_words() -> frozenset[str]:
    """The lower-case words that the model knows whole, some 20,000; ModelError when it isn't installed."""
    return frozenset(_words())


@cache
def load_common_words() -> frozenset[str]:
    """The commonest of them, which nobody writes by a slip of the keyboard; ModelError as above."""
    return frozenset(_words()[:_COMMON])


def _words() -> list[str]:
    """The words by how often they occur, the commonest first: the order of the model's vocabulary."""
    entries = (find_packaged_model() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return [word for word in entries if len(word) >= _SHORTEST and word.isascii() and word.isalpha()]
