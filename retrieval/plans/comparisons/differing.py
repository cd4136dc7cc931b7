"""By how much: one figure less another."""

from collections.abc import Sequence
from decimal import Decimal

from index.records import MONEY, QUANTITIES, Attribute, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import answer_money
from retrieval.plans.amounts.rest import less_main_part, less_things
from retrieval.plans.amounts.taxes import answer_tax
from retrieval.plans.comparisons.at_odds import between_speakers
from retrieval.plans.comparisons.entries import Entry, comparable, entries_of
from retrieval.plans.comparisons.gap import show_difference
from retrieval.plans.comparisons.remainders import between_roles, is_of_one_sort, left_of_limit, unpaid
from retrieval.plans.dates.slips import how_late
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
    if (draft := left_of_limit(case, named)) is not None:
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
    if (without := less_things(case)) is not None:
        return without
    return less_main_part(case) if {"alone", "gap"} <= case.question.scopes | case.question.claims else None


def _told_apart(case: Case, attribute: Attribute) -> Draft | None:
    """What one party says less what another says, of whatever they differ in where the question doesn't say of what."""
    named = case.question.attributes or case.question.currency
    roles = (attribute,) if named and "conflict" not in case.question.about_sources else _TOLD
    if "told" in case.question.claims:
        roles = (*roles, *(role for role in _TOLD if (role in MONEY) == (attribute in MONEY)))
    found = [draft for role in dict.fromkeys(roles) if (draft := between_speakers(case, role)) is not None]
    return found[0] if len(found) == 1 else None


_TOLD = (A.VALUE, A.ORDERED_QUANTITY, A.DELIVERED_QUANTITY)


def _are_alike(case: Case, entries: Sequence[Entry]) -> bool:
    """Whether two sides may be held against each other: the question names them, or both are of one sort."""
    subject = case.question.subject
    named = (subject.products, subject.deals, subject.buyers, subject.ordinals)
    if max(map(len, named)) > 1 or subject.products or _names_two(case):
        return True
    return is_of_one_sort(case, [row for entry in entries for row in entry.rows])


def _measured(case: Case) -> Attribute:
    """The role whose figures differ: the first named; money where a currency is named."""
    named = [a for a in case.question.attributes if a in QUANTITIES | MONEY]
    if case.question.currency:
        return next((a for a in named if a in MONEY), A.VALUE)
    if "offered" in case.question.claims and not case.rows(A.ORDERED_QUANTITY):
        return A.VALUE  # of offers only the prices are on record
    return named[0] if named else A.ORDERED_QUANTITY


_BEFORE = {  # what came before the contract: what was wanted, allowed or meant to be spent
    A.ORDERED_QUANTITY: (A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.NOTIFIED_QUANTITY, A.FRAMEWORK_QUANTITY),
    A.VALUE: (A.CEILING, A.BUDGET),
}


def _across_roles(case: Case, attribute: Attribute) -> Draft | None:
    """What was required, notified or budgeted less what was contracted; or a figure less what it was before."""
    firm = A.VALUE if attribute in MONEY else A.ORDERED_QUANTITY
    told = "told" in case.question.claims and not set(_BEFORE[firm]) & set(case.question.attributes)
    if _names_two(case) or len(case.question.subject.ordinals) > 1 or told:
        return None  # how two parties or contracts differ is no difference of roles
    named = [attribute] if attribute in _BEFORE[firm] else []
    found = [draft for role in named or _BEFORE[firm] if (draft := between_roles(case, role, firm)) is not None]
    if len({draft.strong for draft in found}) == 1:
        return found[0]
    return None if found else _against_before(case, firm)


def _names_two(case: Case) -> bool:
    """Whether two buyers are named, or two sellers."""
    subject = case.question.subject
    return len(subject.buyers) > 1 or len(subject.sellers) > 1 or len(subject.seller_countries) > 1


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
