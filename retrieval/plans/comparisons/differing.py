"""By how much: one figure less another."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import MONEY, QUANTITIES, Attribute, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import answer_money
from retrieval.plans.amounts.rest import less_main_part
from retrieval.plans.amounts.taxes import answer_tax
from retrieval.plans.comparisons.at_odds import between_speakers
from retrieval.plans.comparisons.called_off import as_it_stands
from retrieval.plans.comparisons.comparing import Entry, comparable, entries_of
from retrieval.plans.comparisons.gap import show_difference
from retrieval.plans.dates.slips import how_late
from retrieval.question import Asked, Frame
from retrieval.resolution import RESERVED, Standing, is_earlier

A = Attribute


def answer_difference(case: Case) -> Draft:
    """One figure less another, with both: of two deals or parties, else of two roles of one deal."""
    if "tax" in case.question.claims:
        return answer_tax(case)
    if (draft := unpaid(case) or _by_its_words(case)) is not None:
        return draft
    if "delayed" in case.question.claims and case.question.attributes == (A.VALUE,) and not case.question.currency:
        return decline(case, A.DELIVERY_DUE)  # "how much later" is no sum
    attribute = _measured(case)
    named = [a for a in case.question.attributes if a in QUANTITIES | MONEY]
    if (draft := _of_limit(case, named)) is not None:
        return draft
    if "owed_for" in case.question.claims and not case.facts(A.AMOUNT_PAID):
        return answer_money(case, A.VALUE)  # owed for something of which nothing is paid: its price
    if A.AMOUNT_PAID in named:
        return decline(case, A.AMOUNT_PAID)  # what is left to pay of some deals isn't the difference of their prices
    firm = A.VALUE if attribute in MONEY else A.ORDERED_QUANTITY
    if _asks_change(case) and attribute is firm and (draft := _against_before(case, firm)) is not None:
        return draft
    if "cut_from" in case.question.claims:
        return decline(case, A.ORDERED_QUANTITY)  # of an order that didn't change nothing was taken
    rows = comparable(case, attribute)
    said = {"told", "buyer_says"} <= case.question.claims and bool(case.question.subject.sellers)
    entries = entries_of(case, attribute) if len(rows) >= 2 and not said else []  # not what two parties say
    if len(entries) != 2 or not _are_alike(case, entries):
        return (
            (None if _asks_change(case) else _told_apart(case, attribute))
            or _across_roles(case, attribute)
            or decline(case, attribute)
        )
    high, low = sorted(entries, key=lambda entry: (-entry.amount, entry.name))
    return show_difference(case, high, low)


def _by_its_words(case: Case) -> Draft | None:
    """How late something is; what lies between the full price and that of the thing alone."""
    if "delayed" in case.question.claims:
        return how_late(case)
    return less_main_part(case) if {"alone", "gap"} <= case.question.scopes | case.question.claims else None


def _of_limit(case: Case, named: Sequence[Attribute]) -> Draft | None:
    """What is left of a need or a limit, by its figure or its name; what lies between two roles that are named."""
    if (draft := left_of_given(case)) is not None:
        return draft
    limited = named[:1] == [A.CEILING] or _leaves_framework(case)
    if limited and (draft := _under_ceiling(case)) is not None:
        return draft
    return _between(case, named[0], named[1]) if len(named) > 1 else None


def _told_apart(case: Case, attribute: Attribute) -> Draft | None:
    """What one party says less what another says, of whatever they differ in where the question doesn't say of what."""
    named = case.question.attributes or case.question.currency
    roles = (attribute,) if named and "conflict" not in case.question.about_sources else _TOLD
    if "told" in case.question.claims:
        roles = (*roles, *(role for role in _TOLD if (role in MONEY) == (attribute in MONEY)))
    found = [draft for role in dict.fromkeys(roles) if (draft := between_speakers(case, role)) is not None]
    return found[0] if len(found) == 1 else None


_TOLD = (A.VALUE, A.ORDERED_QUANTITY, A.DELIVERED_QUANTITY)


def left_of_given(case: Case) -> Draft | None:
    """What an order leaves of a need, or a price of a limit, that the question gives by its figure."""
    money = case.question.asked is Asked.MONEY
    given = {number.value for number in case.question.numbers if money == bool(number.currency)}
    for role in (A.BUDGET, A.CEILING) if money else (A.REQUIRED_QUANTITY,):
        if any(row.fact.value in given for row in _rows(case, role)):
            return _between(case, role, A.VALUE if money else A.ORDERED_QUANTITY)
    return None


def left_to_order(case: Case) -> Draft | None:
    """What is still to be ordered of what is needed; None where the question speaks of no need, or of no orders."""
    if "orders" not in case.question.claims:
        return None
    need, ordered = _whole(case, A.REQUIRED_QUANTITY), _whole(case, A.ORDERED_QUANTITY)
    named = A.REQUIRED_QUANTITY in case.question.attributes and bool(case.rows(A.REQUIRED_QUANTITY))
    short = named and need is not None and ordered is not None and need.amount > ordered.amount
    return left_of_given(case) or (_between(case, A.REQUIRED_QUANTITY, A.ORDERED_QUANTITY) if short else None)


