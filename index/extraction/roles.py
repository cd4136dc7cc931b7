"""The role of each figure of an article: ordered, delivered, the price, the day of signing, … or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.features import figure_features
from index.extraction.linear import load_model
from index.extraction.reading import Figure, Line, Reading, Sort
from index.records import Attribute

NONE = "none"


@dataclass(frozen=True, slots=True)
class Role:
    """A figure with its role, how sure that is, and the features that tell."""

    line: Line
    figure: Figure
    attribute: Attribute
    confidence: float
    features: tuple[str, ...]
    is_part: bool = False  # of a whole that the article tells: 44 of the 62


def read_roles(reading: Reading) -> Iterator[Role]:
    """The figures that have a role, in the order of the text."""
    for line in reading.lines:
        before = dict.fromkeys(Sort, NONE)
        for figure in line.figures:
            features = tuple(figure_features(reading, line, figure, before[figure.sort]))
            label, confidence = load_model(figure.sort).choose(features)
            before[figure.sort] = label
            if label != NONE:
                yield Role(line, figure, Attribute(label), confidence, features)
