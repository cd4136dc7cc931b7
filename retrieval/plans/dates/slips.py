"""Planned dates that moved: what a delivery was planned for, then for, and what it is planned for now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.extraction.dates import find_dates
from index.records import HANDOVERS, Attribute, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation, month_number, year_number
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.premises.claims import by_fact
from retrieval.plans.sentences import qualified
from retrieval.question import Asked, Operation
from retrieval.resolution import RESERVED
from retrieval.tellings import tells

A = Attribute
_YEAR = 12  # months
_DONE_BY = {A.DELIVERY_START: A.DELIVERY_START, A.DELIVERY_DUE: A.COMPLETED}


@dataclass(frozen=True, slots=True)
class Slip:
    """The dates one event was planned for, oldest plan first; the last is what holds now, or when it came."""

    facts: tuple[Fact, ...]

    @property
    def now(self) -> Fact:
        """The fact that holds now."""
        return self.facts[-1]

    @property
    def passed(self) -> tuple[Fact, ...]:
        """The plans that hold no more."""
        return self.facts[:-1]


def find_slips(facts: Sequence[Fact]) -> list[Slip]:
    """The planned dates that moved or came about, one slip an event of a deal and product."""
    plans: dict[tuple[str, str, Attribute, frozenset[str]], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.attribute in _DONE_BY and "disputed" not in fact.scope and fact.modality is not Modality.DENIED:
            plans[fact.deal, fact.product, fact.attribute, frozenset(fact.scope) - RESERVED].append(fact)
    found = []
    for (deal, product, attribute, tags), group in plans.items():
        done = [
            fact
            for fact in facts
            if (fact.deal, fact.product, fact.attribute) == (deal, product, _DONE_BY[attribute])
            and fact.modality is Modality.ACTUAL
            and frozenset(fact.scope) - RESERVED == tags
        ]
        planned = [fact for fact in group if fact.modality is not Modality.ACTUAL]
        moved = _distinct(sorted(planned, key=_stated))
        if moved and len(moved) + bool(done) > 1:
            found.append(Slip((*moved, *sorted(done, key=_stated)[:1])))
    return found


def _stated(fact: Fact) -> tuple[str, str]:
    return (fact.as_of.end.isoformat() if fact.as_of else "", fact.id)


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without those that only repeat the plan before."""
    kept = list[Fact]()
    for fact in facts:
        if not kept or kept[-1].value != fact.value:
            kept.append(fact)
    return kept


def tell_slip(case: Case, slip: Slip) -> str:
    """A slip as a line: "deliveries due: planned October 2025, then June 2026, now February 2027"."""
    speech = case.speech
    first, *between = (speech.figure(fact) for fact in slip.passed)
    key = "slip_came" if slip.now.modality is Modality.ACTUAL else "slip"
    return speech.say(
        key,
        role=speech.word("role", slip.passed[0].attribute),
        what=case.knowledge.records.deals[slip.now.deal].title,
        first=first,
        between="".join(speech.say("slip_then", date=date) for date in between),
        now=speech.figure(slip.now),
    )


def by_punctuality(case: Case, stages: list[Stage]) -> Draft | None:
    """On time or late claimed: late where a delay or a moved date is on record, on time where it came as planned."""
    question = case.question
    is_late = "on_time" not in question.claims  # Spanish and Korean words for "in time" are in those for "late" too
    delivers = {"delivered", "completed", "started"} & question.claims or set(question.attributes) & _DELIVERIES
    if not is_late and question.is_of_lease and not delivers:
        return decline(case)  # whether a lease ended on the day set for it
    if not {"on_time", "delayed"} & question.claims or not delivers or question.is_negated:
        return None
    slips = [slip for slip in find_slips(_plain(case)) if _is_meant(slip, case)]
    late = [slip.now for slip in slips if _has_slipped(slip)]
    if not _is_of_first(case):  # that a deal is late says nothing of how it began
        late += [fact for fact in case.known(case.facts(A.STATUS)) if fact.value == Status.DELAYED]
    if late:
        return by_fact(case, late[0], is_late, [tell_slip(case, slip) for slip in slips])
    came = [slip.now for slip in slips if slip.now.modality is Modality.ACTUAL]
    return by_fact(case, came[0], not is_late) if came else decline(case, A.DELIVERY_DUE)


_DELIVERIES = {A.DELIVERED_QUANTITY, *_DONE_BY, *_DONE_BY.values()}


def _plain(case: Case) -> list[Fact]:
    return [fact for fact in case.known(case.facts(None)) if "part" not in fact.scope]


def _has_slipped(slip: Slip) -> bool:
    return slip.passed[0].period.end < slip.now.period.start


def _is_meant(slip: Slip, case: Case) -> bool:
    """Whether a slip is of the end of the deliveries that the question speaks of: the first, or the last."""
    return slip.passed[0].attribute is (A.DELIVERY_START if _is_of_first(case) else A.DELIVERY_DUE)


