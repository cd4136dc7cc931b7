"""How a figure is claimed to compare with a number: at least so many, more than twice as much, just three."""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

Bound = Callable[[Decimal, Decimal], bool]  # whether a figure and a number compare as is claimed
BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "at_least": operator.ge,
        "at_most": operator.le,
        "beyond": operator.gt,
        "below": operator.lt,
        "just": operator.eq,
    }
)


def bound_told(told: re.Match[str]) -> Bound | None:
    """The bound by whose name some words were found; None where no word says how the two compare."""
    return next((BOUNDS[name] for name, said in told.groupdict().items() if said and name in BOUNDS), None)
