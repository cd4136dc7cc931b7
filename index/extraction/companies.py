"""Companies and authorities a text names: they stand beside products, and are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction.cues import load_names
from index.extraction.runs import CAPITAL, follows_number_of
from index.names import Mention, fold

_WORD = rf"[{CAPITAL}][\w&-]*(?:['’.](?!s\b)\w+)*"
_RUN = re.compile(rf"{_WORD}(?: (?:{_WORD}|&|de(?= [{CAPITAL}])))*")
_DESIGNATOR = re.compile(r"(?:[A-Z]|-)\d")
_LAST_WORD = re.compile(r"([\w-]+) $")


@dataclass(frozen=True, slots=True)
class Company:
    """The name of a company or an authority at a place of a text."""

    start: int
    end: int
    name: str


def find_companies(text: str, language: str, countries: Sequence[Mention]) -> list[Company]:
    """The companies and authorities in a text, known by a word in their name, or by what stands beside it."""
    runs = list(_runs(text, countries))
    known = {
        name for run in runs if _is_told(run, text, language, countries) for name in (run.name, run.name.split(" ")[0])
    }
    known = {name for name in known if len(name) > 2 and not _DESIGNATOR.search(name)}
    return [found for run in runs if (found := _known_part(run, known)) is not None]


def _runs(text: str, countries: Sequence[Mention]) -> Iterator[Company]:
    """Runs of capitalised words, without the countries in them and the genitive at their end."""
    for match in _RUN.finditer(text):
        start, end = match.start(), match.end()
        for country in countries:
            if country.start < end and start < country.end:
                if country.start - start > end - country.end:
                    end = country.start
                else:
                    start = min(end, country.end)
        name = re.sub(r"^(?:['’]s?)?\s+|['’]s?$|[.\s]+$", "", text[start:end])
        place = text.find(name, start) if name else -1
        if place >= 0 and name[0].isupper():
            yield Company(place, place + len(name), name)


def _is_told(run: Company, text: str, language: str, countries: Sequence[Mention]) -> bool:
    begin = next((one.start for one in countries if one.end == run.start - 1), run.start)  # the Italian yard Adria
    words = [fold(word).rstrip(".") for word in run.name.split(" ")]
    if len(words) > 1 and load_names(language, "company_words").intersection(words[1:]):
        return True
    behind = fold(text[run.end : run.end + 24]) + " "
    if any(behind.startswith(f" {act} ") for act in load_names(language, "company_acts")):
        return not follows_number_of(text, begin, language) and not _DESIGNATOR.search(run.name)
    before = _LAST_WORD.search(text[max(0, begin - 30) : begin])
    if before is None or any(character.isdigit() for character in run.name):
        return False
    if fold(before[1]) in load_names(language, "company_before"):
        return True
    ends_clause = not re.match(r" [a-z0-9]", text[run.end : run.end + 3])
    return ends_clause and fold(before[1]) in load_names(language, "company_prepositions")


def _known_part(run: Company, known: set[str]) -> Company | None:
    """The longest beginning of a run that names a known company."""
    words = run.name.split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if name in known:
            return Company(run.start, run.start + len(name), name)
    return None
