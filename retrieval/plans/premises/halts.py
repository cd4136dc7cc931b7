"""A halt or a lapse claimed: things said to come in, or to stand still, and an option said to be gone."""

from collections.abc import Sequence

from index.periods import Period
from index.records import SAID, Attribute, Deal, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.plans.counts.taken_up import granting
from retrieval.plans.deals.status import CLAIMED, Stage, describe
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.question import Question
from retrieval.tellings import tells

A, S = Attribute, Status


def by_halt(case: Case, stages: list[Stage]) -> Draft | None:
    """Things said to come in while a halt lasted: wrong. A halt said to have lasted: right until it ended.

    A halt lasts until a source says that it ended; where none does, nothing is known of how long.
    """
    question, asked = case.question, _time_of(case.question)
    if asked is None or not {"delivered", "suspended"} & question.claims:
        return None
    halted = [stage for stage in stages if _halts(case, stage.deal)]
    if len(halted) != 1 or any(stage.reaches(S.IN_DELIVERY) for stage in stages if stage is not halted[0]):
        return None
    began = _halts(case, halted[0].deal)[-1]
    ended = _ends(case, halted[0].deal, began)
    if not ended or began.as_of is None or began.as_of.end > asked.start:
        return None
    over = ended[0].as_of
    if over is not None and over.end < asked.start:
        return by_fact(case, ended[0], False) if "suspended" in question.claims else None
    through = over is not None and over.start > asked.end
    return by_fact(case, began, "suspended" in question.claims) if through else None


def no_longer_halted(case: Case, stages: list[Stage]) -> Draft | None:
    """A halt said to last still that is over: wrong."""
    if not {"suspended", "still"} <= case.question.claims or case.question.frame.asked:
        return None
    halted = [stage for stage in stages if _halts(case, stage.deal)]
    if len(halted) != 1:
        return None
    if ends := _ends(case, halted[0].deal, _halts(case, halted[0].deal)[-1]):
        return by_fact(case, ends[0], False)
    return None if halted[0].status in CLAIMED["suspended"] else verdict(case, describe(case, halted), False)


def _time_of(question: Question) -> Period | None:
    """The time in which something is said to have been so; None for what was planned, printed or complete by then."""
    frame, claims = question.frame, question.claims
    barred = question.is_of_plan or frame.printed or {"completed", "on_time", "delayed", "cancelled"} & claims
    return frame.period if frame.asked and frame.as_of < question.today and not barred else None


def _halts(case: Case, deal: Deal) -> Sequence[Fact]:
    """What says that a deal, or taking in what it is for, was halted by the time asked."""
    facts = case.known(case.facts(A.STATUS, [deal]))
    return [fact for fact in facts if fact.value in CLAIMED["suspended"] and fact.modality is Modality.ACTUAL]


def _ends(case: Case, deal: Deal, halt: Fact) -> Sequence[Fact]:
    """What says that a halt came to an end, whenever that was, the earliest first."""
    since = [
        fact
        for fact in case.knowledge.facts_of.get(deal.id, ())
        if fact.as_of and halt.as_of and fact.as_of.start > halt.as_of.end and fact.modality is Modality.ACTUAL
    ]
    told = [fact for fact in since if tells("resumed", f"{fact.value} {fact.quote}")]
    return sorted(told, key=lambda fact: (fact.as_of.start if fact.as_of else case.question.today, fact.id))


def by_lapse(case: Case, stages: list[Stage]) -> Draft | None:
    """A lapse claimed: right where it is on record, wrong where all was taken up; a refusal of what was left over."""
    question = case.question
    if "lapsed" not in question.claims or {"exercised", "possible"} & question.claims:
        return None
    facts = case.facts(A.STATUS) + case.facts(A.STATUS, granting(case))
    states = [fact for fact in case.known(facts) if str(fact.value).startswith("option_") and fact.modality in SAID]
    if lapsed := [fact for fact in states if fact.value == S.OPTION_LAPSED]:
        return by_fact(case, lapsed[-1], True)
    in_part = [fact for fact in states if fact.value == S.OPTION_EXERCISED and "part" in fact.scope]
    if in_part or "rest_of_option" in question.claims:
        return not_recorded(case, case.facts(A.REMAINING_QUANTITY) or in_part, A.REMAINING_QUANTITY)
    return None
