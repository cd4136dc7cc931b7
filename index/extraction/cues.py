"""Words that tell the role of a figure near them: order, delivered, option, worth, …, by index/extraction/cue_words."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.names import fold

_WORD = re.compile(r"\w+")
_KEY = 2  # letters that a phrase is looked up by


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of one kind, with its place in the text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An entry of a file of cue words: its folded form as a pattern, and its kinds."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]


def find_cues(text: str, language: str) -> list[Cue]:
    """The cues of a text, left to right, the longest at each place; English ones for a language without a file."""
    phrases, folded = _load_phrases(language), fold(text)
    found: list[Cue] = []
    end = 0
    for start in _beginnings(folded, language):
        if start < end:
            continue
        for phrase in (*phrases.get(folded[start : start + _KEY], ()), *phrases.get(folded[start], ())):
            if match := phrase.pattern.match(folded, start):
                end = match.end()
                found += [Cue(kind, start, end) for kind in phrase.kinds]
                break
    return found


def _beginnings(folded: str, language: str) -> Iterator[int]:
    """Where a phrase may begin: at a word; in Korean, which glues words together, at any letter."""
    if language == "ko":
        return (at for at, character in enumerate(folded) if character.isalnum())
    return (word.start() for word in _WORD.finditer(folded))


@cache
def load_cue_words(language: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The cue words of a language, the English one for a language without: its tables of lists of words."""
    folder = resources.files("index").joinpath("extraction", "cue_words")
    file = folder.joinpath(f"{language}.toml")
    raw = tomllib.loads((file if file.is_file() else folder.joinpath("en.toml")).read_text(encoding="utf-8"))
    return {table: {key: tuple(words) for key, words in lists.items()} for table, lists in raw.items()}


@cache
def load_names(language: str, key: str) -> frozenset[str]:
    """One list of words around names, folded: bodies, makers, things, …"""
    return frozenset(fold(word) for word in load_cue_words(language)["names"].get(key, ()))


@cache
def words_of_bodies(language: str) -> frozenset[str]:
    """The single words that bodies of a state are called by: ministry, navy, agency."""
    return frozenset(word for body in load_names(language, "bodies") for word in body.split())


@cache
def _load_phrases(language: str) -> Mapping[str, tuple[_Phrase, ...]]:
    """The phrases of a language by their first letters, longest first."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, entries in load_cue_words(language)["cues"].items():
        for entry in entries:
            kinds[fold(entry)].append(kind)
    phrases: dict[str, list[_Phrase]] = defaultdict(list)
    for form in sorted(kinds, key=len, reverse=True):
        closing = "" if language == "ko" else r"(?!\w)"
        pattern = re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") + closing
        phrases[form[:_KEY].rstrip("*")].append(_Phrase(re.compile(pattern), tuple(kinds[form])))
    return {key: tuple(group) for key, group in phrases.items()}
