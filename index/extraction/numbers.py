"""Numbers of a text, in digits, in words and in both ("2.4 trillion", "two dozen", "9조 2천억"), with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from index.extraction.korean import word_pattern, word_value
from index.extraction.vocabulary import Vocabulary, either, load_vocabulary
from index.names import fold

_DIGITS = 20  # of a number at most; longer ones are telephone numbers and serial numbers
_LONGEST = 24  # parts of a number at most
_THIN = "\u00a0\u202f\u2009"  # spaces that part groups of digits in every language


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its place; `factor` is its last scale (10^6 of "1.5 million", 1 of "180").

    `is_glued` says that a letter stands right before it, as in K2 or RM3.9.
    """

    start: int
    end: int
    value: Decimal
    factor: Decimal = Decimal(1)
    in_digits: bool = True
    is_glued: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A part of a number: figures, a number word, a scale, an article or a half."""

    start: int
    end: int
    kind: str
    value: Decimal
    is_glued: bool = False
    is_whole: bool = False  # a scale that is a number without figures: tysiąc, mil
    is_scaled: bool = False  # figures that a scale follows


def tidy(value: Decimal) -> Decimal:
    """The same number, without zeros after the decimal point when it is whole."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def find_numbers(text: str, language: str) -> list[Number]:
    """The numbers of a text, left to right, without overlaps."""
    words, folded = load_vocabulary(language), fold(text)
    run: list[_Token] = []
    found: list[Number] = []
    for token in _tokens(text, folded, words):
        if run and not _joins(folded, run[-1], token, words):
            found += _read(run)
            run = []
        run.append(token)
    return found + list(_read(run))


@cache
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    digits = r"(?P<glued>[a-z])?(?P<digits>\d+(?:[.,'’ ]\d+){0,9})"
    if words.language == "ko":
        spaced = either(map(re.escape, words.words("spaced")))
        scale = rf"(?<=\d)(?P<scale>{either(map(re.escape, words.scales))})|(?<=[\d만억조] )(?P<spaced>{spaced})"
        more = rf"(?<=[십백천만억])(?P<more>{either(map(re.escape, words.scales))})"
        return re.compile(f"{digits}|{scale}|{more}|(?P<word>{word_pattern(words)})")
    kinds = {
        "number": either(map(re.escape, words.numbers)),
        "scale": either(map(re.escape, words.scales)),
        "half": either(map(re.escape, words.words("halves"))),
        "article": either(map(re.escape, words.words("articles"))),
    }
    listed = "|".join(rf"(?P<{kind}>(?<![^\W\d_])(?:{body})(?!\w))" for kind, body in kinds.items())
    return re.compile(f"{digits}|{listed}")


def _tokens(text: str, folded: str, words: Vocabulary) -> Iterator[_Token]:
    for match in _pattern(words).finditer(folded):
        if match["digits"]:
            yield from _read_digits(text, match, words)
        elif (kind := match.lastgroup) and (value := _word_value(kind, match[0], words)) is not None:
            is_whole = match[0] in words.words("alone")
            yield _Token(match.start(), match.end(), _KINDS.get(kind, kind), value, is_whole=is_whole)


_KINDS = {"spaced": "scale", "more": "scale"}


def _word_value(kind: str, word: str, words: Vocabulary) -> Decimal | None:
    match kind:
        case "word":
            return word_value(word, words)
        case "number":
            return words.numbers[word]
        case "half":
            return Decimal("0.5")
        case "article":
            return Decimal(1)
    return words.scales[word]


def _read_digits(text: str, match: re.Match[str], words: Vocabulary) -> Iterator[_Token]:
    """The figures of a run of digits and marks: one number, or several that the marks part."""
    start, end = match.span("digits")
    glued = match["glued"] is not None or (start > 1 and text[start - 1] in "-–./" and text[start - 2].isalpha())
    glued = glued or (start > 1 and text[start - 1] in ".," and text[start - 2].isdigit())
    at = start
    for part in _split_groups(text, start, end, words):
        if len(part) <= _DIGITS:
            scaled = _is_scaled(text[at + len(part) : at + len(part) + 16], words)
            value = _value(part, words, scaled=scaled)
            if value is not None:
                yield _Token(at, at + len(part), "digits", value, glued, is_scaled=scaled)
        at += len(part) + 1
        glued = False


def _split_groups(text: str, start: int, end: int, words: Vocabulary) -> list[str]:
    """A run parted at the spaces that don't stand between groups of three digits."""
    parts = [""]
    for character, rest in ((text[at], text[at + 1 : at + 9]) for at in range(start, end)):
        if not character.isspace():
            parts[-1] += character
            continue
        groups = re.match(r"\d{3}(?!\d)", rest) and re.fullmatch(rf"\d{{1,3}}(?:[\s{_THIN}]\d{{3}})*", parts[-1])
        if groups and (
            character in _THIN or (character == " " and (words.tables["apart"] or _goes_on(parts[-1], rest)))
        ):
            parts[-1] += character
        else:
            parts.append("")
    return parts


def _goes_on(begun: str, rest: str) -> bool:
    """Whether a plain space stands among three groups of digits or more, which are one number in any language."""
    return " " in begun or re.match(r"\d{3} \d{3}(?!\d)", rest) is not None


@cache
def _scale_pattern(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"[ -]?(?:{either(map(re.escape, (*words.scales, *words.money_scales)))})(?!\w)")


def _is_scaled(rest: str, words: Vocabulary) -> bool:
    return _scale_pattern(words).match(fold(rest)) is not None


