"""Capitalised words and numbers in a row: what may be a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction.cues import load_names
from index.extraction.places import Place
from index.names import fold

CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĘĚĞİĻŁŃŇŐŘŚŞŠŤŪŹŻŽ"
_TOKEN = re.compile(
    rf"[{CAPITAL}](?:[\w-]|’(?=\w\w)|\.(?=\w))*(?:/\d+)?|\d[A-Z0-9]*[A-Z]\d*(?![\w])"
    r"|\d{1,5}[A-Z]{0,3}s?\b(?![.,]\d| ?(?:mm|cm|km|kg)\b)"
)
_DESIGNATOR = re.compile(
    r"(?:[A-Z]{1,5}-?|[A-Z][A-Za-z]{0,4}-)\d{1,4}[A-Za-z]{0,4}(?:[-/][A-Z0-9]{1,5})*|\d{1,2}[A-Z]\d{1,3}"
    rf"|[{CAPITAL}][^\W\d_]{{2,12}}-(?:\d{{1,4}}[A-Z]{{0,2}}|[IVX]{{1,4}}|[A-Z]{{1,2}})"
)
_NUMBER = re.compile(r"\d{1,5}[A-Z]{0,3}s?")
_NUMBER_OF = 14  # characters before a name that may say that a number of it follows


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words and numbers in a row, each with its place."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    end: int

    @property
    def name(self) -> str:
        """The words as one name."""
        return " ".join(self.words)

    def cut(self, first: int, last: int) -> "Run":
        """The words from one place up to another."""
        end = self.starts[last - 1] + len(self.words[last - 1])
        return Run(self.words[first:last], self.starts[first:last], end)


def find_runs(text: str, language: str, others: Sequence[Place]) -> Iterator[Run]:
    """Runs of capitalised words, less the words at their beginning that are no name of a product."""
    stop = load_names(language, "not_products") | load_names("en", "not_products")
    taken = [(mention.start, mention.end) for mention in others]
    words: list[str] = []
    starts: list[int] = []
    for match in [*_TOKEN.finditer(text), None]:
        joined = bool(words) and match is not None and text[starts[-1] + len(words[-1]) : match.start()] == " "
        if words and not joined:
            yield Run(tuple(words), tuple(starts), starts[-1] + len(words[-1]))
            words, starts = [], []
        if match is None:
            return
        word = match[0]
        is_other = any(start <= match.start() < end for start, end in taken)
        if (
            is_other
            or (fold(word) in stop and not (words and is_designator(words[-1])))
            or ("-" in word and all(part in stop for part in fold(word).split("-")))  # Forty-two, Black-Sea
            or (not words and is_number(word) and not is_designator(word))
        ):
            if words:
                yield Run(tuple(words), tuple(starts), starts[-1] + len(words[-1]))
                words, starts = [], []
            continue
        words.append(word)
        starts.append(match.start())


def is_designator(word: str) -> bool:
    """Whether letters and digits make a word a product's sign: K2PL, F-16, Cheongung-II."""
    return _DESIGNATOR.fullmatch(word) is not None


def is_number(word: str) -> bool:
    """Whether a word is a number, perhaps with letters behind it: 212CD."""
    return _NUMBER.fullmatch(word) is not None


def follows_number_of(text: str, start: int, language: str) -> bool:
    """Whether what stands before a name says that a number of it is told: the number of Strykers, a fleet of …"""
    before = fold(text[max(0, start - _NUMBER_OF) : start])
    return any(before.endswith(f" {words} ") for words in load_names(language, "number_of"))


def singular(name: str) -> str:
    """A name without the s of its plural."""
    return name[:-1] if len(name) > 2 and name.endswith("s") and not name.endswith(("ss", "us", "is")) else name
