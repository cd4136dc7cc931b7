"""The day asked for: of the plan that held first, of an option taken up, or of the attribute itself."""

from index.extraction.days import find_days
from index.records import SAID, Attribute, DealKind, Modality, Status
from retrieval.answer import Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.plans.absence import decline
from retrieval.plans.counts.quantity import single
from retrieval.plans.dates.milestones import came_so_far, first_to_come, tell_dates
from retrieval.plans.dates.nth import answer_of_nth, count_reached
from retrieval.plans.dates.slips import as_planned, before_delay
from retrieval.plans.deals.status import find_stages
from retrieval.plans.evidence.detail import BUILT, all_delivered, answer_date, in_its_words
from retrieval.plans.evidence.explain import answer_explain, term
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import label, qualified
from retrieval.question import Operation, Subject
from retrieval.tellings import tells
from retrieval.understanding.leans import ORDERINGS

A = Attribute


def answer_day(case: Case, lead: Attribute) -> Draft:
    """The date asked for: of the plan that held first, of what is no signature, or of the attribute itself."""
    question = case.question
    if "expiry" in question.claims and (told := term(case)) is not None:
        return told
    if (told := as_planned(case) or count_reached(case)) is not None:
        return told
    told = _other_day(case) if lead is A.SIGNED else None
    if told is not None or (told := before_delay(case)) is not None:
        return told
    if lead is A.SIGNED and (told := _never_signed(case)) is not None:
        return told
    if lead is A.DELIVERY_DUE and _came_at_once(case) and (told := all_delivered(case)) is not None:
        return told
    if lead is A.COMPLETED and question.is_past and not _ended(case) and (told := all_delivered(case)) is not None:
        return told  # when it was planned to end is no day on which the last one came
    told = _last_came(case) or _from_first_to_last(case) or _came_in_part(case) if lead is A.DELIVERY_DUE else None
    if told is None and lead is A.DELIVERY_START and question.claims & {"produced", "delivered"} == {"produced"}:
        return _begins_building(case)
    told = told or answer_of_nth(case, lead) or (_first_come(case) if lead is A.DELIVERY_START else None)
    if told is not None:
        return told
    runs = lead in (A.SIGNED, A.DELIVERY_START) and "signed" not in question.claims and _is_leased(case)
    return answer_date(case, (A.EFFECTIVE, *question.attributes) if runs else question.attributes)


def _begins_building(case: Case) -> Draft:
    """When building or assembly begins, in the words of the newest record of it: no first delivery says so."""
    told = [
        fact
        for fact in case.known(case.facts(A.OTHER))
        if BUILT & set(fact.scope) and find_days(str(fact.value), case.knowledge.article(fact).language, None)
    ]
    return in_its_words(case, told[-1]) if told else decline(case, A.DELIVERY_START)


def _came_at_once(case: Case) -> bool:
    """Whether it is asked when something came of which all was counted on a day that the sentence names itself."""
    question, counts = case.question, case.facts(A.DELIVERED_QUANTITY)
    asked = "delivered" in question.claims and question.is_past and not question.item
    parts = [f for role in (A.DELIVERY_START, A.DELIVERED_BATCH) for f in case.facts(role)]
    parts = [fact for fact in parts if fact.modality is Modality.ACTUAL]
    if not asked or parts or len({(fact.deal, fact.value) for fact in counts}) != 1:
        return False
    article = case.knowledge.article(counts[0])
    days = find_days(counts[0].quote, article.language, article.published)
    return counts[0].as_of in {day.period for day in days}


def _ended(case: Case) -> list[Row]:
    """The days on which deliveries did end."""
    return [row for row in case.rows(A.COMPLETED) if row.fact.modality is Modality.ACTUAL]


def _last_came(case: Case) -> Draft | None:
    """When the last of one order came, where all of it has; what had been planned is no answer then."""
    question = case.question
    if "last" not in question.leans or "delivered" not in question.claims or question.is_due or question.frame.asked:
        return None
    ends = _ended(case)
    return single(case, ends[0]) if len({row.deal.id for row in ends}) == 1 and len(case.deals) == 1 else None


def _from_first_to_last(case: Case) -> Draft | None:
    """When the first and the last of one order came, where it is asked when it was got and all of it has come."""
    question, speech = case.question, case.speech
    asked = "delivered" in question.claims and question.is_past and question.operation is Operation.LOOKUP
    if not asked or question.is_of_plan or question.item or question.frame.asked or question.words:
        return None
    ends = _ended(case)
    starts = [row for row in case.rows(A.DELIVERY_START) if row.fact.modality is Modality.ACTUAL]
    if len({row.deal.id for row in ends}) != 1 or any(row.deal != ends[0].deal for row in starts):
        return None
    facts = [row.fact for row in (*starts[:1], ends[0])]
    if len(facts) == 1 or facts[0].value == facts[1].value:
        return single(case, ends[0])
    told = "; ".join(f"{speech.figure(fact)}: {speech.word('role', fact.attribute)}" for fact in facts)
    text = f"{told} ({label(facts[1], case)}), {qualified(facts[1], case)}"
    return Draft(text, tuple(reversed(facts)), strong=speech.figure(facts[0]), figures=figures_of(facts))