def _value(digits: str, words: Vocabulary, *, scaled: bool) -> Decimal | None:
    """The value of figures with marks; None for a version, a list of numbers or the like ("1.2.3", "1,2")."""
    bare = re.sub(rf"[\s'’{_THIN}]", "", digits)
    if not re.fullmatch(r"[\d.,]+", bare):  # what only folds to a digit: 4½, m²
        return None
    marks = [character for character in bare if character in ".,"]
    if not marks:
        return Decimal(bare)
    mark, head, tail = marks[-1], bare[: bare.rfind(marks[-1])], bare[bare.rfind(marks[-1]) + 1 :]
    if len(set(marks)) == 2:  # 1.234,56 or 1,234.56: the last mark is the decimal one
        other = marks[0]
        ok = marks.count(mark) == 1 and _is_grouped(head, other)
        return Decimal(f"{head.replace(other, '')}.{tail}") if ok else None
    if len(marks) > 1:
        return Decimal(bare.replace(mark, "")) if _is_grouped(bare, mark) else None
    if len(tail) == 3 and head not in ("0", "") and len(head) <= 3 and _means_groups(mark, words, scaled=scaled):
        return Decimal(head + tail)
    return Decimal(f"{head}.{tail}")


def _is_grouped(digits: str, mark: str) -> bool:
    mark = re.escape(mark)
    return re.fullmatch(rf"\d{{1,3}}(?:{mark}\d{{3}})+|\d{{1,2}}(?:,\d\d)+,\d{{3}}|\d+", digits) is not None


def _means_groups(mark: str, words: Vocabulary, *, scaled: bool) -> bool:
    """Whether a single mark before three digits parts groups: 1,500; in Spanish either, in Polish not 2.275 mld."""
    grouping = words.tables["grouping"]
    return mark in grouping and not (scaled and words.tables.get("scaled_decimal", False))


def _joins(folded: str, before: _Token, token: _Token, words: Vocabulary) -> bool:
    """Whether two parts may belong to one number by what stands between them."""
    gap = folded[before.end : token.start]
    if token.kind == "digits" and (before.kind != "scale" or not (token.is_scaled or words.language == "ko")):
        return False
    if len(gap) > 8:
        return False
    links = words.words("links")
    return gap in ("", " ", "-") or gap.strip() in links


def _read(run: list[_Token]) -> Iterator[Number]:
    """The numbers that a run of parts makes: most often one."""
    at = 0
    while at < len(run):
        number, width = _read_one(run[at : at + _LONGEST])
        if number is not None:
            yield number
        at += width


def _read_one(run: list[_Token]) -> tuple[Number | None, int]:
    """The number that the first parts of a run make, and how many they are."""
    reading = _Reading()
    width = 0
    while width < len(run) and reading.take(run[width], run[width + 1] if width + 1 < len(run) else None):
        width += 1
    used = run[: max(width, 1)]
    if not width or not reading.parts or reading.is_bare:
        return None, max(width, 1)
    number = Number(used[0].start, used[-1].end, reading.value, reading.factor, used[0].kind == "digits")
    return replace(number, is_glued=used[0].is_glued), width


class _Reading:
    """A number being read, part by part: 9조 2천억 is [9·10^12, 2·10^11]."""

    def __init__(self) -> None:
        self.parts: list[Decimal] = []
        self.factor = Decimal(1)
        self.room: Decimal | None = None  # what may still be added is less; None before the first part
        self.follows_scale = False
        self.is_bare = False  # only an article or a half so far, which is no number

    @property
    def value(self) -> Decimal:
        return tidy(sum(self.parts, Decimal(0)))

    def take(self, token: _Token, following: _Token | None) -> bool:
        """Add a part; False when it begins another number."""
        taken = self._take(token, following)
        self.follows_scale = token.kind == "scale"
        return taken

    def _take(self, token: _Token, following: _Token | None) -> bool:
        match token.kind:
            case "article":
                return self._take_article(token, following)
            case "half":
                return self._take_half(following)
            case "scale":
                return self._take_scale(token)
        if self.room is not None and token.value >= self.room:
            return False
        if self.room is None or not self.is_bare:
            self.parts.append(token.value)
            self.room, self.is_bare = self._room(token), False
            return True
        return False

    def _room(self, token: _Token) -> Decimal:
        if token.kind in ("digits", "word"):
            return Decimal(0)
        if token.value >= 100:
            return Decimal(100)
        return Decimal(10) if token.value >= 20 and token.value % 10 == 0 else Decimal(1)

    def _take_article(self, token: _Token, following: _Token | None) -> bool:
        if following is None or following.kind not in ("scale", "half"):
            return False
        if self.room is None:
            self.parts, self.room, self.is_bare = [Decimal(1)], Decimal(0), True
            return True
        return self.parts[-1:] == [Decimal("0.5")] or following.kind == "half"

    def _take_half(self, following: _Token | None) -> bool:
        if self.factor > 1 and self.parts and (following is None or following.kind != "scale"):
            self.parts.append(self.factor / 2)  # dos millones y medio
            self.room = Decimal(0)
            return True
        if following is None or following.kind not in ("scale", "article"):
            return False
        if self.is_bare:
            self.parts = []
        self.parts.append(Decimal("0.5"))
        self.room, self.is_bare = Decimal(0), self.room is None
        return True

    def _take_scale(self, token: _Token) -> bool:
        if not self.parts and not token.is_whole:
            return False
        below = Decimal(0)
        while self.parts and self.parts[-1] < token.value:
            below += self.parts.pop()
        if not below and self.parts:
            return False
        self.parts.append((below or Decimal(1)) * token.value)
        self.factor = token.value * (self.factor if self.follows_scale else 1)  # mil millones, 천억
        self.room, self.is_bare = token.value, False
        return True
