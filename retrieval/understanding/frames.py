"""From when a question looks, and when the deals it is about were signed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.periods import Period, Precision
from index.records import DATES, HANDOVERS, Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Frame, Operation, Subject
from retrieval.resolution import RUNNING
from retrieval.selection import covered, facts_about, find_deals
from retrieval.understanding.aim import Aim
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.times import Relation, TimeMention

# Of a running state: a period in the question says when things happened, not which deal is meant.
EVENTS = RUNNING | {Attribute.DELIVERED_BATCH}
# Of a plan: a past period says what was planned then.
PLANS = frozenset(
    {
        Attribute.LOCAL_PRODUCTION,
        Attribute.PLANNED_QUANTITY,
        Attribute.NEGOTIATED_QUANTITY,
        Attribute.REQUIRED_QUANTITY,
        Attribute.DELIVERY_DUE,
        Attribute.DELIVERY_START,
        Attribute.BUDGET,
        Attribute.STATUS,
    }
)

# What came of a deal after it was signed.
_LATER = EVENTS | HANDOVERS


def find_frame(
    seen: Sighting, cues: Cues, today: date, attributes: Sequence[Attribute], operation: Operation
) -> tuple[Frame, Period | None]:
    """The frame of a question, and the period in which the deals it is about were signed."""
    as_of, asked, period, since, opens, signed = today, False, None, None, None, None
    printed = cues.has("source", "printed", seen.masked.text)
    lead = attributes[0] if attributes else None
    for time in seen.times:
        if _is_of_correction(time, seen, cues) or _is_limit_ahead(time, seen, cues, today):
            continue  # what the one says of when the records themselves tell, and no deal is signed later
        past = time.period.end <= today
        of_deal = is_of_deal(time, seen, cues) or _says_signed(time, seen, cues)
        compared = of_deal and operation is Operation.COMPARE and time.relation is Relation.AT
        since_then = compared and lead in _LATER  # of those bought by then, whatever came of them since
        if time.relation is Relation.SINCE and not (len(seen.times) == 1 and _leads_deal(time, seen, cues)):
            since = time.period.start
        elif (
            past
            and not since_then
            and (time.relation is Relation.AT or (lead in PLANS | DATES and _is_of_then(time, seen, cues)))
        ):
            as_of, asked, opens = time.period.end, True, time.period.start
        elif of_deal and _is_before(time, seen, cues):
            as_of, asked = time.period.start - timedelta(days=1), True
        elif of_deal or operation in (Operation.LIST, Operation.COUNT):
            signed = Period(date.min, time.period.end) if since_then else time.period
        elif past and lead in EVENTS:
            as_of, asked, period = time.period.end, True, time.period
        elif past and (printed or lead in PLANS or cues.has("time", "known_then", seen.masked.text)):
            as_of, asked = time.period.end, True
        elif time.period.start <= today and not (lead in HANDOVERS and _tells_date_asked(time, seen, cues)):
            signed = time.period
    return Frame(as_of, asked, period, since, opens, printed), signed


def _is_limit_ahead(time: TimeMention, seen: Sighting, cues: Cues, today: date) -> bool:
    """Whether a day that is still to come is said to be one by which a deal was signed: "signed before 2027"."""
    ahead = time.relation is Relation.AT and time.period.start > today
    return ahead and (is_of_deal(time, seen, cues) or _says_signed(time, seen, cues))


def misdated(subject: Subject, seen: Sighting, cues: Cues, aim: Aim, knowledge: Knowledge) -> Period | None:
    """When a question says outright that its deals were signed, where all of them were at other times.

    Who signed in a year asks of a signature in that year, whichever way the year is told.
    """
    claimed = [time.period for time in seen.times if time.relation is Relation.IN and _says_signed(time, seen, cues)]
    looks = aim.operation in (Operation.LOOKUP, Operation.EXPLAIN)
    years = [time.period for time in seen.times if time.period.precision is Precision.YEAR]
    signed_by = aim.operation is Operation.LOOKUP and aim.attributes[:1] == (Attribute.SIGNATORY,)
    if signed_by and len(years) == len(seen.times) == 1:
        claimed, subject = years, replace(subject, signed=years[0])
    if aim.operation is Operation.VERIFY and Attribute.SIGNED in aim.attributes:
        claimed, looks = [time.period for time in seen.times if time.relation is Relation.IN], True
    if not looks or len(claimed) != 1 or claimed != [subject.signed] or find_deals(subject, knowledge):
        return None
    agreed = [deal for deal in find_deals(replace(subject, signed=None), knowledge) if knowledge.is_agreed(deal)]
    days = [knowledge.signing.get(deal.id) for deal in agreed]
    facts = knowledge.facts_under(agreed)
    changed = any(f.attribute is Attribute.AMENDED and claimed[0].overlaps(f.period) for f in facts)
    wrong = not changed and all(day is not None and not claimed[0].overlaps(day) for day in days)
    return claimed[0] if days and wrong else None


def _says_signed(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether the words around a year say that something was signed then: "ordered in", "the contract of".

    A day or a month there may as well be that of which the question asks what was so.
    """
    if time.period.precision is not Precision.YEAR:
        return False
    start, end = seen.masked.span(time.start, time.end)
    before, after = seen.masked.text[:start].rstrip(" ("), seen.masked.text[end:].lstrip()
    return cues.has("time", "dated_before", before) or cues.has("time", "dated_after", after)