def _came_in_part(case: Case) -> Draft | None:
    """When what has come of one order came, where it is asked when it was got and some of it is still to come."""
    question = case.question
    asked = "delivered" in question.claims and question.is_past and not (question.is_of_plan or question.item)
    plain = asked and not question.leans & ORDERINGS and not question.frame.asked
    return came_so_far(case) if plain else None


def _first_come(case: Case) -> Draft | None:
    """When the first of one deal had come, by the earliest count, where of its start only the plan is on record."""
    question, starts = case.question, [row.fact for row in case.rows(A.DELIVERY_START)]
    asked = "delivered" in question.claims and question.is_past and not question.frame.asked
    if not asked or any(fact.modality in SAID for fact in starts):
        return None
    came = [fact for deal in case.deals if (fact := first_to_come(case, deal)) is not None]
    if len(came) != 1 or (day := came[0].as_of) is None or not any(fact.period.overlaps(day) for fact in starts):
        return None  # an earlier count may be missing
    return tell_dates(case, came)


def _never_signed(case: Case) -> Draft | None:
    """How far a deal came, where the day of a signature is asked of one that was never concluded."""
    stages = find_stages(case)
    asked = "signed" in case.question.claims and not case.question.is_of_plan
    concluded = any(case.knowledge.is_agreed(deal) for deal in case.deals) or case.rows(A.SIGNED)
    return reject(case, stages[0]) if asked and len(stages) == 1 and not concluded else None


def _is_leased(case: Case) -> bool:
    """Whether all the deals asked about are leases: "since when does it lease it" is no day of signature."""
    return bool(case.deals) and all(deal.kind is DealKind.LEASE for deal in case.deals)


def _other_day(case: Case) -> Draft | None:
    """The answer where a date is asked for that is no signature's, though no cue says of what; None where it is one."""
    if (day := _planned_signing(case) or _when_taken_up(case) or _when_in_service(case)) is not None:
        return day
    if "signed" in case.question.claims or not _is_other_date(case):
        return None
    told = answer_explain(case) if case.question.words or "expiry" in case.question.claims else None
    return told if told is not None and told.outcome is Outcome.ANSWERED else decline(case, A.SIGNED)


def _planned_signing(case: Case) -> Draft | None:
    """When the one deal still to come is to be signed, where that is asked for: "for when did it plan the next"."""
    question = case.question
    if question.words or not question.is_of_plan:
        return None
    rows = [row for row in case.rows(A.SIGNED) if row.fact.modality not in SAID]
    rows = [row for row in rows if row.fact.period.end > question.frame.as_of]
    return single(case, rows[0]) if len(rows) == 1 else None


def _when_in_service(case: Case) -> Draft | None:
    """The one sentence on record of things entering service, where that is asked for; None where there isn't one."""
    if "enters_service" not in case.question.claims:
        return None
    told = [fact for fact in case.known(case.facts(None)) if tells("enters_service", fact.quote)]
    return in_its_words(case, told[-1]) if len({fact.quote for fact in told}) == 1 else None


def _when_taken_up(case: Case) -> Draft | None:
    """The day on which the one option asked about was taken up; None where that isn't asked, or not on record."""
    if "exercised" not in case.question.claims or case.question.is_future:
        return None
    buyers = frozenset(deal.buyer for deal in case.deals)
    wide = case.about(Subject(buyers=buyers, products=case.question.subject.products))
    told = [[f for f in one.known(one.facts(A.STATUS)) if f.value == Status.OPTION_EXERCISED] for one in (case, wide)]
    taken = told[0] or told[1]
    if len({fact.deal for fact in taken}) != 1 or taken[0].as_of is None:
        return None
    return tell_dates(case, taken[:1])


def _is_other_date(case: Case) -> bool:
    """Whether a date is asked of something that no cue names: until when an option is open, a lease runs, a launch."""
    question = case.question
    lapsed = "lapsed" in question.claims
    ended = any(fact.value == Status.OPTION_LAPSED for fact in case.known(case.facts(A.STATUS)))
    if lapsed and ended and not question.is_of_plan:
        return False  # when it ran out is on record
    ends = lapsed and not ended
    told = len(question.words) > 1 or bool({"option_open", "expiry", "enters_service"} & question.claims)
    return question.is_of_plan or told or ends
