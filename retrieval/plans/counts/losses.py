"""What is left of what came, less what was lost of it, where no source gives that count; and when it was lost."""

from dataclasses import replace

from index.extraction.days import find_days
from index.names import fold
from index.records import Attribute, DealKind, Fact, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.counts.subtracting import less
from retrieval.plans.dates.milestones import tell_dates
from retrieval.question import Asked, Frame, Operation
from retrieval.tellings import tells
from retrieval.understanding.cues import load_cues

A = Attribute
_COUNTS = (Operation.LOOKUP, Operation.PROGRESS, Operation.DIFFERENCE)


def answer_survivors(case: Case) -> Draft | None:
    """How many are left after losses; None where that isn't asked, or is on record, or the losses are of another time.

    Where the question does the sum itself ("take those handed over by June, knock off the lost ones"), its date is
    that of what came.
    """
    question = case.question
    sums = "set_off" in question.claims and ("lost" in question.claims or A.LOST_QUANTITY in question.attributes)
    has = A.REMAINING_QUANTITY in question.attributes and tells("has_left", question.text)
    serves = A.IN_SERVICE_QUANTITY in question.attributes or (has and bool(case.rows(A.LOST_QUANTITY)))
    serving = case.rows(A.IN_SERVICE_QUANTITY) if serves else []
    if has and serving and question.operation in _COUNTS:
        return answer_quantity(case, A.IN_SERVICE_QUANTITY)
    serves = serves and not serving
    counts = question.asked is Asked.QUANTITY and question.operation in _COUNTS and not question.is_yes_no
    if not counts or not (serves or (sums and A.REMAINING_QUANTITY in question.attributes)):
        return None
    then = replace(case, question=replace(question, frame=Frame(question.today))) if sums else case
    lost, came = [row for row in then.rows(A.LOST_QUANTITY) if _is_sum(row, then)], _came(case)
    if len(lost) != 1 or len(came) != 1:
        return decline(case, A.IN_SERVICE_QUANTITY) if has and serves else None
    inside = lost[0].product in case.knowledge.covers(came[0].product)
    alike = inside and came[0].fact.unit == lost[0].fact.unit
    return less(case, [came[0].fact], [lost[0].fact]) if alike and came[0].deal == lost[0].deal else None


def answer_out_of_use(case: Case) -> Draft | None:
    """How many of what came serve no more; a refusal where both counts aren't of one deal; None if that isn't asked.

    How many are in service answers the opposite.
    """
    question = case.question
    counts = question.asked is Asked.QUANTITY and question.operation in _COUNTS and not question.is_yes_no
    if "out_of_use" not in question.claims or not counts:
        return None
    serving = case.rows(A.IN_SERVICE_QUANTITY)
    came = _came(replace(case, question=replace(question, claims=frozenset())))  # whoever counts what serves
    if len(serving) != 1 or len(came) != 1 or A.LOST_QUANTITY in question.attributes:
        return decline(case, A.IN_SERVICE_QUANTITY) if serving else None
    alike = (came[0].deal, came[0].product, came[0].fact.unit) == (
        serving[0].deal,
        serving[0].product,
        serving[0].fact.unit,
    )
    fewer = alike and serving[0].fact.number <= came[0].fact.number
    return less(case, [came[0].fact], [serving[0].fact]) if fewer else decline(case, A.IN_SERVICE_QUANTITY)


def _came(case: Case) -> list[Row]:
    """What has come of the deals asked about; of a lease what was leased, where no delivery is told."""
    leased = [deal for deal in case.deals if deal.kind is DealKind.LEASE]
    return case.firm(case.rows(A.DELIVERED_QUANTITY)) or case.rows(A.LEASED_QUANTITY, leased)


def _is_sum(row: Row, case: Case) -> bool:
    """Whether a count of losses takes in those told before: it is larger than all of them."""
    told = [f for f in case.known(case.facts(A.LOST_QUANTITY, [row.deal])) if f.modality is Modality.ACTUAL]
    earlier = [fact.number for fact in told if fact.id != row.fact.id and fact.product == row.product]
    return row.fact.modality is Modality.ACTUAL and all(number < row.fact.number for number in earlier)


def answer_loss(case: Case) -> Draft | None:
    """When something was lost, where that is asked: "date of the accident"; a refusal where no loss is dated.

    None where another date is asked for, or a word for a loss may as well be one for a contest.
    """
    question, cues = case.question, load_cues(case.question.language)
    plain = question.asked is Asked.DATE and question.operation is Operation.LOOKUP
    plain = plain and question.attributes == (A.SIGNED,) and not question.is_of_plan  # what "when" alone asks for
    if not plain or not cues.has("attribute", A.LOST_QUANTITY, fold(question.text)):
        return None
    losses = [fact for fact in case.known(case.facts(A.LOST_QUANTITY)) if fact.modality is Modality.ACTUAL]
    if not losses:
        return None if question.claims & _CONTESTS else decline(case, A.LOST_QUANTITY)
    dated = list({fact.as_of: fact for fact in losses if _is_dated(fact, case)}.values())
    told = len(dated) == len({fact.as_of for fact in losses}) and len(dated) <= _MOST
    return tell_dates(case, dated) if told else decline(case, A.LOST_QUANTITY)


_CONTESTS = frozenset({"lost", "won", "offered", "cancelled", "signed"})
_MOST = 4  # losses in one answer


def _is_dated(fact: Fact, case: Case) -> bool:
    """Whether the sentence of a loss gives the day that the fact is true of, which is then the day it happened."""
    article = case.knowledge.article(fact)
    days = {day.period for day in find_days(fact.quote, article.language, article.published)}
    return fact.as_of in days
