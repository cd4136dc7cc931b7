"""Names: the forms people use for countries, products, organisations, deals and groups, found in running text.

A form is compared as *pieces* (runs of letters or of digits of the folded text): K2, K-2 and "K 2" are one form.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

_PIECE = re.compile(r"[가-힣]+|[^\W\d_가-힣]+|\d+|&")
_LETTERS = str.maketrans("łŁøØđĐıß", "lLoOdDis")


class NameKind(StrEnum):
    """What a name stands for."""

    COUNTRY = "country"
    PRODUCT = "product"
    ORGANISATION = "organisation"
    DEAL = "deal"
    GROUP = "group"


def fold(text: str) -> str:
    """The text in lower case and without accents, character for character: offsets stay valid."""
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(_fold_character(character) for character in text.translate(_LETTERS))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if "가" <= character <= "힣":
        return character
    base = unicodedata.normalize("NFKD", character)[0] if character.isalnum() else character
    return (" " if character.isspace() else base).lower()[:1] or " "


_ASCII = {code: _fold_character(chr(code)) for code in range(128)}  # the same, for texts that need no more


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters or digits of a folded text, with its place."""

    text: str
    start: int
    end: int


def split_pieces(folded: str) -> list[Piece]:
    """The pieces of a folded text, in order."""
    return [Piece(match[0], match.start(), match.end()) for match in _PIECE.finditer(folded)]


@dataclass(frozen=True, slots=True)
class Name:
    """What one form stands for; `capitals` is set for short forms that count only in capitals."""

    kind: NameKind
    id: str
    form: str
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: where, and everything it may stand for."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def kind(self) -> NameKind:
        """The kind of the first reading."""
        return self.names[0].kind


@dataclass(frozen=True)
class Endings:
    """What may follow a name inside one word, by language: particles, case endings."""

    korean: frozenset[str] = frozenset()
    polish: frozenset[str] = frozenset()
    polish_feminine: frozenset[str] = frozenset()  # what stands in place of the a that a name ends with
    ordinary: frozenset[str] = frozenset()  # words that are short names only in capitals: kto, rok, us


