"""Firms a sentence names, with what shows that they are: dealt with, of a country or a town, or at work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.cues import load_names, words_of_bodies
from index.extraction.places import Place
from index.extraction.reading import Line, Reading, Sort
from index.extraction.runs import CAPITAL
from index.names import fold

_WORD = rf"[{CAPITAL}][\w&’-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:do|da|de|del|della|di|du|dos|van|von|&) )?{_WORD}){{0,3}}")
_OWNED = re.compile(r"(?:['’]s)? (?:[a-zà-ž-]+,? ){0,2}\Z")
PLACED = "of|from|de|z|ze|w"  # words between a firm and where it is, of any language: names keep their own
_SEAT = re.compile(rf" (?:{PLACED}) (?:the )?{_WORD}")
_OF = re.compile(rf" (?:{PLACED}) (?:the |la )?(?:{_WORD}, (?:in |en |w )?(?:the )?)?")
_KOREAN = re.compile(r"(?:의|제|산)? ?\Z")
_DEALING = frozenset(("sign", "order", "contract", "calloff", "framework", "memorandum", "select", "lease", "supply"))
_BEFORE = 40  # characters in which a preposition stands before a name: with the Portuguese shipyard …
_SHORTEST, _LONGEST = 3, 40  # characters of a name


@dataclass(frozen=True, slots=True)
class Firm:
    """A name of a firm at a place of a text, the country named as its own, and what shows that it is one."""

    name: str
    start: int
    end: int
    country: str
    is_dealt_with: bool
    has_seat: bool
    acts: bool

    @property
    def is_shown(self) -> bool:
        """Whether anything shows that it is a firm."""
        return bool(self.country) or self.is_dealt_with or self.has_seat or self.acts


def find_firms(reading: Reading, line: Line) -> list[Firm]:
    """The names of a sentence that something shows to be firms, left to right."""
    return [firm for firm in (_firm(reading, line, *name) for name in find_names(reading, line)) if firm.is_shown]


def find_names(reading: Reading, line: Line) -> Iterator[tuple[int, int]]:
    """Where capitalised names stand that are no countries, products, dates or words that only begin a sentence."""
    language, text = reading.article.language, line.text
    stop = load_names(language, "not_products") | load_names("en", "not_products")
    offices = load_names(language, "titles") | words_of_bodies(language)
    for start, end in _untaken(line):
        name = text[start:end]
        start += len(name) - len(re.sub(r"^(?:['’]s)?\s+", "", name))
        opening = offices | stop if not text[line.sentence.start : start].strip("\"'“„« ") else offices
        words = text[start:end].split()
        while words and (fold(words[0]) in opening or words[0].islower()):
            start += len(words[0]) + 1
            words = words[1:]
        name = re.sub(r"['’]s?$", "", " ".join(words))
        if _SHORTEST <= len(name) <= _LONGEST and name[0].isupper() and fold(name) not in stop:
            yield start, start + len(name)


def _untaken(line: Line) -> Iterator[tuple[int, int]]:
    """Where words with capitals stand in a row, without what is read as something else."""
    taken: list[Place] = [*line.parties, *(one for one in line.products if one.name)]
    taken += [one for one in line.figures if one.sort is Sort.DATE]
    for match in _NAME.finditer(line.text, line.sentence.start, line.sentence.end):
        start, end = match.span()
        for one in taken:
            if one.start < end and start < one.end:
                start, end = (one.end, end) if one.start <= start else (start, one.start)
        if start < end:
            yield start, end


def _firm(reading: Reading, line: Line, start: int, end: int) -> Firm:
    text, language = line.text, reading.article.language
    before, behind = text[line.sentence.start : start], text[end : line.sentence.end]
    words = re.findall(r"[\w’'-]+", fold(before[-_BEFORE:]))
    own = next((one for one in line.parties if _owns(text[one.end : start], language) and one.end <= start), None)
    seat = next((one for one in line.parties if re.fullmatch(_OF, text[end : one.start] or "-")), None)
    dealt = bool(set(words[-4:]) & load_names(language, "company_prepositions")) and any(
        cue.kind in _DEALING and cue.end <= start for cue in line.cues
    )
    acts = any(fold(behind).startswith(f" {act} ") for act in load_names(language, "company_acts"))
    country = own or seat
    return Firm(text[start:end], start, end, country.country if country else "", dealt, bool(_SEAT.match(behind)), acts)


def _owns(between: str, language: str) -> bool:
    """Whether no more than a maker's word stands between a country and a name: Bosnia's Vrbas, la georgiana Rioni."""
    if language == "ko":
        return _KOREAN.fullmatch(between) is not None
    if not _OWNED.fullmatch(between):
        return False
    makers = load_names(language, "makers") | load_names(language, "company_before")
    return all(fold(word) in makers for word in re.findall(r"[^\W\d_]{2,}", between))
