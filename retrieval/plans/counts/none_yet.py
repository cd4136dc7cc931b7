"""That nothing had come by a day before the first did."""

from index.periods import period_of
from index.records import SAID, Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.sentences import line
from retrieval.question import Operation

A = Attribute
_PLAIN = (Operation.LOOKUP, Operation.PROGRESS)


def none_by_then(case: Case) -> Draft | None:
    """That none had come by the day asked, where the one order asked about began to come after it; None elsewhere."""
    question = case.question
    if not question.frame.asked or question.operation not in _PLAIN or question.is_of_plan:
        return None
    signed = {deal for deal, day in case.knowledge.signing.items() if day.start <= question.frame.as_of}
    deals = [deal for deal in case.deals if deal.id in signed and case.knowledge.is_agreed(deal)]
    deals = [deal for deal in deals if not case.knowledge.is_umbrella(deal)]
    starts = [f for f in case.facts(A.DELIVERY_START, deals) if f.modality in SAID and "disputed" not in f.scope]
    if len(deals) != 1 or not starts:
        return None
    first = min(starts, key=lambda fact: (fact.period.start, fact.id))
    if first.period.start <= question.frame.as_of:
        return None
    day = case.speech.period(period_of(question.frame.as_of))
    return Draft(case.speech.say("none_by", date=day, line=line(first, case)), (first,), strong="", figures=())
