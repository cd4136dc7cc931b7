"""What happened when: dated facts in order, deliveries as they grew, planned dates as they moved."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from index.extraction.days import find_days
from index.periods import Period
from index.records import DATES, MONEY, QUANTITIES, Attribute, DealKind, Fact, Modality, Qualifier
from retrieval.answer import TableRow
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, cite, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.dates.points import DELIVERIES, PLANS, Point, is_loose, lead_of, spread
from retrieval.plans.dates.slips import Slip, find_slips, tell_slip
from retrieval.plans.deals.status import ENDED, FAILED
from retrieval.question import Asked
from retrieval.resolution import FIRST_AND_LAST, NAMED_ONLY, RUNNING, uncorrected
from retrieval.tellings import tells

A = Attribute
_STEPS = DATES | {A.STATUS, A.DELIVERED_QUANTITY, A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.AMOUNT_PAID}
_REPEATED = frozenset({A.DELIVERED_BATCH, A.AMOUNT_PAID})  # the same figure again is another event


def answer_timeline(case: Case) -> Draft:
    """The dated facts of the deals asked about, oldest first; of one attribute where one was named."""
    facts = uncorrected(f for f in case.known(case.facts(None)) if not {"superseded", "part"} & set(f.scope))
    facts += _granted(case)
    facts = _without_voided(facts)
    slips = find_slips(facts)
    chosen = [fact for fact in _chosen(case, facts) if not any(fact in slip.passed for slip in slips)]
    points = _points(_without_coarse(_without_inner(case, chosen)))
    lead = case.question.attributes[0] if case.question.attributes else None
    asked = case.question.asked is Asked.DATE and lead in PLANS and not any(f.attribute is lead for f in facts)
    asked = asked and "whole_course" not in case.question.claims  # to the last delivery, which is yet to come
    if not points or asked:
        return decline(case, lead if asked else None)  # a history without the one date that is asked for
    return _draw(case, points, slips)


def _without_voided(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without the plans that came to nothing when their deal was called off."""
    ends = {f.deal: f.as_of for f in facts if f.value in FAILED and f.as_of and not (is_loose(f) or f.scope)}

    def is_voided(fact: Fact) -> bool:
        end, when = ends.get(fact.deal), fact.when
        return fact.attribute in PLANS and end is not None and when is not None and when.start > end.start

    return [fact for fact in facts if not is_voided(fact)]


def _granted(case: Case) -> list[Fact]:
    """What the contracts over the options asked about say of them: how many were granted, that the rest lapsed."""
    if not case.deals or any(deal.kind is not DealKind.OPTION for deal in case.deals):
        return []
    above = [case.knowledge.records.deals[deal.parent] for deal in case.deals if deal.parent]
    facts = case.known(case.facts(None, list(dict.fromkeys(above))))
    return [f for f in facts if f.attribute is A.OPTIONAL_QUANTITY or (f.attribute is A.STATUS and "option" in f.scope)]


