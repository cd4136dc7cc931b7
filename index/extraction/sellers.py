"""Who sells: the firm that a deal is signed with, that is of a country or a town, or that delivers."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from index.extraction.cues import load_names
from index.extraction.firms import Firm, find_firms
from index.extraction.parties import choose_seller
from index.extraction.reading import Reading
from index.names import fold

_DEALT, _BELONGS, _ACTS = 3, 2, 1  # what shows a seller: a deal with it, its country or town, what it does
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Seller:
    """A company and a country, either of them empty when the text doesn't tell."""

    company: str = ""
    country: str = ""


def find_seller(reading: Reading, buyer: str) -> Seller:
    """The seller of an article about one buyer."""
    parties = [party for line in reading.lines for party in line.parties]
    weights: Counter[str] = Counter()
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for line in reading.lines:
        if any(cue.kind == "loser" for cue in line.cues):
            continue
        for firm in find_firms(reading, line):
            if firm.country != buyer and not _is_body(firm.name, reading.article.language):
                weights[firm.name] += _weigh(firm)
                homes[firm.name].update([firm.country] if firm.country else [])
    weights = _joined(weights)
    best = max(weights, key=lambda name: weights[name], default="")
    if not best or weights[best] < _LEAST:
        return Seller("", choose_seller(parties, buyer))
    own = next((home for home, _ in homes[best].most_common(1)), "")
    return Seller(best, own or choose_seller(reading.title_parties, buyer))


def _weigh(firm: Firm) -> int:
    return _DEALT * firm.is_dealt_with + _BELONGS * (bool(firm.country) or firm.has_seat) + _ACTS * firm.acts


def _joined(weights: Counter[str]) -> Counter[str]:
    """The weights of names, a shorter one's added to the longer one that it is part of: Ausonia, Cantieri Ausonia."""
    whole: Counter[str] = Counter()
    for name, weight in weights.items():
        longer = [one for one in weights if one != name and set(name.split()) < set(one.split())]
        whole[max(longer, key=len) if longer else name] += weight
    return whole


def _is_body(name: str, language: str) -> bool:
    """Whether it is part of a state: the Ministry of National Defence, the Armament Agency."""
    words = {fold(word) for word in name.split()}
    return any(words >= set(body.split()) for body in load_names(language, "bodies"))
