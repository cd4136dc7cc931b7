"""Two parties at odds: what one says less what the other says of the same deal."""

from dataclasses import replace

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.question import SIDES, Operation


def between_speakers(case: Case, attribute: Attribute) -> Draft | None:
    """What one party says less what another says of the same deal, where just two figures stand against each other."""
    if not {"gap", "told"} & case.question.claims and "conflict" not in case.question.about_sources:
        return None
    every = case.question.scopes - SIDES  # whoever is named, what both say counts
    plain = replace(case, question=replace(case.question, scopes=every, operation=Operation.PROVENANCE))
    rows = [row for row in plain.firm(plain.rows(attribute, currency=case.question.currency)) if row.standing.rivals]
    if len(rows) != 1 or len({rival.value for rival in rows[0].standing.rivals}) != 1:
        return None
    row, rival = rows[0], rows[0].standing.rivals[0]
    if row.fact.stated_by == rival.stated_by:
        return None
    sides = [Entry.of(one, one.fact.stated_by) for one in (row, case.row(rival))]
    high, low = sorted(sides, key=lambda side: -side.amount)
    return show_difference(case, high, low)
