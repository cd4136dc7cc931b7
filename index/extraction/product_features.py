"""What speaks for a product being what is told of at a place, as names of features."""

import re
from collections import Counter
from collections.abc import Iterator

from index.extraction.catalogue import Catalogue
from index.extraction.neighbours import is_aside, is_listed
from index.extraction.products import Sighting
from index.extraction.reading import Figure, Line, Reading, Sort
from index.names import fold
from index.records import Product

_REACH = 4  # words between a count and the product it counts
_BEHIND = 12  # characters between a kind and the name that follows it
_OPENING = 4  # characters before the name that a sentence opens with


class ProductPlaces:
    """Where an article names its products: in each sentence, before it, in all."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.catalogue, self.language = catalogue, reading.article.language
        self.mirrored = self.language == "ko"
        self.title = fold(reading.article.title)
        self.counts: Counter[str] = Counter()
        self.before: list[Product | None] = []  # by sentence: the product of the sentence before in its paragraph
        self.earlier: list[Product | None] = []  # that of the paragraph before
        self.topics: list[Product | None] = []  # by sentence: the product that it is about by itself
        self.kinds_before: list[Sighting | None] = []  # the kind of equipment named last in its paragraph
        before: Product | None = None
        earlier: Product | None = None
        kind: Sighting | None = None
        for line in reading.lines:
            if line.opens_paragraph(reading.lines):
                before, earlier, kind = None, before or earlier, None
            self.before.append(before)
            self.kinds_before.append(kind)
            self.earlier.append(earlier)
            self.topics.append(self._topic(line))
            before = self.topics[-1] or before
            kind = next((one for one in reversed(line.products) if one.kind), kind)

    def _topic(self, line: Line) -> Product | None:
        """The product that a sentence is about: the first counted, else the first named that isn't set aside."""
        counted = [one for one in self._counted_in(line, listed=False) if not is_aside(line, one)]
        named = [one for one in line.products if one.name]
        for one in named:
            if (product := self.catalogue.product_of(one)) is not None:
                self.counts[product.id] += 1
        later = self._counted_in(line, listed=True)
        first = counted[:1] or [one for one in named if not is_aside(line, one) and one not in later]
        return self.catalogue.product_of(first[0]) if first else None

    def _counted_in(self, line: Line, *, listed: bool) -> list[Sighting]:
        """What the numbers of a sentence count, in their order: behind others in a list, or at its head and alone."""
        counts = [one for one in line.figures if one.sort is Sort.COUNT]
        counts = [one for one in counts if is_listed(line, one, self.language) is listed]
        return [found for one in counts if (found := self.counted(line, one)) is not None]

    def counted(self, line: Line, figure: Figure) -> Sighting | None:
        """The product or kind of equipment that a count counts: the first right behind it, in Korean the one before."""
        if self.mirrored and (before := _counted_before(line, figure)):
            return before
        for one in line.products:
            if one.start >= figure.end:
                between = line.text[figure.end : one.start]
                near = line.words_between(figure.end, one.start) <= _REACH and "," not in between
                others = [other for other in line.figures if other.sort is Sort.COUNT]
                parted = any(figure.end <= other.start < one.start for other in others)
                return _named_behind(line, one) if near and not parted else None
        return None

    def accessory(self, line: Line, figure: Figure) -> Product | None:
        """What comes with the main product, where a count counts that by its kind alone."""
        told = self.counted(line, figure)
        return self.catalogue.accessories.get(told.kind) if told is not None and not told.name else None

    def candidates(self, line: Line, figure: Figure | None) -> list[Product]:
        """The products that a sentence may be about."""
        found = [self.catalogue.main, self.before[line.number], self.earlier[line.number]]
        kind = self.kinds_before[line.number]
        for one in (*line.products, *((kind,) if kind and not line.products else ())):
            found.append(self.catalogue.product_of(one))
            if not one.name:
                found.append(self.catalogue.lexicon.kind_of.get(one.kind))
        known = {product.id: product for product in found if product is not None}
        if figure is None or figure.sort is not Sort.COUNT:  # a price or a day is that of what heads a list
            later = {
                product.id for one in self._counted_in(line, listed=True) if (product := self.catalogue.product_of(one))
            }
            main = self.catalogue.main.id if self.catalogue.main else ""
            known = {key: product for key, product in known.items() if key == main or key not in later}
        return list(known.values())


