"""What a sum of money takes in beside the deals it names: an amount the asker gives, and options not taken up yet."""

from collections.abc import Sequence

from index.records import Attribute, Deal, DealKind, Qualifier
from retrieval.case import Case, Row
from retrieval.question import LARGE, Operation, Subject

A = Attribute


def added(case: Case, rows: Sequence[Row]) -> list[Row]:
    """The amounts to add to some; none where it isn't a sum that is asked for."""
    if case.question.operation is not Operation.TOTAL:
        return []
    known = {row.deal.id for row in rows}
    return [
        row
        for row in (*_given(case), *case.rows(A.VALUE, _options(case, rows), rows[0].fact.unit))
        if row.deal.id not in known
    ]


def lacks_price(case: Case, rows: Sequence[Row]) -> bool:
    """Whether the sum is to have in an option of which no price is known."""
    priced = {row.deal.id for row in (*rows, *added(case, rows)) if row.fact.qualifier is not Qualifier.UNDISCLOSED}
    asked = case.question.operation is Operation.TOTAL
    return asked and any(deal.id not in priced for deal in _options(case, rows))


def _given(case: Case) -> list[Row]:
    """The values of the same buyers' deals that the question gives: "the ministry's 742 million and the option"."""
    given = {number.value for number in case.question.numbers if number.value >= LARGE}
    broad = case.about(Subject(buyers=frozenset(deal.buyer for deal in case.deals)))
    return [row for row in broad.rows(A.VALUE) if row.fact.value in given] if given else []


def _options(case: Case, rows: Sequence[Row]) -> list[Deal]:
    """The options on the deals of some amounts, where the sum is to have them in."""
    question = case.question
    if "if_taken" not in question.claims and A.OPTIONAL_QUANTITY not in question.attributes:
        return []
    children = [child for row in rows for child in case.knowledge.children(row.deal.id)]
    return [child for child in children if child.kind is DealKind.OPTION]