def _is_of_first(case: Case) -> bool:
    """Whether the question speaks of when deliveries began."""
    question = case.question
    placed = question.subject.ordinals == (1,)
    of_deal = placed and "deal" in question.sorts and not is_of_first_thing(case)  # the first contract's end, no start
    is_first = placed or "first" in question.leans or question.attributes[:1] == (A.DELIVERY_START,)
    is_first = is_first or (question.is_yes_no and tells("begins", question.text))
    return question.item == 1 or (is_first and not of_deal)


def is_of_first_thing(case: Case) -> bool:
    """Whether it is asked how late the first of some things was, of a buyer with but one contract for them."""
    question = case.question
    placed = question.subject.ordinals == (1,) or question.item == 1
    if not placed or "first" not in question.leans or "completed" in question.events:
        return False
    wide = case.about(replace(question.subject, ordinals=()))
    firm = [d for d in wide.deals if d.kind is not DealKind.OPTION and not case.knowledge.is_umbrella(d)]
    return len(firm) == 1


def as_planned(case: Case) -> Draft | None:
    """What the first or the last handover was planned for, and when it came, where it is asked for what it was planned.

    None where it hasn't come, or what was known or planned at some time is asked for.
    """
    question = case.question
    of_plan = question.is_due and tells("was_due", question.text) and question.operation is Operation.LOOKUP
    of_then = question.frame.asked or "superseded" in question.scopes or question.item > 1
    if not of_plan or of_then or not HANDOVERS & set(question.attributes[:1]):
        return None
    came = [slip for slip in find_slips(_plain(case)) if _is_meant(slip, case) and slip.now.modality is Modality.ACTUAL]
    if len(came) != 1:
        return None
    text = f"{tell_slip(case, came[0])}, {qualified(came[0].now, case)}"
    shown = (came[0].passed[0], came[0].now, *came[0].passed[1:])
    return Draft(text, shown, strong=case.speech.figure(shown[0]), figures=figures_of(shown))


def before_delay(case: Case) -> Draft | None:
    """What was planned at first, where the one plan on record is told together with the delay that led to it.

    The sentence about the delay where that names a date, else a refusal; None where the first plan is on record.
    """
    plans = [rows for role in case.question.attributes if (rows := case.rows(role))]
    if "superseded" not in case.question.scopes or not plans or len(plans[0]) > 1:
        return None
    plan = plans[0][0].fact
    delays = [f for f in case.known(case.facts(A.STATUS)) if f.value == Status.DELAYED]
    delays = [f for f in delays if (f.deal, f.article, f.as_of) == (plan.deal, plan.article, plan.as_of)]
    if plan.modality is Modality.ACTUAL or not delays or "superseded" in plan.scope:
        return None
    dated = find_dates(delays[0].quote, case.knowledge.article(delays[0]).language, None)
    return in_its_words(case, delays[0]) if dated else decline(case, plan.attribute)


def answer_slip(case: Case) -> Draft | None:
    """The dates that something was planned for beside the one that holds, where they are asked for."""
    question = case.question
    if question.operation is Operation.TIMELINE:  # that tells how plans moved, with all else that did
        of_one = question.item > 0 and tells("plan_moved", question.text)  # "how has the tenth jet's date moved"
        return how_late(case) if of_one or tells("how_late", question.text) else None
    moved = question.asked in (Asked.DATE, Asked.ANY) and tells("plan_moved", question.text)
    return how_late(case) if moved else None


def how_late(case: Case) -> Draft | None:
    """By how many months a planned date has moved, or its event came late; None unless one date of one deal did."""
    slips = list(filter(_has_slipped, find_slips(_plain(case))))
    asked = [slip for slip in slips if slip.now.attribute in case.question.attributes] or slips
    meant = [slip for slip in slips if _is_meant(slip, case)]
    of_first = is_of_first_thing(case) or (bool(meant) and case.question.item == 1)
    asked = meant if len(asked) > 1 or of_first else asked
    if len(asked) != 1:
        return None
    slip, speech = asked[0], case.speech
    months = tuple(month_number(fact.period) for fact in (slip.now, slip.passed[0]))
    between = Computation(months[0] - months[1], months, "−")
    late = speech.say("months", count=speech.number(between.result))
    sums = [between]
    if between.result % _YEAR == 0:
        years = tuple(year_number(fact.period) for fact in (slip.now, slip.passed[0]))
        sums.append(Computation(years[0] - years[1], years, "−"))
        late = f"{speech.say('years', count=speech.number(sums[-1].result))} ({late})"
    shown = (slip.now, *slip.passed)
    text = f"{late}: {tell_slip(case, slip)}, {qualified(slip.now, case)}"
    return Draft(text, shown, strong=late, computations=tuple(sums), figures=figures_of(shown))
