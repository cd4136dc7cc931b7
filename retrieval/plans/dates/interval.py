"""How long from one event to another: how late a delivery came, how long after the signature."""

from collections.abc import Sequence

from index.periods import Precision
from index.records import Attribute, Fact, Modality
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation, day_number, month_number
from retrieval.plans.absence import decline
from retrieval.plans.dates.milestones import two_dates
from retrieval.plans.dates.slips import how_late, is_of_first_thing
from retrieval.plans.sentences import label, qualified

A = Attribute

_ENDS = (A.COMPLETED, A.DELIVERY_DUE)


def answer_interval(case: Case) -> Draft:
    """The months or days between two dates of one deal, with both; a refusal where the records don't give both."""
    attributes = case.question.attributes
    if "delayed" in case.question.claims and (slip := how_late(case)) is not None:
        return slip
    found = [pair for deal in case.deals if (pair := _pair(case, case.known(case.facts(None, [deal])))) is not None]
    moved = "superseded" in case.question.scopes  # a plan that moved is of one event
    named = (None if moved else two_dates(case)) or _two_signatures(case)
    if named is None and len(found) != 1:
        return decline(case, attributes[0] if attributes else None)
    earlier, later = named or found[0]
    if not (_goes_on(earlier, later) and _is_known_to_month(earlier, later)) or _should_have_come(case, later):
        return decline(case, later.attribute)
    days = "in_days" in case.question.claims or _is_short(earlier, later)
    if days and {earlier.period.precision, later.period.precision} != {Precision.DAY}:
        return decline(case, later.attribute)
    first, last = (day_number(f.period) if days else month_number(f.period) for f in (earlier, later))
    speech, unit = case.speech, "days" if days else "months"
    figure = speech.quantity(last - first, unit)
    text = speech.say(
        "difference",
        figure=figure,
        a=speech.figure(later),
        what_a=_told(case, later),
        b=speech.figure(earlier),
        what_b=_told(case, earlier),
    )
    return Draft(
        f"{text} – {label(later, case)}, {qualified(later, case)}",
        (later, earlier),
        strong=figure,
        computations=(Computation(last - first, (last, first), "−"),),
        figures=(
            Figure(last - first, unit, later.attribute, later.qualifier, later.as_of, None),
            *figures_of((later, earlier)),
        ),
        as_of=later.as_of,
    )


def _two_signatures(case: Case) -> tuple[Fact, Fact] | None:
    """The signatures of two deals, the earlier first, where the time between those is asked for: "first and second"."""
    question = case.question
    if set(question.attributes) != {A.SIGNED} or {"delivered", "delayed"} & question.claims:
        return None
    signed = {row.deal.id: row.fact for row in case.rows(A.SIGNED) if row.fact.modality is Modality.ACTUAL}
    days = sorted(signed.values(), key=lambda fact: (fact.period.start, fact.id))
    return (days[0], days[1]) if len(days) == _BOTH else None


_BOTH = 2


def _should_have_come(case: Case, fact: Fact) -> bool:
    """Whether a date is only planned, though that day is past, so that it tells nothing of when it came."""
    planned = fact.modality is not Modality.ACTUAL and not case.question.is_of_plan
    return planned and "delayed" not in case.question.claims and fact.period.end < case.question.frame.as_of


def _is_known_to_month(*facts: Fact) -> bool:
    return all(fact.period.precision in (Precision.DAY, Precision.MONTH) for fact in facts)


def _is_short(earlier: Fact, later: Fact) -> bool:
    """Whether so little lies between two days that months would say little of it."""
    exact = {earlier.period.precision, later.period.precision} == {Precision.DAY}
    return exact and (later.period.start - earlier.period.start).days < _MONTHS_TELL


_MONTHS_TELL = 45  # days from which on months are told


def _told(case: Case, fact: Fact) -> str:
    """What a date is the date of, and where it hasn't come by then that it was only planned."""
    role = case.speech.word("role", fact.attribute)
    planned = fact.modality is not Modality.ACTUAL
    return f"{role}, {case.speech.word('modality', fact.modality)}" if planned else role


def _pair(case: Case, facts: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """The earlier and the later date of one deal that the question means."""
    attributes = case.question.attributes
    starts = A.DELIVERY_START in attributes and "completed" not in case.question.events
    starts = starts or is_of_first_thing(case)
    role = A.DELIVERY_START if starts else A.DELIVERY_DUE
    came = _of(facts, (A.DELIVERY_START,) if starts else _ENDS, actual=True)
    if "delayed" in case.question.claims or "superseded" in case.question.scopes:
        promised = _of(facts, (role,), actual=False)
        if promised and any(_is_told_before(fact, promised[0]) for fact in facts if fact.attribute is role):
            return None  # the first plan isn't known to the month, and a later one is no original
        later = came or promised[1:]  # what hasn't come is as late as the last date it was put off to
        return (promised[0], later[-1]) if promised and later and _goes_on(promised[0], later[-1]) else None
    if {*attributes} == {A.SIGNED, A.EFFECTIVE} and "delivered" not in case.question.claims:
        begun, came = (_of(facts, (role,), actual=True) for role in (A.SIGNED, A.EFFECTIVE))
        return (begun[0], came[-1]) if begun and came and _goes_on(begun[0], came[-1]) else None
    start = A.EFFECTIVE if A.EFFECTIVE in attributes else A.SIGNED
    begun = _of(facts, (start,), actual=True)
    waited = attributes == (A.DELIVERY_START,)  # "how long did it wait for its first"
    if not (waited or (start in attributes and len(attributes) > 1)) or not begun or not came:
        return None
    return (begun[0], came[-1]) if _goes_on(begun[0], came[-1]) else None


def _of(facts: Sequence[Fact], roles: Sequence[Attribute], *, actual: bool) -> list[Fact]:
    """The dates in some roles that are known to the month, those that came or those that were planned, as told."""
    found = [f for f in facts if f.attribute in roles and (f.modality is Modality.ACTUAL) is actual]
    exact = [f for f in found if f.period.precision in (Precision.DAY, Precision.MONTH)]
    return sorted(exact, key=lambda f: (_stated(f), f.id))


def _is_told_before(fact: Fact, plan: Fact) -> bool:
    """Whether a date of the same thing was planned in a source of an earlier time."""
    planned = fact.modality is not Modality.ACTUAL and fact.product == plan.product
    return planned and bool(fact.as_of and plan.as_of) and _stated(fact) < _stated(plan)


def _stated(fact: Fact) -> str:
    return fact.as_of.end.isoformat() if fact.as_of else ""


def _goes_on(earlier: Fact, later: Fact) -> bool:
    return earlier.period.end < later.period.start
