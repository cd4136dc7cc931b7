"""Figures held side by side: one role, one unit and one level at a time; and why others can't be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from index.records import MONEY, Attribute, Deal, Modality, Qualifier
from retrieval.case import Case, Row
from retrieval.gate import Computation
from retrieval.pages.page import Line, let_through
from retrieval.pages.sides import Side
from retrieval.plans.amounts.money import money_rows
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

    `lacking` are the sides without such a figure; `left_out` the deals that have one, but not in this currency;
    `elsewhere` those of sides that have one on the other level only: agreements over contracts, or contracts. `alone`
    are the products that only one side has.
    """

    attribute: Attribute
    amounts: tuple[Amount, ...]
    barrier: Barrier | None = None
    lacking: tuple[str, ...] = ()
    left_out: tuple[Deal, ...] = ()
    elsewhere: tuple[Deal, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Role:
    """What is compared: an attribute on one level, that of contracts or of the agreements `over` them."""

    attribute: Attribute
    over: bool = False

    def rows(self, case: Case) -> _Rows:
        """What stands for it, unit by unit: no share with its whole, no parts of a stated total."""
        if self.attribute in MONEY:
            units = sorted({fact.unit for fact in case.known(case.facts(self.attribute))})
            groups = {unit: case.rows(self.attribute, currency=unit) for unit in units}
        else:
            found = case.rows(self.attribute)
            groups = {unit: [r for r in found if r.fact.unit == unit] for unit in sorted({r.fact.unit for r in found})}
        kept = {unit: self.of_level(rows, case) for unit, rows in groups.items()}
        return {unit: rows for unit, rows in kept.items() if rows and unit != "percent"}

    def of_level(self, rows: Sequence[Row], case: Case) -> list[Row]:
        """The rows with a number on this level."""
        counted = [row for row in rows if isinstance(row.fact.value, Decimal)]
        own = [row for row in counted if case.knowledge.is_umbrella(row.deal) is self.over]
        return case.firm(own) if len({row.deal.id for row in own}) > 1 else own


def compare(sides: Sequence[Side]) -> list[Comparison]:
    """The figures of the sides, role by role; of a role that no side has on record, nothing."""
    return [comparison for attribute in _COMPARED for comparison in _of_role(attribute, sides)]


def _of_role(attribute: Attribute, sides: Sequence[Side]) -> list[Comparison]:
    over = attribute is A.FRAMEWORK_QUANTITY
    role, other = _Role(attribute, over), _Role(attribute, not over)
    rows, others = ([each.rows(side.case) for side in sides] for each in (role, other))
    if sum(map(bool, rows)) < 2 <= sum(map(bool, others)):
        role, rows, others = other, others, rows
    if not any(map(any, (rows, others))) or (over and sum(map(bool, rows)) < 2):
        return []  # that only one side has a framework is told by its orders
    pairs = list(zip(sides, rows, others, strict=True))
    lacking = tuple(side.name for side, own, theirs in pairs if not own and not theirs)
    elsewhere = _unique(row.deal for _, own, theirs in pairs if not own for row in _all(theirs))
    return [replace(one, lacking=lacking, elsewhere=elsewhere) for one in _by_unit(role, sides, rows)]


def _by_unit(role: _Role, sides: Sequence[Side], rows: Sequence[_Rows]) -> list[Comparison]:
    """A comparison for each unit that sides share; without any, one that isn't ranked."""
    units = dict.fromkeys(unit for own in rows for unit in own)
    shared = [unit for unit in units if sum(unit in own for own in rows) > 1]
    if sum(map(bool, rows)) < 2:
        return [Comparison(role.attribute, (), Barrier.RECORD)]
    if role.attribute in MONEY and shared:
        return [_ranked(role, min(shared, key=lambda unit: _worth(unit, rows)), sides, rows)]
    if shared:
        *before, last = [_ranked(role, unit, sides, rows) for unit in shared]
        return [*before, replace(last, alone=_alone(shared, sides, rows))]
    barrier = Barrier.CURRENCIES if role.attribute in MONEY else Barrier.THINGS
    pairs = [(side, group) for side, own in zip(sides, rows, strict=True) for group in own.values()]
    amounts = tuple(amount for side, group in pairs for amount in _amount(side, group))
    return [Comparison(role.attribute, amounts, barrier)]


def _alone(shared: Sequence[str], sides: Sequence[Side], rows: Sequence[_Rows]) -> tuple[str, ...]:
    """What only one side has, as it is counted in another unit."""
    pairs = [(side, unit, group) for side, own in zip(sides, rows, strict=True) for unit, group in own.items()]
    left = [(side, row) for side, unit, group in pairs if unit not in shared for row in group]
    return tuple(dict.fromkeys(side.case.knowledge.product_name(row.product) for side, row in left))


def _worth(unit: str, rows: Sequence[_Rows]) -> tuple[int, int, int, str]:
    """How well a currency serves: that of most sides, then of most deals, then the widest read."""
    with_it = [own[unit] for own in rows if unit in own]
    place = _PREFERRED.index(unit) if unit in _PREFERRED else len(_PREFERRED)
    return -len(with_it), -sum(map(len, with_it)), place, unit


def _ranked(role: _Role, unit: str, sides: Sequence[Side], rows: Sequence[_Rows]) -> Comparison:
    pairs = [(side, own[unit]) for side, own in zip(sides, rows, strict=True) if unit in own]
    pairs.sort(key=lambda pair: (-sum(row.fact.number for row in pair[1]), pair[0].name))
    left_out = [deal for side, own in zip(sides, rows, strict=True) for deal in _left_out(role, side, unit, own)]
    amounts = tuple(amount for side, shown in pairs for amount in _amount(side, shown))
    return Comparison(role.attribute, amounts, left_out=_unique(left_out))


def _left_out(role: _Role, side: Side, unit: str, own: _Rows) -> list[Deal]:
    """The deals of a side whose amount is stated in other currencies only."""
    if role.attribute not in MONEY:
        return []
    counted = {row.deal.id for row in own.get(unit, ())}
    stated = role.of_level(money_rows(side.case, role.attribute), side.case)
    return [row.deal for row in stated if row.deal.id not in counted]


def _all(rows: _Rows) -> list[Row]:
    return [row for group in rows.values() for row in group]


def _unique(deals: Iterable[Deal]) -> tuple[Deal, ...]:
    return tuple({deal.id: deal for deal in deals}.values())


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
