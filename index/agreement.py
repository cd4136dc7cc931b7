"""Whether two figures can both be true, given how exact each of them is."""

from decimal import Decimal

from index.periods import Period
from index.records import MONEY, Fact, Qualifier

_ABOUT = Decimal("0.05")  # how far "about" reaches


def are_compatible(one: Fact, other: Fact) -> bool:
    """Whether two figures can both be true, given how exact each is: "about 60" and 62, "over 200" and 212."""
    if one.value == other.value:
        return True
    if isinstance(one.value, Period) and isinstance(other.value, Period):
        return one.value.contains(other.value) or other.value.contains(one.value)
    if not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal):
        return False
    return admits(one, other.value) or admits(other, one.value)


def admits(fact: Fact, value: Decimal) -> bool:
    """Whether a fact allows that the figure is exactly a value: "over 200" allows 212."""
    if not isinstance(fact.value, Decimal):
        return False
    number = fact.number
    match fact.qualifier:
        case Qualifier.ABOUT if fact.attribute in MONEY:  # 6.5 billion is rounded to the tenth
            return abs(value - number) <= min(_last_place(number), _ABOUT * max(abs(number), abs(value)))
        case Qualifier.ABOUT:
            return abs(value - number) <= _ABOUT * max(abs(number), abs(value))
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return value >= number
        case Qualifier.UNDER | Qualifier.UP_TO | Qualifier.NEARLY:
            return value <= number
    return value == number or ("rounded" in fact.scope and abs(value - number) <= _ABOUT * abs(number))


def is_far(fact: Fact, value: Decimal) -> bool:
    """Whether a figure allows a value far from its own only because it is open to one side: "at least 6" and 13."""
    return fact.qualifier in _OPEN and abs(value - fact.number) > max(value, fact.number) / _NEAR


_OPEN = frozenset({Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.UP_TO})
_NEAR = 10  # a tenth of it


def _last_place(number: Decimal) -> Decimal:
    """What one more in the last digit that isn't a zero would add: 0.1 billion for 6.5 billion."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
