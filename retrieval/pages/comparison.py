"""Figures held side by side: one role, one unit and one level at a time; and why others can't be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.records import MONEY, Attribute, Deal, Modality, Qualifier
from retrieval.case import Case, Row
from retrieval.gate import Computation
from retrieval.pages.page import Line, let_through
from retrieval.pages.sides import Side
from retrieval.plans.money import money_rows
from retrieval.plans.sentences import label, qualified

A = Attribute
_COMPARED = (A.ORDERED_QUANTITY, A.DELIVERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.VALUE)
_PREFERRED = ("USD", "EUR")
_Rows = Mapping[str, list[Row]]  # by unit


class Barrier(StrEnum):
    """Why figures aren't ranked."""

    THINGS = "things"  # they count different things
    CURRENCIES = "currencies"  # they are in different currencies
    RECORD = "record"  # fewer than two sides have any on record


@dataclass(frozen=True, slots=True)
class Amount:
    """What one side comes to, and the figures that were added up for it, if there are several."""

    line: Line
    members: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One role held side by side, the largest amount first unless there is a barrier.

    `lacking` are the sides without such a figure; `left_out` the deals that have one, but not in this currency.
    """

    attribute: Attribute
    amounts: tuple[Amount, ...]
    barrier: Barrier | None = None
    lacking: tuple[str, ...] = ()
    left_out: tuple[Deal, ...] = ()


def compare(sides: Sequence[Side]) -> list[Comparison]:
    """The figures of the sides, role by role; of a role that no side has on record, nothing."""
    return [comparison for attribute in _COMPARED for comparison in _of_role(attribute, sides)]


def _of_role(attribute: Attribute, sides: Sequence[Side]) -> list[Comparison]:
    rows = [_by_unit(side.case, attribute) for side in sides]
    lacking = tuple(side.name for side, own in zip(sides, rows, strict=True) if not own)
    if not any(rows) or (attribute is A.FRAMEWORK_QUANTITY and len(lacking) > len(sides) - 2):
        return []  # that only one side has a framework is told by its orders
    units = dict.fromkeys(unit for own in rows for unit in own)
    shared = [unit for unit in units if sum(unit in own for own in rows) > 1]
    if shared and attribute in MONEY:
        shared = [min(shared, key=lambda unit: _worth(unit, rows))]
    if shared:
        return [_ranked(attribute, unit, sides, rows) for unit in shared]
    if len(lacking) > len(sides) - 2:
        return [Comparison(attribute, (), Barrier.RECORD, lacking)]
    barrier = Barrier.CURRENCIES if attribute in MONEY else Barrier.THINGS
    pairs = [(side, group) for side, own in zip(sides, rows, strict=True) for group in own.values()]
    amounts = tuple(amount for side, group in pairs for amount in _amount(side, group))
    return [Comparison(attribute, amounts, barrier, lacking)]


def _by_unit(case: Case, attribute: Attribute) -> _Rows:
    """What stands for a role on one level, unit by unit: no umbrella with its call-offs, no share with its whole."""
    if attribute in MONEY:
        units = sorted({fact.unit for fact in case.known(case.facts(attribute))})
        groups = {unit: case.rows(attribute, currency=unit) for unit in units}
    else:
        found = [row for row in case.rows(attribute) if isinstance(row.fact.value, Decimal)]
        groups = {unit: [r for r in found if r.fact.unit == unit] for unit in sorted({r.fact.unit for r in found})}
    if attribute is A.FRAMEWORK_QUANTITY:
        over = {unit: [row for row in rows if case.knowledge.is_umbrella(row.deal)] for unit, rows in groups.items()}
        return {unit: rows for unit, rows in over.items() if rows}
    firm = {unit: [row for row in _firm(case, rows) if isinstance(row.fact.value, Decimal)]
            for unit, rows in groups.items()}  # fmt: skip
    return {unit: rows for unit, rows in firm.items() if rows and unit != "percent"}


def _firm(case: Case, rows: Sequence[Row]) -> list[Row]:
    return case.firm(rows) if len({row.deal.id for row in rows}) > 1 else list(rows)


def _worth(unit: str, rows: Sequence[_Rows]) -> tuple[int, int, int, str]:
    """How well a currency serves: that of most sides, then of most deals, then the widest read."""
    with_it = [own[unit] for own in rows if unit in own]
    place = _PREFERRED.index(unit) if unit in _PREFERRED else len(_PREFERRED)
    return -len(with_it), -sum(map(len, with_it)), place, unit


def _ranked(attribute: Attribute, unit: str, sides: Sequence[Side], rows: Sequence[_Rows]) -> Comparison:
    pairs = [(side, own[unit]) for side, own in zip(sides, rows, strict=True) if unit in own]
    pairs.sort(key=lambda pair: (-sum(row.fact.number for row in pair[1]), pair[0].name))
    left_out = [deal for side, own in zip(sides, rows, strict=True) for deal in _left_out(side, attribute, unit, own)]
    without = [side for side, own in zip(sides, rows, strict=True) if unit not in own]
    return Comparison(
        attribute,
        tuple(amount for side, shown in pairs for amount in _amount(side, shown)),
        lacking=tuple(side.name for side in without if not _stated(side, attribute)),
        left_out=tuple(left_out),
    )


def _left_out(side: Side, attribute: Attribute, unit: str, own: _Rows) -> list[Deal]:
    """The deals of a side whose amount is stated in other currencies only."""
    counted = {row.deal.id for row in own.get(unit, ())}
    return [row.deal for row in _stated(side, attribute) if row.deal.id not in counted]


def _stated(side: Side, attribute: Attribute) -> list[Row]:
    """The amounts of a side's deals, each in the currency it is best stated in."""
    if attribute not in MONEY:
        return []
    return _firm(side.case, [row for row in money_rows(side.case, attribute) if isinstance(row.fact.value, Decimal)])


def _amount(side: Side, rows: Sequence[Row]) -> list[Amount]:
    """What some rows come to; nothing when the gate refuses it."""
    case, facts = side.case, [row.fact for row in rows]
    speech, first = case.speech, facts[0]
    if len(facts) == 1:
        figure = speech.figure(first)
        lines = let_through(f"{side.name}: {figure}", figure, qualified(first, case), facts, case, names=[side.name])
        return [Amount(line) for line in lines]
    total = sum((fact.number for fact in facts), Decimal(0))
    write = speech.amount if first.attribute in MONEY else speech.quantity
    figure = write(total, first.unit)
    if any(fact.qualifier is not Qualifier.EXACT for fact in facts):
        figure = speech.word("qualifier", Qualifier.ABOUT).format(figure=figure)
    sums = [Computation(total, tuple(fact.number for fact in facts), "+")]
    lines = let_through(f"{side.name}: {figure}", figure, "", facts, case, sums, [side.name])
    members = [line for row in rows for line in _member(row, case)]
    return [Amount(line, tuple(members)) for line in lines]


def _member(row: Row, case: Case) -> list[Line]:
    figure = case.speech.figure(row.fact)
    if row.fact.modality is not Modality.ACTUAL:
        figure = f"{figure} [{case.speech.word('modality', row.fact.modality)}]"
    return let_through(f"{figure}: {label(row.fact, case)}", "", qualified(row.fact, case), [row.fact], case)
