"""Who buys and who sells: the countries a text names, weighed by the words around them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.extraction.countries import is_capital
from index.extraction.cues import find_cues, load_cue_words, load_names
from index.names import Mention, fold

_AFTER = 3  # words looked at behind a country
_ORDER_FROM = re.compile(r"\b(?:order|orders|contract|request|commission)\b[^.]*\bfrom (?:the )?$")
_DATELINE = 40  # characters in which an article says where it was written
_ACRONYM = 3  # letters: UAE and USA are no datelines
_BEFORE = 5  # words looked at before a country
_CLAUSE_END = re.compile(r"[.,;:()]")
_LABEL = 40  # characters from the beginning of a line to a country that heads it
_COLON = re.compile(r"(?: ?\([^()\n]{0,60}\))?:(?!\d)")
_PLACE = 0.0  # weight of a capital in which something was signed: a side of the deal, but nobody knows which
_MOST = 2.5  # what one mention can add: a country that heads a part of an article isn't what the whole is about
_LINKS = frozenset(("of", "the", "de", "la", "del", "republic", "republica", "republiki", "kingdom", "united"))
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Party:
    """A country at a place of a text, and how much it looks like a buyer there (below 0: like a seller)."""

    start: int
    end: int
    country: str
    weight: float


def find_parties(text: str, language: str, countries: Sequence[Mention], subjects: Sequence[int]) -> list[Party]:
    """The countries of a text with their weights; `subjects` are the places where sentences begin."""
    folded = fold(text)
    return [
        Party(mention.start, mention.end, mention.names[0].id, _weigh(folded, text, language, mention, subjects))
        for mention in countries
    ]


def add_home(text: str, language: str, start: int, end: int, parties: Sequence[Party]) -> list[Party]:
    """The parties of a sentence, with the paper's own country where its ministry deals with somebody who sells."""
    home = next(iter(load_cue_words(language)["names"].get("home", ())), "")
    if not home or not parties or any(party.weight > 0 for party in parties):
        return list(parties)
    folded = fold(text[start:end])
    places = [folded.find(body) for body in load_names(language, "home_bodies")]
    found = min((place for place in places if place >= 0), default=-1)
    if found < 0:
        return list(parties)
    return sorted([*parties, Party(start + found, start + found, home, 2.0)], key=lambda party: party.start)


def _weigh(folded: str, text: str, language: str, mention: Mention, subjects: Sequence[int]) -> float:
    if mention.end <= _DATELINE and mention.end - mention.start > _ACRONYM and _is_place_line(text, mention):
        return 0.0
    before, after = folded[max(0, mention.start - 60) : mention.start], folded[mention.end : mention.end + 60]
    if is_capital(text[mention.start : mention.end]) and _is_signed_there(before, after, language):
        return _PLACE
    bodies, makers = load_names(language, "bodies"), load_names(language, "makers")
    signs = (
        (2.0, _follows(after, bodies)),
        (-3.0, _follows(after, makers) or _is_owner(text, mention.end, language)),
        (2.0, _precedes(before, load_names(language, "to_buyer"))),
        (_weigh_origin(before, language, bodies, makers), True),
        (2.0, _glued(folded, mention.end, load_names(language, "glued_buyer"))),
        (-2.0, _glued(folded, mention.end, load_names(language, "glued_seller"))),
        (1.5, any(mention.start - 4 <= start <= mention.start for start in subjects)),
        (3.0, _is_label(text, mention)),
    )
    return 0.5 + sum(weight for weight, holds in signs if holds)


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a country heads what follows it: "Jordan: …", "- Gemsbok, Jordan (2022): …"."""
    line = text.rfind("\n", 0, mention.start) + 1
    return mention.start - line <= _LABEL and _COLON.match(text, mention.end) is not None


def _is_signed_there(before: str, after: str, language: str) -> bool:
    """Whether something was signed in a town: signed on Friday in Pretoria, 다카에서 서명."""
    there = _precedes(before, load_names(language, "within"))
    if _glued(after, 0, load_names(language, "glued_within")):
        return any(cue.kind == "sign" for cue in find_cues(after, language))
    return there and any(cue.kind == "sign" for cue in find_cues(before, language))


def _weigh_origin(before: str, language: str, bodies: frozenset[str], makers: frozenset[str]) -> float:
    """What a country's ministry, a maker, or "from" before it says."""
    if _belongs(before, bodies):
        return 2.0
    if _belongs(before, makers):
        return -3.0
    if _precedes(before, load_names(language, "from_seller")):
        return 2.0 if _ORDER_FROM.search(before) else -2.0
    return 0.0


