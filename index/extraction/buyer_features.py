"""What speaks for a country being the buyer of what is told at a place, as names of features."""

from collections import defaultdict
from collections.abc import Iterator

from index.extraction.parties import Party
from index.extraction.reading import Line, Reading

_BESIDE = 1  # words between a buyer and its figure


class BuyerPlaces:
    """Where an article names its countries: in each sentence, at the head of each paragraph, in all."""

    def __init__(self, reading: Reading, main: str, seller: str) -> None:
        self.main, self.seller, self.home = main, seller, reading.home
        self.title = {party.country for party in reading.title_parties if party.weight > 0}
        self.totals: dict[str, float] = defaultdict(float)
        for line in reading.lines:
            for party in line.parties:
                self.totals[party.country] += party.weight
        self.top = max(self.totals, key=lambda country: self.totals[country], default="")
        self.heads: list[str] = []  # by sentence: who buys where its paragraph begins
        self.before: list[str] = []  # who buys in the sentence before it in its paragraph
        self.earlier: list[str] = []  # who buys at the end of the paragraph before
        self._walk(reading)

    def _walk(self, reading: Reading) -> None:
        head = before = earlier = ""
        for line in reading.lines:
            if line.opens_paragraph(reading.lines):
                head, earlier, before = "", before or earlier, ""
            self.before.append(before)
            self.earlier.append(earlier)
            likely = self.likely_in(line)
            head = head or likely
            self.heads.append(head)
            before = likely or before

    def likely_in(self, line: Line) -> str:
        """The country of a sentence that looks most like a buyer; empty when none does."""
        able = [party for party in line.parties if party.weight > 0 and party.country != self.seller]
        return max(able, key=lambda party: party.weight).country if able else ""

    def candidates(self, line: Line) -> list[str]:
        """The countries that may buy what a sentence tells of."""
        near = [self.main, self.heads[line.number], self.before[line.number], self.earlier[line.number]]
        named = [party.country for party in line.parties]
        return [country for country in dict.fromkeys([*near, *named]) if country]


def buyer_features(places: BuyerPlaces, line: Line, place: int, country: str) -> Iterator[str]:
    """The features of a country for what is told at a place of a sentence."""
    number = line.number
    marks = {
        "main": country == places.main,
        "seller": country == places.seller,
        "home": country == places.home,
        "title": country in places.title,
        "head": country == places.heads[number],
        "before": country == places.before[number],
        "earlier": country == places.earlier[number],
        "top": country == places.top,
        "negative": places.totals.get(country, 0) < 0,
    }
    yield from (name for name, holds in marks.items() if holds)
    own = [party for party in line.parties if party.country == country]
    others = [party for party in line.parties if party.country != country and party.weight > 0]
    likely = "likely-else" if others else "none-else"
    if not own:
        yield from ("absent", f"absent:{likely}")
        yield from (f"absent:{likely}:{name}" for name, holds in marks.items() if holds)
        return
    yield from _named_features(line, place, own, others)


def _named_features(line: Line, place: int, own: list[Party], others: list[Party]) -> Iterator[str]:
    """The features of a country that its sentence names."""
    weight = max(party.weight for party in own)
    strength = next(
        name
        for name, least in (("3", 3), ("2", 1.5), ("1", 0.5), ("0", 0), ("-1", -1.5), ("-2", -99))
        if weight >= least
    )
    yield f"weight:{strength}"
    if not others:
        yield f"alone:{strength}"
    elif weight >= max(party.weight for party in others):
        yield "strongest"
    ahead = [party for party in own if party.end <= place]
    between = [party for party in others if ahead and ahead[-1].end <= party.start and party.end <= place]
    yield "ahead" if ahead else "behind"
    if ahead and not between:
        yield from ("nearest", f"nearest:{strength}")
        if line.words_between(ahead[-1].end, place) <= _BESIDE:
            yield "beside"
    if len(own) > 1:
        yield "twice"
