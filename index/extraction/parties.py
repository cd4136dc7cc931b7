"""Who buys and who sells: the countries a text names, weighed by the words around them."""

import math
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.extraction.cues import Cue, load_cue_words, load_names
from index.extraction.linear import load_model
from index.extraction.party_signs import (
    is_bystander,
    is_customer,
    is_had,
    is_maker_s,
    is_place_line,
    is_place_of_signing,
    is_seat_of_firm,
    party_features,
)
from index.extraction.places import Place
from index.names import Mention, fold

_MOST = 2.5  # what one mention can add: a country that heads a part of an article isn't what the whole is about
_HOME = 5.0  # what it adds to be the country of the paper
_SUREST = 4.0  # weight at most
_OF_FIRM = -2.0  # weight of the country that a firm's town lies in, or that a firm or a thing is of
_OF_CUSTOMER = 1.0  # least weight of a country whose ministry or army stands right behind it
_ON_RECORD = 2.0  # times what is on record: what that adds


class Known(Protocol):
    """Who is on record as buying, and as selling, what an article is about."""

    @property
    def buyer(self) -> str:
        """The one country known to buy it, if one is."""

    def favour(self, country: str) -> float:
        """What is on record for a country as the buyer, below 0 where it sells."""


@dataclass(frozen=True, slots=True)
class Party:
    """A country at a place of a text, and how much it looks like a buyer there (below 0: like a seller)."""

    start: int
    end: int
    country: str
    weight: float


def find_parties(
    text: str, language: str, countries: Sequence[Mention], pieces: Sequence[tuple[Place, Sequence[Cue]]]
) -> list[Party]:
    """The countries of a text with their weights, left to right; `pieces` are its sentences with the cues in each."""
    folded, ends = fold(text), frozenset(mention.end for mention in countries)
    return [
        Party(
            mention.start, mention.end, mention.names[0].id, _weigh(folded, text, language, mention, ends, piece, cues)
        )
        for mention, piece, cues in pair_pieces(countries, pieces)
    ]


def pair_pieces(
    countries: Sequence[Mention], pieces: Sequence[tuple[Place, Sequence[Cue]]]
) -> Iterator[tuple[Mention, Place, Sequence[Cue]]]:
    """Each country with the sentence it stands in, and the cues of that."""
    at = 0
    for mention in countries:
        while at + 1 < len(pieces) and pieces[at + 1][0].start <= mention.start:
            at += 1
        if pieces:
            yield mention, *pieces[at]


def _weigh(
    folded: str, text: str, language: str, mention: Mention, ends: Container[int], piece: Place, cues: Sequence[Cue]
) -> float:
    if is_place_line(text, mention) or is_place_of_signing(text, folded, language, mention):
        return 0.0
    if is_seat_of_firm(text, folded, language, mention) or is_maker_s(text, language, mention):
        return _OF_FIRM
    if is_had(folded, language, mention, ends):
        return _OF_FIRM
    most = 0.0 if is_bystander(folded, language, mention) else _SUREST
    least = _OF_CUSTOMER if is_customer(folded, language, mention) else -_SUREST
    odds = load_model("party").weigh(party_features(text, folded, language, mention, piece.start, cues))
    return max(least, min(most, math.log(odds["buyer"] / odds["seller"])))


def find_own(language: str) -> str:
    """The country that a language is of: whose ministry it is when nobody says so. Empty when it is of several."""
    return next(iter(load_cue_words(language)["names"].get("home", ())), "")


def add_home(text: str, language: str, start: int, end: int, parties: Sequence[Party]) -> list[Party]:
    """The parties of a sentence, with the paper's own country where its ministry deals with somebody who sells."""
    home = find_own(language)
    if not home or not parties or any(party.weight > 0 for party in parties):
        return list(parties)
    folded = fold(text[start:end])
    theirs = {party.end - start for party in parties}
    places = [folded.find(body) for body in load_names(language, "home_bodies")]
    found = min((place for place in places if place >= 0 and place - 1 not in theirs), default=-1)
    if found < 0:
        return list(parties)
    return sorted([*parties, Party(start + found, start + found, home, 2.0)], key=lambda party: party.start)


def choose_buyer(title: Sequence[Party], parties: Sequence[Party], home: str, own: str, known: Known) -> str:
    """The country that the whole article makes the buyer; empty when it names none.

    `home` is the country of the paper: what it calls "the army" is that country's, unless it sells. Its
    `own` country, by its language, buys where no country named does. The one `known` to buy need not be named.
    """
    totals: dict[str, float] = defaultdict(float)
    for party in title:
        totals[party.country] += 2 * party.weight
    for place, party in enumerate(parties):
        totals[party.country] += min(party.weight, _MOST) * (1.5 if place < 3 else 1.0)
    if home and totals[home] >= 0:
        totals[home] += _HOME
    for country in {*totals, known.buyer} - {""}:
        totals[country] += _ON_RECORD * known.favour(country)
    best = max(totals, key=lambda country: totals[country], default="")
    return own if own and totals[best] <= 0 else best


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
