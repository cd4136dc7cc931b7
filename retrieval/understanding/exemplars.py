"""What questions worded like this one have wanted, learnt from questions whose answers were right.

Cue words say what a question wants. Where no exemplar ever wanted that, or hardly any that is so worded, the likeliest
aim that some had takes its place. tests/benchmarks/exemplars.py learns the weights, a folder a language.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from index.extraction.linear import LinearModel, parse_model
from index.records import Attribute
from retrieval.question import Asked, Operation
from retrieval.understanding.aim import Aim

Key = tuple[str, str, str]  # operation, sort of value, first attribute

NONE = "none"  # the attribute of an aim without any
_LIMIT = 10.0  # nats by which another aim must be likelier; measured on sets that nobody had looked at
_RARE = 0.3  # how much it counts, in those, how many exemplars had an aim
_LEAST = 1e-5  # the probability of what a model deems impossible
_STEM = 4  # letters
_TOKEN = re.compile(r"\w+|[?,:]")


def key_of(aim: Aim) -> Key:
    """What tells an aim from another."""
    return aim.operation.value, aim.asked.value, aim.attributes[0].value if aim.attributes else NONE


def features_of(masked: str) -> Iterator[str]:
    """The words, their stems and the pairs of words of a masked question; a digit is a digit."""
    words = _TOKEN.findall(re.sub(r"\d", "0", masked))
    for word in words:
        yield f"word {word}"
        yield f"stem {word if word.isupper() else word[:_STEM]}"
    for one, other in pairwise(("^", *words, "$")):
        yield f"pair {one} {other}"


@dataclass(frozen=True, slots=True)
class Exemplars:
    """What exemplars of one language teach: the odds of each part of an aim, and how many had each aim."""

    models: tuple[LinearModel, LinearModel, LinearModel]
    aims: Mapping[Key, tuple[Aim, int]]

    def weigh(self, aim: Aim, masked: str) -> Aim:
        """The aim that the cue words tell, or the likeliest by the exemplars where that is no likely one."""
        scores = self._scores(masked)
        likeliest = max(scores, key=lambda key: scores[key])
        if scores[likeliest] - scores.get(key_of(aim), -math.inf) <= _LIMIT:
            return aim
        return self.aims[likeliest][0]

    def _scores(self, masked: str) -> dict[Key, float]:
        """The logarithms of how likely each aim is, up to a constant."""
        features = tuple(features_of(masked))
        likely = [
            {label: math.log(odds + _LEAST) for label, odds in model.weigh(features).items()} for model in self.models
        ]
        return {
            key: sum(one[part] for one, part in zip(likely, key, strict=True)) + _RARE * math.log(count)
            for key, (_, count) in self.aims.items()
        }


@cache
def load_exemplars(language: str) -> Exemplars | None:
    """What the exemplars of a language teach, read once a process; None where there are none."""
    folder = files("retrieval").joinpath("exemplars", language)
    if not folder.is_dir():
        return None
    weights: dict[str, Any] = json.loads(folder.joinpath("weights.json").read_text(encoding="utf-8"))
    rows: list[list[Any]] = json.loads(folder.joinpath("aims.json").read_text(encoding="utf-8"))
    aims = [(Aim(Operation(row[0]), Asked(row[1]), tuple(map(Attribute, row[2]))), int(row[3])) for row in rows]
    operation, asked, attribute = (parse_model(weights[part]) for part in ("operation", "asked", "attribute"))
    return Exemplars((operation, asked, attribute), {key_of(aim): (aim, count) for aim, count in aims})
