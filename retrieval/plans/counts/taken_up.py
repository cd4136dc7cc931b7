"""What was taken up of an option: so many ordered from it, beside what it was for."""

from dataclasses import replace

from index.periods import Period
from index.records import Attribute, Deal, DealKind, Status
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.counts.quantity import single
from retrieval.plans.counts.totals import several
from retrieval.plans.sentences import line_row
from retrieval.question import Asked, Operation

A = Attribute
_PLAIN = (Operation.LOOKUP, Operation.PROGRESS)
# What is asked of an option beside what has been taken up of it: its end, what is left of it, its size before.
_OTHERWISE = frozenset({"lapsed", "expiry", "if_taken", "possible", "before_them", "still"})


def answer_taken_up(case: Case) -> Draft | None:
    """How many were taken up of the option asked about; None where that isn't asked, or isn't on record."""
    if not _asks_taken(case):
        return None
    broad = case.about(replace(case.question.subject, kinds=frozenset()))
    rows = taken_up(broad)
    if len(rows) != 1:
        return several(broad, rows, A.ORDERED_QUANTITY) if rows else None
    draft = single(broad, rows[0])
    options = broad.rows(A.OPTIONAL_QUANTITY) or broad.rows(A.OPTIONAL_QUANTITY, granting(broad))
    lines = [line_row(row.fact, case) for row in options if row.fact.unit == rows[0].fact.unit]
    return replace(
        draft,
        facts=(*draft.facts, *(row.fact for row in options)),
        details=(*draft.details, *(line.line for line in lines)),
        rows=tuple(lines),
    )


def _asks_taken(case: Case) -> bool:
    """Whether it is asked how many, or how much, of an option was taken up."""
    question = case.question
    named = "option_open" in question.claims or A.OPTIONAL_QUANTITY in question.attributes
    taken = named and "exercised" in question.claims and not _OTHERWISE & question.claims
    if not taken or question.is_future or question.is_negated or question.is_yes_no:
        return False
    if question.operation is Operation.SHARE:
        return "percent" not in question.claims and question.currency is None
    counts = question.asked is Asked.QUANTITY and question.operation in _PLAIN
    return counts and question.attributes[:1] in ((), (A.OPTIONAL_QUANTITY,), (A.ORDERED_QUANTITY,))


def taken_up(case: Case) -> list[Row]:
    """What was ordered from the options asked about, by them or by orders of their own."""
    used = [deal for deal in case.deals if case.knowledge.from_option(deal)] or _ordered_apart(case)
    goods = frozenset(product for deal in case.deals for product in deal.products)
    of_option = case.about(replace(case.question.subject, products=goods))  # the carriers of a "mortar" are no mortars
    return case.rows(A.ORDERED_QUANTITY, used) or of_option.rows(A.ORDERED_QUANTITY, used)


def granting(case: Case) -> list[Deal]:
    """The contracts that grant the options asked about."""
    parents = {deal.parent for deal in case.deals if deal.kind is DealKind.OPTION} - {""}
    return [case.knowledge.records.deals[deal] for deal in sorted(parents)]


def _ordered_apart(case: Case) -> list[Deal]:
    """The orders on record as signed on the day on which the options asked about were taken up."""
    days = {
        fact.as_of
        for deal in case.deals
        for fact in case.known(case.knowledge.facts_of.get(deal.id, ()))
        if deal.kind is DealKind.OPTION and fact.value == Status.OPTION_EXERCISED and fact.as_of
    }
    contracts = {deal.id for deal in granting(case)}
    after = [d for d in case.knowledge.records.deals.values() if contracts & {d.parent, d.follows}]
    return [d for d in after if d.kind is not DealKind.OPTION and _signed_on(case, d) in days]


def _signed_on(case: Case, deal: Deal) -> Period | None:
    signed = [f for f in case.known(case.knowledge.facts_of.get(deal.id, ())) if f.attribute is A.SIGNED]
    return signed[-1].period if signed else None
