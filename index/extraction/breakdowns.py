"""Breakdowns of a number told: of the 62 vehicles 44 are carriers, 12 mortars and six command posts.

That the members add up to the whole shows what they are, whatever words stand beside them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from index.extraction.counts import Count
from index.extraction.features import is_part_of
from index.extraction.reading import Figure, Line, Reading, Sort
from index.extraction.roles import Role
from index.records import Attribute

_LEAST = 6  # fewer are too easily added up, where the sentence itself names neither whole nor sorts
_SURE = 0.7  # confidence in a member: about the share that is right on the articles looked at
_WHOLES = (Attribute.ORDERED_QUANTITY, Attribute.DELIVERED_QUANTITY, Attribute.OPTIONAL_QUANTITY)
# What is told of so many of them is another thing than of which sort they are: nine have come, nine are due.
_APART = frozenset(
    (
        *("delivered", "deliver", "remaining", "local", "option", "exercise", "service", "lost", "ship", "lease"),
        *("negotiate", "future", "plan", "require", "upgrade", "deny", "not"),
    )
)


def find_members(reading: Reading, roles: Sequence[Role]) -> list[Role]:
    """The roles, the members of each breakdown with the role of what they add up to."""
    known = {(role.line.number, role.figure.start): role for role in roles}
    for line in reading.lines:
        for member in _members_of(reading, line, known):
            known[line.number, member.figure.start] = member
    return [known[key] for key in sorted(known)]


def _members_of(reading: Reading, line: Line, known: dict[tuple[int, int], Role]) -> Iterator[Role]:
    counts = [one for one in line.figures if one.sort is Sort.COUNT]
    if len(counts) < 2 or any(one.sort is not Sort.COUNT for one in line.figures):
        return
    whole = max(counts, key=_value)
    others = [one for one in counts if one is not whole]
    inside = len(others) > 1 and sum(map(_value, others)) == _value(whole)
    members, total = (others, _value(whole)) if inside else (counts, sum(map(_value, counts), Decimal(0)))
    told = _role_of(total, line, known)
    if told is None or not {cue.kind for cue in line.cues}.isdisjoint(_APART - _own(told)):
        return
    names = {figure.start: _is_named(line, figure, reading.article.language) for figure in members}
    if not inside and (_is_of(line, *members[:2]) or (total < _LEAST and not all(names.values()))):
        return
    for figure in members:
        role, named = known.get((line.number, figure.start)), names[figure.start]
        if role is None:
            yield Role(line, figure, told.attribute, _SURE, told.features, is_part=not named)
        else:
            sure = max(_SURE, role.confidence)
            yield replace(role, attribute=told.attribute, confidence=sure, is_part=not named)


def _role_of(total: Decimal, line: Line, known: dict[tuple[int, int], Role]) -> Role | None:
    """The role of a number as large in the same sentence or before it, what was ordered first."""
    told = [role for (number, _), role in known.items() if number <= line.number and _value(role.figure) == total]
    return next((role for attribute in _WHOLES for role in reversed(told) if role.attribute is attribute), None)


def _is_of(line: Line, first: Figure, second: Figure) -> bool:
    """Whether a number is told as a part of a larger one: one of the two simulators."""
    return is_part_of(line, first, second) and _value(first) <= _value(second)


def _own(told: Role) -> frozenset[str]:
    """The words that belong to the whole itself."""
    return {
        Attribute.DELIVERED_QUANTITY: frozenset(("delivered",)),
        Attribute.OPTIONAL_QUANTITY: frozenset(("option",)),
    }.get(told.attribute, frozenset())


def _is_named(line: Line, figure: Figure, language: str) -> bool:
    """Whether what a count counts has a name: one stands before the next count, in Korean behind the one before."""
    places = [one.start for one in line.figures if one is not figure]
    if language == "ko":
        start, end = max((one for one in places if one < figure.start), default=line.sentence.start), figure.start
    else:
        start, end = figure.end, min((one for one in places if one > figure.start), default=line.sentence.end)
    return any(one.name and start <= one.start < end for one in line.products)


def _value(figure: Figure) -> Decimal:
    return figure.found.value if isinstance(figure.found, Count) else Decimal(0)