def at_event(
    frame: Frame, subject: Subject, seen: Sighting, cues: Cues, attributes: Sequence[Attribute], knowledge: Knowledge
) -> Frame:
    """The frame of what was known before the deal was signed, or planned when it was, where the question says so."""
    if not frame.asked and cues.has("time", "before_correction", seen.masked.text):
        return _before_correction(frame, subject, attributes, knowledge)
    of_choice = set(attributes[:1]) & (_AGREED | PLANS | {Attribute.COMPLETED})
    if not frame.asked and of_choice and cues.has("time", "at_choice", seen.kept):
        return _at_choice(frame, subject, attributes[0], knowledge)
    before, soon = (cues.has("time", key, seen.kept) for key in ("before_signing", "after_signing"))
    planned = (
        bool(attributes)
        and attributes[0] in PLANS | _AGREED | {Attribute.COMPLETED}
        and (soon or cues.has("time", "at_signing", seen.kept))
    )
    if frame.asked or not attributes or not (before or planned) or attributes[0] is Attribute.SIGNED:
        return frame
    found = find_deals(subject, knowledge)
    deals = [deal for deal in found if not knowledge.is_umbrella(deal)] or found
    deals = [deal for deal in deals if _tells(deal.id, subject, attributes[0], knowledge)] or deals
    ids = {deal.id for deal in deals}  # of a contract and the option taken up from it, the contract
    signed = {knowledge.signing[d.id] for d in deals if d.id in knowledge.signing and d.parent not in ids}
    if len(signed) != 1:
        return frame
    day = signed.pop()
    if attributes[0] in _AGREED and not _is_stated_by(day.end + REPORTED, subject, attributes[0], knowledge):
        return frame
    later = _AT_FIRST if soon and frame.printed else REPORTED
    return replace(frame, as_of=day.start - timedelta(days=1) if before else day.end + later, asked=True)


def _before_correction(frame: Frame, subject: Subject, attributes: Sequence[Attribute], knowledge: Knowledge) -> Frame:
    """The frame of what had been printed on the eve of the first correction of the deals, where there is one.

    Where what stood there before is on record as such, put right in the same text, no day is needed.
    """
    facts = facts_about(subject, knowledge)
    passed = {fact.id: fact.article for fact in facts if "superseded" in fact.scope and fact.attribute in attributes}
    if any(fact.corrects in passed and fact.article == passed[fact.corrects] for fact in facts if fact.corrects):
        return frame
    days = [knowledge.article(fact).published for fact in facts if fact.corrects is not None]
    first = min((day for day in days if day is not None), default=None)
    return frame if first is None else replace(frame, as_of=first - timedelta(days=1), asked=True, printed=True)


