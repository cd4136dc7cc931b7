"""The points of a history: what happened at one time in one deal, and which of them there is room to cite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.periods import Period
from index.records import DATES, MONEY, Attribute, Fact, Modality, Qualifier
from retrieval.plans.deals.status import ENDED

A = Attribute
DELIVERIES = (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH)
PLANS = (A.DELIVERY_START, A.DELIVERY_DUE)


@dataclass(frozen=True, slots=True)
class Point:
    """What happened at one time in one deal."""

    when: Period
    facts: tuple[Fact, ...]


def spread(points: Sequence[Point], today: date, places: int) -> list[Point]:
    """At most as many points as there are places: what happened first, evenly, then what there is room for."""
    kept = list[Point]()
    for tier in range(5):
        kept += _evenly([point for point in points if _tier(point, today) == tier], places - len(kept))
    return _citable([point for point in points if point in kept], places)


def _tier(point: Point, today: date) -> int:
    """How much a point matters: dated events, ends and what is ahead, counts, other firm facts, loose, disputed."""
    if all("disputed" in fact.scope for fact in point.facts):
        return 4
    ahead = point.when.end >= today
    if any(f.attribute in (PLANS if ahead else DATES) and (ahead or not is_loose(f)) for f in point.facts):
        return 0
    firm = [fact for fact in point.facts if not is_loose(fact)]
    if any(fact.value in ENDED for fact in firm):
        return 0
    return 3 if not firm else 1 if any(fact.attribute in DELIVERIES for fact in firm) else 2


def _evenly(points: Sequence[Point], places: int) -> list[Point]:
    """As many points as there are places, the first and the last of them included."""
    if len(points) <= places:
        return list(points)
    if places < 2:
        return list(points[-places:]) if places else []
    step = (len(points) - 1) / (places - 1)
    return [points[round(place * step)] for place in range(places)]


def _citable(points: Sequence[Point], places: int) -> list[Point]:
    """The points with one fact each, and with their other facts as long as all sentences can be cited."""
    leads = [lead_of(point.facts) for point in points]
    spans = {(fact.article, fact.quote) for fact in leads}
    kept = []
    for point, lead in zip(points, leads, strict=True):
        facts = [lead]
        for fact in point.facts:
            more = spans | {(fact.article, fact.quote)}
            if fact is not lead and len(more) <= places:
                facts.append(fact)
                spans = more
        kept.append(Point(point.when, tuple(facts)))
    return kept


def lead_of(facts: Iterable[Fact]) -> Fact:
    """The fact that tells what happened: a date before a count, a count before a sum."""
    return min(facts, key=lambda fact: (fact.attribute not in DATES, fact.attribute in MONEY, fact.id))


def is_loose(fact: Fact) -> bool:
    """Whether a fact is no firm one: planned, reported, or about so many."""
    return fact.modality is not Modality.ACTUAL or fact.qualifier is Qualifier.ABOUT
