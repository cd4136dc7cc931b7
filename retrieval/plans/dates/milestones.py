"""When each of several events was: the dates a question lists, deal by deal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.names import fold
from index.periods import Period
from index.records import FORESEEN, HANDOVERS, Attribute, Deal, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import HEADLINE, SOURCES, Draft, figures_of
from retrieval.plans.sentences import latest, line, qualified
from retrieval.question import Asked, Operation
from retrieval.resolution import NAMED_ONLY
from retrieval.selection import find_deals
from retrieval.understanding.cues import load_cues
from retrieval.understanding.events import CAME, FRAMEWORK, ORDERS

A, S = Attribute, Status
_ATTRIBUTES = {
    "selected": (A.SELECTED,),
    "approved": (A.APPROVED,),
    "signed": (A.SIGNED,),
    FRAMEWORK: (A.SIGNED,),
    ORDERS: (A.SIGNED,),
    "effective": (A.EFFECTIVE,),
    "amended": (A.AMENDED,),
    "start": (A.DELIVERY_START,),
    "completed": (A.COMPLETED, A.DELIVERY_DUE),
}
_STATES = {
    "selected": (S.SELECTED,),
    "approved": (S.APPROVED,),
    "signed": (S.SIGNED,),
    FRAMEWORK: (S.FRAMEWORK,),
    ORDERS: (S.SIGNED,),
    "effective": (S.EFFECTIVE,),
    "completed": (S.COMPLETED,),
    "cancelled": (S.CANCELLED,),
    "suspended": (S.SUSPENDED, S.SHELVED),
    "exercised": (S.OPTION_EXERCISED,),
    "lapsed": (S.OPTION_LAPSED,),
}
_SCOPES = {"keel": frozenset({"keel", "construction_start"})}
_MOST = 6  # dates in one answer

Dated = Mapping[str, Fact]  # the fact that dates each event


def answer_milestones(case: Case) -> Draft | None:
    """The date of each event asked for; None where no events are listed, or not all of them are on record."""
    events = case.question.events
    if not events or case.question.operation is Operation.INTERVAL or _is_history(case):
        return None
    facts = _under_framework(case, events) if FRAMEWORK in events else _of_deals(case, events)
    facts = list(dict.fromkeys(facts))
    if not facts or len(facts) > _MOST or len({(f.article, f.quote) for f in facts}) > SOURCES:
        return None
    return tell_dates(case, facts)


def dates_of(case: Case, events: Sequence[str]) -> list[Fact]:
    """The dates of some events in the one deal that has them all; nothing where there are more such deals, or none."""
    facts = _of_deals(case, events)
    return facts if len(facts) == len(events) else []


def two_dates(case: Case) -> tuple[Fact, Fact] | None:
    """The dates of the two events between which the time is asked for, the earlier first, where one deal has both."""
    facts = dates_of(case, case.question.events)
    days = sorted((fact for fact in facts if isinstance(fact.value, Period)), key=_when)
    return (days[0], days[1]) if len(facts) == len(days) == _BOTH else None


_BOTH = 2


def _is_history(case: Case) -> bool:
    """Whether events only tell where a history begins, which goes on to this day."""
    question = case.question
    to_date = load_cues(question.language).has("time", "to_date", fold(question.text))
    whole = to_date or "whole_course" in question.claims
    return whole and question.operation is Operation.TIMELINE


def answer_handovers(case: Case) -> Draft | None:
    """The day of each handover, where all of them are asked for and several are on record; None elsewhere."""
    question = case.question
    handed = HANDOVERS & set(question.attributes[:1]) and "delivered" in question.claims and not question.is_future
    if question.asked is not Asked.DATE or not handed or "one_by_one" not in question.claims:
        return None
    batches, single = _batches(case), _one_by_one(case)
    days = single if len(single) > len(batches) else batches
    return tell_dates(case, days) if 1 < len(days) <= _MOST and len({fact.deal for fact in days}) == 1 else None


def _one_by_one(case: Case) -> list[Fact]:
    """The handovers of single things, one of each day, in order, where there are as many of them as were ordered."""
    facts = [fact for fact in case.known(case.deal_facts()) if fact.modality is Modality.ACTUAL and fact.as_of]
    told = [f for f in facts if f.attribute in _ENDS or (f.attribute is A.OTHER and "handover" in f.scope)]
    dated = {_when(fact)[0]: fact for fact in told}
    ordered = {row.fact.number for row in case.rows(A.ORDERED_QUANTITY) if row.deal.id in {f.deal for f in told}}
    return sorted(dated.values(), key=_when) if ordered == {len(dated)} else []


_ENDS = (A.DELIVERY_START, A.COMPLETED)


def came_so_far(case: Case) -> Draft | None:
    """When what has come of one deal came, where the rest of it is still to come; None where no such day is told."""
    days, ahead = _batches(case), [row for row in case.rows(A.DELIVERY_DUE) if row.fact.modality in FORESEEN]
    days = days or [row.fact for row in case.rows(A.DELIVERY_START) if row.fact.modality is Modality.ACTUAL]
    deals = {fact.deal for fact in days} | {row.deal.id for row in ahead}
    if not 0 < len(days) <= _MOST or len(deals) != 1 or not ahead:
        return None
    to_come = all(row.fact.period.start > case.question.today for row in ahead)
    return replace(tell_dates(case, days), details=tuple(line(row.fact, case) for row in ahead)) if to_come else None


def _batches(case: Case) -> list[Fact]:
    """What came at once, one of each day, in order."""
    batches = [f for f in case.known(case.facts(A.DELIVERED_BATCH)) if f.modality is Modality.ACTUAL]
    dated = {f.as_of: f for f in batches if f.as_of and not NAMED_ONLY & set(f.scope)}
    return sorted(dated.values(), key=_when)


def _under_framework(case: Case, events: Sequence[str]) -> list[Fact]:
    """The dates of a framework and of the contracts under it, as far as events of them are listed."""
    subject = replace(case.question.subject, kinds=frozenset())
    above = [d for d in find_deals(replace(subject, ordinals=()), case.knowledge) if d.kind is DealKind.FRAMEWORK]
    ids = {deal.id for deal in above}
    orders = replace(subject, kinds=frozenset({DealKind.PURCHASE}), deals=frozenset())
    under = [deal for deal in find_deals(orders, case.knowledge) if deal.kind is not DealKind.OPTION]
    under = [d for d in under if d.parent in ids and case.knowledge.is_agreed(d)] or under
    told = list[Fact]()
    for event in events:
        found = [_date(case, event, deal) for deal in (above if event == FRAMEWORK else under)]
        dated = sorted((fact for fact in found if fact is not None), key=_when)
        if not dated or (event == ORDERS and len(dated) < len(under)):
            return []
        told += dated if event in (FRAMEWORK, ORDERS) else dated[:1]
    return told


def _of_deals(case: Case, events: Sequence[str]) -> list[Fact]:
    """The dates of all the events listed in each deal that has them all, by itself or with what belongs to it."""
    subject = replace(case.question.subject, kinds=case.question.subject.kinds - _PLAIN)
    deals = find_deals(subject, case.knowledge)
    told = [_all_of(case, events, [deal, *_akin(deal, deals, case)]) for deal in deals]
    whole = [dated for dated in told if len(dated) == len(events)]
    own = [dated for dated in whole if len({fact.deal for fact in dated.values()}) == 1]
    chosen = own or whole[:1]
    return [dated[event] for dated in chosen for event in events]


_PLAIN = frozenset({DealKind.PURCHASE, DealKind.OPTION})


def _akin(deal: Deal, deals: Iterable[Deal], case: Case) -> list[Deal]:
    """What belongs to a deal: what is under it, what it is under, what followed from it."""
    around = [*case.knowledge.children(deal.id), *(d for d in deals if d.id == deal.parent or d.follows == deal.id)]
    return list(dict.fromkeys(around))


def _all_of(case: Case, events: Sequence[str], deals: Sequence[Deal]) -> Dated:
    """The first date on record of each event among some deals."""
    dates = {event: next((f for d in deals if (f := _date(case, event, d)) is not None), None) for event in events}
    return {event: fact for event, fact in dates.items() if fact is not None}


def _date(case: Case, event: str, deal: Deal) -> Fact | None:
    """The fact that dates an event of a deal: the date itself, a state that was reached, what is told of the day."""
    for attribute in _ATTRIBUTES.get(event, ()):
        rows = case.rows(attribute, [deal])
        firm = [row.fact for row in rows if row.fact.modality is Modality.ACTUAL or attribute in _AHEAD]
        if firm:
            return min(firm, key=_when)
    if event == CAME:
        return first_to_come(case, deal)
    states, scopes = _STATES.get(event, ()), _SCOPES.get(event, frozenset())
    facts = [fact for fact in case.known(case.facts(None, [deal])) if fact.as_of is not None]
    reached = [f for f in facts if (f.attribute is A.STATUS and f.value in states) or scopes & set(f.scope)]
    return min(reached, key=_when, default=None)


def first_to_come(case: Case, deal: Deal) -> Fact | None:
    """The day of the first delivery, else the earliest count of what had come."""
    known = [fact for fact in case.known(case.facts(None, [deal])) if fact.modality is Modality.ACTUAL]
    begun = [fact for fact in known if fact.attribute is A.DELIVERY_START and "superseded" not in fact.scope]
    counts = [f for f in known if f.attribute in (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH) and f.value != 0 and f.as_of]
    return min(begun or counts, key=_when, default=None)


_AHEAD = (A.DELIVERY_START, A.DELIVERY_DUE)


def _when(fact: Fact) -> tuple[str, str]:
    """A key by which facts are in order of what they date."""
    return (fact.when.start.isoformat() if fact.when else "", fact.id)


def tell_dates(case: Case, facts: Sequence[Fact]) -> Draft:
    """The dates in the order asked for, each with its deal where they are of several."""
    titles = [case.knowledge.records.deals[fact.deal].title for fact in facts]
    parts = [_part(case, fact) for fact in facts]
    if len(set(titles)) == 1:
        text = f"{'; '.join(parts)} ({titles[0]}), {qualified(facts[-1], case)}"
    else:
        text = "; ".join(f"{part} – {title}" for part, title in zip(parts, titles, strict=True))
    return Draft(
        text if len(text) <= HEADLINE else "; ".join(parts),
        tuple(facts),
        details=tuple(line(fact, case) for fact in facts) if len(set(titles)) > 1 else (),
        figures=figures_of(facts),
        as_of=latest(facts),
    )


def _part(case: Case, fact: Fact) -> str:
    """One event with its day: 17 March 2022: signed."""
    speech = case.speech
    day = fact.when
    told = speech.word("role", fact.attribute) if isinstance(fact.value, Period) else speech.figure(fact)
    if fact.attribute is A.LOST_QUANTITY:
        told = speech.say("timeline_step", figure=told, role=speech.word("role", fact.attribute))
    planned = "" if fact.modality is Modality.ACTUAL else f" [{speech.word('modality', fact.modality)}]"
    return f"{speech.period(day) if day else speech.say('undated_article')}: {told}{planned}"