def _is_place_line(text: str, mention: Mention) -> bool:
    """Whether a country or its capital only says where an article was written: ANKARA (AZ) - or Ankara, 3 June –."""
    behind = text[mention.end : mention.end + _DATELINE]
    if text[mention.start : mention.end].isupper():
        return re.match(r"[^.\n]{0,30}?(?: ?[-–—]+ |\. )", behind) is not None
    return mention.start <= 2 and re.match(r",[^.\n]{0,30} [-–—]+ ", behind) is not None


def _follows(after: str, words: frozenset[str]) -> bool:
    """Whether one of the words stands behind a country: army in the Polish army, Ministry of Defence of …"""
    near = " ".join(_WORD.findall(after.split(".")[0])[:_AFTER])
    near = re.sub(r"^(?:s|’s) ", "", near)
    return any(near == word or near.startswith(word + " ") or f" {word} " in f" {near} " for word in words)


def _precedes(before: str, words: frozenset[str]) -> bool:
    near = re.sub(r"\b(?:the|la|el|los)\s*$", "", before).rstrip()
    return any(near.endswith(" " + word) or near == word for word in words)


def _belongs(before: str, words: frozenset[str]) -> bool:
    """Whether a country says whose one of the words before it is: Ministry of Defence of Romania, Armada chilena."""
    near = _WORD.findall(_CLAUSE_END.split(before)[-1])[-_BEFORE:]
    while near and (near[-1] in _LINKS or len(near[-1]) <= 2):
        near.pop()
    return any(" ".join(near[-size:]) in words for size in range(1, len(near) + 1))


def _glued(folded: str, end: int, endings: frozenset[str]) -> bool:
    """Whether an ending that marks a side is glued to a country's name, as in Korean."""
    return any(folded.startswith(ending, end) for ending in endings)


def _is_owner(text: str, end: int, language: str) -> bool:
    """Whether a company's name follows: Sweden's Saab, Israeli Elbit, 일본 사세보중공업; not an army's."""
    word = re.match(r" ?([가-힣A-Za-z]+)", text[end : end + 20]) if language == "ko" else None
    if word is not None and any(ending in word[1][1:] for ending in load_names(language, "maker_endings")):
        return True
    match = re.match(r"(?:['’]s)? ([A-Z][\w-]+)(?: ([A-Z][\w-]+))?", text[end : end + 50])
    if match is None:
        return False
    bodies = load_names(language, "bodies")
    names = [fold(name) for name in match.groups() if name]
    return not any(name in bodies or any(name in body.split() for body in bodies) for name in names)


def choose_buyer(title: Sequence[Party], parties: Sequence[Party]) -> str:
    """The country that the whole article makes the buyer; empty when it names none."""
    totals: dict[str, float] = defaultdict(float)
    for party in title:
        totals[party.country] += 2 * party.weight
    for place, party in enumerate(parties):
        totals[party.country] += min(party.weight, _MOST) * (1.5 if place < 3 else 1.0)
    return max(totals, key=lambda country: totals[country], default="")


def choose_seller(parties: Sequence[Party], buyer: str) -> str:
    """The country that most looks like a seller; empty when none does."""
    totals: dict[str, float] = defaultdict(float)
    bought: dict[str, float] = defaultdict(float)
    for party in parties:
        totals[party.country] += min(party.weight, 0)
        bought[party.country] += max(party.weight, 0)
    for country in [buyer, *(one for one in totals if bought[one] > -totals[one])]:
        totals.pop(country, None)  # one that has a partner in the deal does not sell for that
    found = min(totals, key=lambda country: totals[country], default="")
    return found if found and totals[found] <= -1 else ""
