"""A linear model that was learnt from read articles: names of features → the likeliest label, and how likely it is.

The weights are data, in weights.json; tests/benchmarks/training.py writes them.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class LinearModel:
    """For each label a bias and a weight for each feature; multinomial logistic regression."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def weigh(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label; features the model doesn't know count nothing."""
        sums = list(self.bias)
        for feature in sorted(set(features)):  # so that ties fall the same way each time
            for place, weight in enumerate(self.weights.get(feature, ())):
                sums[place] += weight
        top = max(sums)
        powers = [math.exp(value - top) for value in sums]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}

    def choose(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest label and its probability."""
        odds = self.weigh(features)
        label = max(odds, key=lambda label: odds[label])
        return label, odds[label]


@cache
def load_model(name: str) -> LinearModel:
    """one of the models in weights.json: main, count, money, date, modality, status, party, buyer, product."""
    return parse_model(_load_weights()[name])


def parse_model(raw: Mapping[str, Any]) -> LinearModel:
    """A model as it is written: its labels, a bias for each, and a row of weights for each feature."""
    weights = {feature: tuple(row) for feature, row in raw["weights"].items()}
    return LinearModel(tuple(raw["labels"]), tuple(raw["bias"]), weights)


def forget_models() -> None:
    """Read the models anew when they are needed next."""
    load_model.cache_clear()
    _load_weights.cache_clear()


@cache
def _load_weights() -> Mapping[str, Any]:
    text = resources.files("index").joinpath("extraction", "weights.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded
