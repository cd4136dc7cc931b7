"""Cue words: what people teach in retrieval/cues/*.toml, one file a language, ready to be matched."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from index.currencies import currency_words
from index.datewords import DateWords, build_date_words
from index.names import fold, split_pieces

Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class Cues:
    """The cue words of one language; sections map a key to one pattern for all its words."""

    language: str
    marks: frozenset[str]
    stop: frozenset[str]
    sections: Mapping[str, Patterns]
    number_words: Mapping[str, int]
    number_scales: Mapping[str, int]
    place_words: Mapping[int, str]  # the places in a sequence, as they stand before a thing

    def found(self, section: str, masked: str) -> dict[str, int]:
        """The keys of a section that occur in a masked question, with the place of each first hit."""
        hits = ((key, pattern.search(masked)) for key, pattern in self.sections[section].items())
        return {key: match.start() for key, match in hits if match}

    def has(self, section: str, key: str, masked: str) -> bool:
        """Whether one key of a section occurs in a masked question."""
        pattern = self.sections[section].get(key)
        return pattern is not None and pattern.search(masked) is not None

    def spans(self, masked: str) -> Iterator[tuple[int, int]]:
        """Everything in a masked question that some cue explains."""
        for section, patterns in self.sections.items():
            if section in _EXPLAINING:
                for pattern in patterns.values():
                    yield from (match.span() for match in pattern.finditer(masked))

    @cached_property
    def ordinals(self) -> Mapping[int, re.Pattern[str]]:
        """The words for each place in a sequence; -1 is the last."""
        return {int(key): words for key, words in self.sections["ordinal"].items() if key not in _NO_PLACES}

    def places(self, masked: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The places in a sequence that a masked question names, in words or in figures, place by place."""
        for place, words in self.ordinals.items():
            yield from ((place, match) for match in words.finditer(masked))
        for match in self.sections["ordinal"]["figures"].finditer(masked):
            yield int(match["place"]), match

    @cached_property
    def dates(self) -> DateWords:
        """How the language writes dates."""
        return build_date_words(self.language)

    @cached_property
    def number_pattern(self) -> re.Pattern[str]:
        """One or more number words in a row; in Korean one, before a counter."""
        values, scales = _either(self.number_words), _either(self.number_scales)
        if self.language == "ko":
            return re.compile(rf"(?<![가-힣])(?:{values})(?= ?(?:대|척|문|기|발|개|명|차|배|달|해|번))")
        both = _either([*self.number_words, *self.number_scales])
        more = rf"(?:[ -](?:(?:and|y|i) )?(?:{both}|a half(?= (?:{scales}))))*"
        half = rf"(?:half[- ](?=dozen))?(?:(?:an?|half an?) (?=(?:{scales})(?!\w)))?"
        return re.compile(rf"(?<!\w){half}(?:{both}){more}(?!\w)")

    @cached_property
    def keywords(self) -> frozenset[str]:
        """The ordinary words that the patterns are made of; in English, stems count as words."""
        letters = _LETTERS if self.language == "en" else _WHOLE  # an inflected word is no slip of its stem
        patterns = (pattern.pattern for section in _TAUGHT for pattern in self.sections[section].values())
        return frozenset(
            word for pattern in patterns for word in letters.findall(pattern.replace("-?", "").replace("[- ]?", ""))
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that mean something here: never misspelt names."""
        return self.stop | self.marks


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)"


_TAUGHT = ("asked", "attribute", "operation", "claim", "ordinal", "kind")
_LETTERS = re.compile(r"(?<![\\\w])[a-z]{4,}")
_WHOLE = re.compile(r"(?<![\\\w\])?])[a-z]{4,}(?=[|) ])")
_NO_PLACES = ("nouns", "figures")  # keys beside the places in a sequence

_EXPLAINING = frozenset(
    {
        "asked",
        "attribute",
        "operation",
        "verify",
        "claim",
        "kind",
        "ordinal",
        "scope",
        "time",
        "currency",
        "followup",
        "frame",
        "weak",
        "compare",
        "seats",
    }
)


@cache
def load_cues(language: str) -> Cues:
    """The cue words of a language, compiled once a process; the English ones for a language without a file."""
    file = files("retrieval").joinpath("cues", f"{language}.toml")
    return parse_cues(file.read_text(encoding="utf-8")) if file.is_file() else load_cues("en")


def load_languages() -> dict[str, Cues]:
    """The cue words of every language there is a file for."""
    folder = files("retrieval").joinpath("cues")
    languages = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {language: load_cues(language) for language in languages}


def parse_cues(text: str) -> Cues:
    """The cue words in the text of a cue file; re.error when a pattern isn't a regular expression."""
    raw = tomllib.loads(text)
    words, scales = _values(raw.pop("number_words", {})), _values(raw.pop("number_scales", {}))
    places = {int(place): word for place, word in raw.pop("place_words", {}).items()}
    fragments = {f"<{name}>": body for name, body in raw.pop("fragments", {}).items()}
    # What the file says of a currency takes the place of what CLDR calls it: "pesos" are of several countries.
    known = _known_words(raw) | _words(raw.pop("code_words", ""))
    for code, names in currency_words(raw["language"], known).items():
        given = raw["currency"].get(code, [])
        raw["currency"][code] = [*given, *(name for name in names if not any(name in cue for cue in given))]
    sections = {
        section: {
            key: _pattern([_expanded(word, fragments) for word in words], raw["language"])
            for key, words in keys.items()
        }
        for section, keys in raw.items()
        if isinstance(keys, dict)
    }
    return Cues(
        language=raw["language"],
        marks=_words(raw["marks"]),
        stop=_words(raw["stop"]),
        sections=sections,
        number_words=words,
        number_scales=scales,
        place_words=places,
    )


def _expanded(word: str, fragments: Mapping[str, str]) -> str:
    """A cue with the fragments it names written out; a fragment may name those above it."""
    for name, body in reversed(list(fragments.items())):
        word = word.replace(name, f"(?:{body})")
    return word


def _known_words(raw: Mapping[str, Any]) -> frozenset[str]:
    """Every word that the file gives a meaning: no currency is called by one ("marco" is a framework in Spanish)."""
    sections = [keys for name, keys in raw.items() if isinstance(keys, dict) and name != "currency"]
    cues = (word for keys in sections for listed in keys.values() for word in listed)
    return frozenset(found for cue in cues for found in _RUNS.findall(cue)) | _words(raw["stop"])


_RUNS = re.compile(r"(?<!\\)[a-z가-힣]{2,}")


def _values(table: Mapping[str, str]) -> dict[str, int]:
    """What each word of a table of numbers is worth."""
    return {word: int(value) for value, words in table.items() for word in fold(words).split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(piece.text for piece in split_pieces(fold(text)))


def _pattern(words: list[str], language: str) -> re.Pattern[str]:
    """One pattern for all the words; Korean words take endings, so only other languages want whole words."""
    body = "|".join(words)
    symbols = "|".join(word for word in words if not re.search(r"\w", word.replace("\\b", "")))
    whole = f"(?:{body})" if language == "ko" else rf"(?<!\w)(?:{body})(?!\w)"
    return re.compile(f"{whole}|{symbols}" if symbols else whole)
