"""What one role leaves of another: orders of a need, a price of a limit, payments of a price."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import MONEY, Attribute
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.comparisons.called_off import as_it_stands
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.question import Asked, Frame

A = Attribute


def left_of_limit(case: Case, named: Sequence[Attribute]) -> Draft | None:
    """What is left of a need or a limit, by its figure or its name; what lies between two roles that are named."""
    if (draft := _left_of_given(case)) is not None:
        return draft
    limited = named[:1] == [A.CEILING] or _leaves_framework(case)
    if limited and (draft := _under_ceiling(case)) is not None:
        return draft
    return between_roles(case, named[0], named[1]) if len(named) > 1 else None


def _left_of_given(case: Case) -> Draft | None:
    """What an order leaves of a need, or a price of a limit, that the question gives by its figure."""
    money = case.question.asked is Asked.MONEY
    given = {number.value for number in case.question.numbers if money == bool(number.currency)}
    for role in (A.BUDGET, A.CEILING) if money else (A.REQUIRED_QUANTITY,):
        if any(row.fact.value in given for row in _rows(case, role)):
            return between_roles(case, role, A.VALUE if money else A.ORDERED_QUANTITY)
    return None


def left_to_order(case: Case) -> Draft | None:
    """What is still to be ordered of what is needed; None where the question speaks of no need, or of no orders."""
    needs = A.REQUIRED_QUANTITY in case.question.attributes and case.question.is_negated  # "needed, not on order"
    if "orders" not in case.question.claims and not (needs and "signed" in case.question.claims):
        return None
    case = case.about(replace(case.question.subject, kinds=frozenset())) if needs else case  # of no contract alone
    need, ordered = _whole(case, A.REQUIRED_QUANTITY), _whole(case, A.ORDERED_QUANTITY)
    named = A.REQUIRED_QUANTITY in case.question.attributes and bool(case.rows(A.REQUIRED_QUANTITY))
    short = named and need is not None and ordered is not None and need.amount > ordered.amount
    return _left_of_given(case) or (between_roles(case, A.REQUIRED_QUANTITY, A.ORDERED_QUANTITY) if short else None)


def _leaves_framework(case: Case) -> bool:
    """Whether what is left in money is of a framework: none of its orders is paid off."""
    left = case.question.attributes == (A.VALUE, A.AMOUNT_PAID) and not case.facts(A.AMOUNT_PAID)
    return left and bool(case.deals) and all(map(case.knowledge.is_umbrella, case.deals))


def is_of_one_sort(case: Case, rows: Sequence[Row]) -> bool:
    """Whether all rows are of things counted alike."""
    products = case.knowledge.products
    return len({products[row.product].unit for row in rows if row.product in products}) == 1


def unpaid(case: Case) -> Draft | None:
    """What is left to pay, where that is asked: the price less what has been paid of it, of one deal."""
    return between_roles(case, A.VALUE, A.AMOUNT_PAID) if "unpaid" in case.question.claims else None


def _under_ceiling(case: Case) -> Draft | None:
    """What a framework's ceiling leaves: the ceiling less what its call-offs cost; None unless each has a price."""
    case = case.about(replace(case.question.subject, kinds=frozenset(), ordinals=()))  # "after both contracts"
    rows = [row for row in case.rows(A.CEILING) if case.knowledge.is_umbrella(row.deal)]
    if len(rows) != 1:
        return None
    calls = case.knowledge.children(rows[0].deal.id)
    costs = case.rows(A.VALUE, calls, rows[0].fact.unit)
    if not calls or {row.deal.id for row in costs} != {deal.id for deal in calls}:
        return None
    cap = Entry.of(rows[0])
    spent = Entry(
        case.speech.country(rows[0].deal.buyer), tuple(costs), sum((r.fact.number for r in costs), Decimal(0))
    )
    return show_difference(case, cap, spent)


_BEFOREHAND = frozenset(
    {A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.NOTIFIED_QUANTITY, A.NEGOTIATED_QUANTITY, A.BUDGET, A.CEILING}
)


