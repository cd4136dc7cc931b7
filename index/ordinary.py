"""Ordinary English words, by the default model's vocabulary: what isn't among them is a name or a slip."""

from functools import cache

from index.encoder import find_packaged_model

_SHORTEST = 3  # letters: shorter entries are fragments as often as words


@cache
def load_ordinary_words() -> frozenset[str]:
    """The lower-case words that the model knows whole, some 20,000; ModelError when it isn't installed."""
    entries = (find_packaged_model() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for word in entries if len(word) >= _SHORTEST and word.isascii() and word.isalpha())
