"""The single thing that a question is about, by its place among all that a buyer ordered: the second ship of two."""

from dataclasses import replace
from itertools import accumulate

from index.records import Attribute
from retrieval.case import Case
from retrieval.question import Operation

_OF_ONE = (Attribute.PLACE, Attribute.DELIVERY_DUE, Attribute.DELIVERY_START)


def of_item(case: Case) -> Case:
    """The same case about the order that the nth thing is of, where a place or a delivery of just that is asked for."""
    case = _of_arrival(_of_last(case))
    question = case.question
    lead = question.attributes[:1]
    asks = question.operation is Operation.LOOKUP and lead in [(one,) for one in _OF_ONE]
    rows = case.firm(case.rows(Attribute.ORDERED_QUANTITY)) if asks and question.item and len(case.deals) > 1 else []
    if len(rows) < 2 or len({(row.deal.buyer, row.fact.unit) for row in rows}) > 1:
        return case
    upto = accumulate(int(row.fact.number) for row in rows)
    found = next((row for row, last in zip(rows, upto, strict=True) if question.item <= last), None)
    if found is None or (lead != (Attribute.PLACE,) and found.fact.number > 1):
        return case  # which of several the date is of, the order doesn't tell
    return replace(case, question=replace(question, item=0)).about(
        replace(question.subject, deals=frozenset({found.deal.id}), kinds=frozenset())
    )


def _of_last(case: Case) -> Case:
    """The same case about the last of several things, where it is asked how late the nth is and just so many are due.

    "How late is the second ship" of a buyer that signed once is about its order of two.
    """
    question, places = case.question, case.question.subject.ordinals
    if "delayed" not in question.claims or len(places) != 1 or case.deals:
        return case
    wide = case.about(replace(question.subject, ordinals=()))
    counts = {row.fact.value for row in wide.firm(wide.rows(Attribute.ORDERED_QUANTITY))}
    return replace(wide, question=replace(wide.question, item=places[0])) if counts == {places[0]} else case


def _of_arrival(case: Case) -> Case:
    """The same case about one of several things, where that is said to have come and no deal has such a place.

    "Has it got its seventh jet", of a buyer that signed once.
    """
    question, places = case.question, case.question.subject.ordinals
    said = question.operation is Operation.VERIFY and question.attributes[:1] == (Attribute.DELIVERED_QUANTITY,)
    if not said or len(places) != 1 or places[0] < 2 or case.deals:
        return case
    wide = case.about(replace(question.subject, ordinals=()))
    ordered = wide.firm(wide.rows(Attribute.ORDERED_QUANTITY))
    return replace(wide, question=replace(wide.question, item=places[0])) if len(ordered) == 1 else case