def between_roles(case: Case, one: Attribute, other: Attribute) -> Draft | None:
    """The figure of one role less that of another; None unless each has one figure in the same unit.

    What was wanted and came to be given up counts where nothing else tells: "than once budgeted".
    """
    once = replace(case, question=replace(case.question, scopes=case.question.scopes | {"superseded"}))
    for then in (case, once)[: 1 + (one in _BEFOREHAND)]:
        sides = _sides(case, then, one, other)
        if sides and sides[0].amount != sides[1].amount:
            high, low = sorted(sides, key=lambda side: -side.amount)
            return show_difference(case, high, low)
    return None


def _sides(case: Case, then: Case, one: Attribute, other: Attribute) -> list[Entry]:
    """The figure of one role, as it was in another case, beside that of another; none where they can't be held so."""
    first = _whole(then, one)
    second = _whole(case, other, first.facts[0].unit) if first is not None else None
    placed = "orders" in case.question.claims and "cancelled" not in case.question.claims  # "its three orders"
    if second is not None and one is A.REQUIRED_QUANTITY and not placed:
        second = as_it_stands(case, second)
    if first is None or second is None or not _are_given(case, [first, second]):
        return []
    deals = [{row.deal for row in side.rows} for side in (first, second)]
    if len({deal.buyer for side in deals for deal in side}) > 1:
        return []  # what one country needs, others' orders don't meet
    if deals[0] == deals[1]:
        return [first, second]
    if one not in _PROGRAMME and not all({deal.follows, deal.parent} & {d.id for d in deals[0]} for deal in deals[1]):
        return []  # a plan for one deal says nothing of the others, but of what followed from it
    # What the buyer wants in all belongs to no single deal.
    return [replace(side, name=case.speech.country(side.rows[0].deal.buyer)) for side in (first, second)]


_PROGRAMME = frozenset({A.REQUIRED_QUANTITY, A.FRAMEWORK_QUANTITY, A.BUDGET})  # recorded once for several deals


_SMALL = 10  # what a question may count beside its figures: "its three orders"


def _are_given(case: Case, sides: Sequence[Entry]) -> bool:
    """Whether every figure the asker gives is one of those that are held side by side."""
    given = [number.value for number in case.question.numbers if number.value > _SMALL]
    return all(any(value == side.amount for side in sides) for value in given)


def _whole(case: Case, role: Attribute, unit: str | None = None) -> Entry | None:
    """What the deals asked about come to in one role and unit; None where that isn't one sum of one unit."""
    rows = [row for row in _rows(case, role) if isinstance(row.fact.value, Decimal)]
    rows = [row for row in rows if unit in (None, row.fact.unit)]
    if not rows or len({row.fact.unit for row in rows}) > 1 or len(rows) > _MOST:
        return None
    if len(rows) > 1 and role not in (A.ORDERED_QUANTITY, A.VALUE, A.DELIVERED_QUANTITY):
        return None
    if len({row.deal.id for row in rows}) > 1 and not is_of_one_sort(case, rows):
        return None
    title = rows[0].deal.title if len(rows) == 1 else case.speech.country(rows[0].deal.buyer)
    return Entry(title, tuple(rows), sum((row.fact.number for row in rows), Decimal(0)))


def _rows(case: Case, role: Attribute) -> list[Row]:
    """What stands in a role on the date asked, else today: "smaller than what it wanted in April" is of two times.

    What was wanted may be on record as required, planned or negotiated.
    """
    currency = case.question.currency if role in MONEY else None
    later = replace(case.question, frame=Frame(case.question.today))
    for when in (case, replace(case, question=later))[: 1 + case.question.frame.asked]:
        for one in (role, *(_WISHES if role in _WISHES else ())):
            if rows := when.firm(when.rows(one, currency=currency)):
                return rows
    return []


_WISHES = (A.PLANNED_QUANTITY, A.REQUIRED_QUANTITY, A.NEGOTIATED_QUANTITY)


_MOST = 4  # deals added up on one side of a difference