def _chosen(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that tell what was asked: deliveries with the dates around them, one role, or every step."""
    named: list[Attribute] = [a for a in case.question.attributes if a in QUANTITIES - {A.ORDERED_QUANTITY}]
    whole = "whole_course" in case.question.claims
    named = [role for role in named if role in DELIVERIES] if whole else named  # "from the framework on"
    came = any(fact.attribute in DELIVERIES for fact in facts) and _asks_what_came(case)
    if came or set(DELIVERIES) & set(named):
        counts = [[fact for fact in facts if fact.attribute is role] for role in DELIVERIES]
        around = [f for f in facts if f.attribute in FIRST_AND_LAST and f.modality is Modality.ACTUAL]
        if whole or "signed" in case.question.claims:
            around += [f for f in facts if f.attribute is A.SIGNED and f.modality is Modality.ACTUAL]
        chosen = counts[0] or counts[1]
        running = [point for point in _points(counts[0]) if "disputed" not in point.facts[0].scope]
        if len(running) < _SEVERAL and (whole or len(counts[1]) >= _SEVERAL):
            chosen = [*counts[1], *counts[0]]  # all there are, which came one after the other
        if len({fact.when for fact in chosen}) < _SEVERAL and "delivered" not in case.question.claims:
            return _steps(case, facts)  # "the timeline of the drone in Estonia"
        room = len({fact.as_of for fact in chosen}) + len(around) <= SOURCES
        if chosen or not whole:
            return [*chosen, *around] if chosen and room else chosen
    ahead = any(time.start > case.question.today for time in case.question.times)  # "up to the ship due in 2028"
    if not (named or ahead or whole) and case.question.asked is not Asked.DATE:  # "how has the due date moved"
        named = [a for a in case.question.attributes[:1] if a in PLANS or a in MONEY]
    of_one = [fact for fact in facts if fact.attribute in named[:1]]
    if len({fact.when for fact in of_one}) > 1:
        return of_one
    return _steps(case, facts)


_SEVERAL = 2


def _asks_what_came(case: Case) -> bool:
    """Whether a history is of what has been handed over, and when: "when and how many were delivered, in order"."""
    question = case.question
    past = question.is_past and not (question.is_of_plan or "delayed" in question.claims)
    return past and "delivered" in question.claims and question.attributes[:1] == (A.DELIVERY_DUE,)


def _steps(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """What moved a deal on, with what it came to."""
    granted = _granted(case)
    steps = [
        f for f in facts if f.attribute in _STEPS or f in granted or (f.attribute is A.OTHER and _is_event(f, case))
    ]
    return [*steps, *_amounts(case, facts, steps)]


def _is_event(fact: Fact, case: Case) -> bool:
    """Whether what is told in words is of a day that it names itself, or of the laying down of something."""
    languages = {"en", case.knowledge.article(fact).language}
    days = {day.period for language in sorted(languages) for day in find_days(str(fact.value), language, None)}
    return "construction_start" in fact.scope or fact.as_of in days


def _amounts(case: Case, facts: Sequence[Fact], steps: Sequence[Fact]) -> list[Fact]:
    """The amounts to tell: those asked for, else what a deal came to on the day of one of its steps."""
    barred = NAMED_ONLY | {"converted", "total", "disputed"}
    asked = {attribute for attribute in case.question.attributes if attribute in MONEY}
    days = {(step.deal, step.when) for step in steps}
    return [
        fact
        for fact in facts
        if fact.attribute in asked | {A.VALUE}
        and not barred & set(fact.scope)
        and fact.qualifier is not Qualifier.UNDISCLOSED
        and (fact.attribute in asked or (fact.deal, fact.as_of) in days)
        and fact.modality is Modality.ACTUAL
    ]


def _without_inner(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """The facts without counts of a variant where its family is counted in the same deal and role."""
    asked = case.question.subject.products
    counted = {(fact.deal, fact.attribute, fact.product) for fact in facts if fact.attribute in QUANTITIES}

    def is_inner(fact: Fact) -> bool:
        wider = {product for deal, attribute, product in counted if (deal, attribute) == (fact.deal, fact.attribute)}
        return any(fact.product in case.knowledge.covers(product) - {product} for product in wider)

    return [fact for fact in facts if fact.product in asked or fact.attribute not in QUANTITIES or not is_inner(fact)]


def _without_coarse(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without dates that another of the same event gives more closely: May 2024 beside 20 May 2024."""
    days: dict[tuple[str, str, str], set[Period]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact.value, Period):
            days[fact.deal, fact.attribute, fact.modality].add(fact.value)

    def is_coarse(fact: Fact) -> bool:
        day, same = fact.value, days[fact.deal, fact.attribute, fact.modality]
        return isinstance(day, Period) and any(day.contains(other) and other != day for other in same)

    return [fact for fact in facts if not is_coarse(fact)]


def _points(facts: Sequence[Fact]) -> list[Point]:
    """One point a time and deal, oldest first; nothing is told twice, and no count that has been passed."""
    dated = [(when, fact) for fact in facts if (when := fact.when) is not None]
    dated.sort(key=lambda pair: (pair[0].start, pair[0].end, is_loose(pair[1]), pair[1].id))
    told, highest = set[tuple[object, ...]](), dict[tuple[str, str, str], Decimal]()
    groups: dict[tuple[Period, str], list[Fact]] = defaultdict(list)
    for when, fact in dated:
        key = (fact.deal, fact.attribute, str(fact.value), fact.product, when if fact.attribute in _REPEATED else None)
        running = (fact.deal, fact.product, fact.attribute)
        if key in told or (fact.attribute in RUNNING and fact.number <= highest.get(running, Decimal(-1))):
            continue
        told.add(key)
        if fact.attribute in RUNNING and not is_loose(fact) and "disputed" not in fact.scope:
            highest[running] = fact.number
        groups[when, fact.deal].append(fact)
    return [Point(when, tuple(_telling(group))) for (when, _), group in groups.items()]


def _telling(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of one time without a status that a date or a count says as well; that it ended, neither does."""
    return [fact for fact in facts if fact.attribute is not A.STATUS or fact.value in ENDED] or list(facts)


def _draw(case: Case, points: Sequence[Point], slips: Sequence[Slip]) -> Draft:
    speech = case.speech
    told = [(slip, tell_slip(case, slip)) for slip in slips]
    named = case.question.attributes or (PLANS if tells("plan_moved", case.question.text) else ())
    named = () if "whole_course" in case.question.claims else named  # "from start to finish"
    asked = [(slip, text) for slip, text in told if slip.now.attribute in named][:_SHOWN]
    taken = {(fact.article, fact.quote) for slip, _ in asked for fact in slip.facts}
    points = spread(points, case.question.today, SOURCES - len(taken))
    facts = [fact for point in points for fact in point.facts]
    text = speech.say(
        "timeline_head",
        first=speech.period(points[0].when),
        last=speech.period(points[-1].when),
        count=speech.number(Decimal(len(points))),
        what=speech.both(dict.fromkeys(case.knowledge.records.deals[f.deal].title for f in facts[:3])),
        points="; ".join(text for _, text in asked) or _sequence(case, facts),
    )
    shown = [fact for slip, _ in asked for fact in slip.facts]
    ends = (facts[0], facts[-1]) if asked else ()  # what the headline shows is cited first
    rows = tuple(_row(case, point, points) for point in points)
    return Draft(
        text,
        tuple(dict.fromkeys((*shown, *ends, *facts, *(fact for slip in slips for fact in slip.facts)))),
        strong=speech.period(points[0].when),
        details=(*(row.line for row in rows), *(text for _, text in told)),
        rows=rows,
        computations=(Computation(Decimal(len(points)), tuple(Decimal(1) for _ in points), "#"),),
        figures=figures_of(lead_of(point.facts) for point in points),
        as_of=facts[-1].as_of,
    )


_SHOWN = 2  # planned dates that moved, told in the headline


def _sequence(case: Case, facts: Sequence[Fact]) -> str:
    """The counts in a row, when they are all of one role and one deal, with no more than dates beside them."""
    counts = [fact for fact in facts if isinstance(fact.value, Decimal)]
    others = [fact for fact in facts if fact not in counts and fact.attribute not in (*FIRST_AND_LAST, A.SIGNED)]
    if others or len({(fact.deal, fact.attribute) for fact in counts}) != 1:
        return ""
    return " → ".join(case.speech.number(fact.number) for fact in counts)


def _row(case: Case, point: Point, points: Sequence[Point]) -> TableRow:
    """What happened at one time: 19 July 2018: signed, 4 ships ordered (Iberian Naval News)."""
    speech, told = case.speech, list[str]()
    for fact in point.facts:
        figure = "" if isinstance(fact.value, Period) else speech.figure(fact)
        role = "" if fact.attribute is A.STATUS else speech.word("role", fact.attribute)
        step = speech.say("timeline_step", figure=figure, role=role) if figure and role else figure or role
        if fact.modality is not Modality.ACTUAL:
            step += f" [{speech.word('modality', fact.modality)}]"
        told.append(step)
    text = ", ".join(dict.fromkeys(told))
    if len({fact.deal for each in points for fact in each.facts}) > 1:
        text += f" – {case.knowledge.records.deals[point.facts[0].deal].title}"
    lead, shown = point.facts[0], [fact for each in points for fact in each.facts]
    source = speech.source(lead, case.knowledge)
    line = speech.say("timeline_line", date=speech.period(point.when), told=text, source=source)
    of_one = len(shown) == len(points) and len({(fact.deal, fact.attribute) for fact in shown}) == 1
    is_count = isinstance(lead.value, Decimal) and lead.modality is Modality.ACTUAL
    return TableRow(line, text, point.when, cite(lead, case), lead if of_one and is_count else None)
