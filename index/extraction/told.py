"""What a sentence tells in words, not in figures: which firms lost, who signed, why something is so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.extraction.cues import load_cue_words, load_names
from index.extraction.firms import PLACED, Firm, find_firms, find_names
from index.extraction.reading import Line, Reading
from index.names import fold
from index.records import Attribute

_TITLE_REACH = 40  # characters between a person and what tells the office
_BELONGS = re.compile(rf" (?:{PLACED}) \Z")
_LONGEST = 240  # characters of a reason


@dataclass(frozen=True, slots=True)
class Told:
    """A text attribute that a sentence states, and the countries that are only those of firms in it."""

    line: Line
    attribute: Attribute
    value: str
    countries: frozenset[str] = frozenset()


def find_told(reading: Reading, seller: str) -> Iterator[Told]:
    """What the sentences of an article tell in words; `seller` is no firm that lost."""
    language = reading.article.language
    firms_of = [find_firms(reading, line) for line in reading.lines]
    abroad = frozenset(firm.country for firms in firms_of for firm in firms if firm.country)
    for line, firms in zip(reading.lines, firms_of, strict=True):
        text = fold(line.sentence.text)
        if losers := _losers(line, text, firms, seller, language):
            named = "; ".join(f"{firm.name} ({firm.country})" if firm.country else firm.name for firm in losers)
            yield Told(line, Attribute.LOSING_BIDDER, named, abroad)
        if signers := _signers(reading, line, text, firms):
            yield Told(line, Attribute.SIGNATORY, "; ".join(signers), abroad)
        plain = _phrases(language, "no_reason").sub("", text)  # what is due to begin has no reason in that
        if _phrases(language, "reasons").search(plain) and len(text) <= _LONGEST:
            yield Told(line, Attribute.REASON, line.sentence.text.strip(), abroad)


def _losers(line: Line, text: str, firms: Sequence[Firm], seller: str, language: str) -> list[Firm]:
    """The firms that a sentence on a competition names, without the one that won it."""
    if not (any(cue.kind == "loser" for cue in line.cues) or _phrases(language, "losses").search(text)):
        return []
    won = set(seller.split())
    return [
        one
        for one in firms
        if (one.country or one.has_seat) and not one.is_dealt_with and not set(one.name.split()) & won
    ]


def _signers(reading: Reading, line: Line, text: str, firms: Sequence[Firm]) -> list[str]:
    """The people of a sentence on a signing: names of two words or more beside an office."""
    language = reading.article.language
    if not _phrases(language, "signing").search(text):
        return []
    titles = load_names(language, "titles")
    taken = {firm.start for firm in firms if firm.country or firm.has_seat or firm.acts}
    found = []
    for start, end in find_names(reading, line):
        words = line.text[start:end].split()
        while words and fold(words[0]) in titles:
            words = words[1:]
        belongs = _BELONGS.search(fold(line.text[line.sentence.start : start]))
        if len(words) > 1 and start not in taken and not belongs and _has_office(line, start, end, titles):
            found.append(" ".join(words))
    return list(dict.fromkeys(found))


def _has_office(line: Line, start: int, end: int, titles: frozenset[str]) -> bool:
    near = line.text[max(line.sentence.start, start - _TITLE_REACH) : min(line.sentence.end, end + _TITLE_REACH)]
    return bool(titles & set(re.findall(r"\w+", fold(near))))


@cache
def _phrases(language: str, key: str) -> re.Pattern[str]:
    """The pattern of one list of phrases; one that matches nothing where a language has none."""
    words = load_cue_words(language)["told"].get(key, ())
    forms = "|".join(re.escape(fold(word)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    if not forms:
        return re.compile(r"(?!)")
    return re.compile(forms if language == "ko" else rf"(?<!\w)(?:{forms})(?!\w)")