def product_features(
    places: ProductPlaces, line: Line, place: int, figure: Figure | None, product: Product
) -> Iterator[str]:
    """The features of a product for what is told at a place of a sentence."""
    sort = str(figure.sort) if figure else "status"
    catalogue = places.catalogue
    own = [one for one in line.products if one.name and catalogue.product_of(one) is product]
    named = [one for one in line.products if one.name]
    features = [*_article_features(places, line, product), *_sentence_features(line, place, own, named)]
    features += _list_features(places, line, figure, own)
    counted = places.counted(line, figure) if figure and figure.sort is Sort.COUNT else None
    if counted is not None:
        features += [f"counted:{feature}" for feature in _match_features(places, counted, product)]
    elif about := [one for one in line.products if one.end <= place and not one.name]:
        features += [f"about:{feature}" for feature in _match_features(places, about[-1], product)]
    elif not line.products and (kind := places.kinds_before[line.number]):
        features += [f"since:{feature}" for feature in _match_features(places, kind, product)]
    yield from features
    yield from (f"{sort}:{feature}" for feature in features)


def _article_features(places: ProductPlaces, line: Line, product: Product) -> Iterator[str]:
    marks = {
        "main": places.catalogue.main is not None and product.id == places.catalogue.main.id,
        "before": product is places.before[line.number],
        "earlier": product is places.earlier[line.number],
        "title": fold(product.name) in places.title,
        "kind": not places.counts[product.id],
        "once": places.counts[product.id] == 1,
        "most": bool(places.counts) and product.id == places.counts.most_common(1)[0][0],
    }
    yield from (name for name, holds in marks.items() if holds)
    if marks["main"] and not marks["before"] and places.before[line.number]:
        yield "main-not-before"


def _sentence_features(line: Line, place: int, own: list[Sighting], named: list[Sighting]) -> Iterator[str]:
    if not own:
        yield "absent:others" if named else "absent:none"
        return
    yield "named" if len({one.name for one in named}) > 1 else "named:alone"
    if named[0] is own[0]:
        yield "first"
    if own[0].start - line.sentence.start <= _OPENING:
        yield "opens"
    ahead = [one for one in named if one.end <= place]
    yield "ahead" if own[0].end <= place else "behind"
    if ahead and ahead[-1] in own:
        yield "nearest"
    if all(is_aside(line, one) for one in own):
        yield "aside"


def _list_features(places: ProductPlaces, line: Line, figure: Figure | None, own: list[Sighting]) -> Iterator[str]:
    """Whether another number than the figure counts a product, and whether that stands behind others in a list."""
    counts = [one for one in line.figures if one.sort is Sort.COUNT]
    counting = next((one for one in counts if places.counted(line, one) in own), None) if own else None
    if counting is None:
        return
    if counting is not figure:
        yield "counted-by-another"
    if is_listed(line, counting, places.language):
        yield "listed"
        if counting is not figure:
            yield "listed-by-another"


def _match_features(places: ProductPlaces, told: Sighting, product: Product) -> Iterator[str]:
    """How a product stands to the product or the kind of equipment that a number counts, or a sentence speaks of."""
    catalogue = places.catalogue
    if told.name:
        yield "same" if catalogue.product_of(told) is product else "other"
        return
    kind = catalogue.kinds.get(product.id, "")
    member = "member" if told.kind in catalogue.kinds.values() else "orphan"
    if catalogue.lexicon.kind_of.get(told.kind) is product:
        stand = "itself"
    elif kind:
        stand = "kind-same" if kind == told.kind else "kind-differs"
    else:
        stand = "kind-open"
    yield from (stand, f"{stand}:{member}")
    if stand == "kind-differs":
        yield "category-same" if catalogue.of_kind(told.kind) is product else "category-differs"


def _named_behind(line: Line, kind: Sighting) -> Sighting:
    """The product whose name follows its kind: cohetes guiados SA-90, minehunters of the Tejo class; else the kind."""
    following = next((one for one in line.products if one.start >= kind.end), None)
    if kind.name or following is None or not following.name or following.kind != kind.kind:
        return kind
    between = line.text[kind.end : following.start]
    return following if len(between) <= _BEHIND and not re.search(r"[,.;:()\d]", between) else kind


def _counted_before(line: Line, figure: Figure) -> Sighting | None:
    """The product that a Korean count stands right behind: 코바츠 240발, K9 자주포 54문."""
    place, found = figure.start, None
    for one in reversed(line.products):
        if one.end <= place and not line.text[one.end : place].strip():
            place, found = one.start, one if one.name or found is None else found
    return found
