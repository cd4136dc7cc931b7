"""What a chart of an answer shows: a count as it grew, or figures side by side, from the facts the answer names."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from index.records import MONEY, QUANTITIES, Attribute, Deal, Fact, Qualifier
from retrieval.answer import Answer, Figure, Outcome
from retrieval.knowledge import Knowledge
from retrieval.resolution import Wanted, effective_day, resolve

_DRAWN = QUANTITIES | MONEY
_SILENT = (Outcome.DECLINED, Outcome.CLARIFY)


@dataclass(frozen=True, slots=True)
class Point:
    """What stood from a day on."""

    day: date
    fact: Fact


@dataclass(frozen=True, slots=True)
class Course:
    """How a figure of one product in one deal went, oldest first; beside deliveries, what was ordered."""

    deal: Deal
    points: tuple[Point, ...]
    ordered: tuple[Point, ...] = ()

    @property
    def newest(self) -> tuple[Fact, ...]:
        """The last figure; several when sources disagree on it."""
        return tuple(point.fact for point in self.points if point.day == self.points[-1].day)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All it shows, the figure that stands first."""
        shown = (*reversed(self.points), *reversed(self.ordered))
        return tuple(point.fact for point in shown)


@dataclass(frozen=True, slots=True)
class Side:
    """One bar: a buyer, a product or a deal, and the facts its amount adds up."""

    key: str
    facts: tuple[Fact, ...]

    @property
    def amount(self) -> Decimal:
        """What it comes to."""
        return sum((fact.number for fact in self.facts), Decimal(0))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one role and unit side by side, in the answer's order.

    `by` says what the sides are: buyers, products or deals. `total` is their sum where the answer states it, and
    `left_out` are the facts of the answer that no bar of this unit can show.
    """

    by: str
    sides: tuple[Side, ...]
    total: Decimal | None = None
    left_out: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All it shows, in order."""
        return tuple(fact for side in self.sides for fact in side.facts)


Series: TypeAlias = Course | Comparison


def chartable(answer: Answer) -> bool:
    """Whether there is something to draw: deliveries, or more than one figure of a role and unit."""
    kinds = [(figure.attribute, figure.unit) for figure in _recorded(answer)]
    return Attribute.DELIVERED_QUANTITY in {role for role, _ in kinds} or len(set(kinds)) < len(kinds)


def find_series(answer: Answer, knowledge: Knowledge) -> Series | None:
    """What to draw of an answer; None when it isn't chartable, or none of its facts is on record any more."""
    if not chartable(answer):
        return None
    known = knowledge.records.facts
    facts = [known[figure.fact] for figure in _recorded(answer) if figure.fact in known]
    delivered = [fact for fact in facts if fact.attribute is Attribute.DELIVERED_QUANTITY]
    facts = _of_main_kind(delivered or facts)
    things = {(fact.deal, fact.product) for fact in facts}
    if len(things) > 1:
        return _comparison(answer, facts, knowledge)
    course = _course(facts, knowledge) if facts else None
    return course if course and course.points else None  # what is undated stands nowhere in time


def widest(product: str, knowledge: Knowledge) -> str:
    """The family a product belongs to, the widest there is."""
    return next((p for p in sorted(knowledge.family(product)) if knowledge.family(p) == {p}), product)


def _recorded(answer: Answer) -> list[Figure]:
    """The figures that can be drawn: numbers copied from facts, of an answer that gives any."""
    if answer.outcome in _SILENT:
        return []
    return [f for f in answer.figures if f.fact and f.attribute in _DRAWN and isinstance(f.value, Decimal)]


def _of_main_kind(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of the role and unit that most share; of the first named, where several do."""
    groups: dict[tuple[Attribute, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.attribute, fact.unit].append(fact)
    return max(groups.values(), key=len, default=[])


def _course(told: Sequence[Fact], knowledge: Knowledge) -> Course:
    """The course of the one figure that the answer tells, up to the newest it tells of it."""
    lead = told[0]
    until = max(effective_day(fact, knowledge) for fact in told)
    same = [fact for fact in knowledge.facts_of[lead.deal] if fact.unit == lead.unit]
    points = _stood([f for f in same if _is_of(f, lead.attribute, lead.product)], told, until, knowledge)
    ordered: tuple[Point, ...] = ()
    if lead.attribute is Attribute.DELIVERED_QUANTITY:
        orders = [fact for fact in same if fact.attribute is Attribute.ORDERED_QUANTITY]
        own = [fact for fact in orders if fact.product == lead.product]
        alone = orders if len({fact.product for fact in orders}) == 1 else []
        ordered = _stood(own or alone, (), until, knowledge)
    return Course(knowledge.records.deals[lead.deal], points, ordered)


def _is_of(fact: Fact, attribute: Attribute, product: str) -> bool:
    return fact.attribute is attribute and fact.product == product and fact.qualifier is not Qualifier.UNDISCLOSED


def _stood(facts: Sequence[Fact], told: Sequence[Fact], until: date, knowledge: Knowledge) -> tuple[Point, ...]:
    """What an answer would have said on each day on which something was told, as far as it changed.

    On the days of what this answer has told it is just that: both of two figures that are in dispute.
    """
    points = list[Point]()
    for day in sorted({effective_day(fact, knowledge) for fact in facts if fact.as_of}):
        if day > until:
            break
        standing = resolve(facts, Wanted(day), knowledge)
        own = [fact for fact in told if effective_day(fact, knowledge) == day]
        for fact in own or ([standing.fact] if standing else []):
            if not points or fact.value != points[-1].fact.value:
                points.append(Point(effective_day(fact, knowledge), fact))
    return tuple(points)


def _comparison(answer: Answer, facts: Sequence[Fact], knowledge: Knowledge) -> Comparison:
    """The facts side by side: summed as the answer sums them, else each by itself."""
    first = {(fact.deal, fact.product): fact for fact in reversed(facts)}  # the answer's first of a deal stands
    shown = [fact for fact in facts if fact is first[fact.deal, fact.product]]
    role = shown[0].attribute
    sums = {f.value for f in answer.figures if f.fact is None and f.attribute is role}
    others = {f.fact for f in _recorded(answer) if f.attribute is role and f.unit != shown[0].unit}
    left_out = tuple(knowledge.records.facts[fact] for fact in sorted(filter(None, others)))
    whole = sum((fact.number for fact in shown), Decimal(0))
    ways = [(by, _sides(shown, key, knowledge)) for by, key in _KEYS.items()]
    by, sides = next(way for way in ways if _are_told(way[1], sums))
    return Comparison(by, sides, whole if whole in sums else None, left_out)


def _are_told(sides: Sequence[Side], sums: Collection[object]) -> bool:
    """Whether the answer tells what each side comes to: no bar shows a sum that nobody has checked."""
    return len(sides) > 1 and all(side.amount in sums for side in sides if len(side.facts) > 1)


def _sides(facts: Iterable[Fact], key: Callable[[Fact, Knowledge], str], knowledge: Knowledge) -> tuple[Side, ...]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[key(fact, knowledge)].append(fact)
    return tuple(Side(name, tuple(group)) for name, group in groups.items())


# What the sides of a comparison can be, tried in turn; the last always fits, for each fact is a side of its own then.
_KEYS: dict[str, Callable[[Fact, Knowledge], str]] = {
    "buyer": lambda fact, knowledge: fact.buyer,
    "product": lambda fact, knowledge: widest(fact.product, knowledge),
    "deal": lambda fact, knowledge: f"{fact.deal} {fact.product}",
}
