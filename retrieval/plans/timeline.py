"""What happened when: dated facts in order, deliveries as they grew."""

from collections.abc import Sequence
from decimal import Decimal

from index.periods import Period
from index.records import DATES, QUANTITIES, Attribute, Fact, Modality, Qualifier
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline

A = Attribute
_STEPS = DATES | {A.STATUS, A.DELIVERED_QUANTITY, A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY}


def answer_timeline(case: Case) -> Draft:
    """The dated facts of the deals asked about, oldest first; of one attribute where one was named."""
    facts = [f for f in case.known(case.facts(None)) if not {"superseded", "part"} & set(f.scope)]
    wanted = [a for a in case.question.attributes if a in QUANTITIES and a is not A.ORDERED_QUANTITY]
    if A.DELIVERED_QUANTITY in wanted or A.DELIVERED_BATCH in wanted:
        chosen = [f for f in facts if f.attribute is A.DELIVERED_QUANTITY] or [
            f for f in facts if f.attribute is A.DELIVERED_BATCH
        ]
    elif wanted:
        chosen = [f for f in facts if f.attribute is wanted[0]]
    else:
        chosen = [
            f for f in facts if f.attribute in _STEPS or (f.attribute is A.OTHER and "construction_start" in f.scope)
        ]
    points = _distinct(case, chosen)
    if not points:
        return decline(case)
    return _draw(case, points)


def _when(fact: Fact) -> Period | None:
    return fact.value if isinstance(fact.value, Period) else fact.as_of


def _distinct(case: Case, facts: Sequence[Fact]) -> list[tuple[Period, Fact]]:
    """One point a date, role and value, oldest first."""
    dated = [(when, fact) for fact in facts if (when := _when(fact)) is not None]
    dated.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].id))
    seen: dict[tuple[object, ...], tuple[Period, Fact]] = {}
    for when, fact in dated:
        seen.setdefault((fact.deal, fact.attribute, str(fact.value), fact.product), (when, fact))
    return list(seen.values())


def _draw(case: Case, points: Sequence[tuple[Period, Fact]]) -> Draft:
    speech = case.speech
    points = _spread(points)
    lines = [_line(case, when, fact) for when, fact in points]
    facts = [fact for _, fact in points]
    text = speech.say(
        "timeline_head",
        first=speech.period(points[0][0]),
        last=speech.period(points[-1][0]),
        count=speech.number(Decimal(len(points))),
        what=speech.both(dict.fromkeys(case.knowledge.records.deals[f.deal].title for _, f in points[:3])),
        points=_sequence(case, points),
    )
    return Draft(
        text,
        tuple(facts),
        strong=speech.period(points[0][0]),
        details=tuple(lines),
        computations=(Computation(Decimal(len(points)), tuple(Decimal(1) for _ in points), "#"),),
        figures=figures_of(facts),
        as_of=facts[-1].as_of,
    )


def _sequence(case: Case, points: Sequence[tuple[Period, Fact]]) -> str:
    """The counts in a row, when the points are counts."""
    counts = [fact for _, fact in points if isinstance(fact.value, Decimal)]
    if len(counts) < len(points):
        return ""
    return " → ".join(case.speech.number(fact.number) for fact in counts)


def _line(case: Case, when: Period, fact: Fact) -> str:
    speech = case.speech
    figure = "" if isinstance(fact.value, Period) else speech.figure(fact)
    role = speech.word("role", fact.attribute)
    if fact.attribute is A.STATUS:
        role = ""
    return speech.say(
        "timeline_line",
        date=speech.period(when),
        figure=figure,
        role=role,
        source=speech.source(fact, case.knowledge),
    )


def _spread(points: Sequence[tuple[Period, Fact]]) -> list[tuple[Period, Fact]]:
    """At most as many points as can be cited: the firmest first, then evenly from the first to the last."""
    for loose in (_is_disputed, _is_loose):
        firm = [point for point in points if not loose(point[1])]
        if len(points) > SOURCES and len(firm) >= 2:
            points = firm
    if len(points) <= SOURCES:
        return list(points)
    step = (len(points) - 1) / (SOURCES - 1)
    return [points[round(place * step)] for place in range(SOURCES)]


def _is_disputed(fact: Fact) -> bool:
    return "disputed" in fact.scope


def _is_loose(fact: Fact) -> bool:
    return fact.modality is not Modality.ACTUAL or fact.qualifier is Qualifier.ABOUT
