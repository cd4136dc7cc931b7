"""What speaks for a product being the one that a whole article is about, as names of features."""

from collections import Counter
from collections.abc import Iterator, Mapping

from index.extraction.lexicon import Lexicon
from index.extraction.neighbours import is_aside, is_listed
from index.extraction.products import Sighting
from index.extraction.reading import Figure, Line, Reading, Sort
from index.names import fold
from index.records import Product

_COUNTED = 40  # characters between a number and the product it counts
_OFTEN = 5  # mentions; more say no more


class Prominence:
    """How an article speaks of its products; `products` are those that its sightings stand for, in their order."""

    def __init__(
        self, reading: Reading, products: Mapping[Sighting, Product], kinds: Mapping[str, str], lexicon: Lexicon
    ) -> None:
        self._kinds, self._lexicon = kinds, lexicon
        self._language = reading.article.language
        self._title = fold(reading.article.title)
        self._title_kinds = {mention.names[0].id for mention in lexicon.kinds.find(reading.article.title)}
        self.candidates = {product.id: product for product in products.values()}
        self._order = list(self.candidates)
        self._places: dict[str, list[tuple[Line, Sighting]]] = {key: [] for key in self._order}
        self._counted: Counter[str] = Counter()
        self._listed: set[str] = set()
        for line in reading.lines:
            for one in line.products:
                if (product := products.get(one)) is not None:
                    self._places[product.id].append((line, one))
            for figure in line.figures:
                self._count(line, figure, products)

    def _count(self, line: Line, figure: Figure, products: Mapping[Sighting, Product]) -> None:
        """Take note of the product that a number counts, and whether it stands behind others in a list."""
        counted = _counted_by(line, figure) if figure.sort is Sort.COUNT else None
        if counted is None or counted not in products:
            return
        product = products[counted].id
        if is_listed(line, figure, self._language):
            self._listed.add(product)
        self._counted[product] += 1

    def features(self, product: Product) -> Iterator[str]:
        """The features of one of the candidates."""
        key = product.id
        places = self._places[key]
        yield f"named:{min(len(places), _OFTEN)}"
        kind = self._kinds.get(key, "")
        known = self._lexicon.kind_of.get(kind)
        yield f"category:{known.category if known else ''}"
        counted = self._counted[key]
        yield f"counted:{min(counted, 2)}"
        marks = {
            "title": fold(product.name) in self._title,
            "title-kind": kind in self._title_kinds,
            "title-other-kind": bool(kind and self._title_kinds) and kind not in self._title_kinds,
            "first": self._order[0] == key,
            "second": self._order[1:2] == [key],
            "lead": any(not line.number for line, _ in places),
            "most-named": len(places) == max(map(len, self._places.values())),
            "first-counted": next(iter(self._counted), "") == key,
            "most-counted": bool(counted) and counted == max(self._counted.values()),
            "listed": key in self._listed,
            "aside": all(is_aside(line, one) for line, one in places),
            "part": any(self._is_part(line, one) for line, one in places),
            "first-aside": bool(places) and is_aside(*places[0]),
        }
        yield from (name for name, holds in marks.items() if holds)
        cues = {cue.kind for line, _ in places for cue in line.cues}
        yield from (f"with:{kind}" for kind in cues & {"order", "sign", "delivered", "deliver", "contract"})

    def _is_part(self, line: Line, sighting: Sighting) -> bool:
        """Whether a product is carried by or fitted to another: a word for that stands between the two."""
        if self._language == "ko":
            behind = [one.start for one in line.products if one.start >= sighting.end]
            places = sighting.end, min(behind, default=line.sentence.end)
        else:
            ahead = [one.end for one in line.products if one.end <= sighting.start]
            places = max(ahead, default=line.sentence.start), sighting.start
        return any(cue.kind == "carry" and places[0] <= cue.start and cue.end <= places[1] for cue in line.cues)


def _counted_by(line: Line, figure: Figure) -> Sighting | None:
    """The named product that a number counts, past the kind that it is: two minehunters of the Suzunami class."""
    named = next((one for one in line.products if one.start >= figure.end and one.name), None)
    if named is None or named.start - figure.end > _COUNTED or "," in line.text[figure.end : named.start]:
        return None
    between = [one for one in line.figures if figure.end <= one.start < named.start and one.sort is Sort.COUNT]
    kinds = {one.kind for one in line.products if figure.end <= one.start < named.start and not one.name}
    return None if between or kinds - {named.kind} else named
