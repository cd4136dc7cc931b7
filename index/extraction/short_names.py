"""What a product is called for short: its name without the number behind it, or without the designator before it."""

import re
from collections.abc import Iterable, Iterator

from index.extraction.cues import load_names
from index.names import fold

_NUMBERED = re.compile(r"([^\W\d_]+)[- ](?:\d{1,4}[A-Z]{0,2}|[IVX]{1,4})s?")
_NAMED = re.compile(r"(?:[A-Z]{1,5}-?\d\S*) ([^\W\d_]+(?: [^\W\d_]+)?)")
_TELLING, _TELLING_HANGUL = 4, 2  # letters from which a word may name a product by itself


def bare_name(name: str) -> str:
    """The word of a numbered name, which may stand for it: Lanyu for Lanyu-4; empty where it has none."""
    found = _NUMBERED.fullmatch(name)
    return found[1] if found and _is_name(found[1]) and fold(found[1]) not in load_names("en", "not_products") else ""


def is_lone_number(bare: str, text: str) -> bool:
    """Whether one number alone stands behind a word in a text, and no letter of a variant: not of the Khwai 30 and 40.

    What only adds to it is no other number: Hagen 2 and Hagen 2K.
    """
    behind = {
        found[1] or found[2] for found in re.finditer(rf"\b{re.escape(bare)}(?:-([A-Z\d]\w*)| (\d\w{{0,4}}))", text)
    }
    least = min(behind, key=len, default="")
    return all(one.startswith(least) for one in behind)


def short_names(name: str, forms: Iterable[str]) -> Iterator[str]:
    """What a product of a name and further forms may be called for short, each once, in their order."""
    seen = {name, *forms}
    for form in (name, *forms):
        named = _NAMED.fullmatch(form)
        for short in (bare_name(form), named[1] if named and _is_name(named[1]) else ""):
            if short and short not in seen:
                seen.add(short)
                yield short


def _is_name(word: str) -> bool:
    """Whether it may be a name of one product: not MSE, Type, Block or Project, which many share."""
    if word.isupper() and word.isascii():
        return False
    least = _TELLING if word[0].isupper() else _TELLING_HANGUL
    first = fold(word.split(" ")[0])
    return len(word) >= least and (word[0].isupper() or not word.isascii()) and first not in load_names("en", "series")