@dataclass
class Names:
    """All forms, by their pieces. `endings` says what may be glued to a name."""

    endings: Endings = field(default_factory=Endings)
    _forms: dict[tuple[str, ...], list[Name]] = field(default_factory=lambda: defaultdict(list))
    _own: dict[str, list[tuple[str, Name]]] = field(default_factory=lambda: defaultdict(list))  # the same, by thing
    _longest: int = 1

    def add(self, kind: NameKind, identity: str, forms: Iterable[str]) -> None:
        """Register the forms of one thing; English plurals of each are understood as well."""
        for form in forms:
            pieces = tuple(piece.text for piece in split_pieces(fold(form)))
            if not pieces:
                continue
            name = Name(kind, identity, form, capitals=form.isupper() and form.isalpha() and len(form) <= 3)
            for key in {pieces, _plural(pieces)}:
                if not any((known.kind, known.id) == (kind, identity) for known in self._forms[key]):
                    self._forms[key].append(name)
                    self._own[identity].append((" ".join(key), name))
                self._longest = max(self._longest, len(key))

    def find(self, text: str, *, without: frozenset[NameKind] = frozenset(), inflected: bool = True) -> list[Mention]:
        """The names in a text, the longest at each place, left to right and without overlaps.

        Names of the kinds `without` are passed over, so that what they hide is found. `inflected` says whether Polish
        endings may be glued to names: in another language "Nigera" is a slip for Nigeria, not the Niger.
        """
        folded = fold(text)
        pieces, found, at = split_pieces(folded), list[Mention](), 0
        while at < len(pieces):
            mention, width = self._find_at(text, folded, pieces, at, without, inflected=inflected)
            if mention is not None:
                found.append(mention)
            at += width
        return found

    def ids_in(self, text: str) -> frozenset[str]:
        """The things named in a text."""
        return frozenset(name.id for mention in self.find(text) for name in mention.names)

    def _find_at(
        self, text: str, folded: str, pieces: list[Piece], at: int, without: frozenset[NameKind], *, inflected: bool
    ) -> tuple[Mention | None, int]:
        if at and pieces[at - 1].end == pieces[at].start and not _is_border(pieces[at - 1], pieces[at]):
            return None, 1  # inside a word: the 50 of FA50 is no name
        for width in range(min(self._longest, len(pieces) - at), 0, -1):
            if self._cuts_number(pieces, at, width):
                continue
            run = pieces[at : at + width]
            for key, end in self._keys(folded, pieces, at, width, inflected=inflected):
                fitting = (name for name in self._forms.get(key, ()) if name.kind not in without)
                names = tuple(name for name in fitting if _fits_case(name, text, run, self.endings.ordinary))
                names = tuple(name for name in names if "'" in name.form or not _ends_in_genitive(folded, run))
                if names and not _is_in_compound(names, folded, end):
                    return Mention(run[0].start, end, names), width
        return None, 1

    def _cuts_number(self, pieces: list[Piece], at: int, width: int) -> bool:
        """Whether a run would leave the number of a name that begins in it: the Kaarna of "bridge Kaarna 22"."""
        end = at + width
        if width < 2 or end >= len(pieces) or not pieces[end].text.isdigit():
            return False
        texts = tuple(piece.text for piece in pieces[at : end + 1])
        return texts not in self._forms and any(texts[start:] in self._forms for start in range(1, width))

    def _keys(
        self, folded: str, pieces: list[Piece], at: int, width: int, *, inflected: bool
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        """The forms that a run of pieces may be: as it stands, or without what is glued to its end."""
        run = pieces[at : at + width]
        texts, last = tuple(piece.text for piece in run), run[-1]
        following = pieces[at + width] if at + width < len(pieces) else None
        glued = following is not None and following.start == last.end
        if not glued or (following is not None and _is_ending(following.text, last.text, self.endings)):
            yield texts, last.end
        if len(last.text) == 2 and last.text[1] == "s" and folded[last.start - 1 : last.start] == "-":
            yield (*texts[:-1], last.text[0]), last.end  # the Mk-Us
        if "가" <= last.text[0] <= "힣":
            for cut in range(len(last.text) - 1, 0, -1):
                if last.text[cut:] in self.endings.korean:
                    yield (*texts[:-1], last.text[:cut]), last.start + cut
        elif inflected and not glued and last.text.isalpha():
            yield from (((*texts[:-1], form), last.end) for form in self._uninflected(last.text))

    def _uninflected(self, word: str) -> Iterator[str]:
        """The forms that a Polish word may be an inflected form of."""
        for cut in range(len(word) - 1, max(3, len(word) - 4), -1):
            if word[cut:] in self.endings.polish:
                yield word[:cut]
        for cut in range(len(word) - 1, max(2, len(word) - 3), -1):
            if word[cut:] in self.endings.polish_feminine:
                yield f"{word[:cut]}a"
        if fleeting := _FLEETING.fullmatch(word):
            yield f"{fleeting[1]}{fleeting[2]}a"

    def forms_of(self, identity: str) -> Iterator[tuple[str, Name]]:
        """The forms of one thing as folded text, pieces joined by spaces."""
        yield from self._own.get(identity, ())

    def forms(self) -> Iterator[tuple[str, tuple[Name, ...]]]:
        """Every form as folded text, pieces joined by spaces, with what it stands for."""
        for key, names in self._forms.items():
            yield " ".join(key), tuple(names)


_VOWELS = "aeiou"
_HISSING = ("x", "z", "ch", "sh")  # what takes es in the plural: Lynxes
_FLEETING = re.compile(r"(\w{2,}[bcdfghjklmnprstwz])i?e([lmnrkwt])")  # a vowel that comes and goes: Iskier of Iskra


def _plural(pieces: tuple[str, ...]) -> tuple[str, ...]:
    last, numbered = pieces[-1], len(pieces) > 1 and pieces[-2].isdigit()  # the RA-140Ns
    shortest = 1 if numbered else 2 if len(pieces) > 1 else 3  # the Barak MXs
    if not last.isascii() or not last.isalpha() or len(last) < shortest or last.endswith("s"):
        return pieces
    if last.endswith("y") and last[-2] not in _VOWELS:
        return (*pieces[:-1], last[:-1] + "ies")
    spoken = any(letter in f"{_VOWELS}y" for letter in last)  # "MXs" are two letters, "axes" are a word
    return (*pieces[:-1], last + ("es" if spoken and last.endswith(_HISSING) else "s"))


def _is_in_compound(names: tuple[Name, ...], folded: str, end: int) -> bool:
    """Whether the word for a thing only begins a longer word: the mine of mine-detection."""
    plain = all(name.kind is NameKind.PRODUCT and name.form.isalpha() and name.form.islower() for name in names)
    return plain and re.match(r"-[a-z]{3,}", folded[end:]) is not None


def _ends_in_genitive(folded: str, run: Sequence[Piece]) -> bool:
    """Whether several pieces end in an English genitive: "the Airone's buyers" are of no Airone S."""
    last = run[-1]
    return len(run) > 1 and last.text == "s" and folded[run[-2].end : last.start] in ("'", "’")


def _is_border(before: Piece, after: Piece) -> bool:
    """Whether a name may begin where two pieces touch: between scripts, as in UAE와; 180대만 is no Taiwan."""
    return not before.text.isdigit() and ("가" <= before.text[0] <= "힣") != ("가" <= after.text[0] <= "힣")


def _is_ending(glued: str, last: str, endings: Endings) -> bool:
    """Whether a piece glued to a name leaves the name whole: K2s, K2는."""
    if "가" <= glued[0] <= "힣":
        return not "가" <= last[0] <= "힣"
    return last.isdigit() and glued == "s"


def _fits_case(name: Name, text: str, run: list[Piece], ordinary: frozenset[str]) -> bool:
    if not name.capitals or text[run[0].start : run[-1].end].isupper():
        return True
    return text == text.lower() and run[0].text not in ordinary
