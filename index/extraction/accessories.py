"""What comes with the product that an article is about and has no name of its own: its missiles, its simulators."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.extraction.catalogue import Catalogue
from index.extraction.neighbours import is_listed
from index.extraction.product_features import ProductPlaces
from index.extraction.reading import Line, Reading, Sort
from index.names import fold
from index.records import Product, Review

_NUMBER = re.compile(r"[- ]?\d+\Z")
_TELLING = 4  # letters of a name that tells which product it is without its number
_ALWAYS = frozenset(("simulator",))  # kinds that hardly anything else is counted as


def with_accessories(reading: Reading, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the kinds of equipment that are counted beside the main product: 3 batteries and 90 missiles.

    Each is a product of its own, called by the main one's name and its kind.
    """
    main = catalogue.main
    if main is None or main.is_kind:
        return catalogue
    places = ProductPlaces(reading, catalogue)
    named = set(catalogue.kinds.values())
    kinds = dict.fromkeys(kind for line in reading.lines for kind in _counted_beside(places, line) if kind not in named)
    accessories = {kind: _build(main, catalogue.lexicon.kind_of[kind]) for kind in kinds}
    own = {product.id: kind for kind, product in accessories.items()}
    return replace(catalogue, accessories=accessories, kinds={**catalogue.kinds, **own})


def _counted_beside(places: ProductPlaces, line: Line) -> Iterator[str]:
    """The kinds without a name that a sentence counts behind the main product, or that only come with another."""
    catalogue, main, before = places.catalogue, places.catalogue.main, ""
    for figure in line.figures:
        if figure.sort is not Sort.COUNT or (told := places.counted(line, figure)) is None:
            continue
        unit = catalogue.lexicon.unit_of(told.kind)
        beside = before and unit not in ("", before) and is_listed(line, figure, places.language)
        if not told.name and (beside or told.kind in _ALWAYS):
            yield told.kind
        elif main is not None and catalogue.product_of(told) is main:
            before = unit or catalogue.unit_of(main)


def _build(main: Product, kind: Product) -> Product:
    """A kind as what comes with a product, whose number its name leaves out: Skybrud missile, Nesher launcher."""
    stem = _NUMBER.sub("", main.name)
    name = f"{stem if len(stem) >= _TELLING else main.name} {_one(kind)}"
    return Product(
        id=re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or f"{main.id}-{kind.id}",
        name=name,
        category=kind.category,
        unit=kind.unit,
        review=Review.EXTRACTED,
    )


def _one(kind: Product) -> str:
    """The shortest name of a kind that its unit is the plural of, battery of batteries; else its name."""
    forms = (kind.name, *kind.aliases)
    return min((form for form in forms if kind.unit.startswith(form[:-1])), key=len, default=kind.name)
