"""What a figure is about: the buyer and the product that stand nearest to it, or those of the article."""

from dataclasses import dataclass

from index.extraction.catalogue import Catalogue
from index.extraction.parties import Party, choose_buyer, choose_seller
from index.extraction.products import Sighting
from index.extraction.reading import Figure, Line, Reading, Sort
from index.records import Product

_REACH = 4  # words between a count and the product it counts
_NEAR = 60  # characters between a product and a word that sets it aside
_ASIDE = frozenset(("replace", "loser"))
_BESIDE = 1  # words between a buyer and its figure
_SURE = 1.5  # weight from which a country is the buyer of its sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """Buyer and product of one statement."""

    buyer: str
    product: Product | None


class Subjects:
    """Finds what each sentence of an article is about; a sentence may go on about what the one before it was."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        parties = [party for line in reading.lines for party in line.parties]
        self._catalogue = catalogue
        self._mirrored = reading.article.language == "ko"
        self._buyer = choose_buyer(reading.title_parties, parties, reading.home, reading.own)
        self.seller = choose_seller(parties, self._buyer)
        self._local = _local_buyers(reading, self._buyer, self.seller)
        self._topics = _topics(reading)

    @property
    def buyer(self) -> str:
        """The buyer of the article as a whole; empty when it names no country."""
        return self._buyer

    def of_figure(self, line: Line, figure: Figure) -> Subject:
        """Buyer and product of a figure."""
        return Subject(self._buyer_at(line, figure.start), self._product_at(line, figure))

    def of_line(self, line: Line, place: int) -> Subject:
        """Buyer and product of what a sentence says at a place."""
        named = [one for one in line.products if one.name]
        nearest = min(named, key=lambda one: abs(one.start - place), default=self._topics.get(line.number))
        product = self._catalogue.product_of(nearest) if nearest else None
        return Subject(self._buyer_at(line, place), product or self._catalogue.main)

    def _buyer_at(self, line: Line, place: int) -> str:
        for party in reversed(line.parties):  # Denmark ordered eight and Norway six
            beside = party.end <= place and line.words_between(party.end, place) <= _BESIDE
            if beside and party.weight > 0 and party.country != self.seller:
                return party.country
        near = _candidates(line, self.seller)
        before = [party for party in near if party.end <= place]
        if before:
            return before[-1].country
        if near and not any(party.country == self._buyer for party in line.parties):
            return near[0].country
        return self._local[line.number]

    def _product_at(self, line: Line, figure: Figure) -> Product | None:
        if figure.sort is Sort.COUNT:
            counted = _counted(line, figure, mirrored=self._mirrored)
            if counted:
                return self._catalogue.product_of(counted)
        named = [one for one in line.products if one.name and one.start < figure.start and not _is_aside(line, one)]
        sighting = named[-1] if named else self._topics.get(line.number)
        if sighting is None and figure.sort is not Sort.COUNT:
            sighting = next((one for one in line.products if one.name), None)
        product = self._catalogue.product_of(sighting) if sighting else None
        return product or self._catalogue.main or self._kind_in(line)

    def _kind_in(self, line: Line) -> Product | None:
        return next((self._catalogue.product_of(one) for one in line.products), None)


def _counted(line: Line, figure: Figure, *, mirrored: bool) -> Sighting | None:
    """The product or kind of equipment that a count counts: the first right behind it, in Korean the one before."""
    if mirrored and (before := _counted_before(line, figure)):
        return before
    for one in line.products:
        if one.start >= figure.end:
            between = line.text[figure.end : one.start]
            return one if line.words_between(figure.end, one.start) <= _REACH and "," not in between else None
    return None


def _counted_before(line: Line, figure: Figure) -> Sighting | None:
    """The product that a Korean count stands right behind: 코바츠 240발, K9 자주포 54문."""
    place, found = figure.start, None
    for one in reversed(line.products):
        if one.end <= place and not line.text[one.end : place].strip():
            place, found = one.start, one if one.name or found is None else found
    return found


def _is_aside(line: Line, sighting: Sighting) -> bool:
    """Whether a product is only named as one that is replaced, or that lost."""
    return any(cue.kind in _ASIDE and abs(cue.start - sighting.start) <= _NEAR for cue in line.cues)


def _local_buyers(reading: Reading, buyer: str, seller: str) -> list[str]:
    """The buyer that each sentence starts with: that of the sentence before in its paragraph, else the article's."""
    buyers: list[str] = []
    current = buyer
    for line in reading.lines:
        if line.number and "\n" in line.text[reading.lines[line.number - 1].sentence.end : line.sentence.start]:
            current = buyer
        sure = _candidates(line, seller)
        buyers.append(current)
        if sure:
            current = _strongest(sure)
    return buyers


def _candidates(line: Line, seller: str) -> list[Party]:
    """The countries of a sentence that look like buyers there; one that stands alone needs no more than not to sell."""
    sure = [party for party in line.parties if party.country != seller and party.weight >= _SURE]
    named = {party.country for party in line.parties}
    if not sure and len(named) == 1 and seller not in named:
        return [party for party in line.parties if party.weight > 0]
    return sure


def _strongest(parties: list[Party]) -> str:
    return max(parties, key=lambda party: party.weight).country


def _topics(reading: Reading) -> dict[int, Sighting]:
    """The product named last before each sentence, within its paragraph."""
    mirrored = reading.article.language == "ko"
    topics: dict[int, Sighting] = {}
    current: Sighting | None = None
    for line in reading.lines:
        if line.number and "\n" in line.text[reading.lines[line.number - 1].sentence.end : line.sentence.start]:
            current = None
        if current is not None:
            topics[line.number] = current
        counted = [
            one
            for f in line.figures
            if f.sort is Sort.COUNT and (one := _counted(line, f, mirrored=mirrored)) and one.name
        ]
        named = counted or [one for one in line.products if one.name and not _is_aside(line, one)]
        current = named[0] if named else current
    return topics