def _at_choice(frame: Frame, subject: Subject, attribute: Attribute, knowledge: Knowledge) -> Frame:
    """The frame of the day the winner was chosen, where it is on record and a figure or plan was known by then."""
    facts = facts_about(subject, knowledge)
    days = {fact.period for fact in facts if fact.attribute is Attribute.SELECTED and "competitor" not in fact.scope}
    if len(days) != 1:
        return frame
    day = days.pop().end
    if attribute not in _AGREED:
        return replace(frame, as_of=day + REPORTED, asked=True)
    return replace(frame, as_of=day, asked=True) if _is_stated_by(day, subject, attribute, knowledge) else frame


_AGREED = frozenset({Attribute.VALUE, Attribute.ORDERED_QUANTITY})  # what may be amended after the signature


def _is_stated_by(day: date, subject: Subject, attribute: Attribute, knowledge: Knowledge) -> bool:
    """Whether a figure of the deals is on record as true by a day."""
    facts = facts_about(subject, knowledge)
    return any(f.attribute is attribute and f.as_of is not None and f.as_of.end <= day for f in facts)


def _tells(deal: str, subject: Subject, attribute: Attribute, knowledge: Knowledge) -> bool:
    """Whether an attribute of what is asked about is on record in a deal: not in one where it only lost."""
    facts = [fact for fact in knowledge.facts_of.get(deal, ()) if fact.attribute is attribute]
    about = covered(subject.products, knowledge)
    return any(not about or knowledge.covers(fact.product) & about for fact in facts)


REPORTED = timedelta(days=31)  # within which articles report what was agreed
_AT_FIRST = timedelta(days=7)  # what was printed "right after the signing" may be put right soon


def _is_of_then(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether a time stands by words for what was known or planned then: "by the 2022 plan"."""
    masked = seen.masked
    start, end = masked.span(time.start, time.end)
    near = " ".join((*masked.text[:start].split()[-4:], "…", *masked.text[end:].split()[:2]))
    return cues.has("time", "known_then", near) or cues.has("attribute", Attribute.PLANNED_QUANTITY, near)


def _is_of_correction(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether a time only says when a figure was put right: "before the correction of 29 May"."""
    start, _ = seen.masked.span(time.start, time.end)
    return cues.has("time", "before_correction", " ".join(seen.masked.text[:start].split()[-5:]))


def _tells_date_asked(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether a time is that in which the day asked for is said to lie: "what day of 2026 did it arrive"."""
    start, _ = seen.masked.span(time.start, time.end)
    return cues.has("time", "date_in", " ".join(seen.masked.text[:start].split()[-3:]))


def _is_before(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether a deal is named by its year to say what was before it: "before its 2024 order"."""
    start, _ = seen.masked.span(time.start, time.end)
    return cues.has("time", "before", " ".join(seen.masked.text[:start].split()[-2:]))


def _leads_deal(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether a time stands right before a word for a deal: "from the 2021 contract"."""
    _, end = seen.masked.span(time.start, time.end)
    following = seen.masked.text[end:].split()[:1]
    return any(cues.sections["kind"]["purchase"].match(word) for word in following)


def is_of_deal(time: TimeMention, seen: Sighting, cues: Cues) -> bool:
    """Whether a time stands by a word for a deal or for signing one: "the 2022 contract", "signed in May"."""
    masked = seen.masked
    start, end = masked.span(time.start, time.end)
    before, after = re.split("[,:;(?]", masked.text[:start])[-1], re.split("[,:;)?]", masked.text[end:])[0]
    if re.search(r"PRODUCT(?:'?s)? (?:of|from)\s*$", before):  # the tanks of 2022
        return True
    if time.period.precision is Precision.YEAR and re.match(r"(?:'s)?\s*PRODUCT", masked.text[end:]):  # its 2022 tanks
        return True
    pattern = cues.sections["time"]["signed_in"]
    near = (" ".join(before.split()[-3:]), " ".join(after.split()[:3]))
    return any(pattern.search(words) is not None for words in near)
