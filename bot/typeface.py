"""The letters a picture is written in: those every installation has, and a font with Hangul where there is one.

matplotlib is imported when the first picture needs it: it takes most of a second, and many a process draws nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry, FontProperties

_BASE = "DejaVu Sans"  # comes with matplotlib: Latin, Greek and Cyrillic with all their accents
_HANGUL = frozenset(map(ord, "가힣"))
_FAMILIAR = ("Noto Sans CJK KR", "Noto Sans KR", "Pretendard", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo")
_LAST_RESORT = "Last Resort"  # has a box for every character, so it "knows" them all


@dataclass(frozen=True)
class Typeface:
    """Font families, the first that has a character draws it; `known` are the code points that one of them has."""

    families: tuple[str, ...]
    known: frozenset[int] = field(repr=False)

    def draws(self, text: str) -> bool:
        """Whether there is a letter for every character of `text`."""
        return self.known.issuperset(map(ord, text))

    def drawable(self, text: str) -> str:
        """What can be drawn of `text`: never an empty box in a character's place."""
        kept = "".join(character for character in text if ord(character) in self.known)
        return " ".join(kept.split()) if any(map(str.isalnum, kept)) else ""

    def properties(self, size: float, bold: bool = False) -> "FontProperties":
        """The typeface in a size, in pixels, as matplotlib takes it."""
        from matplotlib.font_manager import FontProperties

        return FontProperties(family=list(self.families), size=size, weight="bold" if bold else "normal")


def find_typeface(fonts: "Sequence[FontEntry] | None" = None) -> Typeface:
    """The typeface for pictures; `fonts` are looked through for Hangul, all that matplotlib knows unless given."""
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    installed = font_manager.fontManager.ttflist if fonts is None else fonts
    base = FT2Font(font_manager.findfont(_BASE, fallback_to_default=False)).get_charmap()
    for font in sorted(installed, key=_preference):
        letters = FT2Font(font.fname).get_charmap()
        if letters.keys() >= _HANGUL and not font.name.startswith(_LAST_RESORT):
            return Typeface((_BASE, font.name), frozenset(base) | frozenset(letters))
    return Typeface((_BASE,), frozenset(base))


def _preference(font: "FontEntry") -> tuple[int, bool, bool, str, str]:
    """Upright letters of a regular weight from a family made for screens, if there is one."""
    place = _FAMILIAR.index(font.name) if font.name in _FAMILIAR else len(_FAMILIAR)
    return place, font.weight not in (400, "normal", "regular"), font.style != "normal", font.name, font.fname
