"""What happened when: dated facts in order, deliveries as they grew."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.periods import Period
from index.records import DATES, QUANTITIES, Attribute, Fact, Modality, Qualifier
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.resolution import RUNNING

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
    points = _points(chosen)
    if not points:
        return decline(case)
    return _draw(case, points)


def _when(fact: Fact) -> Period | None:
    return fact.value if isinstance(fact.value, Period) else fact.as_of


@dataclass(frozen=True, slots=True)
class _Point:
    """What happened at one time in one deal."""

    when: Period
    facts: tuple[Fact, ...]


def _points(facts: Sequence[Fact]) -> list[_Point]:
    """One point a time and deal, oldest first; nothing is told twice, and no count that has been passed."""
    dated = [(when, fact) for fact in facts if (when := _when(fact)) is not None]
    dated.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].id))
    told, highest = set[tuple[object, ...]](), dict[tuple[str, str, str], Decimal]()
    groups: dict[tuple[Period, str], list[Fact]] = defaultdict(list)
    for when, fact in dated:
        key = (fact.deal, fact.attribute, str(fact.value), fact.product)
        running = (fact.deal, fact.product, fact.attribute)
        if key in told or (fact.attribute in RUNNING and fact.number <= highest.get(running, Decimal(-1))):
            continue
        told.add(key)
        if fact.attribute in RUNNING:
            highest[running] = fact.number
        groups[when, fact.deal].append(fact)
    return [_Point(when, tuple(_telling(group))) for (when, _), group in groups.items()]


def _telling(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of one time without a status that a date or a count says as well."""
    return [fact for fact in facts if fact.attribute is not A.STATUS] or list(facts)


def _draw(case: Case, points: Sequence[_Point]) -> Draft:
    speech = case.speech
    points = _spread(points)
    facts = [fact for point in points for fact in point.facts]
    text = speech.say(
        "timeline_head",
        first=speech.period(points[0].when),
        last=speech.period(points[-1].when),
        count=speech.number(Decimal(len(points))),
        what=speech.both(dict.fromkeys(case.knowledge.records.deals[f.deal].title for f in facts[:3])),
        points=_sequence(case, facts),
    )
    return Draft(
        text,
        tuple(facts),
        strong=speech.period(points[0].when),
        details=tuple(_line(case, point) for point in points),
        computations=(Computation(Decimal(len(points)), tuple(Decimal(1) for _ in points), "#"),),
        figures=figures_of(facts),
        as_of=facts[-1].as_of,
    )


def _sequence(case: Case, facts: Sequence[Fact]) -> str:
    """The counts in a row, when all there is are counts."""
    counts = [fact for fact in facts if isinstance(fact.value, Decimal)]
    if len(counts) < len(facts):
        return ""
    return " → ".join(case.speech.number(fact.number) for fact in counts)


def _line(case: Case, point: _Point) -> str:
    """What happened at one time: 19 July 2018: signed, 4 ships ordered (Iberian Naval News)."""
    speech, told = case.speech, list[str]()
    for fact in point.facts:
        figure = "" if isinstance(fact.value, Period) else speech.figure(fact)
        role = "" if fact.attribute is A.STATUS else speech.word("role", fact.attribute)
        told.append(speech.say("timeline_step", figure=figure, role=role) if figure and role else figure or role)
    return speech.say(
        "timeline_line",
        date=speech.period(point.when),
        told=", ".join(dict.fromkeys(told)),
        source=speech.source(point.facts[0], case.knowledge),
    )


def _spread(points: Sequence[_Point]) -> list[_Point]:
    """At most as many points as can be cited: the firmest first, then evenly from the first to the last."""
    for loose in (_is_disputed, _is_loose):
        firm = [point for point in points if not all(map(loose, point.facts))]
        if len(points) > SOURCES and len(firm) >= 2:
            points = firm
    if len(points) > SOURCES:
        step = (len(points) - 1) / (SOURCES - 1)
        points = [points[round(place * step)] for place in range(SOURCES)]
    return _citable(points)


def _citable(points: Sequence[_Point]) -> list[_Point]:
    """The points with one fact each, and with their other facts as long as all sentences can be cited."""
    leads = [min(point.facts, key=lambda fact: (fact.attribute not in DATES, fact.id)) for point in points]
    spans = {(fact.article, fact.quote) for fact in leads}
    kept = []
    for point, lead in zip(points, leads, strict=True):
        facts = [lead]
        for fact in point.facts:
            more = spans | {(fact.article, fact.quote)}
            if fact is not lead and len(more) <= SOURCES:
                facts.append(fact)
                spans = more
        kept.append(_Point(point.when, tuple(facts)))
    return kept


def _is_disputed(fact: Fact) -> bool:
    return "disputed" in fact.scope


def _is_loose(fact: Fact) -> bool:
    return fact.modality is not Modality.ACTUAL or fact.qualifier is Qualifier.ABOUT
