"""Words parted at the end of a line, made whole."""

import re
import tomllib
from functools import cache
from importlib import resources

_PARTED = re.compile(r"(\w+)[-\u00ad\u2010]$")
_HANGUL = re.compile(r"[가-힣]")


def join_lines(left: str, right: str, *, is_parted: bool, known: frozenset[str] = frozenset()) -> str:
    """Two lines of a paragraph as one; `is_parted` says whether Korean words end with the line.

    A hyphen stays before a digit or a capital, behind a known prefix, and in a word of `known` (in small letters).
    """
    hyphen = _PARTED.search(left)
    if hyphen and right[:1].isalnum() and not hyphen[1][-1:].isspace():
        first, second = hyphen[1].casefold(), re.match(r"\w+", right)
        compound = f"{first}-{second[0].casefold()}" if second else ""
        is_kept = not right[0].islower() or first in _prefixes() or compound in known or first[-1].isdigit()
        return left + right if is_kept and left[-1] != "\u00ad" else left[:-1] + right
    if not is_parted and _HANGUL.match(left[-1:]) and _HANGUL.match(right):
        return left + right
    return f"{left} {right}"


@cache
def _prefixes() -> frozenset[str]:
    text = resources.files("index.readers").joinpath("hyphens.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["prefixes"])
