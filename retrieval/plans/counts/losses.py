"""What is left of what came, less what was lost of it, where no source gives that count."""

from dataclasses import replace

from index.records import Attribute, DealKind, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.counts.subtracting import less
from retrieval.question import Asked, Frame, Operation

A = Attribute
_COUNTS = (Operation.LOOKUP, Operation.PROGRESS, Operation.DIFFERENCE)


def answer_survivors(case: Case) -> Draft | None:
    """How many are left after losses; None where that isn't asked, or is on record, or the losses are of another time.

    Where the question does the sum itself ("take those handed over by June, knock off the lost ones"), its date is
    that of what came.
    """
    question = case.question
    sums = "set_off" in question.claims and ("lost" in question.claims or A.LOST_QUANTITY in question.attributes)
    serves = A.IN_SERVICE_QUANTITY in question.attributes and not case.rows(A.IN_SERVICE_QUANTITY)
    counts = question.asked is Asked.QUANTITY and question.operation in _COUNTS and not question.is_yes_no
    if not counts or not (serves or (sums and A.REMAINING_QUANTITY in question.attributes)):
        return None
    then = replace(case, question=replace(question, frame=Frame(question.today))) if sums else case
    lost, came = [row for row in then.rows(A.LOST_QUANTITY) if _is_sum(row, then)], _came(case)
    if len(lost) != 1 or len(came) != 1:
        return None
    alike = (came[0].product, came[0].fact.unit) == (lost[0].product, lost[0].fact.unit)
    return less(case, [came[0].fact], [lost[0].fact]) if alike and came[0].deal == lost[0].deal else None


def _came(case: Case) -> list[Row]:
    """What has come of the deals asked about; of a lease what was leased, where no delivery is told."""
    leased = [deal for deal in case.deals if deal.kind is DealKind.LEASE]
    return case.firm(case.rows(A.DELIVERED_QUANTITY)) or case.rows(A.LEASED_QUANTITY, leased)


def _is_sum(row: Row, case: Case) -> bool:
    """Whether a count of losses takes in those told before: it is larger than all of them."""
    told = [f for f in case.known(case.facts(A.LOST_QUANTITY, [row.deal])) if f.modality is Modality.ACTUAL]
    earlier = [fact.number for fact in told if fact.id != row.fact.id and fact.product == row.product]
    return row.fact.modality is Modality.ACTUAL and all(number < row.fact.number for number in earlier)
