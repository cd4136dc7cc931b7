"""What a count of deliveries has become since: everything ordered, where the order was completed later."""

from collections.abc import Sequence

from index.records import Attribute, Fact, Modality, Status
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.plans.sentences import label, qualified
from retrieval.resolution import Standing, is_earlier

A = Attribute


def ordered_for(row: Row, case: Case) -> Fact | None:
    """What was ordered of the product a delivery row is about."""
    orders = case.rows(A.ORDERED_QUANTITY, [row.deal])
    same = [order for order in orders if order.product == row.product] or (orders if len(orders) == 1 else [])
    return same[0].fact if same and same[0].fact.unit == row.fact.unit else None


def completed_since(row: Row, case: Case) -> Fact | None:
    """The fact that says a deal was completed after a count that falls short of its order; None where none does."""
    ordered = ordered_for(row, case)
    if ordered is None or row.fact.number >= ordered.number:
        return None
    facts = case.known(case.knowledge.facts_of.get(row.deal.id, ()))
    ends = [fact for fact in facts if _is_end(fact, case) and is_earlier(row.fact, fact)]
    return ends[0] if ends else None


def in_full(rows: Sequence[Row], case: Case) -> list[Row]:
    """The rows, with what was ordered in the place of each count that a completion has overtaken."""
    return [_whole(row, case) if completed_since(row, case) is not None else row for row in rows]


def tell_completion(row: Row, end: Fact, case: Case) -> Draft | None:
    """That everything ordered has come, and when it had."""
    ordered = ordered_for(row, case)
    if ordered is None or end.as_of is None:
        return None
    speech = case.speech
    figure = speech.figure(ordered)
    text = speech.say(
        "all_by", date=speech.period(end.as_of), figure=figure, buyer=ordered.buyer, what=label(ordered, case)
    )
    facts = (ordered, end, row.fact)
    return Draft(f"{text}, {qualified(end, case)}", facts, strong=figure, figures=figures_of([ordered]))


def _is_end(fact: Fact, case: Case) -> bool:
    """Whether a fact says that its deal has been completed by the date asked."""
    if fact.modality is not Modality.ACTUAL or "part" in fact.scope:
        return False
    if fact.attribute is A.COMPLETED:
        return fact.period.end <= case.question.frame.as_of
    return fact.attribute is A.STATUS and fact.value == Status.COMPLETED


def _whole(row: Row, case: Case) -> Row:
    ordered = ordered_for(row, case)
    return row if ordered is None else Row(row.deal, row.product, Standing(ordered))
