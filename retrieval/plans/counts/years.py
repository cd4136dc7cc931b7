"""What came within one year, where only running counts are on record."""

from collections.abc import Sequence

from index.periods import Precision
from index.records import Attribute, Fact, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.question import Asked

A = Attribute


def not_of_year_alone(case: Case, rows: Sequence[Row]) -> Draft | None:
    """A refusal with the running count, where it is asked what came in one year and some had come before it.

    None where nothing shows that any had: then the count of that year is all there was.
    """
    year, question = case.question.frame.period, case.question
    if year is None or year.precision is not Precision.YEAR or question.asked is not Asked.QUANTITY:
        return None
    before = [fact for row in rows for fact in _come_before(case, row, year.start.year)]
    if not before:
        return None
    return not_recorded(case, [row.fact for row in rows], A.DELIVERED_QUANTITY)


def _come_before(case: Case, row: Row, year: int) -> list[Fact]:
    """The facts that show that something of a row had come before a year began."""
    counts = [
        fact
        for fact in case.known(case.facts(A.DELIVERED_QUANTITY, [row.deal]))
        if fact.product == row.product and fact.number and fact.as_of is not None and fact.as_of.end.year < year
    ]
    starts = [fact for fact in case.facts(A.DELIVERY_START, [row.deal]) if fact.period.end.year < year]
    return [fact for fact in (*counts, *starts) if fact.modality is Modality.ACTUAL]