def _leaves_framework(case: Case) -> bool:
    """Whether what is left in money is of a framework: none of its orders is paid off."""
    left = case.question.attributes == (A.VALUE, A.AMOUNT_PAID) and not case.facts(A.AMOUNT_PAID)
    return left and bool(case.deals) and all(map(case.knowledge.is_umbrella, case.deals))


def _are_alike(case: Case, entries: Sequence[Entry]) -> bool:
    """Whether two sides may be held against each other: the question names them, or both are of one sort."""
    subject = case.question.subject
    named = (subject.products, subject.deals, subject.buyers, subject.ordinals)
    if max(map(len, named)) > 1 or subject.products or _names_two(case):
        return True
    return _is_of_one_sort(case, [row for entry in entries for row in entry.rows])


def _is_of_one_sort(case: Case, rows: Sequence[Row]) -> bool:
    """Whether all rows are of things counted alike."""
    products = case.knowledge.products
    return len({products[row.product].unit for row in rows if row.product in products}) == 1


def unpaid(case: Case) -> Draft | None:
    """What is left to pay, where that is asked: the price less what has been paid of it, of one deal."""
    return _between(case, A.VALUE, A.AMOUNT_PAID) if "unpaid" in case.question.claims else None


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


def _measured(case: Case) -> Attribute:
    """The role whose figures differ: the first named; money where a currency is named."""
    named = [a for a in case.question.attributes if a in QUANTITIES | MONEY]
    if case.question.currency:
        return next((a for a in named if a in MONEY), A.VALUE)
    if "offered" in case.question.claims and not case.rows(A.ORDERED_QUANTITY):
        return A.VALUE  # of offers only the prices are on record
    return named[0] if named else A.ORDERED_QUANTITY


_BEFOREHAND = frozenset(
    {A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.NOTIFIED_QUANTITY, A.NEGOTIATED_QUANTITY, A.BUDGET, A.CEILING}
)
_BEFORE = {  # what came before the contract: what was wanted, allowed or meant to be spent
    A.ORDERED_QUANTITY: (A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.NOTIFIED_QUANTITY, A.FRAMEWORK_QUANTITY),
    A.VALUE: (A.CEILING, A.BUDGET),
}


def _across_roles(case: Case, attribute: Attribute) -> Draft | None:
    """What was required, notified or budgeted less what was contracted; or a figure less what it was before."""
    firm = A.VALUE if attribute in MONEY else A.ORDERED_QUANTITY
    told = "told" in case.question.claims and not set(_BEFORE[firm]) & set(case.question.attributes)
    if _names_two(case) or told:
        return None  # how two parties differ is no difference of roles
    named = [attribute] if attribute in _BEFORE[firm] else []
    found = [draft for role in named or _BEFORE[firm] if (draft := _between(case, role, firm)) is not None]
    if len({draft.strong for draft in found}) == 1:
        return found[0]
    return None if found else _against_before(case, firm)


def _names_two(case: Case) -> bool:
    """Whether two buyers are named, or two sellers."""
    subject = case.question.subject
    return len(subject.buyers) > 1 or len(subject.sellers) > 1 or len(subject.seller_countries) > 1


def _between(case: Case, one: Attribute, other: Attribute) -> Draft | None:
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
    if len({row.deal.id for row in rows}) > 1 and not _is_of_one_sort(case, rows):
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


def _against_before(case: Case, role: Attribute) -> Draft | None:
    """The figure that stands less the one it took the place of: reported before signature, or before an amendment."""
    currency = case.question.currency if role in MONEY else None
    rows = [row for row in case.rows(role, currency=currency) if isinstance(row.fact.value, Decimal)]
    changed = [(row, past) for row in rows if (past := _past_of(case, row)) is not None]
    if len(changed) != 1:
        return None
    pair = map(Entry.of, changed[0])
    high, low = sorted(pair, key=lambda entry: -entry.amount)
    return show_difference(case, high, low)


def _past_of(case: Case, row: Row) -> Row | None:
    """The one figure that a figure took the place of; None where there is none, or several."""
    now = row.fact
    barred = (RESERVED | {"rounded"}) - {"superseded", "converted"}
    changed = _asks_change(case)  # then what stood first is what it was before
    before = [
        fact
        for fact in case.known(case.facts(now.attribute, [row.deal]))
        if (fact.product, fact.unit) == (now.product, now.unit)
        and isinstance(fact.value, Decimal)
        and fact.value != now.value
        and not barred & (set(fact.scope) ^ set(now.scope))
        and ("superseded" in fact.scope or fact.modality is not Modality.ACTUAL or (changed and is_earlier(fact, now)))
    ]
    if len({fact.value for fact in before}) != 1:
        return None
    return Row(row.deal, before[0].product, Standing(before[0]))


def _asks_change(case: Case) -> bool:
    """Whether a figure is held against what it was itself: "cut by how many", "how much dearer has it become"."""
    alone = len(case.deals) == 1 and bool(case.question.leans & {"dear", "cheap"})
    return alone or bool(case.question.claims & {"cut", "cut_from", "raised", "cancelled"})
